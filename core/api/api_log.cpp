// SPDX-License-Identifier: GPL-3.0-or-later
// What is remembered of every answer: the metrics, the list for the window, a line in the log.
#include "core/api/api.h"
#include "core/api/api_metrics.h"
#include "core/log.h"

#include <QDateTime>
#include <QJsonDocument>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostRemembered = 200;
} // namespace

void Api::remember(const ServedRequest &request)
{
    if (served.newest.size() == mostRemembered)
        served.newest.removeFirst();
    served.newest.append(request);
    if (request.time >= m_midnight) {
        const QDateTime tomorrow = QDate::currentDate().addDays(1).startOfDay();
        m_midnight = Time(Milliseconds(tomorrow.toMSecsSinceEpoch()));
        served.today = 0;
    }
    ++served.today;
}

void Api::answered(const Exchange &exchange, int status, qint64 bytes, bool complete)
{
    metrics->count(exchange, status);
    const auto took = std::chrono::steady_clock::now() - exchange.started;
    remember({now(), QString::fromLatin1(exchange.request.method), QString::fromLatin1(exchange.request.path),
              status, std::chrono::duration_cast<std::chrono::milliseconds>(took), exchange.peer.toString(),
              exchange.caller.key});
    if (!logApi().isInfoEnabled())
        return;
    const QJsonObject line{
        {u"request_id"_s, QString::fromLatin1(exchange.id)},
        {u"method"_s, QString::fromLatin1(exchange.request.method)},
        {u"path"_s, QString::fromLatin1(exchange.request.path)},
        {u"route"_s, exchange.route ? QString::fromLatin1(exchange.route->path) : QString()},
        {u"status"_s, status},
        {u"bytes"_s, bytes},
        {u"ms"_s, double(std::chrono::duration_cast<std::chrono::microseconds>(took).count()) / 1000},
        {u"key"_s, exchange.caller.key},
        {u"peer"_s, exchange.peer.toString()},
        {u"traceparent"_s, QString::fromLatin1(exchange.request.header("traceparent")
                                                   .first(std::min<qsizetype>(
                                                       64, exchange.request.header("traceparent").size())))},
        {u"complete"_s, complete}};
    qCInfo(logApi).noquote() << QJsonDocument(line).toJson(QJsonDocument::Compact);
}

} // namespace i2m
