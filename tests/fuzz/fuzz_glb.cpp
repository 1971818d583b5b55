// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer target: whatever the bytes are, reading, measuring and decoding a GLB must end without a report
// from the sanitizers.
#include "core/mesh/geometry.h"
#include "core/mesh/glb.h"
#include "core/mesh/statistics.h"
#include "tests/fuzz/glb_repair.h"

using namespace i2m;

namespace {
void read(const QByteArray &file)
{
    GlbLimits limits;
    limits.elements = 200'000;
    limits.imagePixels = 1 << 20;
    const auto gltf = parseGlb(file, limits);
    if (!gltf)
        return;
    if (const auto statistics = statisticsOf(*gltf); statistics.ok())
        toJson(*statistics);
    for (const GltfMesh &mesh : gltf->meshes)
        for (const GltfPrimitive &primitive : mesh.primitives)
            (void)geometryOf(*gltf, primitive);
}
} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, std::size_t size)
{
    // A copy with its own allocation, so that one byte too far is seen.
    const QByteArray file(reinterpret_cast<const char *>(bytes), qsizetype(size));
    read(file);
    read(withRightLengths(file));
    return 0;
}
