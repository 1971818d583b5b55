// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/accounts.h"

#include "tests/fal_simulator/error_bodies.h"

using namespace Qt::StringLiterals;

namespace i2m::sim {

bool Accounts::addKey(const QString &key, bool admin)
{
    const auto colon = key.indexOf(u':');
    if (colon < 1 || colon + 1 == key.size())
        return false;
    m_keys.insert(key.left(colon), {key.mid(colon + 1), admin});
    return true;
}

std::variant<Accounts::Caller, Answer> Accounts::authenticate(const Request &request,
                                                              const QString &app) const
{
    const auto header = QString::fromUtf8(request.header("authorization"));
    if (header.isEmpty())
        return app.isEmpty()
                   ? refusal(401, u"Authorization header is required"_s)
                   : refusal(401, u"Cannot access application \"%1\". Authentication is required to "
                                  "access this application."_s.arg(app));
    const auto scheme = header.section(u' ', 0, 0).toLower();
    const auto key = header.section(u' ', 1).trimmed();
    if (scheme == u"bearer")
        return refusal(401, u"bearer: unable to decode issuer"_s);
    const auto colon = key.indexOf(u':');
    if (scheme != u"key" || colon < 1)
        return refusal(401, u"Invalid Key Authorization header format. Expected '<key_id>:<key_secret>'."_s);
    const auto known = m_keys.find(key.left(colon));
    if (known == m_keys.end() || known->secret != key.mid(colon + 1))
        return refusal(401, u"invalid key credentials"_s);
    return Caller{known.key(), known->admin};
}

std::optional<Answer> Accounts::lockedAnswer() const
{
    if (m_lock.isEmpty())
        return {};
    return refusal(403, u"User is locked. Reason: %1"_s.arg(m_lock));
}

} // namespace i2m::sim
