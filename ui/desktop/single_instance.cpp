// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/single_instance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 1000; ///< milliseconds
constexpr qint64 mostBytes = 1 << 20;
} // namespace

SingleInstance::SingleInstance(const QString &dataFolder, QObject *parent)
    : QObject(parent),
      m_name(u"image2model-"_s +
             QString::fromLatin1(QCryptographicHash::hash(QDir(dataFolder).absolutePath().toUtf8(),
                                                          QCryptographicHash::Sha256)
                                     .toHex()
                                     .first(16)))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            take(socket);
    });
}

bool SingleInstance::handOver(const QStringList &files) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(patience))
        return false;
    QStringList absolute;
    for (const QString &file : files)
        absolute.append(QFileInfo(file).absoluteFilePath());
    socket.write(absolute.join(u'\n').toUtf8() + '\n');
    const bool written = socket.waitForBytesWritten(patience);
    socket.disconnectFromServer();
    return written;
}

bool SingleInstance::listen()
{
    if (m_server.listen(m_name))
        return true;
    // A crashed instance left its socket behind; nobody answered it in handOver().
    QLocalServer::removeServer(m_name);
    return m_server.listen(m_name);
}

void SingleInstance::take(QLocalSocket *socket)
{
    connect(socket, &QLocalSocket::disconnected, this, [this, socket] {
        const QString text = QString::fromUtf8(socket->read(mostBytes));
        socket->deleteLater();
        Q_EMIT called(text.split(u'\n', Qt::SkipEmptyParts));
    });
}

} // namespace i2m
