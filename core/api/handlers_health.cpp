// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/api_metrics.h"
#include "core/api/handlers.h"
#include "core/api/machine_load.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QStorageInfo>
#include <QSysInfo>
#include <functional>

namespace i2m::handler {
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 leastFree = qint64(256) << 20; // bytes

QJsonObject head(const QString &status)
{
    return {{u"status"_s, status},
            {u"service"_s, u"image2model"_s},
            {u"version"_s, QCoreApplication::applicationVersion()},
            {u"timestamp"_s, toIso(now())}};
}

struct Check
{
    QString name;
    std::function<QString()> status; ///< "healthy", "degraded" or "unhealthy"
};

QList<Check> checks(Api &api)
{
    const QString root = api.engine().dir().root();
    QList<Check> list{{u"storage"_s, [&api] { return api.store().counts() ? u"healthy"_s : u"unhealthy"_s; }},
                      {u"queue"_s, [&api] { return api.engine().paused() ? u"degraded"_s : u"healthy"_s; }},
                      {u"disk"_s, [root] {
                           const QStorageInfo disk(root);
                           return disk.isValid() && disk.bytesAvailable() >= leastFree ? u"healthy"_s
                                                                                       : u"unhealthy"_s;
                       }}};
    list.append({u"provider"_s, [&api] {
                     for (const ProviderState &state : api.engine().providers()) {
                         if (!state.hold && state.breaker == Breaker::State::Closed)
                             return u"healthy"_s;
                     }
                     return u"degraded"_s;
                 }});
    if (const auto &reachable = api.parts.crew.reachable)
        list.append({u"redis"_s, [&reachable] { return reachable() ? u"healthy"_s : u"unhealthy"_s; }});
    return list;
}

struct Examination
{
    QJsonArray components;
    bool healthy = true;
};

Examination examine(Api &api)
{
    Examination result;
    for (const Check &check : checks(api)) {
        QElapsedTimer timer;
        timer.start();
        const QString status = check.status();
        result.healthy = result.healthy && status != u"unhealthy"_s;
        result.components.append(QJsonObject{{u"name"_s, check.name},
                                             {u"status"_s, status},
                                             {u"response_time_ms"_s, double(timer.nsecsElapsed()) / 1e6},
                                             {u"details"_s, QJsonObject()}});
    }
    return result;
}
} // namespace

Reply health(Api &, const SharedExchange &) { return jsonAnswer(head(u"healthy"_s)); }

Reply ready(Api &api, const SharedExchange &)
{
    const Examination result = examine(api);
    QJsonObject body = head(result.healthy ? u"ready"_s : u"not_ready"_s);
    body[u"components"_s] = result.components;
    return jsonAnswer(body, result.healthy ? 200 : 503);
}

Reply live(Api &, const SharedExchange &)
{
    return jsonAnswer({{u"status"_s, u"alive"_s}, {u"timestamp"_s, toIso(now())}});
}

Reply detailedHealth(Api &api, const SharedExchange &)
{
    const Examination result = examine(api);
    QJsonObject body = head(result.healthy ? u"healthy"_s : u"unhealthy"_s);
    const QStorageInfo disk(api.engine().dir().root());
    const double total = double(std::max<qint64>(1, disk.bytesTotal()));
    QJsonObject system = machineLoad();
    system[u"platform"_s] = QSysInfo::prettyProductName();
    system[u"disk_usage_percent"_s] = 100.0 * (total - double(disk.bytesAvailable())) / total;
    system[u"disk_free_gb"_s] = double(disk.bytesAvailable()) / 1e9;
    body[u"system"_s] = system;
    body[u"components"_s] = result.components;
    body[u"uptime_seconds"_s] = double((now() - api.started).count()) / 1000;
    return jsonAnswer(body, result.healthy ? 200 : 503);
}

Reply metrics(Api &api, const SharedExchange &)
{
    qint64 spooled = 0;
    for (const QFileInfo &file : QDir(api.engine().dir().spoolDir()).entryInfoList(QDir::Files))
        spooled += file.size();
    api.metrics->setSpool(spooled);
    api.metrics->setStreams(api.events.count());
    if (const auto counts = api.store().counts())
        api.metrics->setTasks(*counts);
    Answer answer;
    answer.headers.emplaceBack("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
    answer.body = QByteArray::fromStdString(api.parts.metrics.text());
    return answer;
}

} // namespace i2m::handler
