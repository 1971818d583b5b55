// SPDX-License-Identifier: GPL-3.0-or-later
// A model in the file format that an input asks for.
#pragma once

#include <QByteArray>
#include <QString>

namespace i2m::sim {

/// `glb` as "glb", "obj", "stl", "usdz", or as an "fbx" that is a valid file with nothing in it: nobody here
/// reads FBX. Empty when it cannot be made. Blocking.
QByteArray inFormat(const QByteArray &glb, const QString &suffix);

} // namespace i2m::sim
