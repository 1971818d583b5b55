// SPDX-License-Identifier: GPL-3.0-or-later
// Decodes a model's pictures into textures with all their smaller levels.
#pragma once

#include "ui/preview/preview_scene.h"

namespace i2m {

/// One entry per glTF texture; one without levels could not be decoded. Blocking.
std::vector<PreviewTexture> decodeTextures(const Gltf &gltf, int largestSide, const StopFlag &stop);

} // namespace i2m
