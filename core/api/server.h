// SPDX-License-Identifier: GPL-3.0-or-later
// Gate and API together, listening: what the window and “serve” start and stop. Lives in the engine's thread.
#pragma once

#include "core/api/api.h"
#include "core/api/gate.h"

namespace i2m {

struct ListenAt
{
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 8000;      ///< 0: the system chooses
    bool orNextFree = false;  ///< try the following ports when it is taken
    QString tlsCertificate{}; ///< PEM files; both or none
    QString tlsKey{};
};

class ApiServer : public QObject
{
    Q_OBJECT

public:
    /// Everything in `parts` must outlive the server.
    ApiServer(const ApiParts &parts, KeyRing keys, QObject *parent = nullptr);
    ~ApiServer() override;

    /// Answers the port. Errors: Conflict (the port is taken), AuthenticationRequired (beyond loopback there
    /// must be a key), ValidationError (TLS files), ServiceUnavailable.
    Result<quint16> open(const ListenAt &where);
    /// Tells the streams, lets answers end, and emits closed() within `patience`.
    void close(std::chrono::milliseconds patience = std::chrono::seconds(2));

    /// What was answered lately.
    const ServedRequests &served() const { return m_api.served; }
    KeyRing &keys() { return m_api.keys; }
    quint16 port() const { return m_gate ? m_gate->port() : 0; }
    int connectionCount() const { return m_gate ? m_gate->connectionCount() : 0; }

Q_SIGNALS:
    void closed();

private:
    Api m_api;
    std::unique_ptr<Gate> m_gate;
};

} // namespace i2m
