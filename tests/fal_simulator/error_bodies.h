// SPDX-License-Identifier: GPL-3.0-or-later
// The bodies in which fal's parts speak of errors: models, the queue's gateway, the platform API, nginx.
#pragma once

#include "tests/fal_simulator/http_message.h"

#include <QJsonArray>
#include <QStringList>

namespace i2m::sim {

/// `{"detail":"…"}`
Answer refusal(int status, const QString &detail);
/// `{"detail":"…","error_type":"…"}` with the header x-fal-error-type.
Answer platformFailure(int status, const QString &detail, const QString &errorType);
/// `{"error":{"type":"…","message":"…"}}`, as api.fal.ai answers.
Answer platformApiError(int status, const QString &type, const QString &message);
Answer methodNotAllowed(const QByteArray &allowed);
/// What the CDN says of a file that is no longer there.
QByteArray fileGone();
/// The body a bare status gets: nginx's page for 502 to 504, a detail for the others.
Answer plainFailure(int status);

/// One entry of a model's `{"detail":[…]}`, with the documentation's sample context for its type.
QJsonObject modelError(const QString &type, const QJsonArray &loc);
QStringList modelErrorTypes();
/// The HTTP status that goes with a model error's or a platform error's type; 0: there is no such type.
int modelErrorStatus(const QString &type);
int platformErrorStatus(const QString &type);
/// "true" or "false" as in the header x-fal-needs-retry.
bool modelErrorRetryable(const QString &type);

} // namespace i2m::sim
