// SPDX-License-Identifier: GPL-3.0-or-later
// The balloon: a Poisson equation over the silhouette gives the square of the height, so that discs become
// balls and strips become tubes; marching cubes give the closed surface.
#include "core/providers/draft_surface.h"

#include <QRect>
#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace i2m {

namespace {
constexpr int margin = 3; // empty cells around the subject
// Right side of the Poisson equation: 4 makes a disc a ball, 2 a long strip a tube. In between.
constexpr float swelling = 2.3F;

QRect boundsOf(const Plane &mask)
{
    QRect bounds;
    for (int y = 0; y < mask.height; ++y)
        for (int x = 0; x < mask.width; ++x)
            if (mask(x, y) > 0.5F)
                bounds |= QRect(x, y, 1, 1);
    return bounds;
}

/// The mask's neighborhood of the subject on a grid, minus one half: positive inside.
struct Silhouette
{
    Plane level;
    QPointF origin; ///< mask pixels, of the grid's node (0, 0)
    double cell;    ///< mask pixels
};

Silhouette silhouetteOf(const Plane &mask, const QRect &bounds, int resolution)
{
    const double cell = double(std::max(bounds.width(), bounds.height())) / resolution;
    Silhouette result{{}, {bounds.left() - margin * cell, bounds.top() - margin * cell}, cell};
    Plane smooth = blurred(mask, std::max(1.2, 0.5 * cell));
    dropSmallParts(smooth, 0.01); // what hung on a hair that the blur has cut
    result.level = Plane(int(std::ceil(bounds.width() / cell)) + 2 * margin + 1,
                         int(std::ceil(bounds.height() / cell)) + 2 * margin + 1);
    const auto sample = [&](int x, int y) {
        const bool within = x >= 0 && y >= 0 && x < mask.width && y < mask.height;
        return within ? smooth(x, y) : 0.0F;
    };
    for (int y = 0; y < result.level.height; ++y) {
        for (int x = 0; x < result.level.width; ++x) {
            const double px = result.origin.x() + x * cell - 0.5;
            const double py = result.origin.y() + y * cell - 0.5;
            const int x0 = int(std::floor(px));
            const int y0 = int(std::floor(py));
            const float fx = float(px - x0);
            const float fy = float(py - y0);
            result.level(x, y) = std::lerp(std::lerp(sample(x0, y0), sample(x0 + 1, y0), fx),
                                           std::lerp(sample(x0, y0 + 1), sample(x0 + 1, y0 + 1), fx), fy) -
                                 0.5F;
        }
    }
    return result;
}

/// The value beyond the outline that lets a straight line through it and `inner` be zero where the level is.
float ghost(float inner, float innerLevel, float outerLevel)
{
    const float inside = std::max(innerLevel / (innerLevel - outerLevel), 0.2F);
    return inner * (1 - 1 / inside);
}

/// Solves -Δu = swelling inside the outline, u = 0 on it; lengths in cells. Coarse grids first, then
/// over-relaxation. Outside u goes on below zero.
Plane heightSquared(const Plane &level)
{
    const int width = level.width;
    const int height = level.height;
    Plane u(width, height);
    if (std::min(width, height) > 24) {
        u = resized(heightSquared(resized(level, width / 2, height / 2)), width, height);
        std::ranges::for_each(u.values, [](float &value) { value *= 4; });
    }
    const auto neighbor = [&](float inner, float innerLevel, int x, int y) {
        return level(x, y) > 0 ? u(x, y) : ghost(inner, innerLevel, level(x, y));
    };
    for (int round = 0; round < 60; ++round) {
        for (int y = 1; y + 1 < height; ++y) {
            for (int x = 1; x + 1 < width; ++x) {
                const float own = level(x, y);
                if (own <= 0)
                    continue;
                const float value = std::max(u(x, y), 0.0F);
                const float sum = neighbor(value, own, x - 1, y) + neighbor(value, own, x + 1, y) +
                                  neighbor(value, own, x, y - 1) + neighbor(value, own, x, y + 1);
                u(x, y) = std::max(value + 1.6F * ((sum + swelling) / 4 - value), 1e-3F);
            }
        }
    }
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            if (level(x, y) > 0)
                continue;
            float sum = 0;
            int count = 0;
            for (int j = std::max(0, y - 1); j <= std::min(height - 1, y + 1); ++j) {
                for (int i = std::max(0, x - 1); i <= std::min(width - 1, x + 1); ++i) {
                    if (level(i, j) > 0) {
                        sum += ghost(u(i, j), level(i, j), level(x, y));
                        ++count;
                    }
                }
            }
            u(x, y) = count > 0 ? std::min(sum / float(count), -1e-3F) : -10.0F;
        }
    }
    return u;
}

