// SPDX-License-Identifier: GPL-3.0-or-later
// Which addresses a key or a download may go to. Pure functions, so that the rules can be read and tested.
#pragma once

#include <QString>
#include <QStringList>
#include <QUrl>

namespace i2m {

/// "localhost", 127.0.0.0/8 or ::1, written as a host name or a literal address.
bool isLoopback(const QString &host);
/// Whether `host` is a literal address that belongs to no public machine (private, loopback, link-local,
/// shared, multicast, reserved; RFC 6890), also inside an IPv6 address, or a name of the local machine.
/// Numbers that only some programs take for addresses ("0x7f.1", "2130706433") count as such.
bool isPrivateHost(const QString &host);
/// Whether `host` is on a list of names, of which "*.fal.media" stands for everything below fal.media.
bool isListedHost(const QString &host, const QStringList &list);
/// Whether a file may be fetched from `url`: https, a listed host, no private address, no user name. With
/// `allowLoopback`, http and https on loopback addresses as well.
bool mayDownloadFrom(const QUrl &url, const QStringList &hosts, bool allowLoopback);
/// "queue.fal.run" or "https://queue.fal.run" as a base URL: https, except on loopback, without a path's end.
QUrl serviceUrl(const QString &hostOrUrl);
/// Same scheme, host and port.
bool sameOrigin(const QUrl &one, const QUrl &other);

} // namespace i2m
