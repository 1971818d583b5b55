// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/handlers.h"
#include "core/api/job_view.h"

#include <QCoreApplication>
#include <QHostInfo>
#include <QStorageInfo>
#include <QSysInfo>
#include <QThread>
#include <algorithm>

namespace i2m::handler {
using namespace Qt::StringLiterals;

namespace {
constexpr double megabyte = 1024.0 * 1024.0;
constexpr int mostHours = 876'000;

QString nameOf(Breaker::State state)
{
    switch (state) {
    case Breaker::State::Closed:
        return u"closed"_s;
    case Breaker::State::Open:
        return u"open"_s;
    case Breaker::State::HalfOpen:
        return u"half_open"_s;
    }
    return {};
}

QJsonObject countsView(const JobCounts &counts)
{
    return {{u"queued"_s, counts.queued},
            {u"running"_s, counts.running},
            {u"completed"_s, counts.completed},
            {u"failed"_s, counts.failed},
            {u"cancelled"_s, counts.cancelled}};
}

QJsonArray providersView(const Engine &engine)
{
    QJsonArray list;
    for (const ProviderState &state : engine.providers()) {
        list.append(QJsonObject{{u"name"_s, state.name},
                                {u"running"_s, state.running},
                                {u"parallel"_s, state.parallel},
                                {u"breaker"_s, nameOf(state.breaker)},
                                {u"hold"_s, state.hold ? QJsonValue(toJson(*state.hold)) : QJsonValue()}});
    }
    return list;
}

/// How many work on a queue now.
int workersOn(const QString &queue, const QJsonArray &crew)
{
    return int(std::ranges::count_if(crew, [&queue](const QJsonValue &worker) {
        return worker[u"online"_s].toBool() && worker[u"queues"_s].toArray().contains(queue);
    }));
}

Reply manage(Api &api, const SharedExchange &exchange,
             const std::function<Result<void>(const QString &worker)> &wish)
{
    const QString worker = exchange->arguments[0];
    if (auto done = wish ? wish(worker) : Error{ErrorCode::NotFound, worker}; !done)
        return failed(*exchange, done.error());
    return workers(api, exchange);
}
} // namespace

Reply systemInfo(Api &api, const SharedExchange &exchange)
{
    const auto counts = api.store().counts();
    if (!counts)
        return failed(*exchange, counts.error());
    const QStorageInfo disk(api.engine().dir().root());
    return jsonAnswer({{u"service"_s, u"image2model"_s},
                       {u"version"_s, QCoreApplication::applicationVersion()},
                       {u"platform"_s, QSysInfo::prettyProductName()},
                       {u"host"_s, QHostInfo::localHostName()},
                       {u"cpus"_s, QThread::idealThreadCount()},
                       {u"qt"_s, QString::fromLatin1(qVersion())},
                       {u"pid"_s, QCoreApplication::applicationPid()},
                       {u"uptime_seconds"_s, double((now() - api.started).count()) / 1000},
                       {u"data_dir"_s, api.engine().dir().root()},
                       {u"disk_free_bytes"_s, disk.bytesAvailable()},
                       {u"disk_total_bytes"_s, disk.bytesTotal()},
                       {u"paused"_s, api.engine().paused()},
                       {u"cost_this_month"_s, api.engine().costThisMonth()},
                       {u"tasks"_s, countsView(*counts)},
                       {u"providers"_s, providersView(api.engine())},
                       {u"event_streams"_s, api.events.count()}});
}

Reply cleanUp(Api &api, const SharedExchange &exchange)
{
    const auto body = bodyObject(*exchange, {{"older_than_hours"_L1, QJsonValue::Double},
                                             {"hours"_L1, QJsonValue::Double},
                                             {"dry_run"_L1, QJsonValue::Bool}});
    if (!body)
        return failed(*exchange, body.error());
    // "hours" is what the predecessor called it.
    const QJsonValue given =
        body->contains(u"older_than_hours") ? (*body)[u"older_than_hours"] : (*body)[u"hours"];
    const double hours = given.toDouble(24);
    if (!(hours >= 1 && hours <= mostHours))
        return failed(*exchange, {ErrorCode::ValidationError,
                                  u"older_than_hours is a number from 1 to %1"_s.arg(mostHours)});
    const bool dryRun = (*body)[u"dry_run"].toBool();
    const auto age = std::chrono::seconds(qint64(hours * 3600));
    const auto cleaned = api.engine().cleanUp(age, dryRun);
    if (!cleaned)
        return failed(*exchange, cleaned.error());
    return jsonAnswer({{u"jobs_removed"_s, cleaned->jobs},
                       {u"files_removed"_s, cleaned->files},
                       {u"directories_removed"_s, cleaned->jobs}, // each has one
                       {u"freed_bytes"_s, cleaned->bytes},
                       {u"freed_space_mb"_s, double(cleaned->bytes) / megabyte},
                       {u"dry_run"_s, dryRun},
                       {u"older_than_hours"_s, hours},
                       {u"cleanup_hours"_s, hours},
                       {u"errors"_s, QJsonArray()},
                       {u"timestamp"_s, toIso(now())}});
}

Reply workers(Api &api, const SharedExchange &exchange)
{
    if (api.parts.crew.list) {
        const auto all = api.parts.crew.list();
        return all ? jsonAnswer({{u"workers"_s, *all}}) : failed(*exchange, all.error());
    }
    const QJsonObject self{
        {u"name"_s, QHostInfo::localHostName() + u':' + QString::number(QCoreApplication::applicationPid())},
        {u"online"_s, true},
        {u"paused"_s, api.engine().paused()},
        {u"uptime_seconds"_s, double((now() - api.started).count()) / 1000},
        {u"providers"_s, providersView(api.engine())}};
    return jsonAnswer({{u"workers"_s, QJsonArray{self}}});
}

Reply drainWorker(Api &api, const SharedExchange &exchange)
{
    return manage(api, exchange, api.parts.crew.drain);
}

Reply forgetWorker(Api &api, const SharedExchange &exchange)
{
    return manage(api, exchange, api.parts.crew.forget);
}

Reply queues(Api &api, const SharedExchange &exchange)
{
    const auto counts = api.store().counts();
    if (!counts)
        return failed(*exchange, counts.error());
    QJsonObject generation{{u"name"_s, u"model_generation"_s},
                           {u"waiting"_s, counts->queued},
                           {u"running"_s, counts->running},
                           {u"paused"_s, api.engine().paused()}};
    QJsonObject maintenance{{u"name"_s, u"maintenance"_s}, {u"waiting"_s, 0}, {u"running"_s, 0}};
    if (api.parts.crew.list) {
        const auto crew = api.parts.crew.list();
        if (!crew)
            return failed(*exchange, crew.error());
        for (QJsonObject *queue : {&generation, &maintenance})
            queue->insert(u"workers"_s, workersOn((*queue)[u"name"_s].toString(), *crew));
    }
    return jsonAnswer(
        {{u"queues"_s, QJsonArray{generation, maintenance}}, {u"tasks"_s, countsView(*counts)}});
}

Reply tasks(Api &api, const SharedExchange &exchange)
{
    const auto page = api.store().jobs({}, 100, exchange->request.parameter(u"cursor"));
    if (!page)
        return failed(*exchange, page.error());
    QJsonArray list;
    for (const Job &job : page->jobs) {
        for (const Task &task : job.tasks) {
            QJsonObject view = fileView(task);
            view[u"job_id"_s] = job.id.value;
            view[u"provider"_s] = job.provider;
            view[u"source"_s] = job.source;
            view[u"generation_model"_s] = job.model;
            list.append(view);
        }
    }
    return jsonAnswer({{u"tasks"_s, list},
                       {u"next_cursor"_s, page->next.isEmpty() ? QJsonValue() : QJsonValue(page->next)}});
}

} // namespace i2m::handler
