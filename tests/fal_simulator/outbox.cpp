// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/outbox.h"

#include <algorithm>
#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace i2m::sim {

namespace {
constexpr qint64 highWater = 512 * 1024;
constexpr qsizetype pieceSize = 128 * 1024;
} // namespace

void resetConnection(QTcpSocket *socket)
{
    const linger now{1, 0};
    setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, reinterpret_cast<const char *>(&now),
               sizeof now);
    socket->abort();
}

Outbox::Outbox(QTcpSocket *socket) : m_socket(socket)
{
    m_drip.setTimerType(Qt::PreciseTimer);
    connect(&m_drip, &QTimer::timeout, this, &Outbox::dripOnce);
    connect(socket, &QTcpSocket::bytesWritten, this, &Outbox::pump);
}

void Outbox::prepare(qint64 bytesPerSecond, qint64 cutAfter, Ending cutEnding)
{
    m_finished = false;
    m_left = cutAfter;
    m_cutEnding = cutEnding;
    m_drip.stop();
    m_dripBytes = 0;
    if (bytesPerSecond > 0) {
        const auto interval = std::max<qint64>(20, 1000 / bytesPerSecond);
        m_dripBytes = std::max<qint64>(1, bytesPerSecond * interval / 1000);
        m_drip.start(int(interval));
    }
}

void Outbox::push(const QByteArray &bytes, qsizetype offset, qsizetype length)
{
    const auto end = length < 0 ? bytes.size() : offset + length;
    if (offset < end)
        m_segments.push_back({bytes, offset, end});
    pump();
}

void Outbox::finish(Ending ending)
{
    m_finished = true;
    m_ending = ending;
    pump();
}

void Outbox::pump()
{
    // flush() reports what it wrote through bytesWritten, which leads back here, once: nothing may rely on
    // it.
    if (m_pumping)
        return;
    m_pumping = true;
    if (m_dripBytes == 0) {
        bool more = true;
        while (more && m_socket->bytesToWrite() < highWater) {
            while (m_socket->bytesToWrite() < highWater && writeSome(pieceSize) > 0) {
            }
            m_socket->flush();
            more = !m_segments.empty() && m_left != 0;
        }
    }
    m_pumping = false;
    endIfDone();
}

void Outbox::dripOnce()
{
    writeSome(m_dripBytes);
    m_socket->flush();
    endIfDone();
}

qsizetype Outbox::writeSome(qsizetype most)
{
    if (m_segments.empty() || m_left == 0)
        return 0;
    auto &first = m_segments.front();
    auto part = std::min(most, first.end - first.offset);
    if (m_left > 0)
        part = std::min<qint64>(part, m_left);
    m_socket->write(first.bytes.constData() + first.offset, part);
    first.offset += part;
    if (m_left > 0)
        m_left -= part;
    if (first.offset == first.end)
        m_segments.pop_front();
    return part;
}

void Outbox::endIfDone()
{
    const bool cut = m_left == 0;
    if (!cut && !(m_finished && m_segments.empty()))
        return;
    const auto ending = cut ? m_cutEnding : m_ending;
    if (ending == Ending::Reset && m_socket->bytesToWrite() > 0)
        return;
    m_finished = false;
    m_left = -1;
    m_segments.clear();
    m_drip.stop();
    if (ending == Ending::KeepAlive)
        Q_EMIT sent();
    else if (ending == Ending::Close)
        m_socket->disconnectFromHost();
    else
        resetConnection(m_socket);
}

} // namespace i2m::sim
