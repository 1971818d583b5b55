// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/contact_shadow.h"

#include "ui/preview/preview_scene.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace i2m {

namespace {
constexpr int side = 192;

using Field = std::vector<float>;

struct Point
{
    float x, y, height;
};

/// Lowers the field to the height of a triangle wherever the triangle covers it.
void lower(Field &field, const Point &a, const Point &b, const Point &c)
{
    const auto cell = [](float value) { return std::clamp(int(value), 0, side - 1); };
    const int left = cell(std::min({a.x, b.x, c.x})), right = cell(std::max({a.x, b.x, c.x}));
    const int top = cell(std::min({a.y, b.y, c.y})), bottom = cell(std::max({a.y, b.y, c.y}));
    const float area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    if (left == right || top == bottom || std::abs(area) < 1e-6F) {
        float &at = field[std::size_t(top * side + left)];
        at = std::min({at, a.height, b.height, c.height});
        return;
    }
    for (int y = top; y <= bottom; ++y) {
        for (int x = left; x <= right; ++x) {
            const float px = float(x) + 0.5F, py = float(y) + 0.5F;
            const float v = ((px - a.x) * (c.y - a.y) - (c.x - a.x) * (py - a.y)) / area;
            const float w = ((b.x - a.x) * (py - a.y) - (px - a.x) * (b.y - a.y)) / area;
            if (v < 0 || w < 0 || v + w > 1)
                continue;
            float &at = field[std::size_t(y * side + x)];
            at = std::min(at, a.height + v * (b.height - a.height) + w * (c.height - a.height));
        }
    }
}

/// Running mean along one line; three of them in a row come close to a Gaussian.
void blurLine(const float *from, float *to, int step, int radius)
{
    float sum = 0;
    for (int i = -radius; i < side; ++i) {
        if (i + radius < side)
            sum += from[(i + radius) * step];
        if (i - radius - 1 >= 0)
            sum -= from[(i - radius - 1) * step];
        if (i >= 0)
            to[i * step] = sum / float(2 * radius + 1);
    }
}

void blur(Field &field, int radius)
{
    Field other(field.size());
    for (int pass = 0; pass < 3; ++pass) {
        for (int y = 0; y < side; ++y)
            blurLine(&field[std::size_t(y * side)], &other[std::size_t(y * side)], 1, radius);
        for (int x = 0; x < side; ++x)
            blurLine(&other[std::size_t(x)], &field[std::size_t(x)], side, radius);
    }
}

Field heights(const PreviewScene &scene)
{
    constexpr float nothing = 1e9F;
    Field field(std::size_t(side) * side, nothing);
    const float scale = float(side) / shadowSide(scene.bounds);
    const QVector3D center = scene.bounds.center();
    const float unit = 1.F / std::max(scene.bounds.radius(), 1e-9F);
    std::vector<Point> points;
    for (const PreviewPart &part : scene.parts) {
        const PreviewMesh &mesh = scene.meshes[std::size_t(part.mesh)];
        points.clear();
        for (const PreviewVertex &vertex : mesh.vertices) {
            const QVector3D world = part.world.map(vertex.position);
            points.push_back({(world.x() - center.x()) * scale + side / 2.F,
                              (world.z() - center.z()) * scale + side / 2.F,
                              (world.y() - scene.bounds.minimum.y()) * unit});
        }
        for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3)
            lower(field, points[mesh.indices[i]], points[mesh.indices[i + 1]], points[mesh.indices[i + 2]]);
    }
    return field;
}
} // namespace

float shadowSide(const Bounds &bounds)
{
    return std::max({bounds.size().x(), bounds.size().z(), bounds.radius() * 0.5F, 1e-9F}) * 2.F;
}

QImage contactShadow(const PreviewScene &scene)
{
    const Field height = heights(scene);
    Field touching(height.size()), hovering(height.size());
    for (std::size_t i = 0; i < height.size(); ++i) {
        touching[i] = std::exp(-height[i] * 22.F); // what nearly touches: dark and sharp
        hovering[i] = std::exp(-height[i] * 2.F);  // what is above: pale and wide
    }
    blur(touching, 2);
    blur(hovering, 9);
    QImage image(side, side, QImage::Format_Alpha8);
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const std::size_t i = std::size_t(y * side + x);
            const float dark = 1.F - (1.F - 0.42F * touching[i]) * (1.F - 0.34F * hovering[i]);
            image.scanLine(y)[x] = uchar(std::lround(std::clamp(dark, 0.F, 1.F) * 255.F));
        }
    }
    return image;
}

} // namespace i2m
