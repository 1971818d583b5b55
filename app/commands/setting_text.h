// SPDX-License-Identifier: GPL-3.0-or-later
// A setting as commands print it. Secrets show as "***".
#pragma once

#include "core/settings.h"

#include <QJsonObject>

namespace i2m {

/// "default", "file", "environment" or "flag".
QString sourceName(Settings::Source source);
QString shownValue(const Settings &settings, const SettingRow &row);
/// Keys: key, value, source, environment, help.
QJsonObject settingJson(const Settings &settings, const SettingRow &row);

} // namespace i2m
