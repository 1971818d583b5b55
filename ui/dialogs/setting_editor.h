// SPDX-License-Identifier: GPL-3.0-or-later
// The control for one setting: words instead of values, disabled where the environment decides.
#pragma once

#include "core/settings.h"

#include <QCheckBox>
#include <QWidget>
#include <functional>

namespace i2m {

/// What the setting is called: its help up to the first colon.
QString settingName(const SettingRow &row);
/// The rest of its help, where it tells more than the editor itself; may be empty.
QString settingNote(const SettingRow &row);
/// `put` is called with the new value as text, each time the user has changed it. When it refuses, a switch
/// goes back and a text gets the reason below.
QWidget *settingEditor(const SettingRow &row, const Settings &settings,
                       const std::function<Result<void>(const QString &)> &put);

/// `box` with its text beside it in as many lines as it needs: a QCheckBox has one line only, however long.
QWidget *wrapped(QCheckBox *box);

} // namespace i2m
