// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/request.h"

#include <QUrl>
#include <QUrlQuery>
#include <algorithm>
#include <array>
#include <optional>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
Error malformed(const QString &what) { return {ErrorCode::ValidationError, what}; }

/// RFC 9110 section 5.6.2.
bool isTokenCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isToken(QByteArrayView text) { return !text.isEmpty() && std::ranges::all_of(text, isTokenCharacter); }

bool isFieldText(QByteArrayView text)
{
    return std::ranges::none_of(text, [](char c) { return (uchar(c) < 0x20 && c != '\t') || c == 0x7f; });
}

bool same(QByteArrayView a, QByteArrayView b) { return a.compare(b, Qt::CaseInsensitive) == 0; }

bool isHexDigit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

bool isWellEncoded(QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (uchar(text[i]) <= 0x20 || uchar(text[i]) >= 0x7f || text[i] == '#')
            return false;
        if (text[i] == '%' && (i + 2 >= text.size() || !isHexDigit(text[i + 1]) || !isHexDigit(text[i + 2])))
            return false;
    }
    return true;
}

Result<void> splitPath(Request &request)
{
    while (request.path.size() > 1 && request.path.endsWith('/'))
        request.path.chop(1);
    qsizetype from = 1;
    while (from < request.path.size()) {
        qsizetype to = request.path.indexOf('/', from);
        if (to < 0)
            to = request.path.size();
        const QByteArrayView encoded = request.path.sliced(from, to - from);
        const QString segment = encoded.contains('%') ? QUrl::fromPercentEncoding(encoded.toByteArray())
                                                      : QString::fromLatin1(encoded);
        if (segment == u"."_s || segment == u".."_s || segment.contains(u'/') || segment.contains(u'\\') ||
            segment.contains(u'\0'))
            return malformed(u"The path has a segment that names no resource"_s);
        request.segments.append(segment);
        from = to + 1;
    }
    return {};
}

Result<void> parseTarget(QByteArrayView target, Request &request, const HeadLimits &limits)
{
    if (target.size() > limits.target)
        return Error{ErrorCode::UriTooLong, u"At most %1 bytes"_s.arg(limits.target)};
    if (!isWellEncoded(target))
        return malformed(u"The request target is not well-formed"_s);
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")}) {
        if (!same(target.first(std::min(scheme.size(), target.size())), scheme))
            continue;
        target = target.sliced(scheme.size());
        const auto slash = std::ranges::find(target, '/') - target.begin();
        request.authority = target.first(slash);
        target = target.sliced(slash);
    }
    if (!target.startsWith('/'))
        return malformed(u"The request target is not a path"_s);
    const qsizetype mark = target.indexOf('?');
    request.path = mark < 0 ? target : target.first(mark);
    request.query = mark < 0 ? QByteArrayView() : target.sliced(mark + 1);
    return splitPath(request);
}

Result<void> parseRequestLine(QByteArrayView line, Request &request, const HeadLimits &limits)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first <= 0 || last == first || !isToken(line.first(first)))
        return malformed(u"The request line is not well-formed"_s);
    request.method = line.first(first);
    const QByteArrayView version = line.sliced(last + 1);
    if (version.size() != 8 || !version.startsWith("HTTP/") || version[6] != '.')
        return malformed(u"The request line is not well-formed"_s);
    request.http10 = version == "HTTP/1.0";
    if (!request.http10 && version != "HTTP/1.1")
        return Error{ErrorCode::HttpVersionNotSupported, {}};
    constexpr std::array<QByteArrayView, 7> known{"GET", "HEAD", "POST", "DELETE", "OPTIONS", "PUT", "PATCH"};
    if (std::ranges::find(known, request.method) == known.end())
        return Error{ErrorCode::NotImplemented, {}};
    return parseTarget(line.sliced(first + 1, last - first - 1), request, limits);
}

Result<void> parseFields(QByteArrayView lines, Request &request, const HeadLimits &limits)
{
    while (!lines.isEmpty()) {
        const qsizetype end = lines.indexOf("\r\n");
        const QByteArrayView line = lines.first(end);
        lines = lines.sliced(end + 2);
        const qsizetype colon = line.indexOf(':');
        if (colon < 0 || !isToken(line.first(colon)) || !isFieldText(line.sliced(colon + 1)))
            return malformed(u"A header field is not well-formed"_s);
        if (qsizetype(request.fields.size()) == limits.fields)
            return Error{ErrorCode::HeadersTooLarge, u"At most %1 fields"_s.arg(limits.fields)};
        request.fields.push_back({line.first(colon), line.sliced(colon + 1).trimmed()});
    }
    return {};
}

