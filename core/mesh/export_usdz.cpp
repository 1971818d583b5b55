// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/export_writers.h"
#include "core/mesh/package.h"

#include <map>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int alignment = 64;

void appendTuple(QByteArray &text, std::initializer_list<float> numbers)
{
    text.append('(');
    const char *comma = "";
    for (const float number : numbers) {
        text.append(comma);
        appendNumber(text, number);
        comma = ", ";
    }
    text.append(')');
}

template <class Values, class Append>
void appendList(QByteArray &text, const QByteArray &declaration, const Values &values, Append append)
{
    text.append(declaration).append(" = [");
    const char *comma = "";
    for (const auto &value : values) {
        text.append(comma);
        append(value);
        comma = ", ";
    }
    text.append(']');
}

QByteArray path(int material, const char *node, const char *output)
{
    return "</Model/Materials/material_" + QByteArray::number(material) + '/' + node + ".outputs:" + output +
           '>';
}

QByteArray colorText(QVector3D color)
{
    QByteArray text;
    appendTuple(text, {color.x(), color.y(), color.z()});
    return text;
}

QByteArray numberText(float number)
{
    QByteArray text;
    appendNumber(text, number);
    return text;
}

class UsdText
{
public:
    explicit UsdText(const FlatModel &model) : m_model(model) {}

    std::vector<PackageFile> files()
    {
        m_text = "#usda 1.0\n(\n    defaultPrim = \"Model\"\n    metersPerUnit = 1\n    upAxis = \"Y\"\n)\n\n"
                 "def Xform \"Model\"\n{\n";
        for (std::size_t i = 0; i < m_model.parts.size(); ++i)
            addPart(i, m_model.parts[i]);
        m_text += "def Scope \"Materials\"\n{\n";
        for (int i = 0; i < int(m_model.materials.size()); ++i)
            addMaterial(i, m_model.materials[std::size_t(i)]);
        m_text += "}\n}\n";
        std::vector<PackageFile> files{{u"model.usda"_s, m_text, false}}; // the first file is the one shown
        for (const auto &[image, name] : m_pictures)
            files.push_back({name, m_model.images[std::size_t(image)].bytes, false});
        return files;
    }

private:
    void addPart(std::size_t index, const FlatPart &part)
    {
        m_text += "def Mesh \"part_" + QByteArray::number(index) +
                  "\" (prepend apiSchemas = [\"MaterialBindingAPI\"])\n{\n"
                  "uniform token subdivisionScheme = \"none\"\n";
        const std::vector<quint32> counts(part.triangles.size() / 3, 3);
        const auto number = [this](quint32 value) { appendNumber(m_text, value); };
        const auto vector = [this](const QVector3D &v) { appendTuple(m_text, {v.x(), v.y(), v.z()}); };
        appendList(m_text, "int[] faceVertexCounts", counts, number);
        appendList(m_text, "\nint[] faceVertexIndices", part.triangles, number);
        appendList(m_text, "\npoint3f[] points", part.positions, vector);
        if (!part.normals.empty()) {
            appendList(m_text, "\nnormal3f[] normals", part.normals, vector);
            m_text += " (interpolation = \"vertex\")";
        }
        if (!part.uvs.empty()) {
            appendList(m_text, "\ntexCoord2f[] primvars:st", part.uvs, [this](const QVector2D &uv) {
                appendTuple(m_text, {uv.x(), 1.F - uv.y()});
            });
            m_text += " (interpolation = \"vertex\")";
        }
        if (part.material >= 0) {
            m_text += "\nrel material:binding = </Model/Materials/material_" +
                      QByteArray::number(part.material) + ">";
            if (m_model.materials[std::size_t(part.material)].doubleSided)
                m_text += "\nuniform bool doubleSided = 1";
        }
        m_text += "\n}\n";
    }

