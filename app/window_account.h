// SPDX-License-Identifier: GPL-3.0-or-later
// The window's door to the fal.ai account: finds the key, checks new ones, keeps them in the keychain and
// hands them to the engine.
#pragma once

#include "app/engine_thread.h"
#include "app/fal_key.h"
#include "ui/account.h"

namespace i2m {

class WindowAccount : public Account
{
    Q_OBJECT

public:
    /// Looks for a key at once; changed() tells when it is found. `engine` must outlive it.
    WindowAccount(Places places, Settings settings, EngineThread &engine, QObject *parent = nullptr);

    /// Where fal.ai is, and the way there, for the next check.
    void setSettings(const Settings &settings) { m_settings = settings; }

    KeyPlace source() const override;
    QString hint() const override { return m_key.key.isEmpty() ? QString() : m_key.key.hint(); }
    bool keychainAvailable() const override { return m_keychain; }
    bool keychainLocked() const override { return m_locked && m_key.key.isEmpty(); }
    void unlock() override;
    QFuture<KeyVerdict> check(const Secret &key) override;
    QFuture<Result<void>> use(const Secret &key, bool keep) override;
    QFuture<Result<void>> forget() override;

private:
    void take(const FalKey &key);

    Places m_places;
    Settings m_settings;
    EngineThread &m_engine;
    FalKey m_key;
    bool m_keychain = true; ///< until it has failed
    bool m_locked = false;
};

} // namespace i2m
