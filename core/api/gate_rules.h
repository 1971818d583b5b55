// SPDX-License-Identifier: GPL-3.0-or-later
// Under which names the server answers and which pages may use it: the defence against DNS rebinding and
// against pages of other origins. Pure functions on a request's head.
#pragma once

#include "core/api/answer.h"
#include "core/api/request.h"

#include <QHostAddress>

namespace i2m {

struct GateRules
{
    quint16 port = 0;
    bool tls = false;
    QStringList hosts;   ///< allowed beside localhost and the addresses: "name" or "name:port"
    QStringList origins; ///< allowed beside the server's own: "https://example.org"

    /// `local` is the address the connection came in at. A request without Origin and Sec-Fetch-Site comes
    /// from no page. Errors: MisdirectedRequest, OriginNotAllowed.
    Result<void> check(const Request &request, const QHostAddress &local) const;
    /// What the answer tells a page of one of `origins`; nothing for anybody else.
    Headers corsFields(const Request &request) const;

private:
    Result<void> checkHost(const Request &request, const QHostAddress &local) const;
    Result<void> checkOrigin(const Request &request) const;
    bool comesFromAllowed(QByteArrayView origin) const;
};

} // namespace i2m
