// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/rate_limit.h"

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype mostCallers = 10'000;

qint64 secondsOf(Time time)
{
    return std::chrono::floor<std::chrono::seconds>(time).time_since_epoch().count();
}
} // namespace

RateLimit::RateLimit(QList<Rule> rules, JobStore *shared) : m_rules(std::move(rules)), m_shared(shared)
{
    // RateLimit and RateLimit-Policy: draft-ietf-httpapi-ratelimit-headers-09.
    for (const Rule &row : m_rules)
        m_policy += (m_policy.isEmpty() ? "\"" : ", \"") + QByteArray(row.name) +
                    "\";q=" + QByteArray::number(row.most) +
                    ";w=" + QByteArray::number(qint64(row.window.count()));
}

RateLimit::Verdict RateLimit::count(const QString &caller, Time now)
{
    if (m_uses.size() >= mostCallers && !m_uses.contains(caller))
        forgetOld(now);
    QList<Use> &uses = m_uses[caller];
    uses.resize(m_rules.size());
    const qint64 second = secondsOf(now);
    // The rule with the least left is the one to tell about.
    qsizetype tightest = 0;
    for (qsizetype i = 0; i < m_rules.size(); ++i) {
        const qint64 window = second / m_rules[i].window.count();
        if (uses[i].window != window)
            uses[i] = {window, 0};
        countElsewhere(caller, m_rules[i], uses[i]);
        if (m_rules[i].most - uses[i].count < m_rules[tightest].most - uses[tightest].count)
            tightest = i;
    }
    Verdict verdict;
    verdict.allowed = uses[tightest].count < m_rules[tightest].most;
    if (verdict.allowed) {
        for (Use &use : uses)
            ++use.count;
    }
    const Rule &rule = m_rules[tightest];
    verdict.limit = rule.most;
    verdict.window = int(rule.window.count());
    const QByteArray left = QByteArray::number(rule.most - uses[tightest].count);
    const qint64 reset = (uses[tightest].window + 1) * rule.window.count();
    if (!verdict.allowed)
        verdict.retryAfter = int(reset - second);
    QByteArray standing;
    standing.reserve(64);
    standing.append('"').append(rule.name).append("\";r=").append(left);
    standing.append(";t=").append(QByteArray::number(reset - second));
    verdict.headers.reserve(5);
    verdict.headers.emplaceBack(QByteArrayLiteral("X-RateLimit-Limit"), QByteArray::number(rule.most));
    verdict.headers.emplaceBack(QByteArrayLiteral("X-RateLimit-Remaining"), left);
    verdict.headers.emplaceBack(QByteArrayLiteral("X-RateLimit-Reset"), QByteArray::number(reset));
    verdict.headers.emplaceBack(QByteArrayLiteral("RateLimit"), standing);
    verdict.headers.emplaceBack(QByteArrayLiteral("RateLimit-Policy"), m_policy);
    return verdict;
}

void RateLimit::countElsewhere(const QString &caller, const Rule &rule, Use &use)
{
    if (!m_shared)
        return;
    const QString name = u"%1:%2:%3"_s.arg(QLatin1StringView(rule.name)).arg(use.window).arg(caller);
    const Time end{std::chrono::seconds((use.window + 1) * rule.window.count())};
    if (const auto used = m_shared->countUse(name, end))
        use.count = *used - 1; // those before this one
}

void RateLimit::forgetOld(Time now)
{
    const qint64 second = secondsOf(now);
    m_uses.removeIf([&](const auto &entry) {
        for (qsizetype i = 0; i < m_rules.size() && i < entry.value().size(); ++i) {
            if (entry.value()[i].window == second / m_rules[i].window.count())
                return false;
        }
        return true;
    });
    if (m_uses.size() >= mostCallers)
        m_uses.clear();
}

} // namespace i2m
