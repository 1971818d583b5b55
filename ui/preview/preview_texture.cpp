// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/preview_texture.h"

#include <QBuffer>
#include <QImageReader>
#include <set>

namespace i2m {

namespace {
QImage decoded(const GltfImage &image, int largestSide)
{
    QBuffer buffer;
    buffer.setData(image.bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, image.mimeType.mid(qsizetype(qstrlen("image/"))).toLatin1());
    const QSize size = reader.size();
    // The JPEG decoder shrinks while it unpacks, which is several times faster than shrinking afterwards.
    if (std::max(size.width(), size.height()) > largestSide)
        reader.setScaledSize(size.scaled(largestSide, largestSide, Qt::KeepAspectRatio));
    return reader.read().convertToFormat(QImage::Format_RGBA8888);
}

/// Mean of each square of four. Odd sides lose their last line, as OpenGL's levels do.
QImage halved(const QImage &image)
{
    const int width = std::max(1, image.width() / 2), height = std::max(1, image.height() / 2);
    const qsizetype right = image.width() > 1 ? 4 : 0;
    QImage half(width, height, QImage::Format_RGBA8888);
    for (int y = 0; y < height; ++y) {
        const uchar *above = image.constScanLine(std::min(2 * y, image.height() - 1));
        const uchar *below = image.constScanLine(std::min(2 * y + 1, image.height() - 1));
        uchar *out = half.scanLine(y);
        for (int x = 0; x < width; ++x, above += 4 + right, below += 4 + right, out += 4)
            for (int k = 0; k < 4; ++k)
                out[k] = uchar((above[k] + above[right + k] + below[k] + below[right + k] + 2) / 4);
    }
    return half;
}

std::vector<QImage> levelsOf(QImage image)
{
    std::vector<QImage> levels;
    while (!image.isNull()) {
        levels.push_back(image);
        image = image.width() > 1 || image.height() > 1 ? halved(image) : QImage();
    }
    return levels;
}

std::set<int> colorTextures(const Gltf &gltf)
{
    std::set<int> found;
    for (const GltfMaterial &material : gltf.materials) {
        found.insert(material.baseColorMap.texture);
        found.insert(material.emissiveMap.texture);
    }
    return found;
}

std::set<int> usedTextures(const Gltf &gltf)
{
    std::set<int> found;
    for (const GltfMaterial &material : gltf.materials)
        for (const GltfTextureUse *use : {&material.baseColorMap, &material.metallicRoughnessMap,
                                          &material.normalMap, &material.occlusionMap, &material.emissiveMap})
            found.insert(use->texture);
    return found;
}
} // namespace

std::vector<PreviewTexture> decodeTextures(const Gltf &gltf, int largestSide, const StopFlag &stop)
{
    const std::set<int> used = usedTextures(gltf), colors = colorTextures(gltf);
    std::vector<PreviewTexture> textures(gltf.textures.size());
    // One after the other: this runs on the shared pool, and waiting there for other threads of it, as QImage
    // also does, ends in everyone waiting for everyone.
    for (int i = 0; i < int(textures.size()) && !*stop; ++i) {
        PreviewTexture &texture = textures[std::size_t(i)];
        texture.wrap = gltf.textures[std::size_t(i)];
        texture.isColor = colors.contains(i);
        if (texture.wrap.image >= 0 && used.contains(i))
            texture.levels = levelsOf(decoded(gltf.images[std::size_t(texture.wrap.image)], largestSide));
    }
    return textures;
}

} // namespace i2m
