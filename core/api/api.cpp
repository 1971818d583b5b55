// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/api.h"

#include "core/api/api_metrics.h"
#include "core/api/file_body.h"
#include "core/api/handlers.h"
#include "core/api/job_view.h"
#include "core/api/webhooks.h"
#include "core/async.h"

#include <QJsonDocument>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int cachedBodies = 500;
constexpr qint64 largestModel = qint64(1) << 30;
constexpr qint64 formExtra = 1 << 20;
constexpr int takingInAtOnce = 2;

/// The key in a request: "Authorization: Bearer KEY" or "X-API-Key: KEY".
QByteArrayView keyOf(const Request &request)
{
    const QByteArrayView authorization = request.header("authorization");
    constexpr QByteArrayView scheme("bearer ");
    if (authorization.size() > scheme.size() &&
        authorization.first(scheme.size()).compare(scheme, Qt::CaseInsensitive) == 0)
        return authorization.sliced(scheme.size()).trimmed();
    return authorization.isEmpty() ? request.header("x-api-key") : authorization;
}

/// EventSource cannot send a header, so the query will do as well.
QString sessionOf(const Request &request)
{
    const QByteArrayView header = request.header("x-session-id");
    return header.isEmpty() ? request.parameter(u"session_id") : QString::fromLatin1(header);
}

bool isEventStream(const Route &route) { return QByteArrayView(route.output) == "text/event-stream"; }

/// Where servers on one queue count together; null where this process works alone.
JobStore *sharedStore(const ApiParts &parts) { return parts.crew.list ? &parts.engine.store() : nullptr; }
} // namespace

Api::Api(ApiParts given, KeyRing ring, QObject *parent)
    : QObject(parent), parts(std::move(given)), keys(std::move(ring)), events(parts.engine),
      polls(parts.engine), metrics(std::make_unique<ApiMetrics>(parts.metrics)),
      webhooks(std::make_unique<Webhooks>(parts.engine, parts.settings)),
      m_limit({{"minute", parts.settings[setting::rateLimitPerMinute], 60s},
               {"hour", parts.settings[setting::rateLimitPerHour], 3600s}},
              sharedStore(parts)),
      m_uploadLimit({{"upload", parts.settings[setting::uploadsPerMinute], 60s}}, sharedStore(parts)),
      m_badKeys({{"minute", 10, 60s}}), m_idempotency(parts.engine.store()), m_bodies(cachedBodies)
{
    pool.setMaxThreadCount(takingInAtOnce);
    drawing.setMaxThreadCount(1);
    connect(&events, &EventHub::countChanged, this, [this] { metrics->setStreams(events.count()); });
}

Api::~Api()
{
    drawing.clear();
    drawing.waitForDone();
    pool.waitForDone();
}

Admission Api::admit(Exchange &exchange)
{
    Admission admission;
    const auto refuse = [&](const Error &error) {
        admission.refusal = failed(exchange, error);
        return std::move(admission);
    };
    QByteArrayList allowed;
    const RouteMatch match = findRoute(exchange.request, allowed);
    exchange.route = match.route;
    exchange.arguments = match.arguments;
    if (!match.route) {
        if (exchange.request.method == "OPTIONS" && !allowed.isEmpty()) {
            admission.refusal = preflight(exchange, allowed);
            return admission;
        }
        admission.refusal =
            failed(exchange, {allowed.isEmpty() ? ErrorCode::NotFound : ErrorCode::MethodNotAllowed, {}});
        if (!allowed.isEmpty())
            admission.refusal->headers.emplaceBack("Allow", allowed.join(", "));
        return admission;
    }
    const auto caller = authenticate(exchange);
    if (!caller)
        return refuse(caller.error());
    exchange.caller = *caller;
    exchange.session = sessionOf(exchange.request);
    if (!needsNoKey(*match.route) && !exchange.session.isEmpty() && !isPlausibleId(exchange.session))
        return refuse({ErrorCode::ValidationError, u"a session id has letters, digits, - and _ only"_s});
    if (auto may = authorise(exchange); !may)
        return refuse(may.error());
    if (store().isReady()) { // else it is counted when it is answered
        if (auto counted = count(exchange); !counted)
            return refuse(counted.error());
    }
    admission.body = match.route->body;
    if (admission.body == Admission::Body::Form) {
        const bool models = match.route->handler == handler::storeFiles;
        admission.form.fileBytes = models ? largestModel : parts.settings[setting::maxUploadSize];
        admission.most = admission.form.files * admission.form.fileBytes + formExtra;
    }
    return admission;
}

