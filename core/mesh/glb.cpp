// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/glb.h"

#include "core/mesh/gltf_reader.h"

#include <QCoreApplication>
#include <QFile>
#include <QtEndian>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr quint32 glbMagic = 0x46546C67;  // "glTF"
constexpr quint32 jsonChunk = 0x4E4F534A; // "JSON"
constexpr quint32 binChunk = 0x004E4942;  // "BIN\0"
constexpr qint64 headSize = 12;
constexpr qint64 chunkHeadSize = 8;

Error damaged(const QString &why) { return {ErrorCode::ModelDamaged, why}; }
Error tooLarge(const QString &what) { return {ErrorCode::ModelTooLarge, what}; }

quint32 wordAt(const QByteArray &bytes, qint64 offset)
{
    return qFromLittleEndian<quint32>(bytes.constData() + offset);
}

/// Nesting of objects and arrays; a parser that recurses must never see more than the limit.
int jsonDepth(QByteArrayView json, int limit)
{
    int depth = 0;
    int deepest = 0;
    bool inString = false;
    for (qsizetype i = 0; i < json.size() && deepest <= limit; ++i) {
        const char c = json[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            deepest = std::max(deepest, ++depth);
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return deepest;
}

struct Chunk
{
    quint32 type = 0;
    QByteArray bytes; // points into the file
    qint64 end = 0;
};

Result<Chunk> chunkAt(const QByteArray &file, qint64 offset)
{
    if (offset + chunkHeadSize > file.size())
        return damaged(QCoreApplication::translate("ModelFile", "it ends inside a chunk header"));
    const qint64 length = wordAt(file, offset);
    const qint64 start = offset + chunkHeadSize;
    if (length > file.size() - start)
        return damaged(QCoreApplication::translate("ModelFile", "it ends inside a chunk"));
    return Chunk{wordAt(file, offset + 4),
                 QByteArray::fromRawData(file.constData() + start, qsizetype(length)), start + length};
}

Result<void> checkHead(const QByteArray &file)
{
    if (file.size() < headSize)
        return damaged(QCoreApplication::translate("ModelFile", "it is shorter than a GLB header"));
    if (wordAt(file, 0) != glbMagic)
        return damaged(QCoreApplication::translate("ModelFile", "it is not a GLB file"));
    if (wordAt(file, 4) != 2)
        return Error{ErrorCode::PreviewUnsupported,
                     QCoreApplication::translate("ModelFile", "glTF version %1").arg(wordAt(file, 4))};
    if (wordAt(file, 8) != file.size())
        return damaged(QCoreApplication::translate("ModelFile", "its length does not match its header"));
    return {};
}
} // namespace

Result<Gltf> parseGlb(const QByteArray &bytes, const GlbLimits &limits)
{
    if (bytes.size() > limits.fileBytes)
        return tooLarge(u"%1 MB"_s.arg(bytes.size() >> 20));
    if (auto head = checkHead(bytes); !head)
        return head.error();
    const auto json = chunkAt(bytes, headSize);
    if (!json)
        return json.error();
    if (json->type != jsonChunk)
        return Error{ErrorCode::ModelUnreadable,
                     QCoreApplication::translate("ModelFile", "the first chunk is not JSON")};
    if (json->bytes.size() > limits.jsonBytes)
        return tooLarge(u"%1 MB of JSON"_s.arg(json->bytes.size() >> 20));
    if (jsonDepth(json->bytes, limits.jsonDepth) > limits.jsonDepth)
        return Error{ErrorCode::ModelUnreadable,
                     QCoreApplication::translate("ModelFile", "its JSON is nested too deeply")};

    QByteArray binary;
    if (json->end < bytes.size()) {
        const auto chunk = chunkAt(bytes, json->end);
        if (!chunk)
            return chunk.error();
        if (chunk->type == binChunk)
            binary = chunk->bytes;
    }
    return readGltf(bytes, json->bytes, binary, limits);
}

Result<Gltf> readGlb(const QString &path, const GlbLimits &limits)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::FileNotFound, path};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::StorageError, file.errorString()};
    if (file.size() > limits.fileBytes)
        return tooLarge(u"%1 MB"_s.arg(file.size() >> 20));
    // Read, not mapped: a file that shrinks under a mapping ends the process.
    return parseGlb(file.readAll(), limits);
}

} // namespace i2m
