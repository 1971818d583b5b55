// SPDX-License-Identifier: GPL-3.0-or-later
// Edge collapses by quadric error (Garland and Heckbert, SIGGRAPH 1997) that never open or pinch the surface.
// meshoptimizer is faster but leaves edges with four triangles at the ratios needed here.
#include "core/providers/draft_surface.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <queue>
#include <tuple>
#include <vector>

namespace i2m {

namespace {
struct Point
{
    double x = 0;
    double y = 0;
    double z = 0;

    Point operator+(const Point &o) const { return {x + o.x, y + o.y, z + o.z}; }
    Point operator-(const Point &o) const { return {x - o.x, y - o.y, z - o.z}; }
    Point operator*(double f) const { return {x * f, y * f, z * f}; }
    double dot(const Point &o) const { return x * o.x + y * o.y + z * o.z; }
    Point cross(const Point &o) const { return {y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x}; }
    double length() const { return std::sqrt(dot(*this)); }
};

/// The sum of squared distances from planes, weighted by their triangles' areas.
class Quadric
{
public:
    void addPlane(const Point &normal, double offset, double weight)
    {
        const std::array<double, 4> n{normal.x, normal.y, normal.z, offset};
        size_t k = 0;
        for (size_t i = 0; i < 4; ++i)
            for (size_t j = i; j < 4; ++j)
                m[k++] += weight * n[i] * n[j];
    }
    void add(const Quadric &other)
    {
        for (size_t k = 0; k < m.size(); ++k)
            m[k] += other.m[k];
    }
    double at(const Point &p) const
    {
        const double sum = m[0] * p.x * p.x + m[4] * p.y * p.y + m[7] * p.z * p.z + m[9] +
                           2 * (m[1] * p.x * p.y + m[2] * p.x * p.z + m[5] * p.y * p.z + m[3] * p.x +
                                m[6] * p.y + m[8] * p.z);
        return std::max(sum, 0.0);
    }
    /// Where the sum is least, unless the planes leave a direction open.
    std::optional<Point> bottom() const
    {
        const Point a{m[0], m[1], m[2]};
        const Point b{m[1], m[4], m[5]};
        const Point c{m[2], m[5], m[7]};
        const Point d{-m[3], -m[6], -m[8]};
        const double determinant = a.dot(b.cross(c));
        const double size = m[0] + m[4] + m[7];
        if (!(std::abs(determinant) > 1e-6 * size * size * size))
            return {};
        return Point{d.dot(b.cross(c)) / determinant, a.dot(d.cross(c)) / determinant,
                     a.dot(b.cross(d)) / determinant};
    }

private:
    std::array<double, 10> m{};
};

class Simplifier
{
public:
    explicit Simplifier(const DraftSurface &surface)
        : m_corners(surface.corners), m_faces(surface.faces()), m_around(surface.points.size()),
          m_quadrics(surface.points.size()), m_age(surface.points.size())
    {
        m_points.reserve(surface.points.size());
        for (const QVector3D &p : surface.points)
            m_points.push_back({double(p.x()), double(p.y()), double(p.z())});
        for (quint32 face = 0; face < m_faces; ++face) {
            const auto [a, b, c] = corners(face);
            const Point area = (m_points[b] - m_points[a]).cross(m_points[c] - m_points[a]);
            const double size = area.length();
            const Point normal = size > 0 ? area * (1 / size) : Point{};
            for (const quint32 vertex : {a, b, c}) {
                m_around[vertex].push_back(face);
                m_quadrics[vertex].addPlane(normal, -normal.dot(m_points[a]), size);
            }
        }
    }

    void run(size_t faces)
    {
        for (const double steepest : {0.2, -0.5, -2.0}) { // stricter about folds first
            m_steepest = steepest;
            m_queue = {};
            for (quint32 vertex = 0; vertex < m_points.size(); ++vertex)
                offerAround(vertex, true);
            while (m_faces > faces && !m_queue.empty()) {
                const Collapse next = m_queue.top();
                m_queue.pop();
                if (next.age == m_age[next.keep] + m_age[next.drop] && isSafe(next))
                    collapse(next);
            }
            if (m_faces <= faces)
                return;
        }
    }

    DraftSurface result() const
    {
        constexpr quint32 none = std::numeric_limits<quint32>::max();
        std::vector<quint32> index(m_points.size(), none);
        DraftSurface surface;
        for (quint32 face = 0; face < m_corners.size() / 3; ++face) {
            if (isGone(face))
                continue;
            for (const quint32 vertex : corners(face)) {
                if (index[vertex] == none) {
                    index[vertex] = quint32(surface.points.size());
                    const Point &p = m_points[vertex];
                    surface.points.emplace_back(float(p.x), float(p.y), float(p.z));
                }
                surface.corners.push_back(index[vertex]);
            }
        }
        return surface;
    }

private:
    struct Collapse
    {
        double cost;
        quint32 keep;
        quint32 drop;
        quint32 age; ///< of both vertices together: a collapse beside them makes this entry stale
        Point place;

        bool operator<(const Collapse &o) const // the queue's top is its greatest: the cheapest collapse
        {
            return std::tie(o.cost, o.keep, o.drop) < std::tie(cost, keep, drop);
        }
    };

