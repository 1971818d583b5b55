// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/event_frame.h"
#include "core/api/handlers.h"

namespace i2m::handler {
using namespace Qt::StringLiterals;

namespace {
/// Last-Event-ID of the head or the query; nothing when there is none or it is no revision.
std::optional<Revision> lastEvent(const Request &request)
{
    QString text = QString::fromLatin1(request.header("last-event-id"));
    if (text.isEmpty())
        text = request.parameter(u"last_event_id");
    bool ok = false;
    const Revision revision = text.toLongLong(&ok);
    return ok && revision >= 0 ? std::optional(revision) : std::nullopt;
}

Reply answerWith(const Exchange &exchange, const Result<std::shared_ptr<EventStream>> &stream)
{
    if (!stream)
        return failed(exchange, stream.error());
    Answer answer;
    if (!*stream) {
        answer.status = 204; // makes EventSource stop
        return answer;
    }
    (*stream)->client = clientName(exchange);
    answer.headers = {{"Content-Type", "text/event-stream; charset=utf-8"}, {"X-Accel-Buffering", "no"}};
    answer.source = *stream;
    answer.keepAlive = false;
    return answer;
}

/// `most`: how long at most; zero for no limit.
Reply follow(Api &api, const Exchange &exchange, EventDialect dialect, std::chrono::seconds most = {})
{
    const auto job = api.job(exchange, exchange.arguments[0]);
    if (!job)
        return failed(exchange, job.error());
    if (auto admitted = api.admitStream(exchange); !admitted)
        return failed(exchange, admitted.error());
    const auto stream = api.events.follow(*job, dialect, lastEvent(exchange.request));
    if (stream && *stream && most > std::chrono::seconds::zero()) {
        EventStream *open = stream->get();
        QTimer::singleShot(most, open, [open] {
            open->end();
            open->append(timeoutFrame(open->job, open->sent));
        });
    }
    return answerWith(exchange, stream);
}
} // namespace

Reply stream(Api &api, const SharedExchange &exchange) { return follow(api, *exchange, EventDialect::Plain); }

Reply predecessorStream(Api &api, const SharedExchange &exchange)
{
    constexpr qint64 longest = 86'400;
    const auto seconds = numberIn(*exchange, u"timeout", 3600, 1, longest);
    if (!seconds)
        return failed(*exchange, seconds.error());
    return follow(api, *exchange, EventDialect::Predecessor, std::chrono::seconds(*seconds));
}

Reply allEvents(Api &api, const SharedExchange &exchange)
{
    if (auto admitted = api.admitStream(*exchange); !admitted)
        return failed(*exchange, admitted.error());
    const bool admin = exchange->caller.role == Caller::Role::Admin;
    return answerWith(*exchange,
                      api.events.followAll({admin ? QString() : exchange->caller.key, exchange->session},
                                           lastEvent(exchange->request)));
}

Reply ticket(Api &api, const SharedExchange &exchange)
{
    const auto issued = api.tickets.issue(exchange->caller, now());
    if (!issued)
        return failed(*exchange, {ErrorCode::RateLimitExceeded, u"too many open tickets"_s});
    return jsonAnswer({{u"ticket"_s, *issued}, {u"expires_in"_s, int(Tickets::lifetime.count())}});
}

} // namespace i2m::handler
