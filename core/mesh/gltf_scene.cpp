// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/gltf_reader.h"

#include <QCoreApplication>
#include <QQuaternion>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int mostJoints = 4'096;

/// What an attribute's accessor must be.
struct AttributeShape
{
    int leastWidth;
    int mostWidth;
    bool sameCount = true;
};

int attribute(const QJsonObject &attributes, QLatin1StringView key, AttributeShape shape, qint64 count,
              GltfFields &fields, const Gltf &gltf)
{
    const int index = fields.index(attributes, key, gltf.accessors.size());
    if (index < 0)
        return -1;
    const GltfAccessor &accessor = gltf.accessors[std::size_t(index)];
    if (accessor.matrix || accessor.width < shape.leastWidth || accessor.width > shape.mostWidth)
        fields.fail(QCoreApplication::translate("ModelFile", "“%1” has the wrong type").arg(key));
    if (shape.sameCount && accessor.count != count)
        fields.fail(
            QCoreApplication::translate("ModelFile", "“%1” has another length than the positions").arg(key));
    return index;
}

void readDraco(const QJsonObject &object, GltfPrimitive &primitive, GltfFields &fields, const Gltf &gltf)
{
    const QJsonObject draco = object["extensions"_L1]["KHR_draco_mesh_compression"_L1].toObject();
    if (draco.isEmpty())
        return;
    primitive.dracoView = fields.index(draco, "bufferView"_L1, gltf.views.size());
    const QJsonObject ids = draco["attributes"_L1].toObject();
    for (auto id = ids.begin(); id != ids.end(); ++id)
        primitive.dracoIds.emplace_back(id.key(), id.value().toInt(-1));
}

GltfPrimitive readPrimitive(const QJsonObject &object, GltfFields &fields, const Gltf &gltf)
{
    GltfPrimitive primitive;
    const QJsonObject attributes = object["attributes"_L1].toObject();
    primitive.topology = GltfTopology(fields.whole(object, "mode"_L1, 4, 0, 6));
    primitive.position = attribute(attributes, "POSITION"_L1, {3, 3, false}, 0, fields, gltf);
    primitive.material = fields.index(object, "material"_L1, gltf.materials.size());
    primitive.indices = fields.index(object, "indices"_L1, gltf.accessors.size());
    if (!fields.ok() || primitive.position < 0)
        return primitive;
    const qint64 count = gltf.accessors[std::size_t(primitive.position)].count;
    primitive.normal = attribute(attributes, "NORMAL"_L1, {3, 3}, count, fields, gltf);
    primitive.tangent = attribute(attributes, "TANGENT"_L1, {4, 4}, count, fields, gltf);
    primitive.uv[0] = attribute(attributes, "TEXCOORD_0"_L1, {2, 2}, count, fields, gltf);
    primitive.uv[1] = attribute(attributes, "TEXCOORD_1"_L1, {2, 2}, count, fields, gltf);
    primitive.color = attribute(attributes, "COLOR_0"_L1, {3, 4}, count, fields, gltf);
    primitive.joints = attribute(attributes, "JOINTS_0"_L1, {4, 4}, count, fields, gltf);
    primitive.weights = attribute(attributes, "WEIGHTS_0"_L1, {4, 4}, count, fields, gltf);
    if (primitive.indices >= 0) {
        const GltfAccessor &indices = gltf.accessors[std::size_t(primitive.indices)];
        const bool isUnsigned = indices.component == GltfComponent::UInt8 ||
                                indices.component == GltfComponent::UInt16 ||
                                indices.component == GltfComponent::UInt32;
        if (indices.width != 1 || !isUnsigned)
            fields.fail(QCoreApplication::translate("ModelFile", "the indices are not whole numbers"));
    }
    readDraco(object, primitive, fields, gltf);
    return primitive;
}

