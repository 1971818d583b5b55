// SPDX-License-Identifier: GPL-3.0-or-later
// The soft shadow of a model on the floor it stands on, computed once from its triangles without a GPU.
#pragma once

#include "ui/preview/orbit_camera.h"

#include <QImage>

namespace i2m {

struct PreviewScene;

/// Side of the square the picture covers, in metres; it lies around the middle of the bounds.
float shadowSide(const Bounds &bounds);

/// Alpha8 picture; its rows run along +Z, its columns along +X.
QImage contactShadow(const PreviewScene &scene);

} // namespace i2m
