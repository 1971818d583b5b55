// SPDX-License-Identifier: GPL-3.0-or-later
// The GLSL 3.30 programs of the preview.
#pragma once

namespace i2m::shaders {

extern const char *const modelVertex;
extern const char *const modelFragment;
extern const char *const backdropVertex; ///< one triangle over the whole screen
extern const char *const backdropFragment;
extern const char *const floorVertex;
extern const char *const floorFragment;
extern const char *const lineVertex;
extern const char *const lineFragment;

} // namespace i2m::shaders
