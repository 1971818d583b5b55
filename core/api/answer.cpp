// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/answer.h"

#include "core/api/request.h"

#include <QJsonDocument>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

bool Answer::has(QByteArrayView name) const
{
    return std::ranges::any_of(headers, [&](const auto &field) { return field.first == name; });
}

Answer jsonAnswer(const QJsonObject &object, int status)
{
    Answer answer;
    answer.status = status;
    answer.headers.emplaceBack("Content-Type", "application/json");
    answer.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return answer;
}

QString problemAnchor(const Error &error) { return error.name().toLower().replace(u'_', u'-'); }

Answer errorAnswer(const Error &error, const Request *request, const QByteArray &correlationId)
{
    const int status = errorRow(error.code).httpStatus;
    const QString name = error.name();
    QJsonObject body{{u"error_code"_s, name},
                     {u"message"_s, error.message()},
                     {u"status_code"_s, status},
                     {u"details"_s, error.facts},
                     {u"correlation_id"_s, QString::fromLatin1(correlationId)}};
    const bool problem = request && request->header("accept").contains("application/problem+json");
    if (problem) {
        body[u"type"_s] = QString(u"/docs/errors#"_s + problemAnchor(error));
        body[u"title"_s] = QString::fromLatin1(reasonPhrase(status));
        body[u"status"_s] = status;
        body[u"detail"_s] = error.message();
        body[u"instance"_s] = QString::fromLatin1(request->path);
    } else {
        body[u"error"_s] = true;
    }
    Answer answer = jsonAnswer(body, status);
    if (problem)
        answer.headers.front().second = "application/problem+json";
    if (status == 401)
        answer.headers.emplaceBack("WWW-Authenticate", "Bearer realm=\"image2model\"");
    if (status == 429 || status == 503 || error.facts.contains(u"retry_after")) {
        const int seconds = error.facts[u"retry_after"].toInt(5);
        answer.headers.emplaceBack("Retry-After", QByteArray::number(seconds));
    }
    return answer;
}

QByteArrayView reasonPhrase(int status)
{
    struct Row
    {
        int status;
        const char *phrase;
    };
    // RFC 9110 section 15, RFC 6585, RFC 4918.
    static constexpr Row rows[] = {
        {200, "OK"},
        {202, "Accepted"},
        {204, "No Content"},
        {206, "Partial Content"},
        {302, "Found"},
        {304, "Not Modified"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {402, "Payment Required"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {411, "Length Required"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {416, "Range Not Satisfiable"},
        {417, "Expectation Failed"},
        {421, "Misdirected Request"},
        {422, "Unprocessable Content"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
        {505, "HTTP Version Not Supported"},
        {507, "Insufficient Storage"},
    };
    const auto *found = std::ranges::find(rows, status, &Row::status);
    return found == std::end(rows) ? QByteArrayView("Status") : QByteArrayView(found->phrase);
}

} // namespace i2m
