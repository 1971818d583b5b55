// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/server.h"

#include "core/api/tls_files.h"

#include <QDir>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int portsTried = 20;

/// Bodies that a crash left behind. The data folder's lock says that nobody else is writing there.
void sweepSpool(const QString &folder)
{
    QDir dir(folder);
    for (const QString &name : dir.entryList({u"*.part"_s}, QDir::Files))
        dir.remove(name);
}
} // namespace

ApiServer::ApiServer(const ApiParts &parts, KeyRing keys, QObject *parent)
    : QObject(parent), m_api(parts, std::move(keys))
{
}

ApiServer::~ApiServer()
{
    m_gate.reset(); // its connections hold streams of the API
}

Result<quint16> ApiServer::open(const ListenAt &where)
{
    const bool loopback = where.address.isLoopback();
    if (!loopback && m_api.keys.isEmpty())
        return Error{ErrorCode::AuthenticationRequired,
                     u"to listen on %1 there must be a key: set API_KEY"_s.arg(where.address.toString())};
    const Settings &settings = m_api.parts.settings;
    GateLimits limits;
    limits.connections = settings[setting::mostConnections];
    limits.connectionsPerAddress = settings[setting::mostConnectionsPerAddress];
    const QString spool = m_api.engine().dir().spoolDir();
    sweepSpool(spool);
    auto gate = std::make_unique<Gate>(m_api, limits, spool);
    gate->setHosts(settings[setting::allowedHosts]);
    gate->setOrigins(settings[setting::allowedOrigins]);
    if (!where.tlsCertificate.isEmpty() || !where.tlsKey.isEmpty()) {
        const auto tls = tlsConfiguration(where.tlsCertificate, where.tlsKey);
        if (!tls)
            return tls.error();
        gate->setTls(*tls);
    }
    m_api.setPlace(loopback);
    auto port = gate->open(where.address, where.port);
    for (int next = 1;
         !port && port.error().code == ErrorCode::Conflict && where.orNextFree && next <= portsTried; ++next)
        port = gate->open(where.address, quint16(where.port + next));
    if (!port)
        return port;
    connect(gate.get(), &Gate::closed, this, &ApiServer::closed);
    m_gate = std::move(gate);
    return port;
}

void ApiServer::close(std::chrono::milliseconds patience)
{
    if (!m_gate) {
        QMetaObject::invokeMethod(this, &ApiServer::closed, Qt::QueuedConnection);
        return;
    }
    m_api.polls.endAll();
    m_gate->close(patience);
}

} // namespace i2m
