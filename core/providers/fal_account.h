// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a key works and whether its account may spend, found out without a generation and without cost.
#pragma once

#include "core/result.h"
#include "core/secrets.h"
#include "core/settings.h"

#include <QFuture>

namespace i2m {

struct AccountState
{
    QString name;          ///< of the account or team; empty if fal does not say
    bool locked = false;   ///< accepted, but fal will not work for it
    bool noCredit = false; ///< locked because the balance is used up
    QString lockReason;    ///< fal's words
};

/// Asks fal. Call it in a thread with an event loop; the future finishes there, within 30 s.
/// Errors: ProviderKeyMissing, ProviderKeyRefused, ProviderUnreachable, ProviderTimeout, FalRateLimit,
/// FalApiError.
QFuture<Result<AccountState>> checkFalKey(const Settings &settings, const Secret &key);

} // namespace i2m
