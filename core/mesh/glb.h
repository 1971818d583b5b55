// SPDX-License-Identifier: GPL-3.0-or-later
// Reads binary glTF 2.0 (Khronos specification 2.0.1 §4) as what it is: a file from a stranger. Nothing it
// says is believed before it was checked, nothing outside it is opened.
#pragma once

#include "core/mesh/gltf.h"
#include "core/result.h"

namespace i2m {

struct GlbLimits
{
    qint64 fileBytes = qint64(1) << 30;
    qint64 jsonBytes = qint64(16) << 20;
    int jsonDepth = 64;
    int nodes = 20'000;
    int nodeDepth = 256;
    int primitives = 20'000;        ///< as drawn, a mesh counts once per node
    qint64 elements = 20'000'000;   ///< indices plus vertices, as drawn
    qint64 emptyElements = 200'000; ///< that have no bytes in the file
    int imageSide = 8192;           ///< pixels
    qint64 imagePixels = 256 << 20; ///< of all images together
};

/// Blocking; call it on the pool. Errors: FileNotFound, StorageError, ModelDamaged (cut short or no GLB at
/// all), ModelUnreadable (breaks the format), ModelTooLarge (beyond the limits), PreviewUnsupported (needs an
/// extension that is not known here).
Result<Gltf> readGlb(const QString &path, const GlbLimits &limits = {});

/// The same for bytes in memory.
Result<Gltf> parseGlb(const QByteArray &bytes, const GlbLimits &limits = {});

} // namespace i2m