/// The only value of a field that may come once; nothing if it is missing. Errors: `code`.
Result<std::optional<QByteArrayView>> single(const Request &request, QByteArrayView name, ErrorCode code)
{
    std::optional<QByteArrayView> found;
    for (const auto &field : request.fields) {
        if (!same(field.name, name))
            continue;
        if (found)
            return Error{code, u"%1 is given twice"_s.arg(QString::fromLatin1(name))};
        found = field.value;
    }
    return found;
}

/// RFC 9112 section 6: one way to know where the body ends, or none at all.
Result<void> readFraming(Request &request)
{
    const auto length = single(request, "content-length", ErrorCode::ValidationError);
    if (!length)
        return length.error();
    const auto coding = single(request, "transfer-encoding", ErrorCode::ValidationError);
    if (!coding)
        return coding.error();
    if (*length && *coding)
        return malformed(u"Content-Length and Transfer-Encoding exclude each other"_s);
    if (*length) {
        const QByteArrayView digits = **length;
        bool ok = !digits.isEmpty() && digits.size() <= 18 &&
                  std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; });
        request.contentLength = ok ? digits.toByteArray().toLongLong(&ok) : -1;
        if (!ok)
            return malformed(u"Content-Length is not a number"_s);
    }
    if (*coding) {
        if (request.http10)
            return malformed(u"HTTP/1.0 has no Transfer-Encoding"_s);
        if (!same(**coding, "chunked"))
            return Error{ErrorCode::NotImplemented, u"Transfer-Encoding can only be chunked"_s};
        request.chunked = true;
    }
    return {};
}

bool listHas(QByteArrayView list, QByteArrayView word)
{
    while (!list.isEmpty()) {
        const qsizetype comma = list.indexOf(',');
        if (same((comma < 0 ? list : list.first(comma)).trimmed(), word))
            return true;
        list = comma < 0 ? QByteArrayView() : list.sliced(comma + 1);
    }
    return false;
}

Result<void> readMeaning(Request &request)
{
    const auto host = single(request, "host", ErrorCode::MisdirectedRequest);
    if (!host)
        return host.error();
    if (!*host || (*host)->isEmpty())
        return Error{ErrorCode::MisdirectedRequest, u"Host is missing"_s};
    if (!request.authority.isEmpty() && !same(request.authority, **host))
        return Error{ErrorCode::MisdirectedRequest, u"Host and the request target differ"_s};
    request.authority = **host;
    if (auto framing = readFraming(request); !framing)
        return framing;
    const QByteArrayView connection = request.header("connection");
    request.keepAlive = request.http10 ? listHas(connection, "keep-alive") : !listHas(connection, "close");
    if (const QByteArrayView expect = request.header("expect"); !expect.isEmpty()) {
        if (!same(expect, "100-continue"))
            return Error{ErrorCode::ExpectationFailed, {}};
        request.expectsContinue = !request.http10;
    }
    return {};
}
} // namespace

QByteArrayView Request::header(QByteArrayView name) const
{
    for (const Field &field : fields) {
        if (same(field.name, name))
            return field.value;
    }
    return {};
}

bool Request::has(QByteArrayView name) const
{
    return std::ranges::any_of(fields, [&](const Field &field) { return same(field.name, name); });
}

QString Request::parameter(QStringView name) const
{
    if (query.isEmpty())
        return {};
    QString text = QString::fromLatin1(query);
    text.replace(u'+', u"%20"_s);
    return QUrlQuery(text).queryItemValue(name.toString(), QUrl::FullyDecoded);
}

Result<Request> parseHead(QByteArray head, const HeadLimits &limits)
{
    Request request;
    request.raw = std::move(head);
    QByteArrayView rest(request.raw);
    rest.chop(2);
    for (qsizetype at = rest.indexOf('\n'); at >= 0; at = rest.indexOf('\n', at + 1)) {
        if (at == 0 || rest[at - 1] != '\r')
            return malformed(u"A line does not end with CR LF"_s);
    }
    const qsizetype lineEnd = rest.indexOf("\r\n");
    if (auto line = parseRequestLine(rest.first(lineEnd), request, limits); !line)
        return line.error();
    if (auto fields = parseFields(rest.sliced(lineEnd + 2), request, limits); !fields)
        return fields.error();
    if (auto meaning = readMeaning(request); !meaning)
        return meaning.error();
    return request;
}

} // namespace i2m
