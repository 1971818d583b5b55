// SPDX-License-Identifier: GPL-3.0-or-later
// Other programs on this computer: the file manager, Blender, the browser.
#pragma once

#include <QString>
#include <QUrl>

namespace i2m {

/// Opens the file manager with this file selected, or at least its folder.
void showInFolder(const QString &path);
/// Path of Blender, or empty when it is not found.
QString findBlender();
/// False when Blender could not be started.
bool openInBlender(const QString &modelPath);
void openInBrowser(const QUrl &url);

} // namespace i2m
