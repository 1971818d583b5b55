// SPDX-License-Identifier: GPL-3.0-or-later
// The one thing that QTcpSocket cannot do: close one direction.
#pragma once

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
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

} // namespace i2m
