// SPDX-License-Identifier: GPL-3.0-or-later
// A glTF 2.0 scene as plain values, filled by readGlb(): every index in it is in range or -1, every accessor
// lies inside its buffer, the nodes form trees.
#pragma once

#include <QByteArray>
#include <QColor>
#include <QMatrix4x4>
#include <QString>
#include <QStringList>
#include <QVector2D>
#include <QVector3D>
#include <QVector4D>
#include <array>
#include <vector>

namespace i2m {

struct GltfBufferView
{
    int buffer = 0;
    qint64 offset = 0; ///< bytes into the buffer
    qint64 length = 0; ///< bytes
    int stride = 0;    ///< bytes, 0 means tightly packed
};

/// Component types as numbered by glTF 2.0 §3.6.2.2.
enum class GltfComponent { Int8 = 5120, UInt8, Int16, UInt16, UInt32 = 5125, Float = 5126 };

struct GltfSparse
{
    qint64 count = 0;
    int indicesView = -1;
    qint64 indicesOffset = 0;
    GltfComponent indicesType = GltfComponent::UInt32;
    int valuesView = -1;
    qint64 valuesOffset = 0;
};

struct GltfAccessor
{
    int view = -1; ///< -1: zeros, or in a compressed primitive
    qint64 offset = 0;
    qint64 count = 0;
    GltfComponent component = GltfComponent::Float;
    int width = 1;       ///< numbers per element
    bool matrix = false; ///< MAT2, MAT3 or MAT4
    bool normalized = false;
    GltfSparse sparse;
    std::vector<double> min; ///< as declared, empty when not
    std::vector<double> max;
};

enum class GltfTopology { Points, Lines, LineLoop, LineStrip, Triangles, TriangleStrip, TriangleFan };

/// Where the attributes of one primitive are: accessor numbers, or -1.
struct GltfPrimitive
{
    GltfTopology topology = GltfTopology::Triangles;
    int indices = -1;
    int position = -1;
    int normal = -1;
    int tangent = -1;
    std::array<int, 2> uv{-1, -1};
    int color = -1;
    int joints = -1;
    int weights = -1;
    int material = -1;
    int dracoView = -1;                            ///< the compressed bytes, KHR_draco_mesh_compression
    std::vector<std::pair<QString, int>> dracoIds; ///< attribute name → Draco's own id
};

struct GltfMesh
{
    QString name;
    std::vector<GltfPrimitive> primitives;
};

struct GltfTextureUse
{
    int texture = -1;
    int uv = 0;         ///< which set of texture coordinates
    float factor = 1.F; ///< normal scale or occlusion strength
    QVector2D offset;   ///< KHR_texture_transform
    QVector2D scale{1, 1};
    float rotation = 0.F; ///< radians, counter-clockwise
};

enum class GltfAlpha { Opaque, Mask, Blend };

/// Metallic-roughness material; colors are linear.
struct GltfMaterial
{
    QString name;
    QVector4D baseColor{1, 1, 1, 1};
    float metallic = 1.F;
    float roughness = 1.F;
    QVector3D emissive;
    GltfAlpha alpha = GltfAlpha::Opaque;
    float alphaCutoff = 0.5F;
    bool doubleSided = false;
    bool unlit = false; ///< KHR_materials_unlit
    GltfTextureUse baseColorMap;
    GltfTextureUse metallicRoughnessMap;
    GltfTextureUse normalMap;
    GltfTextureUse occlusionMap;
    GltfTextureUse emissiveMap;
};

struct GltfTexture
{
    int image = -1;
    bool repeatS = true;
    bool repeatT = true;
    bool mirrorS = false;
    bool mirrorT = false;
    bool nearest = false;
};

struct GltfImage
{
    QString mimeType;
    QByteArray bytes; ///< still encoded; shares memory with Gltf::buffers
    int width = 0;    ///< pixels, from the header
    int height = 0;
};

struct GltfSkin
{
    std::vector<int> joints; ///< nodes
    int inverseBindMatrices = -1;
};

struct GltfNode
{
    QString name;
    QMatrix4x4 local;
    int mesh = -1;
    int skin = -1;
    std::vector<int> children;
};

struct Gltf
{
    QByteArray file;                 ///< the whole GLB; buffers and images point into it
    std::vector<QByteArray> buffers; ///< the first is the binary chunk
    std::vector<GltfBufferView> views;
    std::vector<GltfAccessor> accessors;
    std::vector<GltfMesh> meshes;
    std::vector<GltfMaterial> materials;
    std::vector<GltfTexture> textures;
    std::vector<GltfImage> images;
    std::vector<GltfSkin> skins;
    std::vector<GltfNode> nodes;
    std::vector<int> roots; ///< nodes of the scene that is shown
    QStringList extensionsUsed;
    QStringList extensionsRequired;
    QString generator;
};

} // namespace i2m