    void addMaterial(int index, const GltfMaterial &material)
    {
        m_material = index;
        m_nodes.clear();
        const QVector4D &color = material.baseColor;
        QByteArray inputs;
        inputs += input("color3f", "diffuseColor", "baseColor", "rgb", material.baseColorMap, color,
                        colorText(color.toVector3D()));
        inputs +=
            input("float", "roughness", "metalRough", "g", material.metallicRoughnessMap,
                  QVector4D(1, material.roughness, material.metallic, 1), numberText(material.roughness));
        inputs +=
            input("float", "metallic", "metalRough", "b", material.metallicRoughnessMap,
                  QVector4D(1, material.roughness, material.metallic, 1), numberText(material.metallic));
        inputs += input("color3f", "emissiveColor", "emissive", "rgb", material.emissiveMap,
                        QVector4D(material.emissive, 1), colorText(material.emissive));
        inputs +=
            input("float", "occlusion", "occlusion", "r", material.occlusionMap, QVector4D(1, 1, 1, 1), "1");
        inputs += input("normal3f", "normal", "normal", "rgb", material.normalMap, QVector4D(2, 2, 2, 1),
                        "(0, 0, 1)");
        if (material.alpha != GltfAlpha::Opaque)
            inputs += input("float", "opacity", "baseColor", "a", material.baseColorMap, color,
                            numberText(color.w()));
        if (material.alpha == GltfAlpha::Mask)
            inputs += "float inputs:opacityThreshold = " + numberText(material.alphaCutoff) + '\n';
        m_text += "def Material \"material_" + QByteArray::number(index) +
                  "\"\n{\ntoken outputs:surface.connect = " + path(index, "surface", "surface") +
                  "\ndef Shader \"surface\"\n{\nuniform token info:id = \"UsdPreviewSurface\"\n" + inputs +
                  "token outputs:surface\n}\n"
                  "def Shader \"uv\"\n{\nuniform token info:id = \"UsdPrimvarReader_float2\"\n"
                  "string inputs:varname = \"st\"\nfloat2 outputs:result\n}\n";
        for (const auto &[name, node] : m_nodes)
            m_text += node;
        m_text += "}\n";
    }

    /// One input of the surface: from a picture where there is one, otherwise `plain`.
    QByteArray input(const char *type, const char *name, const char *node, const char *channel,
                     const GltfTextureUse &use, QVector4D factor, const QByteArray &plain)
    {
        const QByteArray head = QByteArray(type) + " inputs:" + name;
        const int image = use.texture < 0 ? -1 : m_model.textures[std::size_t(use.texture)].image;
        // A picture's coordinates were brought into place for the base color; WebP is not allowed in USDZ.
        if (image < 0 || m_model.images[std::size_t(image)].bytes.isEmpty() ||
            m_model.images[std::size_t(image)].mimeType == "image/webp"_L1)
            return head + " = " + plain + '\n';
        m_pictures[image] =
            u"textures/"_s + pictureName(u"texture"_s, image, m_model.images[std::size_t(image)]);
        m_nodes[node] = textureNode(node, image, use, factor);
        return head + ".connect = " + path(m_material, node, channel) + '\n';
    }

    QByteArray textureNode(const QByteArray &name, int image, const GltfTextureUse &use,
                           QVector4D factor) const
    {
        const GltfTexture &texture = m_model.textures[std::size_t(use.texture)];
        const bool isColor = name == "baseColor" || name == "emissive";
        QByteArray text = "def Shader \"" + name + "\"\n{\nuniform token info:id = \"UsdUVTexture\"\n";
        text += "asset inputs:file = @" + m_pictures.at(image).toUtf8() + "@\n";
        text += "float2 inputs:st.connect = " + path(m_material, "uv", "result") + '\n';
        text += QByteArray("token inputs:sourceColorSpace = ") + (isColor ? "\"sRGB\"\n" : "\"raw\"\n");
        text += QByteArray("token inputs:wrapS = ") + (texture.repeatS ? "\"repeat\"\n" : "\"clamp\"\n");
        text += QByteArray("token inputs:wrapT = ") + (texture.repeatT ? "\"repeat\"\n" : "\"clamp\"\n");
        text += "float4 inputs:scale = ";
        appendTuple(text, {factor.x(), factor.y(), factor.z(), factor.w()});
        if (name == "normal")
            text += "\nfloat4 inputs:bias = (-1, -1, -1, 0)";
        return text + "\nfloat3 outputs:rgb\nfloat outputs:r\nfloat outputs:g\nfloat outputs:b\nfloat "
                      "outputs:a\n}\n";
    }

    const FlatModel &m_model;
    QByteArray m_text;
    int m_material = 0;
    std::map<QByteArray, QByteArray> m_nodes;
    std::map<int, QString> m_pictures;
};
} // namespace

Result<QStringList> writeUsdz(const FlatModel &model, const QString &target)
{
    const auto bytes = package(UsdText(model).files(), alignment);
    if (!bytes)
        return bytes.error();
    if (auto written = writeWhole(target, *bytes); !written)
        return written.error();
    return QStringList{target};
}

} // namespace i2m
