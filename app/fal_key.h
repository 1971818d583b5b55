// SPDX-License-Identifier: GPL-3.0-or-later
// Where the fal.ai key comes from: environment, key file, keychain, or typed for this process only, in that
// order. It is never in argv and never printed.
#pragma once

#include "app/places.h"
#include "core/result.h"
#include "core/secrets.h"

namespace i2m {

enum class KeySource { None, Environment, File, Keychain, Process };

/// "environment", "file", "keychain", "this session" or "none".
QString toText(KeySource source);

struct FalKey
{
    Secret key;
    KeySource source = KeySource::None;
    bool locked = false; ///< none, because the keychain that may hold it is locked
};

/// A pasted key made clean: quotes, spaces and a leading "FAL_KEY=" go. Errors: ValidationError that says
/// what a key looks like.
Result<Secret> cleanFalKey(const Secret &pasted);

/// Environment and file only; does not wait.
FalKey findFalKeyQuickly(const Places &places);
/// Looks everywhere, waiting in an event loop of its own, at the latest until the keychain's deadline. A
/// keychain that does not work counts as having none. For commands.
FalKey waitForFalKey(const Places &places);

/// Writes the key file, mode 0600, whatever the umask. Errors: StorageError, DiskFull.
Result<void> saveKeyFile(const Places &places, const Secret &key);

} // namespace i2m
