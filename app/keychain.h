// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's keychain with a deadline: it may be absent, locked, or never answer. Main thread only.
#pragma once

#include "core/result.h"
#include "core/secrets.h"

#include <QObject>
#include <functional>
#include <optional>

namespace i2m::keychain {

/// Tests shorten it.
inline std::chrono::milliseconds deadline{5000};

struct Reading
{
    Secret key{};                   ///< the fal.ai key; empty when there is none to be had
    std::optional<Error> trouble{}; ///< ServiceUnavailable with the keychain's own words
    bool locked = false;            ///< there is one, or may be, and its owner has to open the keychain first
};

/// Calls `done` once, unless `context` goes before; and again if the keychain answers after the deadline,
/// as it does when somebody took time for the password.
void read(QObject *context, std::function<void(const Reading &)> done);
/// These call `done` once, unless `context` goes before. Errors: ServiceUnavailable, as above.
void write(QObject *context, const Secret &key, std::function<void(const Result<void> &)> done);
void remove(QObject *context, std::function<void(const Result<void> &)> done);

} // namespace i2m::keychain
