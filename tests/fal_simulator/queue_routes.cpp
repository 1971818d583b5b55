// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/queue_routes.h"

#include "tests/fal_simulator/error_bodies.h"
#include "tests/fal_simulator/status_stream.h"
#include "tests/fal_simulator/wire_json.h"

using namespace Qt::StringLiterals;

namespace i2m::sim {

namespace {

Answer notFound() { return jsonAnswer(404, R"({"status":"NOT_FOUND"})"); }

/// The body fal has besides the detail while a job is not over yet.
Answer inProgress(const Job &job, const QByteArray &base)
{
    const auto url = QString::fromLatin1(base) + u'/' + job.endpoint.app + u"/requests/"_s + job.id;
    return jsonAnswer(400, wireObject({{"detail", "Request is still in progress"},
                                       {"request_id", job.id},
                                       {"response_url", url},
                                       {"status_url", url + u"/status"_s},
                                       {"cancel_url", url + u"/cancel"_s}}));
}

/// Clients spell it 1, 0, true, false.
bool wantsLogs(const Request &request)
{
    const auto value = request.query.queryItemValue(u"logs"_s).toLower();
    return value == u"1" || value == u"true";
}

Answer named(Answer answer, const QString &requestId)
{
    answer.add("x-fal-request-id", requestId.toLatin1());
    return answer;
}

} // namespace

QueueRoutes::QueueRoutes(JobQueue &queue, Generation &generation, const Accounts &accounts, Stats &stats)
    : m_queue(queue), m_generation(generation), m_accounts(accounts), m_stats(stats)
{
}

void QueueRoutes::handle(const Request &request, const Reply &reply)
{
    const auto path = parseRequestPath(request.path);
    if (!path.requestId.isEmpty())
        ofJob(request, path, reply);
    else if (request.method == "POST")
        submit(request, reply);
    else
        reply->answer(parseEndpointId(request.path).isValid() ? methodNotAllowed("POST")
                                                              : refusal(404, u"Not Found"_s));
}

std::optional<Answer> QueueRoutes::refusedSubmit(const Request &request, const EndpointId &endpoint,
                                                 QString &keyId) const
{
    if (!endpoint.isValid())
        return refusal(404, u"Not Found"_s);
    const auto caller = m_accounts.authenticate(request, endpoint.app);
    if (const auto *refused = std::get_if<Answer>(&caller))
        return *refused;
    keyId = std::get<Accounts::Caller>(caller).keyId;
    if (auto locked = m_accounts.lockedAnswer())
        return locked;
    if (!m_generation.hasApp(endpoint.app))
        return refusal(404, u"Application \"%1\" not found"_s.arg(endpoint.alias));
    const auto longest = request.query.queryItemValue(u"fal_max_queue_length"_s);
    if (!longest.isEmpty() && m_queue.waiting() >= longest.toLongLong())
        return refusal(429, u"Queue is full"_s);
    return {};
}

std::variant<JobPtr, Answer> QueueRoutes::enqueue(const Request &request, const Reply &reply)
{
    auto job = std::make_shared<Job>();
    job->endpoint = parseEndpointId(request.path);
    if (auto refused = refusedSubmit(request, job->endpoint, job->keyId)) {
        ++m_stats.submitsRefused;
        return *refused;
    }
    job->id = uuidV7();
    job->base = request.base;
    job->script = reply->deed().job;
    job->outputLife = lifecycle(request.header("x-fal-object-lifecycle-preference"));
    const auto body = QJsonDocument::fromJson(request.body);
    job->input = body.object();
    m_generation.begin(*job, body.isObject());
    const auto timeout = request.header("x-fal-request-timeout").toDouble();
    m_queue.submit(job, std::chrono::milliseconds{qint64(timeout * 1000)});
    ++m_stats.submitsAccepted;
    return job;
}

void QueueRoutes::submit(const Request &request, const Reply &reply)
{
    const auto made = enqueue(request, reply);
    if (const auto *refused = std::get_if<Answer>(&made))
        return reply->answer(named(*refused, uuidV7()));
    const auto &job = std::get<JobPtr>(made);
    reply->answer(named(jsonAnswer(statusJson(*job, m_queue.position(*job), request.base, "null")), job->id));
}

void QueueRoutes::handleDirect(const Request &request, const Reply &reply)
{
    if (request.method != "POST")
        return reply->answer(methodNotAllowed("POST"));
    if (m_queue.running() >= m_queue.concurrency()) {
        auto busy = platformFailure(429, u"Too many concurrent requests"_s, u"concurrent_requests_limit"_s);
        busy.add("x-fal-needs-retry", "1");
        return reply->answer(named(busy, uuidV7()));
    }
    const auto made = enqueue(request, reply);
    if (const auto *refused = std::get_if<Answer>(&made))
        return reply->answer(named(*refused, uuidV7()));
    const auto job = std::get<JobPtr>(made);
    auto *wait = new QObject{reply};
    QObject::connect(&m_queue, &JobQueue::changed, wait, [job, reply, wait](const JobPtr &changed) {
        if (changed != job || job->state != Job::State::Completed)
            return;
        wait->deleteLater();
        reply->answer(named(job->result.answer, job->id));
    });
}

void QueueRoutes::ofJob(const Request &request, const RequestPath &path, const Reply &reply)
{
    const auto job = m_queue.find(path.requestId);
    const auto caller = m_accounts.authenticate(request, parseEndpointId(path.app).app);
    const bool anonymous = request.header("authorization").isEmpty();
    if (const auto *refused = std::get_if<Answer>(&caller))
        return reply->answer(anonymous && !job ? notFound() : *refused);
    const auto &keyId = std::get<Accounts::Caller>(caller).keyId;
    const bool rightPlace = job && (path.app == job->endpoint.app || path.app == job->endpoint.id);
    if (!rightPlace || job->keyId != keyId)
        return reply->answer(named(notFound(), path.requestId));

    if (path.tail == u"cancel")
        return reply->answer(
            named(request.method == "PUT" ? cancelAnswer(job) : methodNotAllowed("PUT"), job->id));
    if (request.method != "GET" && request.method != "HEAD")
        return reply->answer(named(methodNotAllowed("GET"), job->id));
    if (path.tail == u"status")
        return reply->answer(named(statusAnswer(request, *job), job->id));
    if (path.tail.isEmpty() || path.tail == u"response")
        return reply->answer(named(resultAnswer(request, *job), job->id));
    if (path.tail != u"status/stream")
        return reply->answer(named(refusal(404, u"Not Found"_s), job->id));

    Answer stream;
    stream.headers = {{"content-type", "text/event-stream"}, {"cache-control", "no-cache"}};
    stream.eventStream = true;
    reply->answer(named(stream, job->id));
    new StatusStream{m_queue, job, reply, request.base, wantsLogs(request)};
}

Answer QueueRoutes::statusAnswer(const Request &request, const Job &job) const
{
    qsizetype total = 0;
    const auto logs = wantsLogs(request) ? logJson(job, 0, total) : QByteArray{"null"};
    return jsonAnswer(job.state == Job::State::Completed ? 200 : 202,
                      statusJson(job, m_queue.position(job), request.base, logs));
}

Answer QueueRoutes::resultAnswer(const Request &request, const Job &job) const
{
    return job.state == Job::State::Completed ? job.result.answer : inProgress(job, request.base);
}

Answer QueueRoutes::cancelAnswer(const JobPtr &job)
{
    if (m_queue.cancel(job) == CancelAnswer::AlreadyCompleted)
        return jsonAnswer(400, R"({"status":"ALREADY_COMPLETED"})");
    ++m_stats.cancels;
    return jsonAnswer(202, R"({"status":"CANCELLATION_REQUESTED"})");
}

} // namespace i2m::sim
