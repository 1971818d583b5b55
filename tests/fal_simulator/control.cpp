// SPDX-License-Identifier: GPL-3.0-or-later
// The simulator's own routes below /_simulator/: what a test sets and asks. No key is needed.
#include "tests/fal_simulator/error_bodies.h"
#include "tests/fal_simulator/simulator.h"
#include "tests/fal_simulator/wire_json.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace i2m::sim {

void Simulator::control(const Request &request, const Reply &reply)
{
    const auto what = request.path.section(u'/', 2);
    if (what == u"stats")
        return answerStats(reply);
    if (what == u"faults")
        return reply->answer(faultRules(request));
    if (what == u"settings")
        return reply->answer(settings(request));
    if (what == u"account")
        return reply->answer(account(request));
    reply->answer(refusal(404, u"There are stats, faults, settings and account"_s));
}

void Simulator::answerStats(const Reply &reply)
{
    // Images are hashed on the pool; a count that a moment later would be another one helps nobody.
    if (m_stats.hashesPending > 0) {
        QTimer::singleShot(std::chrono::milliseconds{2}, reply, [this, reply] { answerStats(reply); });
        return;
    }
    reply->answer(jsonAnswer(compact(m_stats.toJson())));
}

Answer Simulator::faultRules(const Request &request)
{
    if (request.method == "POST") {
        const auto body = QJsonDocument::fromJson(request.body);
        if (body.isNull())
            return refusal(400, u"The body is a JSON list of faults"_s);
        const auto rules = body.isArray() ? body.array() : QJsonArray{body.object()};
        auto previous = m_faults;
        if (!request.query.hasQueryItem(u"add"_s))
            m_faults.clear();
        if (auto added = m_faults.add(rules); !added) {
            m_faults = previous;
            return refusal(400, added.error().detail);
        }
    } else if (request.method == "DELETE") {
        m_faults.clear();
    } else if (request.method != "GET") {
        return methodNotAllowed("GET, POST, DELETE");
    }
    return jsonAnswer(wireObject({{"faults", m_faults.toJson()}}));
}

Answer Simulator::settings(const Request &request)
{
    if (request.method == "POST") {
        const auto body = request.json();
        if (const auto seconds = body[u"seconds"_s]; seconds.isDouble())
            m_queue.setSeconds(std::max(0.0, seconds.toDouble()));
        if (const auto concurrency = body[u"concurrency"_s]; concurrency.isDouble())
            m_queue.setConcurrency(std::max(0, concurrency.toInt()));
    }
    return jsonAnswer(wireObject({{"seconds", m_queue.seconds()}, {"concurrency", m_queue.concurrency()}}));
}

Answer Simulator::account(const Request &request)
{
    if (request.method == "POST") {
        const auto body = request.json();
        if (body.contains(u"locked"_s))
            m_accounts.setLock(body[u"locked"_s].toString());
        if (const auto balance = body[u"balance"_s]; balance.isDouble())
            m_accounts.setBalance(balance.toDouble());
    }
    return jsonAnswer(wireObject({{"locked", m_accounts.lock()}, {"balance", m_accounts.balance()}}));
}

} // namespace i2m::sim
