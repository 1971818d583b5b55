// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/gltf_reader.h"

#include <QCoreApplication>

#include <limits>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 farthest = std::numeric_limits<qint32>::max(); // no buffer is longer, so sums never overflow
constexpr int mostViews = 1'000'000;

void readBuffers(const QJsonArray &array, const QByteArray &binary, const GlbLimits &limits,
                 GltfFields &fields, Gltf &gltf)
{
    qint64 decoded = 0;
    for (qsizetype i = 0; i < array.size() && fields.ok(); ++i) {
        const QJsonObject object = array[i].toObject();
        const qint64 length = fields.whole(object, "byteLength"_L1, -1, 1, farthest);
        QByteArray bytes;
        if (object.contains("uri"_L1)) {
            const auto embedded = dataUri(object["uri"_L1].toString());
            if (!embedded)
                return fields.fail(
                    QCoreApplication::translate("ModelFile", "it refers to data outside the file"));
            bytes = *embedded;
            decoded += bytes.size();
        } else if (i == 0) {
            bytes = binary;
        } else if (!object["extensions"_L1].toObject().contains("EXT_meshopt_compression"_L1)) {
            return fields.fail(QCoreApplication::translate("ModelFile", "buffer %1 has no bytes").arg(i));
        }
        if (decoded > limits.fileBytes)
            return fields.fail(QCoreApplication::translate("ModelFile", "its embedded data"),
                               ErrorCode::ModelTooLarge);
        const bool isFallback = bytes.isEmpty() && i > 0;
        if (!isFallback && (length < 0 || bytes.size() < length))
            return fields.fail(
                QCoreApplication::translate("ModelFile", "buffer %1 is shorter than it says").arg(i),
                ErrorCode::ModelDamaged);
        // The binary chunk stays where it is, in the file; what was decoded is kept.
        if (!object.contains("uri"_L1) && !isFallback)
            gltf.buffers.push_back(QByteArray::fromRawData(binary.constData(), qsizetype(length)));
        else
            gltf.buffers.push_back(bytes.left(isFallback ? 0 : length));
    }
}

void readViews(const QJsonArray &array, GltfFields &fields, Gltf &gltf)
{
    if (array.size() > mostViews)
        return fields.fail(QCoreApplication::translate("ModelFile", "%1 buffer views").arg(array.size()),
                           ErrorCode::ModelTooLarge);
    gltf.views.reserve(std::size_t(array.size()));
    for (qsizetype i = 0; i < array.size() && fields.ok(); ++i) {
        const QJsonObject object = array[i].toObject();
        GltfBufferView view;
        view.buffer = fields.index(object, "buffer"_L1, gltf.buffers.size());
        view.offset = fields.whole(object, "byteOffset"_L1, 0, 0, farthest);
        view.length = fields.whole(object, "byteLength"_L1, -1, 1, farthest);
        view.stride = int(fields.whole(object, "byteStride"_L1, 0, 4, 252));
        if (!fields.ok())
            return;
        if (view.buffer < 0 || view.length < 0)
            return fields.fail(
                QCoreApplication::translate("ModelFile", "buffer view %1 is incomplete").arg(i));
        const bool compressed = object["extensions"_L1].toObject().contains("EXT_meshopt_compression"_L1);
        if (!compressed && view.offset + view.length > gltf.buffers[std::size_t(view.buffer)].size())
            return fields.fail(
                QCoreApplication::translate("ModelFile", "buffer view %1 lies outside its buffer").arg(i));
        gltf.views.push_back(view);
    }
}

int widthOf(const QString &type)
{
    static const QHash<QString, int> widths{{u"SCALAR"_s, 1}, {u"VEC2"_s, 2}, {u"VEC3"_s, 3}, {u"VEC4"_s, 4},
                                            {u"MAT2"_s, 4},   {u"MAT3"_s, 9}, {u"MAT4"_s, 16}};
    return widths.value(type, 0);
}

GltfComponent componentOf(const QJsonObject &object, GltfFields &fields)
{
    const qint64 type = fields.whole(object, "componentType"_L1, -1, 5120, 5126);
    if (type < 0 || type == 5124)
        fields.fail(QCoreApplication::translate("ModelFile", "an accessor has no known component type"));
    return GltfComponent(type);
}

