// SPDX-License-Identifier: GPL-3.0-or-later
// The lamps and skies a model is shown under. They turn with the camera, so that no side is ever dark.
#pragma once

#include "ui/preview/view_options.h"

#include <QVector3D>
#include <array>

namespace i2m {

struct Lamp
{
    QVector3D direction; ///< towards the lamp; X right, Y up, Z to the viewer
    QVector3D color;     ///< linear, with its strength
    float size = 0.3F;   ///< radians from middle to edge
};

struct Studio
{
    std::array<Lamp, 3> lamps;
    QVector3D sky;
    QVector3D horizon;
    QVector3D ground;
};

const Studio &studioOf(LightSet set);

} // namespace i2m