using Node = std::array<int, 3>; // x, y, z

/// For each of the 256 ways in which a cube's corners can be inside: closed loops over the cube's edges.
/// Corner i lies at the bits of i (x, y, z).
struct CubeCases
{
    static constexpr int none = -1;
    struct Case
    {
        std::vector<std::vector<int>> loops; ///< cube edges, counter-clockwise from outside
        bool ambiguous = false;              ///< a face has two opposite corners inside
    };
    std::array<Case, 256> cases;
    std::array<std::array<int, 2>, 12> edges{}; ///< lower and upper corner

    CubeCases()
    {
        size_t count = 0;
        for (int axis = 0; axis < 3; ++axis)
            for (int corner = 0; corner < 8; ++corner)
                if ((corner >> axis & 1) == 0)
                    edges[count++] = {corner, corner | 1 << axis};
        for (int inside = 0; inside < 256; ++inside)
            cases[size_t(inside)] = trace(inside);
    }

private:
    int edgeBetween(int a, int b) const
    {
        const std::array<int, 2> wanted{std::min(a, b), std::max(a, b)};
        return int(std::ranges::find(edges, wanted) - edges.begin());
    }

    /// On every face a piece of surface enters where, walking around, one comes in, and leaves where one goes
    /// out.
    Case trace(int inside) const
    {
        // Corners of each face, counter-clockwise from outside.
        static constexpr std::array<std::array<int, 4>, 6> faces{
            {{0, 4, 6, 2}, {1, 3, 7, 5}, {0, 1, 5, 4}, {2, 6, 7, 3}, {0, 2, 3, 1}, {4, 5, 7, 6}}};
        Case result;
        std::array<int, 12> next;
        next.fill(none);
        for (const auto &face : faces) {
            const auto in = [&](size_t i) { return (inside >> face[i % 4] & 1) != 0; };
            result.ambiguous |= in(0) == in(2) && in(1) == in(3) && in(0) != in(1);
            for (size_t i = 0; i < 4; ++i) {
                if (in(i) || !in(i + 1))
                    continue;
                size_t last = i + 1;
                while (in(last + 1))
                    ++last;
                next[size_t(edgeBetween(face[i], face[(i + 1) % 4]))] =
                    edgeBetween(face[last % 4], face[(last + 1) % 4]);
            }
        }
        for (size_t start = 0; start < next.size(); ++start) {
            std::vector<int> loop;
            for (size_t edge = start; next[edge] != none;) {
                loop.push_back(int(edge));
                edge = size_t(std::exchange(next[edge], none));
            }
            if (!loop.empty())
                result.loops.push_back(std::move(loop));
        }
        return result;
    }
};

/// Marching cubes over u(x, y) = z². What is ambiguous on a face is settled by the face alone, so
/// that neighbors fit and the surface has no gap.
class Marcher
{
public:
    explicit Marcher(const Plane &u) : m_u(u)
    {
        for (int y = 0; y + 1 < u.height; ++y)
            for (int x = 0; x + 1 < u.width; ++x)
                column(x, y);
    }
    DraftSurface take() { return std::move(m_surface); }

private:
    float value(const Node &node) const
    {
        const float z = float(node[2]);
        return m_u(node[0], node[1]) - z * z;
    }

    void column(int x, int y)
    {
        const auto [least, most] = std::minmax({m_u(x, y), m_u(x + 1, y), m_u(x, y + 1), m_u(x + 1, y + 1)});
        if (most <= 0)
            return;
        const int outer = int(std::ceil(std::sqrt(most)));
        // Cubes wholly inside are left out; one cell of safety for rounding.
        const int inner = least > 0 ? int(std::floor(std::sqrt(least))) - 1 : 0;
        for (int z = -outer; z < outer; ++z)
            if (z + 1 > inner || z < -inner)
                cube({x, y, z});
    }

    static Node cornerOf(const Node &base, int corner)
    {
        return {base[0] + (corner & 1), base[1] + (corner >> 1 & 1), base[2] + (corner >> 2)};
    }

