// SPDX-License-Identifier: GPL-3.0-or-later
// From glTF's JSON to checked values (Khronos glTF 2.0.1 §3). The part of readGlb() that knows the scene, not
// the container.
#pragma once

#include "core/mesh/glb.h"
#include "core/mesh/gltf_fields.h"

namespace i2m {

/// `json` and `binary` point into `file`. Errors as readGlb().
Result<Gltf> readGltf(const QByteArray &file, QByteArrayView json, const QByteArray &binary,
                      const GlbLimits &limits);

/// The parts readGltf() is made of; each appends to `gltf` and notes what is wrong in `fields`.
void readStorage(const QJsonObject &root, const QByteArray &binary, const GlbLimits &limits,
                 GltfFields &fields, Gltf &gltf);
void readAppearance(const QJsonObject &root, const GlbLimits &limits, GltfFields &fields, Gltf &gltf);
void readScene(const QJsonObject &root, const GlbLimits &limits, GltfFields &fields, Gltf &gltf);

/// The bytes of a base64 data: URI, or nothing if it is another kind of URI.
std::optional<QByteArray> dataUri(const QString &uri);

/// Extensions the file needs and this reader does not know; such a model has statistics but no picture.
QStringList unknownExtensions(const Gltf &gltf);

/// Bytes of one element of an accessor.
int elementSize(const GltfAccessor &accessor);
int componentSize(GltfComponent component);

} // namespace i2m
