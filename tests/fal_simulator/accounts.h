// SPDX-License-Identifier: GPL-3.0-or-later
// The keys that are good here, and the lock on the account they belong to.
#pragma once

#include "tests/fal_simulator/http_message.h"

#include <QHash>
#include <optional>

namespace i2m::sim {

class Accounts
{
public:
    /// Good without any --key; made up, of the shape of a real one.
    static constexpr const char *testKey =
        "11111111-2222-4333-8444-555555555555:0123456789abcdef0123456789abcdef";

    /// False when `key` is not ID:SECRET. An admin key may also read the balance.
    bool addKey(const QString &key, bool admin = false);
    bool isEmpty() const { return m_keys.isEmpty(); }

    struct Caller
    {
        QString keyId;
        bool admin = false;
    };
    /// Who calls, or the 401 to answer with. `app` is named in the text when there is no key at all; empty
    /// for the REST host, which has a text of its own.
    std::variant<Caller, Answer> authenticate(const Request &request, const QString &app) const;

    /// Empty: not locked.
    void setLock(const QString &reason) { m_lock = reason; }
    const QString &lock() const { return m_lock; }
    /// The 403 of a locked account.
    std::optional<Answer> lockedAnswer() const;

    void setBalance(double dollars) { m_balance = dollars; }
    double balance() const { return m_balance; }

private:
    struct Secret
    {
        QString secret;
        bool admin;
    };
    QHash<QString, Secret> m_keys;
    QString m_lock;
    double m_balance = 24.5;
};

} // namespace i2m::sim
