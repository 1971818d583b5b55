// SPDX-License-Identifier: GPL-3.0-or-later
// File names as people gave them: made safe to show, safe to write on every system, and never overwriting.
#pragma once

#include <QString>
#include <QStringView>

namespace i2m {

/// The last path component, without control and text-direction characters, normalised (NFC), at most 255
/// bytes as UTF-8. "image" when nothing is left.
QString shownFileName(const QString &name);
/// What of a name (without its ending) may be written on Linux, Windows and macOS: no separators, reserved
/// names, leading dots or trailing spaces; at most 120 characters.
QString safeStem(const QString &name);
/// "folder/stem.ending", or "folder/stem (2).ending" and so on: the first that does not exist.
QString freePath(const QString &folder, const QString &stem, const QString &ending);

} // namespace i2m
