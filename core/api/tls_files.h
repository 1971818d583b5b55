// SPDX-License-Identifier: GPL-3.0-or-later
// A certificate and its key, from two PEM files. What does not fit is said at the start, not to the first
// client.
#pragma once

#include "core/result.h"

#include <QSslConfiguration>

namespace i2m {

/// For a server; at least TLS 1.2. Errors: ValidationError that names the file and what is wrong with it.
Result<QSslConfiguration> tlsConfiguration(const QString &certificateFile, const QString &keyFile);

} // namespace i2m
