// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's keychain with a deadline: it may be absent, locked, or never answer. Main thread only.
#pragma once

#include "core/result.h"
#include "core/secrets.h"

#include <QObject>
#include <functional>

namespace i2m::keychain {

constexpr std::chrono::milliseconds deadline{5000};

/// The fal.ai key; empty when there is none. Each calls `done` once, unless `context` goes before.
/// Errors: ServiceUnavailable with the keychain's own words.
void read(QObject *context, std::function<void(const Result<Secret> &)> done);
void write(QObject *context, const Secret &key, std::function<void(const Result<void> &)> done);
void remove(QObject *context, std::function<void(const Result<void> &)> done);

} // namespace i2m::keychain
