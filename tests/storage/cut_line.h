// SPDX-License-Identifier: GPL-3.0-or-later
// A network line to a server on this computer that can be cut, nothing comes through any more and nobody is
// told; or made to swallow the server's answers.
#pragma once

#include <QList>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

namespace i2m {

class CutLine : public QTcpServer
{
    Q_OBJECT

public:
    explicit CutLine(quint16 port) : m_port(port) { listen(QHostAddress::LocalHost); }

    void cut() { m_cut = true; }
    void swallowAnswers(bool swallow) { m_swallow = swallow; }
    void mend()
    {
        m_cut = false;
        Q_EMIT mended();
    }

Q_SIGNALS:
    void mended();

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *near = new QTcpSocket(this);
        auto *far = new QTcpSocket(near);
        near->setSocketDescriptor(descriptor);
        far->connectToHost(QHostAddress::LocalHost, m_port);
        join(near, far, false);
        join(far, near, true);
        connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
    }

private:
    void join(QTcpSocket *from, QTcpSocket *to, bool answers)
    {
        const auto pass = [this, from, to, answers] {
            if (m_cut)
                return;
            const QByteArray bytes = from->readAll();
            if (!answers || !m_swallow)
                to->write(bytes);
        };
        connect(from, &QTcpSocket::readyRead, to, pass);
        connect(this, &CutLine::mended, to, pass);
        connect(from, &QTcpSocket::disconnected, to, [this, to] {
            if (!m_cut)
                to->disconnectFromHost();
        });
    }

    quint16 m_port;
    bool m_cut = false;
    bool m_swallow = false;
};

} // namespace i2m
