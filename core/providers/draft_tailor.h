// SPDX-License-Identifier: GPL-3.0-or-later
// Puts the picture onto a draft's surface and gives it its place in the room.
#pragma once

#include "core/mesh/glb_writer.h"
#include "core/providers/draft_surface.h"
#include "core/providers/draft_texture.h"

namespace i2m {

/// The surface as the file's mesh: longest side 1 m, centered on the Y axis, standing on y = 0, front and
/// back charts projected along z. `sharp`: a plate, whose sides meet in edges.
GlbMesh tailored(const DraftSurface &surface, const DraftAtlas &atlas, bool sharp);

} // namespace i2m