std::optional<Answer> Api::preflight(const Exchange &exchange, const QByteArrayList &allowed) const
{
    Answer answer;
    answer.status = 204;
    answer.headers.emplaceBack("Allow", allowed.join(", "));
    if (exchange.request.has("access-control-request-method")) {
        answer.headers.emplaceBack("Access-Control-Allow-Methods", allowed.join(", "));
        answer.headers.emplaceBack(
            "Access-Control-Allow-Headers",
            "Authorization, X-API-Key, X-Session-ID, Content-Type, Idempotency-Key, "
            "Last-Event-ID, X-Request-ID, If-None-Match, If-Modified-Since, If-Range, Range, traceparent");
        answer.headers.emplaceBack("Access-Control-Max-Age", "600");
    }
    return answer;
}

Result<Caller> Api::authenticate(const Exchange &exchange)
{
    if (const QByteArrayView key = keyOf(exchange.request); !key.isEmpty()) {
        if (const auto caller = keys.find(key))
            return *caller;
        if (needsNoKey(*exchange.route))
            return Caller{};
        // Guessing is slow: after ten wrong keys in a minute an address only hears that it has to wait.
        const auto verdict = m_badKeys.count(exchange.peer.toString(), now());
        if (verdict.allowed)
            return Error{ErrorCode::InvalidApiKey, {}};
        return Error{
            ErrorCode::RateLimitExceeded, u"too many wrong keys"_s, {{u"retry_after"_s, verdict.retryAfter}}};
    }
    if (isEventStream(*exchange.route) && exchange.request.query.contains("ticket=")) {
        if (const auto caller = tickets.redeem(exchange.request.parameter(u"ticket"), now()))
            return *caller;
        return Error{ErrorCode::InvalidApiKey, u"the ticket was used or is too old"_s};
    }
    return Caller{};
}

bool Api::needsNoKey(const Route &route) const
{
    return route.access == Access::Open || (m_loopback && route.access == Access::Local);
}

Result<void> Api::authorise(const Exchange &exchange) const
{
    const Access access = exchange.route->access;
    const Caller::Role role = exchange.caller.role;
    if (needsNoKey(*exchange.route) || role == Caller::Role::Admin)
        return {};
    if (m_loopback && access == Access::Optional)
        return {};
    if (role == Caller::Role::Anonymous)
        return Error{ErrorCode::AuthenticationRequired, {}};
    const bool forAdmins = access == Access::Admin || access == Access::Local;
    if (forAdmins)
        return Error{ErrorCode::InsufficientPermissions, {}};
    return {};
}

Result<void> Api::count(Exchange &exchange)
{
    if (exchange.route->quota == Quota::None || std::exchange(exchange.counted, true))
        return {};
    auto verdict = m_limit.count(clientName(exchange), now());
    if (verdict.allowed && exchange.route->quota == Quota::Upload)
        verdict = m_uploadLimit.count(clientName(exchange), now());
    exchange.extraHeaders.append(std::move(verdict.headers));
    if (verdict.allowed)
        return {};
    return Error{
        ErrorCode::RateLimitExceeded,
        {},
        {{u"limit"_s, verdict.limit}, {u"window"_s, verdict.window}, {u"retry_after"_s, verdict.retryAfter}}};
}

