// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/gltf_reader.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
// Extensions that change how the file is read, and that are read; those that only refine a material may be
// ignored without showing a wrong shape.
constexpr QLatin1StringView knownExtensions[] = {
    "KHR_mesh_quantization"_L1, "KHR_texture_transform"_L1, "KHR_draco_mesh_compression"_L1,
    "KHR_lights_punctual"_L1,   "EXT_texture_webp"_L1,      "EXT_meshopt_compression"_L1,
};

QStringList names(const QJsonArray &array)
{
    QStringList found;
    for (const QJsonValue &value : array)
        found.append(value.toString().left(64));
    return found;
}
} // namespace

Result<Gltf> readGltf(const QByteArray &file, QByteArrayView json, const QByteArray &binary,
                      const GlbLimits &limits)
{
    QJsonParseError parseError;
    const auto document = QJsonDocument::fromJson(json.toByteArray(), &parseError);
    if (!document.isObject())
        return Error{ErrorCode::ModelUnreadable,
                     QCoreApplication::translate("ModelFile", "its JSON cannot be read: ") +
                         parseError.errorString()};
    const QJsonObject root = document.object();

    Gltf gltf;
    gltf.file = file;
    const QJsonObject asset = root["asset"_L1].toObject();
    if (!asset["version"_L1].toString().startsWith("2."_L1))
        return Error{ErrorCode::ModelUnreadable,
                     QCoreApplication::translate("ModelFile", "it is not glTF 2")};
    gltf.generator = asset["generator"_L1].toString().left(256);
    gltf.extensionsUsed = names(root["extensionsUsed"_L1].toArray());
    gltf.extensionsRequired = names(root["extensionsRequired"_L1].toArray());

    GltfFields fields;
    readStorage(root, binary, limits, fields, gltf);
    if (fields.ok())
        readAppearance(root, limits, fields, gltf);
    if (fields.ok())
        readScene(root, limits, fields, gltf);
    if (!fields.ok())
        return fields.error();
    return gltf;
}

std::optional<QByteArray> dataUri(const QString &uri)
{
    if (!uri.startsWith("data:"_L1))
        return {};
    const qsizetype comma = uri.indexOf(u',');
    if (comma < 0 || !QStringView(uri).left(comma).endsWith(u";base64"))
        return {};
    auto decoded = QByteArray::fromBase64Encoding(QStringView(uri).mid(comma + 1).toLatin1(),
                                                  QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return {};
    return *decoded;
}

QStringList unknownExtensions(const Gltf &gltf)
{
    QStringList unknown;
    for (const QString &name : gltf.extensionsRequired) {
        const bool known = name.startsWith("KHR_materials_"_L1) ||
                           std::ranges::find(knownExtensions, name) != std::end(knownExtensions);
        if (!known)
            unknown.append(name);
    }
    return unknown;
}

int componentSize(GltfComponent component)
{
    switch (component) {
    case GltfComponent::Int8:
    case GltfComponent::UInt8:
        return 1;
    case GltfComponent::Int16:
    case GltfComponent::UInt16:
        return 2;
    case GltfComponent::UInt32:
    case GltfComponent::Float:
        return 4;
    }
    return 4;
}

int elementSize(const GltfAccessor &accessor)
{
    const int size = componentSize(accessor.component);
    // Columns of small matrices start at multiples of four bytes (§3.6.2.4).
    if (accessor.width == 4 && accessor.matrix && size == 1)
        return 8;
    if (accessor.width == 9 && size < 4)
        return size == 1 ? 12 : 24;
    return size * accessor.width;
}

} // namespace i2m
