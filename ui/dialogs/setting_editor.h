// SPDX-License-Identifier: GPL-3.0-or-later
// The control for one setting: words instead of values, disabled where the environment decides.
#pragma once

#include "core/settings.h"

#include <QWidget>
#include <functional>

namespace i2m {

/// `put` is called with the new value as text, each time the user has changed it.
QWidget *settingEditor(const SettingRow &row, const Settings &settings,
                       const std::function<void(const QString &)> &put);

} // namespace i2m
