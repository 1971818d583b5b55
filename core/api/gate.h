// SPDX-License-Identifier: GPL-3.0-or-later
// The server's outer wall: it reads heads and bodies, keeps every limit, and writes every answer with
// back-pressure. Qt's HTTP server behind it only sees small, valid requests without bodies and dispatches
// them.
#pragma once

#include "core/api/exchange.h"
#include "core/api/gate_rules.h"

#include <QHash>
#include <QObject>
#include <QSslConfiguration>
#include <QTimer>
#include <optional>

class QTcpSocket;

namespace i2m {

class Connection;
class Dispatcher;
class Listener;

struct GateLimits
{
    HeadLimits head{};
    std::chrono::milliseconds headTime{10'000};
    std::chrono::milliseconds bodyIdle{15'000};
    std::chrono::milliseconds keepAlive{15'000};
    std::chrono::milliseconds writeStall{30'000};
    std::chrono::milliseconds slowBodyAfter{30'000}; ///< from then on `slowBodyRate` is asked for
    qint64 slowBodyRate = 8 * 1024;                  ///< bytes a second
    int connections = 256;
    int connectionsPerAddress = 64;
};

class Gate : public QObject
{
    Q_OBJECT

public:
    /// `doorman` must outlive the gate. Bodies are spooled to `spoolFolder`.
    Gate(Doorman &doorman, const GateLimits &limits, QString spoolFolder, QObject *parent = nullptr);
    ~Gate() override;

    void setTls(const QSslConfiguration &tls) { m_tls = tls; }
    void setHosts(const QStringList &hosts) { m_rules.hosts = hosts; }
    void setOrigins(const QStringList &origins) { m_rules.origins = origins; }

    /// `port` 0: the system chooses. Errors: Conflict (the port is taken), ServiceUnavailable.
    Result<quint16> open(const QHostAddress &address, quint16 port);
    /// Takes no more connections, lets running answers end, tells the streams. closed() follows when the last
    /// connection is gone, at the latest after `patience`.
    void close(std::chrono::milliseconds patience);

    quint16 port() const { return m_rules.port; }
    int connectionCount() const { return int(m_connections.size()); }
    /// As many connections as the limits and the process' file descriptors allow.
    int mostConnections() const { return m_mostConnections; }

Q_SIGNALS:
    void closed();

private:
    friend class Connection;
    friend class Dispatcher;
    friend class Listener;

    void accept(qintptr descriptor);
    void turnAway(QTcpSocket *socket);
    void forget(Connection *connection);
    /// Through Qt's server to the doorman and back.
    Reply dispatch(Connection &connection, const std::shared_ptr<Exchange> &exchange);
    void handleDispatched();

    Doorman &m_doorman;
    GateLimits m_limits;
    QString m_spool;
    GateRules m_rules;
    std::optional<QSslConfiguration> m_tls;
    Dispatcher *m_dispatcher = nullptr;
    Listener *m_listener = nullptr;
    QTimer m_tick;
    QHash<Connection *, QHostAddress> m_connections;
    QHash<QHostAddress, int> m_perAddress;
    int m_turnedAway = 0; ///< refusals that are still being written
    int m_mostConnections = 0;
    bool m_closing = false;
    std::shared_ptr<Exchange> m_dispatched;
    std::optional<Reply> m_reply;
};

} // namespace i2m