/// Whether `count` elements of `size` bytes from `offset` lie inside a view; all in 64 bits.
bool fits(const GltfBufferView &view, qint64 offset, qint64 count, qint64 size)
{
    const qint64 step = view.stride > 0 ? view.stride : size;
    return offset + (count - 1) * step + size <= view.length;
}

void readSparse(const QJsonObject &object, GltfAccessor &accessor, GltfFields &fields, const Gltf &gltf)
{
    GltfSparse &sparse = accessor.sparse;
    const QJsonObject indices = object["indices"_L1].toObject();
    const QJsonObject values = object["values"_L1].toObject();
    sparse.count = fields.whole(object, "count"_L1, 0, 1, accessor.count);
    sparse.indicesView = fields.index(indices, "bufferView"_L1, gltf.views.size());
    sparse.indicesOffset = fields.whole(indices, "byteOffset"_L1, 0, 0, farthest);
    sparse.indicesType = componentOf(indices, fields);
    sparse.valuesView = fields.index(values, "bufferView"_L1, gltf.views.size());
    sparse.valuesOffset = fields.whole(values, "byteOffset"_L1, 0, 0, farthest);
    if (!fields.ok())
        return;
    if (sparse.indicesView < 0 || sparse.valuesView < 0)
        return fields.fail(QCoreApplication::translate("ModelFile", "a sparse accessor is incomplete"));
    if (!fits(gltf.views[std::size_t(sparse.indicesView)], sparse.indicesOffset, sparse.count,
              componentSize(sparse.indicesType)) ||
        !fits(gltf.views[std::size_t(sparse.valuesView)], sparse.valuesOffset, sparse.count,
              elementSize(accessor)))
        fields.fail(
            QCoreApplication::translate("ModelFile", "a sparse accessor lies outside its buffer view"));
}

GltfAccessor readAccessor(const QJsonObject &object, const GlbLimits &limits, GltfFields &fields,
                          const Gltf &gltf)
{
    GltfAccessor accessor;
    accessor.view = fields.index(object, "bufferView"_L1, gltf.views.size());
    accessor.offset = fields.whole(object, "byteOffset"_L1, 0, 0, farthest);
    accessor.count = fields.whole(object, "count"_L1, -1, 1, farthest);
    accessor.component = componentOf(object, fields);
    accessor.width = widthOf(object["type"_L1].toString());
    accessor.matrix = object["type"_L1].toString().startsWith("MAT"_L1);
    accessor.normalized = object["normalized"_L1].toBool();
    accessor.min = fields.numbers(object, "min"_L1, accessor.width);
    accessor.max = fields.numbers(object, "max"_L1, accessor.width);
    if (!fields.ok())
        return accessor;
    if (accessor.count < 1 || accessor.width < 1)
        fields.fail(QCoreApplication::translate("ModelFile", "an accessor is incomplete"));
    else if (accessor.count > limits.elements)
        fields.fail(
            QCoreApplication::translate("ModelFile", "%1 elements in one accessor").arg(accessor.count),
            ErrorCode::ModelTooLarge);
    else if (accessor.view >= 0 && !fits(gltf.views[std::size_t(accessor.view)], accessor.offset,
                                         accessor.count, elementSize(accessor)))
        fields.fail(QCoreApplication::translate("ModelFile", "an accessor lies outside its buffer view"));
    else if (object.contains("sparse"_L1))
        readSparse(object["sparse"_L1].toObject(), accessor, fields, gltf);
    return accessor;
}
} // namespace

void readStorage(const QJsonObject &root, const QByteArray &binary, const GlbLimits &limits,
                 GltfFields &fields, Gltf &gltf)
{
    readBuffers(fields.objects(root, "buffers"_L1), binary, limits, fields, gltf);
    if (fields.ok())
        readViews(fields.objects(root, "bufferViews"_L1), fields, gltf);
    const QJsonArray accessors = fields.objects(root, "accessors"_L1);
    if (accessors.size() > mostViews)
        fields.fail(QCoreApplication::translate("ModelFile", "%1 accessors").arg(accessors.size()),
                    ErrorCode::ModelTooLarge);
    gltf.accessors.reserve(fields.ok() ? std::size_t(accessors.size()) : 0);
    for (qsizetype i = 0; i < accessors.size() && fields.ok(); ++i)
        gltf.accessors.push_back(readAccessor(accessors[i].toObject(), limits, fields, gltf));
}

} // namespace i2m
