// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/file_routes.h"

#include "tests/fal_simulator/error_bodies.h"
#include "tests/fal_simulator/wire_json.h"

namespace i2m::sim {

namespace {

struct ByteRange
{
    qsizetype first;
    qsizetype length;
};

/// The one range of a Range header; nothing when there is none, or several, or another unit: the whole file
/// then. An unsatisfiable one has length 0.
std::optional<ByteRange> rangeOf(const QByteArray &header, qsizetype size)
{
    if (!header.startsWith("bytes=") || header.contains(','))
        return {};
    const auto from = header.mid(6).split('-').value(0).trimmed();
    const auto to = header.mid(6).split('-').value(1).trimmed();
    bool fromOk = false;
    bool toOk = false;
    const auto first = from.toLongLong(&fromOk);
    const auto last = to.toLongLong(&toOk);
    if (from.isEmpty() && toOk) {
        const auto length = std::min<qsizetype>(last, size);
        return ByteRange{size - length, length};
    }
    if (!fromOk || (!to.isEmpty() && (!toOk || last < first)))
        return {};
    if (first >= size)
        return ByteRange{0, 0};
    return ByteRange{first, (to.isEmpty() ? size : std::min<qsizetype>(size, last + 1)) - first};
}

void count(const Request &request, const StoredFile &file, const Answer &answer, Stats &stats)
{
    if (!request.header("authorization").isEmpty())
        ++stats.keysOnFiles;
    if (request.method != "GET" || (answer.status != 200 && answer.status != 206) || !file.output)
        return;
    if (!file.model)
        ++stats.renderDownloads;
    else if (answer.offset == 0)
        ++stats.downloads;
    else
        ++stats.resumedDownloads;
}

} // namespace

Answer fileAnswer(const Request &request, const Shelf &shelf, Stats &stats)
{
    const auto *file = shelf.find(request.path);
    if (!file)
        return jsonAnswer(404, fileGone());
    const auto size = file->blob->bytes.size();
    Answer answer;
    answer.headers = {{"content-type", file->contentType.toUtf8()},
                      {"accept-ranges", "bytes"},
                      {"etag", file->etag},
                      {"cache-control", "public, max-age=31536000"}};
    if (request.header("if-none-match").contains(file->etag)) {
        answer.status = 304;
        return answer;
    }
    const auto condition = request.header("if-range");
    const auto range = condition.isEmpty() || condition == file->etag ? rangeOf(request.header("range"), size)
                                                                      : std::nullopt;
    answer.body = file->blob->bytes;
    if (range && range->length == 0) {
        answer = refusal(416, QString::fromLatin1(reasonPhrase(416)));
        answer.add("content-range", "bytes */" + QByteArray::number(size));
    } else if (range) {
        answer.status = 206;
        answer.offset = range->first;
        answer.length = range->length;
        answer.add("content-range", "bytes " + QByteArray::number(range->first) + '-' +
                                        QByteArray::number(range->first + range->length - 1) + '/' +
                                        QByteArray::number(size));
    }
    count(request, *file, answer, stats);
    return answer;
}

} // namespace i2m::sim