    void cube(const Node &base)
    {
        static const CubeCases table;
        int inside = 0;
        for (int corner = 0; corner < 8; ++corner)
            inside |= int(value(cornerOf(base, corner)) > 0) << corner;
        const CubeCases::Case &found = table.cases[size_t(inside)];
        for (const std::vector<int> &loop : found.loops) {
            m_loop.clear();
            for (const int edge : loop) {
                const auto [lower, upper] = table.edges[size_t(edge)];
                m_loop.push_back(vertex(cornerOf(base, lower), cornerOf(base, upper), edge / 4));
            }
            // A diagonal could lie in an ambiguous face, where the neighbor might have the same one.
            if (found.ambiguous && m_loop.size() > 3)
                fanAroundMiddle();
            else
                for (size_t i = 2; i < m_loop.size(); ++i)
                    triangle(m_loop[0], m_loop[i - 1], m_loop[i]);
        }
    }

    void fanAroundMiddle()
    {
        QVector3D sum;
        for (const quint32 corner : m_loop)
            sum += m_surface.points[corner];
        const quint32 middle = quint32(m_surface.points.size());
        m_surface.points.push_back(sum / float(m_loop.size()));
        for (size_t i = 0; i < m_loop.size(); ++i)
            triangle(middle, m_loop[i], m_loop[(i + 1) % m_loop.size()]);
    }

    /// The grid's y runs down and the surface's up, which turns every triangle around.
    void triangle(quint32 a, quint32 b, quint32 c)
    {
        m_surface.corners.insert(m_surface.corners.end(), {a, c, b});
    }

    quint32 vertex(const Node &a, const Node &b, int axis)
    {
        const quint64 column = quint64(a[1]) * quint64(m_u.width) + quint64(a[0]);
        const quint64 key = (column * 16'384 + quint64(a[2] + 8192)) * 3 + quint64(axis);
        const auto [found, isNew] = m_vertices.try_emplace(key, quint32(m_surface.points.size()));
        if (isNew)
            m_surface.points.push_back(crossing(a, b));
        return found->second;
    }

    /// Where the surface crosses an edge, never at the very ends, so that no two vertices coincide.
    QVector3D crossing(const Node &a, const Node &b) const
    {
        const float ua = m_u(a[0], a[1]);
        const float ub = m_u(b[0], b[1]);
        const float za = float(a[2]);
        const float zb = float(b[2]);
        // Along z the height is known; along x and y the square of the height is taken as straight.
        const float t =
            za != zb ? (std::copysign(std::sqrt(ua), za + zb) - za) / (zb - za) : (ua - za * za) / (ua - ub);
        const float within = std::clamp(t, 0.02F, 0.98F);
        return {std::lerp(float(a[0]), float(b[0]), within), std::lerp(float(a[1]), float(b[1]), within),
                std::lerp(float(a[2]), float(b[2]), within)};
    }

    const Plane &m_u;
    DraftSurface m_surface;
    std::unordered_map<quint64, quint32> m_vertices;
    std::vector<quint32> m_loop;
};
} // namespace

DraftSurface inflated(const Plane &mask, int faces)
{
    const QRect bounds = boundsOf(mask);
    DraftSurface surface;
    const auto area = std::ranges::count_if(mask.values, [](float value) { return value > 0.5F; });
    const double share = double(area) / std::pow(std::max(bounds.width(), bounds.height()), 2);
    // About ten triangles come from a cell of the silhouette. A few times more than wanted keep the details.
    const double wanted = faces * (1.3 + 2.7 * std::min(1.0, 20'000.0 / faces));
    int resolution = std::clamp(int(std::sqrt(wanted / 10 / share)), 96, 1024);
    for (int attempt = 0; attempt < 4; ++attempt) {
        const Silhouette silhouette = silhouetteOf(mask, bounds, resolution);
        surface = Marcher(heightSquared(silhouette.level)).take();
        const double unit = std::max(mask.width, mask.height);
        for (QVector3D &p : surface.points) {
            p = QVector3D(
                float((silhouette.origin.x() + double(p.x()) * silhouette.cell) / unit),
                float((mask.height - silhouette.origin.y() - double(p.y()) * silhouette.cell) / unit),
                float(double(p.z()) * silhouette.cell / unit));
        }
        if (surface.faces() >= size_t(faces) || surface.faces() == 0)
            break;
        resolution = int(resolution * std::sqrt(1.2 * faces / double(surface.faces()))) + 1;
    }
    return surface;
}

} // namespace i2m
