// SPDX-License-Identifier: GPL-3.0-or-later
// Short-lived single-use tickets for browsers' EventSource, which cannot send a key in a header.
#pragma once

#include "core/api/exchange.h"
#include "core/clock.h"
#include "core/id.h"

#include <QHash>
#include <optional>

namespace i2m {

class Tickets
{
public:
    static constexpr std::chrono::seconds lifetime{60};

    /// Nothing when that many are open already that somebody must be hoarding them.
    std::optional<QString> issue(const Caller &caller, Time now)
    {
        m_open.removeIf([&](const auto &entry) { return entry.value().until < now; });
        if (m_open.size() >= mostOpen)
            return {};
        const QString ticket = randomHex128();
        m_open.insert(ticket, {caller, now + lifetime});
        return ticket;
    }
    /// Who it was issued to; nothing if it is unknown, used or too old.
    std::optional<Caller> redeem(const QString &ticket, Time now)
    {
        const Entry entry = m_open.take(ticket);
        return entry.until < now ? std::nullopt : std::optional(entry.caller);
    }

private:
    static constexpr int mostOpen = 1000;
    struct Entry
    {
        Caller caller;
        Time until{};
    };
    QHash<QString, Entry> m_open;
};

} // namespace i2m
