// SPDX-License-Identifier: GPL-3.0-or-later
// How often a caller may ask: fixed windows of a minute and an hour, and a narrower one for uploads. Pure:
// the caller says what time it is.
#pragma once

#include "core/api/answer.h"
#include "core/clock.h"

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
        int retryAfter = 0; ///< seconds, when not allowed
        Headers headers;    ///< X-RateLimit-… and RateLimit, RateLimit-Policy
    };

    explicit RateLimit(QList<Rule> rules) : m_rules(std::move(rules)) {}

    /// Counts one request of `caller`, unless it is refused.
    Verdict count(const QString &caller, Time now);

private:
    struct Use
    {
        qint64 window = 0; ///< number of the window since the epoch
        int count = 0;
    };
    void forgetOld(Time now);

    QList<Rule> m_rules;
    QHash<QString, QList<Use>> m_uses;
};

} // namespace i2m
