// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_api.h"

#include "core/async.h"
#include "core/durable_file.h"
#include "core/log.h"

#include <QFile>
#include <QNetworkInterface>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
/// Settings that the server reads when it starts.
bool areOfServer(const SettingRow &row)
{
    static constexpr QLatin1StringView prefixes[] = {"api."_L1, "rate_limit."_L1, "allowed_"_L1,
                                                     "webhooks."_L1, "max_upload_size"_L1};
    const QLatin1StringView key(row.key);
    if (key == QLatin1StringView(setting::keepAwake.key)) // it changes nothing for those who are connected
        return false;
    return std::ranges::any_of(prefixes, [key](QLatin1StringView prefix) { return key.startsWith(prefix); });
}

/// Under which address others reach this computer; the loopback address when it is on no network.
QHostAddress networkAddress()
{
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (address.protocol() == QAbstractSocket::IPv4Protocol && !address.isLoopback() &&
            !address.isLinkLocal())
            return address;
    }
    return QHostAddress(QHostAddress::LocalHost);
}

QDateTime localTime(Time time)
{
    return time == Time{} ? QDateTime() : QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count());
}

QString keyFile(const DataDir &dir) { return dir.root() + u"/api-key"_s; }
/// It is there while the API is switched off: a choice of this window, whatever others on a shared queue have
/// chosen.
QString offFile(const DataDir &dir) { return dir.root() + u"/api-off"_s; }

/// A key that people must be able to read again cannot be kept hashed; only its owner can read the file.
Secret makeKey(const DataDir &dir)
{
    const Secret key("i2m_" + randomHex128().toLatin1() + randomHex128().toLatin1());
    if (const auto kept = writePrivately(keyFile(dir), key.reveal()); !kept)
        qCWarning(logApp) << "the API key is good for this session only:" << kept.error().message();
    return key;
}

Secret keptKey(const DataDir &dir)
{
    QFile file(keyFile(dir));
    if (!file.open(QIODevice::ReadOnly))
        return makeKey(dir);
    const QByteArray text = file.readAll().trimmed();
    return text.isEmpty() ? makeKey(dir) : Secret(text);
}
} // namespace

WindowApi::WindowApi(EngineThread &engine, QObject *parent)
    : ApiDoor(parent), m_engine(engine), m_service(std::make_shared<std::unique_ptr<ApiService>>()),
      m_key(keptKey(engine.application().dir()))
{
    connect(&m_look, &QTimer::timeout, this, &WindowApi::look);
    m_look.start(std::chrono::seconds(1));
    if (!QFile::exists(offFile(engine.application().dir())))
        open();
}

/// Once a second is often enough for people to read along, and costs the server nothing.
void WindowApi::look()
{
    struct Seen
    {
        ServedRequests served;
        QList<KeyRing::Key> keys;
    };
    ask(m_engine.context(), [service = m_service]() -> Seen {
        if (!*service)
            return {};
        return {(*service)->server().served(), (*service)->server().keys().keys()};
    }) | then(this, [this](const Seen &seen) {
        showLog(seen.served);
        showKeys(seen.keys);
    });
}

void WindowApi::showLog(const ServedRequests &all)
{
    const QList<ServedRequest> &served = all.newest;
    if (served.isEmpty() || (!m_log.isEmpty() && m_log.front().time == localTime(served.back().time)))
        return;
    m_log.clear();
    for (auto each = served.crbegin(); each != served.crend(); ++each) {
        m_log.append({localTime(each->time), each->method, each->path, each->status, int(each->took.count()),
                      each->client, each->key});
        QDateTime &lastUse = m_lastUses[each->key];
        lastUse = std::max(lastUse, m_log.back().time);
    }
    m_state.requestsToday = all.today;
    m_state.lastUse = m_log.front().time;
    m_state.lastClient = m_log.front().client;
    Q_EMIT changed();
}

