// SPDX-License-Identifier: GPL-3.0-or-later
// How often a caller may ask: fixed windows of a minute and an hour, and a narrower one for uploads. The
// caller says what time it is. Servers on one queue count together.
#pragma once

#include "core/api/answer.h"
#include "core/clock.h"
#include "core/jobs/job_store.h"

#include <QHash>
#include <QString>

namespace i2m {

class RateLimit
{
public:
    struct Rule
    {
        const char *name; ///< "minute"
        int most;
        std::chrono::seconds window;
    };
    struct Verdict
    {
        bool allowed = true;
        int limit = 0;      ///< of the rule with the least left
        int window = 0;     ///< its length in seconds
        int retryAfter = 0; ///< seconds, when not allowed
        Headers headers;    ///< X-RateLimit-… and RateLimit, RateLimit-Policy
    };

    /// `shared`: where other processes count too, or null. Outlives it.
    explicit RateLimit(QList<Rule> rules, JobStore *shared = nullptr);

    /// Counts one request of `caller`, unless it is refused.
    Verdict count(const QString &caller, Time now);

private:
    struct Use
    {
        qint64 window = 0; ///< number of the window since the epoch
        int count = 0;
    };
    void forgetOld(Time now);
    void countElsewhere(const QString &caller, const Rule &rule, Use &use);

    QList<Rule> m_rules;
    QByteArray m_policy;
    JobStore *m_shared;
    QHash<QString, QList<Use>> m_uses;
};

} // namespace i2m
