// SPDX-License-Identifier: GPL-3.0-or-later
// Copies the elements of a checked accessor out of its buffer (glTF 2.0.1 §3.6.2).
#pragma once

#include "core/mesh/gltf.h"

namespace i2m {

/// False when the accessor's bytes are compressed and were not unpacked.
bool isReadable(const Gltf &gltf, const GltfAccessor &accessor);

/// What a stored number is multiplied with: 1 over its largest value when it stands for a fraction
/// (§3.6.2.2).
float numberScale(const GltfAccessor &accessor);

/// Writes count × width numbers to `out`; normalized integers become 0…1 or −1…1.
void readNumbers(const Gltf &gltf, const GltfAccessor &accessor, float *out);

/// Where its elements lie one after the other, just as `component` and `width` are in memory; null when they
/// have to be copied out.
const char *elementsInPlace(const Gltf &gltf, const GltfAccessor &accessor, GltfComponent component,
                            int width);

std::vector<quint32> readIndices(const Gltf &gltf, const GltfAccessor &accessor);

} // namespace i2m
