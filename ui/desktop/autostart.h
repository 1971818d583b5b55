// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the program starts, without showing its window, when its user logs in. The desktop keeps that, not
// our settings: an XDG autostart file, Windows' Run key, a launch agent of macOS.
#pragma once

#include "core/result.h"

namespace i2m::autostart {

bool isOn();
/// Errors: StorageError with the file that cannot be written.
Result<void> set(bool on);

} // namespace i2m::autostart
