// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/handlers.h"
#include "core/api/job_view.h"
#include "core/jobs/job_json.h"

#include <QUrl>
#include <QUrlQuery>
#include <limits>

namespace i2m::handler {
using namespace Qt::StringLiterals;

namespace {
constexpr int mostListed = 100;
constexpr std::chrono::seconds longestWait{60};

/// The named file of a two-part path, or none for the whole job. Errors: as Api::job() and Api::task().
Result<TaskId> whichTask(Api &api, const Exchange &exchange)
{
    if (exchange.arguments.size() < 2) {
        const auto job = api.job(exchange, exchange.arguments[0]);
        return job ? Result<TaskId>(TaskId{}) : Result<TaskId>(job.error());
    }
    const auto task = api.task(exchange, exchange.arguments[0], exchange.arguments[1]);
    return task ? Result<TaskId>(task->id) : Result<TaskId>(task.error());
}

/// A page of the session that the client names, if it names one. What the store lists is looked through in
/// bounded steps, so a page can be short although there is a next one.
Result<JobPage> pageOf(Api &api, const Exchange &exchange, const JobFilter &filter, int limit)
{
    constexpr int mostSteps = 20;
    JobPage page;
    page.next = exchange.request.parameter(u"cursor");
    for (int step = 0; step < mostSteps; ++step) {
        auto more = api.store().jobs(filter, limit - int(page.jobs.size()), page.next);
        if (!more)
            return more;
        if (!exchange.session.isEmpty())
            more->jobs.removeIf([&](const Job &job) { return job.session != exchange.session; });
        page.jobs += more->jobs;
        page.next = more->next;
        if (page.next.isEmpty() || page.jobs.size() == limit)
            break;
    }
    return page;
}

QJsonObject summaryOf(const Job &job)
{
    QJsonObject view = statusView(job);
    view.remove(u"files"_s);
    view[u"filename"_s] = job.tasks.isEmpty() ? QString() : job.tasks.front().originalName();
    return view;
}
} // namespace

Reply listJobs(Api &api, const SharedExchange &exchange)
{
    const auto limit = numberIn(*exchange, u"limit", 50, 1, mostListed);
    if (!limit)
        return failed(*exchange, limit.error());
    const QString status = exchange->request.parameter(u"status");
    const QStringList known{u"queued"_s, u"processing"_s, u"completed"_s, u"partially_completed"_s,
                            u"failed"_s, u"cancelled"_s};
    if (!status.isEmpty() && !known.contains(status))
        return failed(*exchange, {ErrorCode::ValidationError, u"status is one of "_s + known.join(u", "_s)});
    const bool admin = exchange->caller.role == Caller::Role::Admin;
    JobFilter filter;
    if (!admin)
        filter.owner = exchange->caller.key;
    filter.status = status;
    const auto page = pageOf(api, *exchange, filter, int(*limit));
    if (!page)
        return failed(*exchange, page.error());
    QJsonArray items;
    for (const Job &job : page->jobs)
        items.append(summaryOf(job));
    Answer answer =
        jsonAnswer({{u"items"_s, items},
                    {u"next_cursor"_s, page->next.isEmpty() ? QJsonValue() : QJsonValue(page->next)}});
    if (!page->next.isEmpty()) {
        QUrlQuery next{{u"limit"_s, QString::number(*limit)}, {u"cursor"_s, page->next}};
        if (!status.isEmpty())
            next.addQueryItem(u"status"_s, status);
        if (!exchange->session.isEmpty())
            next.addQueryItem(u"session_id"_s, exchange->session);
        answer.headers.emplaceBack("Link", "</api/v1/jobs?" + next.toString(QUrl::FullyEncoded).toLatin1() +
                                               ">; rel=\"next\"");
    }
    return answer;
}

Reply status(Api &api, const SharedExchange &exchange)
{
    const QString id = exchange->arguments[0];
    if (exchange->request.query.isEmpty())
        return api.status(*exchange, id);
    const auto wait = numberIn(*exchange, u"wait", 0, 0, longestWait.count());
    if (!wait)
        return failed(*exchange, wait.error());
    const auto since = numberIn(*exchange, u"since", -1, -1, std::numeric_limits<qint64>::max());
    if (!since)
        return failed(*exchange, since.error());
    const auto job = api.job(*exchange, id);
    if (!job)
        return failed(*exchange, job.error());
    const bool changed = revisionOf(*job) > *since;
    if (changed || *wait == 0 || finishedAt(*job) != Time{})
        return api.status(*exchange, id);
    return api.polls.wait(job->id, *since, std::chrono::seconds(*wait),
                          [&api, exchange, id] { return std::get<Answer>(api.status(*exchange, id)); });
}

Reply cancel(Api &api, const SharedExchange &exchange)
{
    const auto which = whichTask(api, *exchange);
    if (!which)
        return failed(*exchange, which.error());
    const auto report = api.engine().cancel({exchange->arguments[0]}, *which);
    if (!report)
        return failed(*exchange, report.error());
    QString message = u"Nothing was left to cancel."_s;
    if (report->asked > 0)
        message = u"%1 stopped free of charge; the provider is asked to stop %2 and may charge for them."_s
                      .arg(report->stopped)
                      .arg(report->asked);
    else if (report->stopped > 0)
        message = u"%1 stopped before they reached the provider: nothing is charged."_s.arg(report->stopped);
    return jsonAnswer({{u"job_id"_s, exchange->arguments[0]},
                       {u"stopped"_s, report->stopped},
                       {u"asked_to_stop"_s, report->asked},
                       {u"may_be_charged"_s, report->asked > 0},
                       {u"message"_s, message}});
}

Reply retry(Api &api, const SharedExchange &exchange)
{
    const auto which = whichTask(api, *exchange);
    if (!which)
        return failed(*exchange, which.error());
    const auto tasks = api.engine().retry({exchange->arguments[0]}, *which);
    if (!tasks)
        return failed(*exchange, tasks.error());
    QJsonArray retried;
    double cost = 0;
    for (const Task &task : *tasks) {
        retried.append(task.id.value);
        cost += task.cost;
    }
    return jsonAnswer({{u"job_id"_s, exchange->arguments[0]},
                       {u"retried"_s, retried},
                       {u"estimated_cost"_s, cost},
                       {u"message"_s, retried.isEmpty() ? u"There was nothing to try again."_s
                                                        : u"%1 in line again."_s.arg(retried.size())}},
                      202);
}

Reply remove(Api &api, const SharedExchange &exchange)
{
    const auto job = api.job(*exchange, exchange->arguments[0]);
    if (!job)
        return failed(*exchange, job.error());
    const auto force = switchIn(exchange->request.parameter(u"force"), "force"_L1, false);
    if (!force)
        return failed(*exchange, force.error());
    if (auto removed = api.engine().remove(job->id, *force); !removed)
        return failed(*exchange, removed.error());
    return jsonAnswer(
        {{u"job_id"_s, job->id.value}, {u"deleted"_s, true}, {u"files"_s, int(job->tasks.size())}});
}

Reply predecessorStatus(Api &api, const SharedExchange &exchange)
{
    const auto job = api.job(*exchange, exchange->arguments[0]);
    if (!job)
        return failed(*exchange, job.error());
    const JobCounts counts = countsOf(*job);
    const QString status = statusOf(counts);
    QJsonObject body{{u"status"_s, status},
                     {u"progress"_s, progressOf(*job)},
                     {u"message"_s, u"%1 of %2 done"_s.arg(counts.completed).arg(counts.total())},
                     {u"task_id"_s, job->id.value},
                     {u"job_id"_s, job->id.value},
                     {u"state"_s, status.toUpper()},
                     {u"current"_s, counts.completed + counts.failed + counts.cancelled},
                     {u"total"_s, counts.total()},
                     {u"timestamp"_s, qint64(now().time_since_epoch().count())}};
    if (finishedAt(*job) != Time{})
        body[u"result"_s] = statusView(*job);
    for (const Task &task : job->tasks) {
        if (task.failure && task.state == TaskState::Failed && !body.contains(u"error"_s))
            body[u"error"_s] = task.failure->error.message();
    }
    return jsonAnswer(body);
}

Reply predecessorProgress(Api &api, const SharedExchange &exchange)
{
    const auto job = api.job(*exchange, exchange->arguments[0]);
    if (!job)
        return failed(*exchange, job.error());
    const JobCounts counts = countsOf(*job);
    QJsonObject files;
    for (const Task &task : job->tasks) {
        QJsonObject file = fileProgressView(task);
        if (!task.failure)
            file[u"error"_s] = QJsonValue();
        files[task.id.value] = file;
    }
    return jsonAnswer({{u"job_id"_s, job->id.value},
                       {u"overall_progress"_s, progressOf(*job)},
                       {u"total_files"_s, counts.total()},
                       {u"completed_files"_s, counts.completed},
                       {u"failed_files"_s, counts.failed},
                       {u"files"_s, files},
                       {u"timestamp"_s, qint64(now().time_since_epoch().count())}});
}

Reply predecessorJob(Api &api, const SharedExchange &exchange)
{
    const auto job = api.job(*exchange, exchange->arguments[0]);
    if (!job)
        return failed(*exchange, job.error());
    const bool done = !job->tasks.isEmpty() && job->tasks.front().model;
    return jsonAnswer(
        {{u"job_id"_s, job->id.value},
         {u"status"_s, statusOf(*job)},
         {u"progress"_s, progressOf(*job)},
         {u"estimated_remaining"_s, QJsonValue()},
         {u"result_url"_s, done ? QJsonValue(downloadUrl(job->tasks.front(), u"model")) : QJsonValue()}});
}

} // namespace i2m::handler
