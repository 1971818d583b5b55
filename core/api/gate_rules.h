// SPDX-License-Identifier: GPL-3.0-or-later
// Under which names the server answers and which pages may use it: the defence against DNS rebinding and
// against pages of other origins. Pure functions on a request's head.
#pragma once

#include "core/api/request.h"

#include <QHostAddress>

namespace i2m {

struct GateRules
{
    quint16 port = 0;
    bool tls = false;
    QStringList hosts;   ///< allowed beside localhost and the addresses: "name" or "name:port"
    QStringList origins; ///< allowed beside the server's own: "https://example.org"

    /// `local` is the address the connection came in at. Errors: MisdirectedRequest.
    Result<void> checkHost(const Request &request, const QHostAddress &local) const;
    /// Errors: OriginNotAllowed. A request without Origin and Sec-Fetch-Site comes from no page.
    Result<void> checkOrigin(const Request &request) const;
    /// The Origin of the request if it is one of `origins`, for the CORS answer; else empty.
    QByteArray foreignOrigin(const Request &request) const;
};

} // namespace i2m