void WindowApi::showKeys(const QList<KeyRing::Key> &keys)
{
    QList<ApiKey> shown;
    for (const KeyRing::Key &key : keys)
        shown.append({key.id, key.name, key.role == Caller::Role::Admin, !key.inFile, localTime(key.created),
                      m_lastUses.value(key.id)});
    if (std::exchange(m_keys, shown) != shown)
        Q_EMIT changed();
}

QFuture<Result<Secret>> WindowApi::addKey(const QString &name, bool admin)
{
    auto made = ask(m_engine.context(), [service = m_service, name, admin]() -> Result<Secret> {
        if (!*service)
            return Error{ErrorCode::ServiceUnavailable, {}};
        return (*service)->server().keys().create(admin ? Caller::Role::Admin : Caller::Role::User, name);
    });
    look();
    return made;
}

QFuture<Result<void>> WindowApi::revokeKey(const QString &id)
{
    auto revoked = ask(m_engine.context(), [service = m_service, id]() -> Result<void> {
        if (!*service)
            return Error{ErrorCode::ServiceUnavailable, {}};
        return (*service)->server().keys().revoke(id);
    });
    look();
    return revoked;
}

void WindowApi::setSettings(const Settings &settings)
{
    ask(m_engine.context(), [application = &m_engine.application(), settings] {
        const Settings before = application->settings();
        application->setSettings(settings);
        const auto rows = settingRows();
        return std::ranges::any_of(rows, [&](const SettingRow *row) {
            return areOfServer(*row) && before.value(*row) != settings.value(*row);
        });
    }) | then(this, [this](bool other) {
        if (other && m_state.kind != ApiState::Kind::Off)
            open();
    });
}

WindowApi::~WindowApi()
{
    ask(m_engine.context(), [service = m_service] { service->reset(); }).waitForFinished();
}

void WindowApi::show(const ApiState &state)
{
    m_state = state;
    Q_EMIT changed();
}

void WindowApi::open()
{
    show({.kind = ApiState::Kind::Starting, .address = {}, .note = {}, .lastUse = {}, .lastClient = {}});
    ask(m_engine.context(), [application = &m_engine.application(), service = m_service, key = m_key] {
        service->reset(); // an old one must be gone before: it removes runtime.json
        const Settings &settings = application->settings();
        const bool shared = settings[setting::apiOnNetwork];
        const ListenAt where{.address = QHostAddress(shared ? QHostAddress::Any : QHostAddress::LocalHost),
                             .port = quint16(settings[setting::apiPort]),
                             .orNextFree = true};
        auto started = ApiService::start(*application, where, key);
        if (!started)
            return ApiState{.kind = ApiState::Kind::Problem, .note = started.error().message()};
        *service = std::move(*started);
        const quint16 port = (*service)->server().port();
        ApiState state{.kind = shared ? ApiState::Kind::Shared : ApiState::Kind::On};
        state.address = shared ? networkAddress().toString() + u':' + QString::number(port)
                               : (*service)->url().section(u"//"_s, 1);
        if (port != where.port)
            state.note = tr("Port %1 is used by another program. Using %2.").arg(where.port).arg(port);
        return state;
    }) | then(this, [this](const ApiState &state) {
        show(state);
        look();
    });
}

void WindowApi::close()
{
    ask(m_engine.context(), [service = m_service] { service->reset(); }) | then(this, [this] { show({}); });
}

void WindowApi::setOn(bool on)
{
    const QString file = offFile(m_engine.application().dir());
    const bool noted =
        on ? !QFile::exists(file) || QFile::remove(file) : QFile(file).open(QIODevice::WriteOnly);
    if (!noted)
        qCWarning(logApp) << file << "cannot be changed; at the next start the API is as it was";
    on ? open() : close();
}

void WindowApi::renewKey()
{
    m_key = makeKey(m_engine.application().dir());
    if (m_state.kind == ApiState::Kind::On || m_state.kind == ApiState::Kind::Shared)
        open(); // a server that starts anew knows only the new key
    else
        Q_EMIT changed();
}

} // namespace i2m