Reply Api::handle(const std::shared_ptr<Exchange> &exchange)
{
    const Handler asked = exchange->route->handler;
    if (asked == handler::health || asked == handler::live)
        return asked(*this, exchange);
    if (store().isReady())
        return handleReady(exchange);
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    store().whenReady(this, [this, exchange, promise] {
        const auto deliver = [promise](const Answer &answer) {
            promise->addResult(answer);
            promise->finish();
        };
        Reply reply = handleReady(exchange);
        if (const auto *answer = std::get_if<Answer>(&reply))
            deliver(*answer);
        else
            std::get<QFuture<Answer>>(reply) | then(this, deliver);
    });
    return promise->future();
}

Reply Api::handleReady(const std::shared_ptr<Exchange> &exchange)
{
    if (auto counted = count(*exchange); !counted)
        return failed(*exchange, counted.error());
    const QByteArray key = exchange->request.header("idempotency-key").toByteArray();
    if (exchange->route->spends && !key.isEmpty())
        return handleOnce(exchange, key);
    return exchange->route->handler(*this, exchange);
}

bool Api::maySee(const Exchange &exchange, const Ownership &ownership) const
{
    const bool otherSession = !exchange.session.isEmpty() && exchange.session != ownership.session;
    switch (exchange.caller.role) {
    case Caller::Role::Admin:
        return true;
    case Caller::Role::User:
        // What was started in the window belongs to whoever sits at this computer.
        return !otherSession &&
               (ownership.owner == exchange.caller.key || (ownership.owner.isEmpty() && m_loopback));
    case Caller::Role::Anonymous:
        return !otherSession && m_loopback;
    }
    return false;
}

Result<Job> Api::job(const Exchange &exchange, const QString &id)
{
    if (!isPlausibleId(id))
        return Error{ErrorCode::InvalidJobId,
                     {},
                     {{u"job_id"_s, id.left(64)}, {u"pattern"_s, QString::fromLatin1(idPattern)}}};
    auto found = store().job({id});
    if (found && !maySee(exchange, {found->owner, found->session}))
        return Error{ErrorCode::InsufficientPermissions, {}};
    return found;
}

Result<Task> Api::task(const Exchange &exchange, const QString &jobId, const QString &file)
{
    const auto found = job(exchange, jobId);
    if (!found)
        return found.error();
    for (const Task &task : found->tasks) {
        if (task.id.value == file)
            return task;
    }
    return Error{ErrorCode::FileNotFound, {}};
}

Reply Api::status(const Exchange &exchange, const QString &id)
{
    StatusBody *body = m_bodies.object(id);
    if (!body || body->store != store().revision()) {
        const auto found = job(exchange, id);
        if (!found)
            return failed(exchange, found.error());
        body = new StatusBody{store().revision(),
                              revisionOf(*found),
                              {found->owner, found->session},
                              QJsonDocument(statusView(*found)).toJson(QJsonDocument::Compact)};
        m_bodies.insert(id, body);
    }
    if (!maySee(exchange, body->owner))
        return failed(exchange, {ErrorCode::InsufficientPermissions, {}});
    Answer answer;
    const QByteArray etag = QByteArray::number(body->job);
    answer.headers = {{"ETag", '"' + etag + '"'}, {"Cache-Control", "private, no-cache"}};
    if (clientHas(exchange.request, etag)) {
        answer.status = 304;
        return answer;
    }
    answer.headers.emplaceBack("Content-Type", "application/json");
    answer.body = body->body;
    return answer;
}

Result<void> Api::admitStream(const Exchange &exchange)
{
    const int most = parts.settings[setting::mostStreams];
    const int mostOfOne = parts.settings[setting::mostStreamsPerKey];
    if (events.count() >= most)
        return Error{ErrorCode::ServiceUnavailable, u"at most %1 event streams at once"_s.arg(most)};
    if (events.countOf(clientName(exchange)) >= mostOfOne)
        return Error{ErrorCode::RateLimitExceeded,
                     u"at most %1 event streams a key"_s.arg(mostOfOne),
                     {{u"retry_after"_s, 5}}};
    return {};
}

} // namespace i2m