/// Elements that a file claims without a byte for them: they are zeros, and cost only us.
qint64 emptyElements(const GltfPrimitive &primitive, const Gltf &gltf)
{
    qint64 empty = 0;
    for (const int index :
         {primitive.indices, primitive.position, primitive.normal, primitive.tangent, primitive.uv[0],
          primitive.uv[1], primitive.color, primitive.joints, primitive.weights}) {
        const GltfAccessor *accessor = index < 0 ? nullptr : &gltf.accessors[std::size_t(index)];
        empty += accessor && accessor->view < 0 ? accessor->count : 0;
    }
    return primitive.dracoView < 0 ? empty : 0;
}

void readMeshes(const QJsonArray &array, const GlbLimits &limits, GltfFields &fields, Gltf &gltf)
{
    qint64 primitives = 0;
    qint64 empty = 0;
    for (const QJsonValue &value : array) {
        GltfMesh mesh;
        mesh.name = value["name"_L1].toString().left(128);
        const QJsonArray list = fields.objects(value.toObject(), "primitives"_L1);
        primitives += list.size();
        if (primitives > limits.primitives)
            return fields.fail(
                QCoreApplication::translate("ModelFile", "more than %1 parts").arg(limits.primitives),
                ErrorCode::ModelTooLarge);
        for (const QJsonValue &entry : list) {
            mesh.primitives.push_back(readPrimitive(entry.toObject(), fields, gltf));
            if (!fields.ok())
                return;
            empty += emptyElements(mesh.primitives.back(), gltf);
        }
        if (empty > limits.emptyElements)
            return fields.fail(QCoreApplication::translate("ModelFile", "%1 corners without data").arg(empty),
                               ErrorCode::ModelTooLarge);
        gltf.meshes.push_back(std::move(mesh));
    }
}

QMatrix4x4 readTransform(const QJsonObject &object, GltfFields &fields)
{
    const auto cells = fields.numbers(object, "matrix"_L1, 16);
    QMatrix4x4 matrix;
    if (!cells.empty()) {
        for (int i = 0; i < 16; ++i)
            matrix(i % 4, i / 4) = float(cells[std::size_t(i)]); // stored by columns
        return matrix;
    }
    const QVector4D turn = fields.vector(object, "rotation"_L1, QVector4D(0, 0, 0, 1));
    matrix.translate(fields.vector(object, "translation"_L1, QVector3D()));
    matrix.rotate(QQuaternion(turn).normalized());
    matrix.scale(fields.vector(object, "scale"_L1, QVector3D(1, 1, 1)));
    return matrix;
}

void readNodes(const QJsonArray &array, GltfFields &fields, Gltf &gltf)
{
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        GltfNode node;
        node.name = object["name"_L1].toString().left(128);
        node.mesh = fields.index(object, "mesh"_L1, gltf.meshes.size());
        node.skin = fields.index(object, "skin"_L1, gltf.skins.size());
        node.children = fields.indices(object, "children"_L1, std::size_t(array.size()));
        node.local = readTransform(object, fields);
        if (!fields.ok())
            return;
        gltf.nodes.push_back(std::move(node));
    }
}

void readSkins(const QJsonArray &array, qsizetype nodes, GltfFields &fields, Gltf &gltf)
{
    for (const QJsonValue &value : array) {
        GltfSkin skin;
        skin.joints = fields.indices(value.toObject(), "joints"_L1, std::size_t(nodes));
        skin.inverseBindMatrices =
            fields.index(value.toObject(), "inverseBindMatrices"_L1, gltf.accessors.size());
        if (!fields.ok())
            return;
        if (skin.joints.size() > mostJoints)
            return fields.fail(QCoreApplication::translate("ModelFile", "%1 joints").arg(skin.joints.size()),
                               ErrorCode::ModelTooLarge);
        if (skin.inverseBindMatrices >= 0) {
            const GltfAccessor &binds = gltf.accessors[std::size_t(skin.inverseBindMatrices)];
            if (binds.width != 16 || binds.count < qint64(skin.joints.size()))
                return fields.fail(QCoreApplication::translate("ModelFile", "a skin has the wrong matrices"));
        }
        gltf.skins.push_back(std::move(skin));
    }
}

