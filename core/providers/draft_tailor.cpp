// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/draft_tailor.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace i2m {

namespace {
QVector3D areaVector(const DraftSurface &surface, size_t firstCorner)
{
    const auto point = [&](size_t k) { return surface.points[surface.corners[firstCorner + k]]; };
    return QVector3D::crossProduct(point(1) - point(0), point(2) - point(0));
}

std::vector<QVector3D> smoothNormals(const DraftSurface &surface)
{
    std::vector<QVector3D> normals(surface.points.size());
    for (size_t i = 0; i < surface.corners.size(); i += 3)
        for (size_t k = 0; k < 3; ++k)
            normals[surface.corners[i + k]] += areaVector(surface, i);
    return normals;
}

/// Turns a surface into the file's mesh: vertices are doubled where the front chart meets the back chart, and
/// on a plate's edges, whose normals differ.
class Tailor
{
public:
    /// `normals`: one per point (any length), or empty for a plate with sharp edges.
    Tailor(const DraftSurface &surface, const std::vector<QVector3D> &normals, const DraftAtlas &atlas)
        : m_surface(surface), m_atlas(atlas), m_box(boxOf(surface)), m_sharp(normals.empty()),
          m_vertices(surface.points.size())
    {
        const QVector3D size = m_box.size();
        m_scale = 1 / std::max({size.x(), size.y(), size.z()});
        for (auto &sides : m_vertices)
            sides.fill(none);
        for (size_t i = 0; i < surface.corners.size(); i += 3) {
            const QVector3D area = areaVector(surface, i);
            const size_t side = m_sharp ? plateSide(area) : balloonSide(i);
            for (size_t k = 0; k < 3; ++k) {
                const quint32 point = surface.corners[i + k];
                const quint32 index = vertex(point, side);
                m_mesh.indices.push_back(index);
                m_mesh.normals[index] += m_sharp ? area : normals[point];
            }
        }
        for (QVector3D &normal : m_mesh.normals)
            normal = unit(normal);
    }
    GlbMesh take() { return std::move(m_mesh); }

private:
    static constexpr quint32 none = 0xFFFFFFFF;
    static constexpr size_t backSide = 1;

    /// A balloon's seam runs around its middle, z = 0.
    size_t balloonSide(size_t firstCorner) const
    {
        float z = 0;
        for (size_t k = 0; k < 3; ++k)
            z += m_surface.points[m_surface.corners[firstCorner + k]].z();
        return z >= 0 ? 0 : backSide;
    }

    static size_t plateSide(const QVector3D &area)
    {
        const QVector3D n = unit(area);
        if (std::abs(n.z()) > 0.3F)
            return n.z() > 0 ? 0 : backSide;
        if (std::abs(n.x()) > std::abs(n.y()))
            return n.x() > 0 ? 2 : 3;
        return n.y() > 0 ? 4 : 5;
    }

    static QVector3D unit(const QVector3D &v)
    {
        const double length = std::sqrt(double(v.x()) * double(v.x()) + double(v.y()) * double(v.y()) +
                                        double(v.z()) * double(v.z()));
        return length > 0 ? QVector3D(float(double(v.x()) / length), float(double(v.y()) / length),
                                      float(double(v.z()) / length))
                          : QVector3D(0, 0, 1);
    }

    quint32 vertex(quint32 point, size_t side)
    {
        quint32 &index = m_vertices[point][side];
        if (index != none)
            return index;
        index = quint32(m_mesh.positions.size());
        const QVector3D &p = m_surface.points[point];
        const QVector3D middle = (m_box.least + m_box.most) / 2;
        m_mesh.positions.emplace_back((p.x() - middle.x()) * m_scale, (p.y() - m_box.least.y()) * m_scale,
                                      (p.z() - middle.z()) * m_scale);
        m_mesh.normals.emplace_back();
        const QRectF &chart = side == backSide ? m_atlas.back : m_atlas.front;
        const QVector3D size = m_box.size();
        m_mesh.uvs.emplace_back(
            float(chart.left() + chart.width() * double((p.x() - m_box.least.x()) / size.x())),
            float(chart.top() + chart.height() * double((m_box.most.y() - p.y()) / size.y())));
        return index;
    }

    const DraftSurface &m_surface;
    const DraftAtlas &m_atlas;
    DraftBox m_box;
    bool m_sharp;
    float m_scale = 1;
    std::vector<std::array<quint32, 6>> m_vertices; // of each point, by side
    GlbMesh m_mesh;
};
} // namespace

DraftBox boxOf(const DraftSurface &surface)
{
    DraftBox box{surface.points[surface.corners.front()], surface.points[surface.corners.front()]};
    for (const quint32 corner : surface.corners) {
        for (int axis = 0; axis < 3; ++axis) {
            box.least[axis] = std::min(box.least[axis], surface.points[corner][axis]);
            box.most[axis] = std::max(box.most[axis], surface.points[corner][axis]);
        }
    }
    return box;
}

GlbMesh tailored(const DraftSurface &surface, const DraftAtlas &atlas, bool sharp)
{
    return Tailor(surface, sharp ? std::vector<QVector3D>{} : smoothNormals(surface), atlas).take();
}

} // namespace i2m
