// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_account.h"

#include "app/keychain.h"
#include "core/async.h"
#include "core/providers/fal_account.h"

#include <QPromise>

namespace i2m {

namespace {
KeyVerdict verdictOf(const Result<AccountState> &state)
{
    using Kind = KeyVerdict::Kind;
    if (state)
        return state->locked ? KeyVerdict{Kind::Locked, state->noCredit ? QString() : state->lockReason}
                             : KeyVerdict{Kind::Works, state->name};
    switch (state.error().code) {
    case ErrorCode::ProviderKeyMissing:
    case ErrorCode::ProviderKeyRefused:
        return {Kind::Refused, state.error().detail};
    case ErrorCode::CertificateRefused:
    case ErrorCode::ProxyRefused:
        return {Kind::Unreachable, Error{state.error().code, {}}.message()};
    default:
        return {Kind::Unreachable, {}};
    }
}

/// A promise that callbacks can share.
std::shared_ptr<QPromise<Result<void>>> startedPromise()
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    return promise;
}
} // namespace

WindowAccount::WindowAccount(Places places, Settings settings, EngineThread &engine, QObject *parent)
    : Account(parent), m_places(std::move(places)), m_settings(std::move(settings)), m_engine(engine)
{
    const FalKey key = findFalKeyQuickly(m_places);
    if (key.source == KeySource::None)
        unlock();
    else
        QMetaObject::invokeMethod(
            this, [this, key] { take(key); }, Qt::QueuedConnection);
}

void WindowAccount::unlock()
{
    m_locked = false; // what was said of it goes until the answer is there
    Q_EMIT changed();
    keychain::read(this, [this](const keychain::Reading &read) {
        m_keychain = read.locked || !read.trouble;
        m_locked = read.locked;
        if (!m_key.key.isEmpty()) // somebody typed one meanwhile
            return;
        take({read.key, read.key.isEmpty() ? KeySource::None : KeySource::Keychain});
    });
}

KeyPlace WindowAccount::source() const
{
    switch (m_key.source) {
    case KeySource::Environment:
        return KeyPlace::Environment;
    case KeySource::File:
        return KeyPlace::File;
    case KeySource::Keychain:
        return KeyPlace::Keychain;
    case KeySource::Process:
        return KeyPlace::Session;
    case KeySource::None:
        break;
    }
    return KeyPlace::None;
}

void WindowAccount::take(const FalKey &key)
{
    m_key = key;
    const auto handed = ask(m_engine.context(), [engine = &m_engine, secret = key.key] {
        engine->application().setFalKey(secret);
    });
    Q_UNUSED(handed)
    Q_EMIT changed();
}

QFuture<KeyVerdict> WindowAccount::check(const Secret &key)
{
    const auto clean = cleanFalKey(key);
    if (!clean)
        return ready(KeyVerdict{KeyVerdict::Kind::Malformed, clean.error().detail});
    return checkFalKey(m_settings, *clean) |
           then(this, [](const Result<AccountState> &state) { return verdictOf(state); });
}

QFuture<Result<void>> WindowAccount::use(const Secret &key, bool keep)
{
    const auto clean = cleanFalKey(key);
    if (!clean)
        return ready(Result<void>(clean.error()));
    take({*clean, KeySource::Process});
    if (!keep)
        return ready(Result<void>());
    auto promise = startedPromise();
    keychain::write(this, *clean, [this, promise](const Result<void> &written) {
        if (written) {
            m_key.source = KeySource::Keychain;
            Q_EMIT changed();
        }
        m_keychain = written.ok();
        promise->addResult(written);
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<void>> WindowAccount::forget()
{
    take({});
    auto promise = startedPromise();
    keychain::remove(this, [promise](const Result<void> &removed) {
        promise->addResult(removed);
        promise->finish();
    });
    return promise->future();
}

} // namespace i2m
