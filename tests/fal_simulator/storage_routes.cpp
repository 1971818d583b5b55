// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/storage_routes.h"

#include "tests/fal_simulator/error_bodies.h"
#include "tests/fal_simulator/wire_json.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace i2m::sim {

StorageRoutes::StorageRoutes(Shelf &shelf, const Accounts &accounts, Stats &stats)
    : m_shelf(shelf), m_accounts(accounts), m_stats(stats)
{
}

Answer StorageRoutes::handleRest(const Request &request)
{
    if (request.method != "POST")
        return methodNotAllowed("POST");
    const auto caller = m_accounts.authenticate(request, {});
    if (const auto *refused = std::get_if<Answer>(&caller))
        return *refused;
    if (auto locked = m_accounts.lockedAnswer())
        return *std::move(locked);
    if (request.path == u"/storage/upload/initiate")
        return initiate(request, false);
    if (request.path == u"/storage/upload/initiate-multipart")
        return initiate(request, true);
    if (request.path == u"/storage/auth/token")
        return token(request);
    return refusal(404, u"Not Found"_s);
}

Answer StorageRoutes::initiate(const Request &request, bool parts)
{
    const auto body = request.json();
    const auto type = body[u"content_type"_s].toString();
    if (type.isEmpty())
        return jsonAnswer(
            422, wireObject(
                     {{"detail", QJsonArray{QJsonObject{{u"loc"_s, QJsonArray{u"body"_s, u"content_type"_s}},
                                                        {u"msg"_s, u"Field required"_s},
                                                        {u"type"_s, u"missing"_s}}}}}));
    const auto name = body[u"file_name"_s].toString(u"upload.bin"_s);
    const auto path = m_shelf.reserve(name, type, lifecycle(request.header("x-fal-object-lifecycle")));
    const auto base = QString::fromLatin1(request.base);
    const auto signature = u"?signature="_s + QString::fromLatin1(m_shelf.signatureOf(path));
    auto uploadUrl = base + path + signature;
    if (parts) {
        const auto id = nanoId();
        m_shelf.openParts(id, path);
        uploadUrl = base + path + u"/multipart/"_s + id + signature;
    }
    return jsonAnswer(wireObject({{"file_url", base + path}, {"upload_url", uploadUrl}}));
}

Answer StorageRoutes::token(const Request &request)
{
    const auto token = nanoId(40).toLatin1();
    m_tokens.insert(token);
    const auto expires = QDateTime::currentDateTimeUtc().addSecs(3600).toString(u"yyyy-MM-ddThh:mm:ss"_s);
    return jsonAnswer(wireObject({{"token", QString::fromLatin1(token)},
                                  {"token_type", "Bearer"},
                                  {"base_url", QString::fromLatin1(request.base)},
                                  {"expires_at", expires + u"+00:00"_s}}));
}

Answer StorageRoutes::handleUpload(const Request &request)
{
    static const QRegularExpression parts{u"^(/files/.+)/multipart/([^/]+)(?:/([^/]+))?$"_s};
    if (request.path == u"/files/upload")
        return upload(request);
    if (request.path == u"/files/upload/multipart")
        return openParts(request);
    if (const auto match = parts.match(request.path); match.hasMatch()) {
        const auto path = match.captured(1);
        const auto signature = request.query.queryItemValue(u"signature"_s).toLatin1();
        const bool allowed =
            (!signature.isEmpty() && signature == m_shelf.signatureOf(path)) || tokenIsGood(request);
        return allowed ? part(request, match.captured(2), match.captured(3))
                       : refusal(403, u"Invalid signature"_s);
    }
    if (request.method != "PUT")
        return methodNotAllowed("GET, HEAD, PUT");
    const auto signature = request.query.queryItemValue(u"signature"_s).toLatin1();
    if (!m_shelf.put(request.path, signature, request.body,
                     QString::fromUtf8(request.header("content-type"))))
        return refusal(m_shelf.contains(request.path) ? 403 : 404, u"Invalid signature"_s);
    ++m_stats.uploads;
    Answer stored;
    stored.headers = {{"via", "2.0 Caddy"}, {"x-fal-backend-id", "simulator"}};
    return stored;
}

bool StorageRoutes::tokenIsGood(const Request &request) const
{
    const auto header = request.header("authorization");
    return header.startsWith("Bearer ") && m_tokens.contains(header.mid(7));
}

Answer StorageRoutes::upload(const Request &request)
{
    if (request.method != "POST")
        return methodNotAllowed("POST");
    if (!tokenIsGood(request))
        return refusal(401, u"Invalid token"_s);
    const auto type = QString::fromUtf8(request.header("content-type"));
    const auto name = QString::fromUtf8(request.header("x-fal-file-name"));
    const auto path = m_shelf.reserve(name.isEmpty() ? u"upload.bin"_s : name, type,
                                      lifecycle(request.header("x-fal-object-lifecycle")));
    m_shelf.put(path, m_shelf.signatureOf(path), request.body, type);
    ++m_stats.uploads;
    return jsonAnswer(wireObject({{"access_url", QString::fromLatin1(request.base) + path}}));
}

Answer StorageRoutes::openParts(const Request &request)
{
    if (request.method != "POST")
        return methodNotAllowed("POST");
    if (!tokenIsGood(request))
        return refusal(401, u"Invalid token"_s);
    const auto name = QString::fromUtf8(request.header("x-fal-file-name"));
    const auto path = m_shelf.reserve(name.isEmpty() ? u"upload.bin"_s : name,
                                      QString::fromUtf8(request.header("content-type")),
                                      lifecycle(request.header("x-fal-object-lifecycle")));
    const auto id = nanoId();
    m_shelf.openParts(id, path);
    return jsonAnswer(
        wireObject({{"access_url", QString::fromLatin1(request.base) + path}, {"uploadId", id}}));
}

Answer StorageRoutes::part(const Request &request, const QString &uploadId, const QString &last)
{
    if (last == u"complete" && request.method == "POST") {
        if (!m_shelf.completeParts(uploadId))
            return refusal(404, u"Upload not found"_s);
        ++m_stats.uploads;
        return jsonAnswer(R"({"status":"completed"})");
    }
    if (request.method != "PUT")
        return methodNotAllowed("PUT");
    const auto etag = m_shelf.putPart(uploadId, last.toInt(), request.body);
    if (!etag)
        return refusal(404, u"Upload not found"_s);
    auto answer =
        jsonAnswer(wireObject({{"partNumber", last.toInt()}, {"etag", QString::fromLatin1(*etag)}}));
    answer.add("etag", *etag);
    return answer;
}

} // namespace i2m::sim
