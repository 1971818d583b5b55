// SPDX-License-Identifier: GPL-3.0-or-later
// The proxy that `network.proxy` names. It is set on each network manager that leaves this computer, never on
// the application: that would bend our own server's socket, too.
#pragma once

#include "core/settings.h"

#include <QNetworkProxy>

namespace i2m {

/// "" (the system's: QNetworkProxy::DefaultProxy), "none", http://[user:password@]host[:port] (3128) or
/// socks5://[user:password@]host[:port] (1080). Nothing for any other text.
std::optional<QNetworkProxy> parseProxy(const QString &text);

QNetworkProxy proxyOf(const Settings &settings);

} // namespace i2m