    std::array<quint32, 3> corners(quint32 face) const
    {
        return {m_corners[3 * size_t(face)], m_corners[3 * size_t(face) + 1],
                m_corners[3 * size_t(face) + 2]};
    }
    bool isGone(quint32 face) const
    {
        const auto [a, b, c] = corners(face);
        return a == b || b == c || a == c;
    }

    /// Every vertex that shares an edge with `vertex`, once. On a closed surface, the next corner in each
    /// face.
    void neighbors(quint32 vertex, std::vector<quint32> &result) const
    {
        result.clear();
        for (const quint32 face : m_around[vertex]) {
            const auto c = corners(face);
            result.push_back(c[0] == vertex ? c[1] : c[1] == vertex ? c[2] : c[0]);
        }
    }

    void offerAround(quint32 vertex, bool onlyHigher)
    {
        neighbors(vertex, m_ring);
        for (const quint32 other : m_ring)
            if (!onlyHigher || other > vertex)
                offer(std::min(vertex, other), std::max(vertex, other));
    }

    void offer(quint32 keep, quint32 drop)
    {
        Quadric both = m_quadrics[keep];
        both.add(m_quadrics[drop]);
        const Point middle = (m_points[keep] + m_points[drop]) * 0.5;
        const double length = (m_points[keep] - m_points[drop]).length();
        Collapse best{std::numeric_limits<double>::max(), keep, drop, m_age[keep] + m_age[drop], middle};
        const auto consider = [&](const Point &place) {
            // The length breaks ties on flat ground in favour of even triangles.
            const double cost = both.at(place) + 1e-8 * length * length * length * length;
            if (cost < best.cost) {
                best.cost = cost;
                best.place = place;
            }
        };
        const auto bottom = both.bottom();
        if (bottom && (*bottom - middle).length() < length)
            consider(*bottom);
        else
            for (const Point &place : {middle, m_points[keep], m_points[drop]})
                consider(place);
        m_queue.push(best);
    }

    bool isSafe(const Collapse &next)
    {
        // The link condition: exactly the two vertices across the edge may be neighbors of both.
        neighbors(next.keep, m_ring);
        neighbors(next.drop, m_otherRing);
        const auto shared = std::ranges::count_if(
            m_otherRing, [&](quint32 vertex) { return std::ranges::find(m_ring, vertex) != m_ring.end(); });
        // A ring of three is a corner of a tetrahedron or would leave two faces back to back.
        return shared == 2 && m_ring.size() + m_otherRing.size() > 7 && keepsFacing(next.keep, next) &&
               keepsFacing(next.drop, next);
    }

    /// No face around `vertex` turns over when it moves to the new place.
    bool keepsFacing(quint32 vertex, const Collapse &next) const
    {
        for (const quint32 face : m_around[vertex]) {
            const auto c = corners(face);
            std::array<Point, 3> before;
            std::array<Point, 3> after;
            int moved = 0;
            for (size_t k = 0; k < 3; ++k) {
                before[k] = m_points[c[k]];
                const bool moves = c[k] == next.keep || c[k] == next.drop;
                after[k] = moves ? next.place : before[k];
                moved += moves;
            }
            if (moved == 2) // goes away
                continue;
            const Point was = (before[1] - before[0]).cross(before[2] - before[0]);
            const Point is = (after[1] - after[0]).cross(after[2] - after[0]);
            if (was.dot(is) < m_steepest * was.length() * is.length())
                return false;
        }
        return true;
    }

    void collapse(const Collapse &next)
    {
        std::vector<quint32> around;
        for (const quint32 vertex : {next.keep, next.drop}) {
            for (const quint32 face : m_around[vertex]) {
                const auto c = corners(face);
                const bool keeps = std::ranges::find(c, next.keep) != c.end();
                const bool drops = std::ranges::find(c, next.drop) != c.end();
                if (keeps && drops) {
                    if (vertex == next.keep) {
                        --m_faces;
                        for (const quint32 corner : c)
                            if (corner != next.keep && corner != next.drop)
                                std::erase(m_around[corner], face);
                    }
                } else {
                    around.push_back(face);
                }
            }
        }
        for (const quint32 face : m_around[next.drop])
            std::replace(m_corners.begin() + 3 * qsizetype(face), m_corners.begin() + 3 * qsizetype(face) + 3,
                         next.drop, next.keep);
        m_around[next.keep] = std::move(around);
        m_around[next.drop].clear();
        m_points[next.keep] = next.place;
        m_quadrics[next.keep].add(m_quadrics[next.drop]);
        m_age[next.keep] += m_age[next.drop] + 1;
        offerAround(next.keep, false);
    }

    std::vector<Point> m_points;
    std::vector<quint32> m_corners; ///< a face with two equal corners is gone
    size_t m_faces;
    std::vector<std::vector<quint32>> m_around; ///< the faces at each vertex
    std::vector<Quadric> m_quadrics;
    std::vector<quint32> m_age;
    std::priority_queue<Collapse> m_queue;
    std::vector<quint32> m_ring;
    std::vector<quint32> m_otherRing;
    double m_steepest = 0;
};
} // namespace

DraftSurface simplified(const DraftSurface &surface, int faces)
{
    Simplifier simplifier(surface);
    simplifier.run(size_t(faces));
    return simplifier.result();
}

} // namespace i2m
