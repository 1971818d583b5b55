// SPDX-License-Identifier: GPL-3.0-or-later
// One place through which every message passes: it masks secrets and writes a line to stderr, as text or as
// JSON.
#pragma once

#include <QLoggingCategory>
#include <QString>

namespace i2m {

Q_DECLARE_LOGGING_CATEGORY(logEngine)
Q_DECLARE_LOGGING_CATEGORY(logFal)
Q_DECLARE_LOGGING_CATEGORY(logApi)
Q_DECLARE_LOGGING_CATEGORY(logApp)

enum class LogFormat { Text, Json };

/// Installs the message handler. `level`: "debug", "info", "warning" or "error", any case.
void startLogging(const QString &level, LogFormat format);
/// `text` with keys, bearer tokens and tickets replaced by "***".
QString masked(const QString &text);

} // namespace i2m
