// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/file_body.h"

#include "core/api/answer_head.h"
#include "core/api/request.h"

#include <QDateTime>
#include <QUrl>
#include <algorithm>
#include <optional>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Range
{
    qint64 first;
    qint64 last; ///< included; smaller than `first`: not satisfiable
};

std::optional<qint64> number(QByteArrayView digits)
{
    const bool plain = !digits.isEmpty() && digits.size() <= 18 &&
                       std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
    return plain ? std::optional(digits.toByteArray().toLongLong()) : std::nullopt;
}

/// RFC 9110 section 14.1.2. Nothing for what is ignored: other units, several ranges, nonsense.
std::optional<Range> rangeOf(const Request &request, qint64 size, QByteArrayView quotedEtag,
                             QByteArrayView modified)
{
    QByteArrayView text = request.header("range");
    if (!text.startsWith("bytes=") || text.contains(','))
        return {};
    const QByteArrayView only = request.header("if-range");
    if (!only.isEmpty() && only != quotedEtag && only != modified)
        return {};
    text = text.sliced(6).trimmed();
    const qsizetype dash = text.indexOf('-');
    if (dash < 0)
        return {};
    const auto first = number(text.first(dash));
    const auto last = number(text.sliced(dash + 1));
    if (dash == 0) {
        if (!last)
            return {};
        return *last == 0 ? Range{0, -1} : Range{std::max<qint64>(0, size - *last), size - 1};
    }
    if (!first || (!last && dash + 1 < text.size()) || (last && *last < *first))
        return {};
    if (*first >= size)
        return Range{0, -1};
    return Range{*first, std::min(last.value_or(size - 1), size - 1)};
}
/// RFC 9110 section 13.1.3: asked only by clients that know no ETag; nonsense is ignored.
bool notModifiedSince(const Request &request, qint64 seconds)
{
    if (request.has("if-none-match"))
        return false;
    const auto since = fromHttpDate(request.header("if-modified-since"));
    return since && seconds <= *since;
}
} // namespace

QByteArray FileBody::read(qint64 most)
{
    QByteArray bytes(std::min(most, m_left), Qt::Uninitialized);
    const qint64 count = m_file->read(bytes.data(), bytes.size());
    m_failed = count != bytes.size();
    bytes.truncate(std::max<qint64>(0, count));
    m_left -= bytes.size();
    return bytes;
}

bool clientHas(const Request &request, QByteArrayView etag)
{
    const QByteArrayView known = request.header("if-none-match");
    return known == "*" || (!known.isEmpty() && known.contains('"' + etag.toByteArray() + '"'));
}

QByteArray attachmentField(const QString &name)
{
    QByteArray plain;
    for (const QChar c : name)
        plain += c.unicode() >= 0x20 && c.unicode() < 0x7f && c != u'"' && c != u'\\' ? c.toLatin1() : '_';
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + QUrl::toPercentEncoding(name);
}

Result<Answer> serveFile(const Exchange &exchange, const ServedFile &served)
{
    const Request &request = exchange.request;
    auto file = std::make_unique<QFile>(served.path);
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{ErrorCode::FileNotFound, {}};
    const qint64 size = file->size();
    const QByteArray etag = '"' + served.etag + '"';
    const qint64 changed = file->fileTime(QFileDevice::FileModificationTime).toSecsSinceEpoch();
    const QByteArray modified = httpDate(changed);
    Answer answer;
    answer.headers = {{"ETag", etag},
                      {"Last-Modified", modified},
                      {"Accept-Ranges", "bytes"},
                      {"Cache-Control", "private, no-cache"}};
    if (clientHas(request, served.etag) || notModifiedSince(request, changed)) {
        answer.status = 304;
        return answer;
    }
    answer.headers.emplaceBack("Content-Type", served.contentType);
    if (!served.downloadName.isEmpty())
        answer.headers.emplaceBack("Content-Disposition", attachmentField(served.downloadName));
    qint64 count = size;
    if (const auto range = rangeOf(request, size, etag, modified)) {
        if (range->last < range->first) {
            answer = errorAnswer({ErrorCode::RangeNotSatisfiable, {}}, &request, exchange.id);
            answer.headers.emplaceBack("Content-Range", "bytes */" + QByteArray::number(size));
            return answer;
        }
        count = range->last - range->first + 1;
        file->seek(range->first);
        answer.status = 206;
        answer.headers.emplaceBack("Content-Range", "bytes " + QByteArray::number(range->first) + '-' +
                                                        QByteArray::number(range->last) + '/' +
                                                        QByteArray::number(size));
    }
    answer.source = std::make_shared<FileBody>(std::move(file), count);
    return answer;
}

} // namespace i2m
