// SPDX-License-Identifier: GPL-3.0-or-later
// Where a request is meant to go. All of fal's hosts are this one server, so the host is taken from the
// header x-fal-target-url, else from the first path segment, else from the Host header, else guessed by the
// path.
#pragma once

#include "tests/fal_simulator/http_message.h"

namespace i2m::sim {

/// Fills in service, path, query and base. `own` is the server's own origin, "http://127.0.0.1:4711".
void addressRequest(Request &request, const QByteArray &own);

/// A model's id taken apart, as the official clients do it: "owner/alias" names the app, in front of it
/// perhaps a namespace ("workflows", "comfy"), behind it the path inside the app.
struct EndpointId
{
    QString id;    ///< "tripo3d/tripo/v2.5/image-to-3d"
    QString app;   ///< "tripo3d/tripo", with the namespace in front if there is one
    QString alias; ///< "tripo"
    QString path;  ///< "v2.5/image-to-3d", may be empty

    bool isValid() const { return !app.isEmpty(); }
};

EndpointId parseEndpointId(const QString &id);

/// "/{app}/requests/{id}/{tail}" taken apart; `requestId` is empty when the path has another form.
struct RequestPath
{
    QString app; ///< whatever stands in front of "requests"
    QString requestId;
    QString tail; ///< "", "response", "status", "status/stream", "cancel"
};

RequestPath parseRequestPath(const QString &path);

} // namespace i2m::sim
