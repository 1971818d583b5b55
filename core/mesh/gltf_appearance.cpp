// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/gltf_reader.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int mostMaterials = 20'000;

/// The image format by its first bytes: no other decoder may be woken by a model.
QByteArray formatOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "jpeg";
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return "webp";
    return {};
}

QSize sizeOf(const QByteArray &bytes, const QByteArray &format)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    return QImageReader(&buffer, format).size();
}

GltfImage readImage(const QJsonObject &object, GltfFields &fields, const Gltf &gltf)
{
    GltfImage image;
    const int view = fields.index(object, "bufferView"_L1, gltf.views.size());
    if (object.contains("uri"_L1)) {
        const auto embedded = dataUri(object["uri"_L1].toString());
        if (!embedded) {
            fields.fail(QCoreApplication::translate("ModelFile", "it refers to a picture outside the file"));
            return image;
        }
        image.bytes = *embedded;
    } else if (view >= 0) {
        const GltfBufferView &from = gltf.views[std::size_t(view)];
        const QByteArray &buffer = gltf.buffers[std::size_t(from.buffer)];
        if (from.offset + from.length <= buffer.size())
            image.bytes = QByteArray::fromRawData(buffer.constData() + from.offset, qsizetype(from.length));
    }
    // A picture in a format we do not know costs its texture, not the model.
    const QByteArray format = formatOf(image.bytes);
    const QSize size = format.isEmpty() ? QSize() : sizeOf(image.bytes, format);
    if (!size.isValid()) {
        image.bytes.clear();
        return image;
    }
    image.mimeType = "image/"_L1 + QString::fromLatin1(format);
    image.width = size.width();
    image.height = size.height();
    return image;
}

void readImages(const QJsonArray &array, const GlbLimits &limits, GltfFields &fields, Gltf &gltf)
{
    qint64 pixels = 0;
    for (qsizetype i = 0; i < array.size() && fields.ok(); ++i) {
        const GltfImage image = readImage(array[i].toObject(), fields, gltf);
        pixels += qint64(image.width) * image.height;
        if (std::max(image.width, image.height) > limits.imageSide || pixels > limits.imagePixels)
            return fields.fail(QCoreApplication::translate("ModelFile", "a texture of %1 × %2 pixels")
                                   .arg(image.width)
                                   .arg(image.height),
                               ErrorCode::ModelTooLarge);
        gltf.images.push_back(image);
    }
}

void readTextures(const QJsonObject &root, GltfFields &fields, Gltf &gltf)
{
    const QJsonArray samplers = fields.objects(root, "samplers"_L1);
    for (const QJsonValue &value : fields.objects(root, "textures"_L1)) {
        const QJsonObject object = value.toObject();
        GltfTexture texture;
        const QJsonObject webp = object["extensions"_L1]["EXT_texture_webp"_L1].toObject();
        texture.image = fields.index(webp.isEmpty() ? object : webp, "source"_L1, gltf.images.size());
        const int sampler = fields.index(object, "sampler"_L1, std::size_t(samplers.size()));
        if (!fields.ok())
            return;
        if (sampler >= 0) {
            const QJsonObject wrap = samplers[sampler].toObject();
            constexpr int clamp = 33071, mirror = 33648, nearest = 9728; // OpenGL's numbers, §5.26
            texture.repeatS = wrap["wrapS"_L1].toInt() != clamp;
            texture.repeatT = wrap["wrapT"_L1].toInt() != clamp;
            texture.mirrorS = wrap["wrapS"_L1].toInt() == mirror;
            texture.mirrorT = wrap["wrapT"_L1].toInt() == mirror;
            texture.nearest = wrap["magFilter"_L1].toInt() == nearest;
        }
        gltf.textures.push_back(texture);
    }
}

GltfTextureUse readUse(const QJsonObject &owner, QLatin1StringView key, QLatin1StringView factor,
                       GltfFields &fields, const Gltf &gltf)
{
    GltfTextureUse use;
    const QJsonObject object = owner[key].toObject();
    if (object.isEmpty())
        return use;
    const QJsonObject transform = object["extensions"_L1]["KHR_texture_transform"_L1].toObject();
    use.texture = fields.index(object, "index"_L1, gltf.textures.size());
    use.uv = int(fields.whole(object, "texCoord"_L1, 0, 0, 1'000));
    use.uv = int(fields.whole(transform, "texCoord"_L1, use.uv, 0, 1'000));
    use.offset = fields.vector(transform, "offset"_L1, QVector2D());
    use.scale = fields.vector(transform, "scale"_L1, QVector2D(1, 1));
    use.rotation = float(fields.number(transform, "rotation"_L1, 0.));
    if (!factor.isEmpty())
        use.factor = float(fields.number(object, factor, 1.));
    if (use.uv > 1)
        use.texture = -1; // a third set of coordinates is beyond what is drawn here
    return use;
}

GltfMaterial readMaterial(const QJsonObject &object, GltfFields &fields, const Gltf &gltf)
{
    GltfMaterial material;
    const QJsonObject metal = object["pbrMetallicRoughness"_L1].toObject();
    const QJsonObject extensions = object["extensions"_L1].toObject();
    material.name = object["name"_L1].toString().left(128);
    material.baseColor = fields.vector(metal, "baseColorFactor"_L1, QVector4D(1, 1, 1, 1));
    material.metallic = float(fields.number(metal, "metallicFactor"_L1, 1.));
    material.roughness = float(fields.number(metal, "roughnessFactor"_L1, 1.));
    const double strength =
        fields.number(extensions["KHR_materials_emissive_strength"_L1].toObject(), "emissiveStrength"_L1, 1.);
    material.emissive = fields.vector(object, "emissiveFactor"_L1, QVector3D()) * float(strength);
    const QString alpha = object["alphaMode"_L1].toString();
    material.alpha = alpha == "MASK"_L1    ? GltfAlpha::Mask
                     : alpha == "BLEND"_L1 ? GltfAlpha::Blend
                                           : GltfAlpha::Opaque;
    material.alphaCutoff = float(fields.number(object, "alphaCutoff"_L1, 0.5));
    material.doubleSided = object["doubleSided"_L1].toBool();
    material.unlit = extensions.contains("KHR_materials_unlit"_L1);
    material.baseColorMap = readUse(metal, "baseColorTexture"_L1, ""_L1, fields, gltf);
    material.metallicRoughnessMap = readUse(metal, "metallicRoughnessTexture"_L1, ""_L1, fields, gltf);
    material.normalMap = readUse(object, "normalTexture"_L1, "scale"_L1, fields, gltf);
    material.occlusionMap = readUse(object, "occlusionTexture"_L1, "strength"_L1, fields, gltf);
    material.emissiveMap = readUse(object, "emissiveTexture"_L1, ""_L1, fields, gltf);
    return material;
}
} // namespace

void readAppearance(const QJsonObject &root, const GlbLimits &limits, GltfFields &fields, Gltf &gltf)
{
    for (const QLatin1StringView key : {"images"_L1, "textures"_L1, "materials"_L1})
        if (root[key].toArray().size() > mostMaterials)
            return fields.fail(u"%1 %2"_s.arg(root[key].toArray().size()).arg(key), ErrorCode::ModelTooLarge);
    readImages(fields.objects(root, "images"_L1), limits, fields, gltf);
    if (fields.ok())
        readTextures(root, fields, gltf);
    for (const QJsonValue &value : fields.objects(root, "materials"_L1)) {
        if (!fields.ok())
            return;
        gltf.materials.push_back(readMaterial(value.toObject(), fields, gltf));
    }
}

} // namespace i2m
