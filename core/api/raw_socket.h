// SPDX-License-Identifier: GPL-3.0-or-later
// The two things that QTcpSocket cannot do: close one direction, and send without a copy in a buffer.
#pragma once

#include <QByteArrayView>
#include <algorithm>
#include <array>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#include <sys/uio.h>
#endif

namespace i2m {

/// Tells the client that no more comes while it may still be sending.
inline void endSending(qintptr descriptor)
{
#ifdef Q_OS_WIN
    ::shutdown(SOCKET(descriptor), SD_SEND);
#else
    ::shutdown(int(descriptor), SHUT_WR);
#endif
}

/// How many of the bytes, in their order, the system took at once; 0 also when the connection is broken.
inline qint64 sendNow(qintptr descriptor, const std::array<QByteArrayView, 3> &parts)
{
#ifdef Q_OS_UNIX
    iovec pieces[3];
    for (std::size_t i = 0; i < parts.size(); ++i)
        pieces[i] = {const_cast<char *>(parts[i].data()), std::size_t(parts[i].size())};
    msghdr message{};
    message.msg_iov = pieces;
    message.msg_iovlen = parts.size();
    return std::max<qint64>(0, ::sendmsg(int(descriptor), &message, MSG_DONTWAIT | MSG_NOSIGNAL));
#else
    Q_UNUSED(descriptor)
    Q_UNUSED(parts)
    return 0;
#endif
}

} // namespace i2m
