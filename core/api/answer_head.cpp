// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/answer_head.h"

#include <QDateTime>
#include <QLocale>
#include <QRandomGenerator>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
const QString dateForm = u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s;

/// Made once a second.
QByteArray dateNow()
{
    static QByteArray text;
    static qint64 second = 0;
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    if (now != second) {
        second = now;
        text = httpDate(now);
    }
    return text;
}
} // namespace

QByteArray httpDate(qint64 seconds)
{
    return QLocale::c().toString(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC), dateForm).toLatin1();
}

std::optional<qint64> fromHttpDate(QByteArrayView date)
{
    QDateTime time = QLocale::c().toDateTime(QString::fromLatin1(date), dateForm);
    time.setTimeSpec(Qt::UTC);
    return time.isValid() ? std::optional(time.toSecsSinceEpoch()) : std::nullopt;
}

QByteArray correlationId(const Request *request)
{
    if (request) {
        const QByteArrayView sent = request->header("x-request-id");
        const bool sane = !sent.isEmpty() && sent.size() <= 64 && std::ranges::all_of(sent, [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                   c == '_' || c == '.';
        });
        if (sane)
            return sent.toByteArray();
    }
    return QByteArray::number(QRandomGenerator::global()->generate64(), 16).rightJustified(16, '0');
}

QByteArray answerHead(const Answer &answer, const Exchange &exchange, const Framing &framing)
{
    QByteArray head;
    head.reserve(1024);
    head.append(exchange.request.http10 ? "HTTP/1.0 " : "HTTP/1.1 ")
        .append(QByteArray::number(answer.status));
    head.append(' ').append(reasonPhrase(answer.status)).append("\r\nDate: ").append(dateNow());
    const auto add = [&head](const auto &field) {
        head.append("\r\n").append(field.first).append(": ").append(field.second);
    };
    std::ranges::for_each(answer.headers, add);
    std::ranges::for_each(exchange.extraHeaders, add);
    if (framing.how == BodyFraming::Chunked)
        head.append("\r\nTransfer-Encoding: chunked");
    else if (framing.how == BodyFraming::Length && answer.status != 204 && answer.status != 304)
        head.append("\r\nContent-Length: ").append(QByteArray::number(framing.size));
    head.append("\r\nX-Request-ID: ").append(exchange.id);
    head.append(
        "\r\nX-Content-Type-Options: nosniff\r\nX-Frame-Options: DENY\r\nReferrer-Policy: no-referrer");
    if (!answer.has("Cache-Control"))
        head.append("\r\nCache-Control: no-store");
    if (exchange.tls)
        head.append("\r\nStrict-Transport-Security: max-age=31536000");
    head.append(framing.last ? "\r\nConnection: close\r\n\r\n" : "\r\nConnection: keep-alive\r\n\r\n");
    return head;
}

} // namespace i2m
