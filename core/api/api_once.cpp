// SPDX-License-Identifier: GPL-3.0-or-later
// Requests with an Idempotency-Key: worked on once, however often they come.
#include "core/api/handlers.h"
#include "core/async.h"
#include "core/log.h"

#include <QPromise>
#include <QtConcurrent>

namespace i2m {
using namespace Qt::StringLiterals;

Reply Api::handleOnce(const std::shared_ptr<Exchange> &exchange, const QByteArray &key)
{
    if (key.size() > 255)
        return failed(*exchange,
                      {ErrorCode::ValidationError, u"Idempotency-Key has at most 255 characters"_s});
    const QString slot = Idempotency::slot(clientName(*exchange), exchange->route->path, key);
    if (!m_idempotency.begin(slot))
        return failed(*exchange, {ErrorCode::Conflict,
                                  u"a request with this Idempotency-Key is being worked on"_s,
                                  {{u"retry_after"_s, 1}}});
    if (!exchange->form)
        return callOnce(exchange, slot, fingerprintOf(*exchange));
    // The content of files is hashed on the pool, and never twice at the cost of the engine's thread.
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    QtConcurrent::run(&pool, [exchange] { return fingerprintOf(*exchange); }) |
        then(this, [this, exchange, slot, promise](const QByteArray &fingerprint) {
            if (promise->isCanceled()) {
                m_idempotency.end(slot);
                promise->finish();
                return;
            }
            const auto deliver = [promise](const Answer &answer) {
                promise->addResult(answer);
                promise->finish();
            };
            Reply reply = callOnce(exchange, slot, fingerprint);
            if (const auto *answer = std::get_if<Answer>(&reply))
                deliver(*answer);
            else
                std::get<QFuture<Answer>>(reply) | then(this, deliver);
        });
    return promise->future();
}

Reply Api::callOnce(const std::shared_ptr<Exchange> &exchange, const QString &slot,
                    const QByteArray &fingerprint)
{
    auto stored = m_idempotency.replay(slot, fingerprint, now());
    if (!stored || *stored) {
        m_idempotency.end(slot);
        return stored ? Reply(**stored) : Reply(failed(*exchange, stored.error()));
    }
    const auto keep = [this, slot, fingerprint](const Answer &answer) {
        if (answer.status >= 200 && answer.status < 300) {
            if (auto kept = m_idempotency.remember(slot, fingerprint, answer, now()); !kept)
                qCWarning(logApi) << "An answer could not be kept for its Idempotency-Key:"
                                  << kept.error().message();
        }
        m_idempotency.end(slot); // only now: another server may be waiting to look
        return answer;
    };
    Reply reply = exchange->route->handler(*this, exchange);
    if (const auto *answer = std::get_if<Answer>(&reply))
        return keep(*answer);
    return std::get<QFuture<Answer>>(reply) | then(this, keep);
}

} // namespace i2m
