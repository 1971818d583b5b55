// SPDX-License-Identifier: GPL-3.0-or-later
// The port to the provider's account: where its key is, whether a key works. Lives in the window's thread;
// the checks are free of charge and run elsewhere.
#pragma once

#include "core/result.h"
#include "core/secrets.h"

#include <QFuture>
#include <QObject>

namespace i2m {

enum class KeyPlace { None, Keychain, Environment, File, Session };

struct KeyVerdict
{
    enum class Kind { Works, Malformed, Refused, Locked, Unreachable };
    Kind kind = Kind::Unreachable;
    QString detail{}; ///< the provider's own words, may be empty; Locked without any: the balance is used up
};

class Account : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual KeyPlace source() const = 0;
    /// "…cdef", to recognise the key by; empty without one.
    virtual QString hint() const = 0;
    /// False when this computer has no keychain running: a key can then be kept for this session only.
    virtual bool keychainAvailable() const = 0;
    /// There is no key yet, but one in the keychain, which its owner has to open first.
    virtual bool keychainLocked() const = 0;
    /// Reads the keychain again, which makes the desktop ask for its password. changed() tells the outcome.
    virtual void unlock() = 0;
    virtual QFuture<KeyVerdict> check(const Secret &key) = 0;
    /// Takes the key into use; `keep` also writes it to the keychain.
    virtual QFuture<Result<void>> use(const Secret &key, bool keep) = 0;
    virtual QFuture<Result<void>> forget() = 0;

Q_SIGNALS:
    void changed();
};

} // namespace i2m
