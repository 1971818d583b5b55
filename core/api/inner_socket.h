// SPDX-License-Identifier: GPL-3.0-or-later
// The socket that Qt's HTTP server sees: it reads heads that the gate has already accepted and is never
// connected to anything. What Qt writes into it is dropped; answers go through the gate.
#pragma once

#include <QHostAddress>
#include <QTcpSocket>
#include <algorithm>

namespace i2m {

class InnerSocket : public QTcpSocket
{
public:
    explicit InnerSocket(const QHostAddress &peer)
    {
        setPeerAddress(peer);
        setSocketState(ConnectedState);
        setOpenMode(ReadWrite | Unbuffered);
    }

    void deliver(const QByteArray &head)
    {
        m_head = head;
        m_read = 0;
        Q_EMIT readyRead();
    }
    /// Lets Qt's server delete it.
    void hangUp()
    {
        setSocketState(UnconnectedState);
        Q_EMIT disconnected();
    }

    qint64 bytesAvailable() const override { return QIODevice::bytesAvailable() + m_head.size() - m_read; }
    void disconnectFromHost() override {}

protected:
    qint64 readData(char *to, qint64 most) override
    {
        const qsizetype count = std::min<qsizetype>(most, m_head.size() - m_read);
        std::copy_n(m_head.constData() + m_read, count, to);
        m_read += count;
        return count;
    }
    qint64 writeData(const char *, qint64 size) override { return size; }

private:
    QByteArray m_head;
    qsizetype m_read = 0;
};

} // namespace i2m
