// SPDX-License-Identifier: GPL-3.0-or-later
// What an Idempotency-Key was used for: the same request again gets the same answer, another one is refused.
// Kept in the store, so that a crash between request and answer does not make anyone pay twice.
#pragma once

#include "core/api/answer.h"
#include "core/clock.h"
#include "core/jobs/job_store.h"

#include <QSet>
#include <optional>

namespace i2m {

class Idempotency
{
public:
    static constexpr std::chrono::hours kept{24};

    explicit Idempotency(JobStore &store) : m_store(store) {}

    /// The name under which one caller's key for one route is kept.
    static QString slot(const QString &caller, QByteArrayView route, QByteArrayView key);

    /// Reserves `slot` while a request is worked on; false when one already is, here or at another server.
    bool begin(const QString &slot);
    void end(const QString &slot);

    /// The stored answer if there is one for the same request. Errors: IdempotencyKeyReused.
    Result<std::optional<Answer>> replay(const QString &slot, const QByteArray &fingerprint, Time now);
    Result<void> remember(const QString &slot, const QByteArray &fingerprint, const Answer &answer, Time now);

private:
    void forgetOld(const QString &slot, Time now);

    JobStore &m_store;
    QSet<QString> m_busy;
};

} // namespace i2m
