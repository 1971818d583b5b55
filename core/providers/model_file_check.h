// SPDX-License-Identifier: GPL-3.0-or-later
// Tells from a downloaded file's first bytes what it is, and whether it can be whole.
#pragma once

#include "core/result.h"

#include <QString>
#include <QStringList>

namespace i2m {

/// "glb", "fbx" or another of `formats` for the file at `path`. `name` is what the provider called it; for
/// formats without magic bytes its suffix decides. Errors: ModelDamaged (a web page, a GLB whose header names
/// another length …), StorageError.
/// GLB header: Khronos glTF 2.0 specification, section 4.4.2.
Result<QString> modelFormatOf(const QString &path, const QString &name, const QStringList &formats);

} // namespace i2m