/// With one parent each and roots without any, the nodes can only form trees.
void checkParents(GltfFields &fields, Gltf &gltf)
{
    std::vector<bool> hasParent(gltf.nodes.size());
    for (const GltfNode &node : gltf.nodes) {
        for (const int child : node.children) {
            if (hasParent[std::size_t(child)])
                return fields.fail(QCoreApplication::translate("ModelFile", "a node has two parents"));
            hasParent[std::size_t(child)] = true;
        }
    }
    std::vector<int> tops;
    for (std::size_t i = 0; i < gltf.nodes.size(); ++i)
        if (!hasParent[i])
            tops.push_back(int(i));
    for (const int root : gltf.roots)
        if (hasParent[std::size_t(root)])
            return fields.fail(QCoreApplication::translate("ModelFile", "a root of the scene has a parent"));
    if (gltf.roots.empty())
        gltf.roots = tops;
    std::size_t reached = 0;
    while (!tops.empty()) {
        const GltfNode &node = gltf.nodes[std::size_t(tops.back())];
        tops.pop_back();
        ++reached;
        tops.insert(tops.end(), node.children.begin(), node.children.end());
    }
    if (reached != gltf.nodes.size())
        fields.fail(QCoreApplication::translate("ModelFile", "its nodes form a ring"));
}

/// Counts what would be drawn: one mesh under many nodes is many meshes.
void checkAmounts(const GlbLimits &limits, GltfFields &fields, const Gltf &gltf)
{
    qint64 primitives = 0;
    qint64 elements = 0;
    std::vector<std::pair<int, int>> open; // node, depth
    for (const int root : gltf.roots)
        open.emplace_back(root, 1);
    while (!open.empty()) {
        const auto [index, depth] = open.back();
        open.pop_back();
        const GltfNode &node = gltf.nodes[std::size_t(index)];
        if (depth > limits.nodeDepth)
            return fields.fail(QCoreApplication::translate("ModelFile", "its nodes are nested too deeply"));
        for (const int child : node.children)
            open.emplace_back(child, depth + 1);
        if (node.mesh < 0)
            continue;
        for (const GltfPrimitive &primitive : gltf.meshes[std::size_t(node.mesh)].primitives) {
            ++primitives;
            for (const int accessor : {primitive.position, primitive.indices})
                elements += accessor < 0 ? 0 : gltf.accessors[std::size_t(accessor)].count;
        }
        if (primitives > limits.primitives || elements > limits.elements)
            return fields.fail(QCoreApplication::translate("ModelFile", "%1 parts, %2 corners")
                                   .arg(primitives)
                                   .arg(elements),
                               ErrorCode::ModelTooLarge);
    }
}
} // namespace

void readScene(const QJsonObject &root, const GlbLimits &limits, GltfFields &fields, Gltf &gltf)
{
    const QJsonArray nodes = fields.objects(root, "nodes"_L1);
    if (nodes.size() > limits.nodes)
        return fields.fail(QCoreApplication::translate("ModelFile", "%1 nodes").arg(nodes.size()),
                           ErrorCode::ModelTooLarge);
    readMeshes(fields.objects(root, "meshes"_L1), limits, fields, gltf);
    if (fields.ok())
        readSkins(fields.objects(root, "skins"_L1), nodes.size(), fields, gltf);
    if (fields.ok())
        readNodes(nodes, fields, gltf);
    const QJsonArray scenes = fields.objects(root, "scenes"_L1);
    const int scene = std::max(0, fields.index(root, "scene"_L1, std::size_t(scenes.size())));
    if (fields.ok() && scene < scenes.size())
        gltf.roots = fields.indices(scenes[scene].toObject(), "nodes"_L1, gltf.nodes.size());
    if (fields.ok())
        checkParents(fields, gltf);
    if (fields.ok())
        checkAmounts(limits, fields, gltf);
}

} // namespace i2m
