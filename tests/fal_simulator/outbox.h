// SPDX-License-Identifier: GPL-3.0-or-later
// What goes out over one socket: keeps only a little of it in the socket's buffer, can drip, and can stop in
// the middle. How an answer ends is said once, with finish().
#pragma once

#include <QByteArray>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>
#include <deque>

namespace i2m::sim {

enum class Ending { KeepAlive, Close, Reset };

/// Closes so that the peer gets an RST instead of a FIN.
void resetConnection(QTcpSocket *socket);

class Outbox : public QObject
{
    Q_OBJECT
public:
    explicit Outbox(QTcpSocket *socket);

    /// For the answer that comes next. `bytesPerSecond` 0: as fast as it goes. After `cutAfter` bytes (-1:
    /// never) the connection ends with `cutEnding`, whatever finish() says.
    void prepare(qint64 bytesPerSecond, qint64 cutAfter, Ending cutEnding);
    void push(const QByteArray &bytes, qsizetype offset = 0, qsizetype length = -1);
    void finish(Ending ending);

Q_SIGNALS:
    /// A finished answer has left and the connection is kept.
    void sent();

private:
    struct Segment
    {
        QByteArray bytes;
        qsizetype offset;
        qsizetype end;
    };
    void pump();
    void dripOnce();
    qsizetype writeSome(qsizetype most);
    void endIfDone();

    QTcpSocket *m_socket;
    QTimer m_drip;
    std::deque<Segment> m_segments;
    qint64 m_dripBytes = 0;
    qint64 m_left = -1; ///< bytes until the cut, -1: no cut
    Ending m_cutEnding = Ending::Close;
    bool m_finished = false;
    bool m_pumping = false;
    Ending m_ending = Ending::KeepAlive;
};

} // namespace i2m::sim
