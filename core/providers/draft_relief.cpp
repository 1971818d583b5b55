// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/draft_surface.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace i2m {

namespace {
constexpr float plateThickness = 0.04F; // of the longest side
constexpr float reliefHeight = 0.05F;

void addQuad(DraftSurface &surface, std::array<quint32, 4> q)
{
    surface.corners.insert(surface.corners.end(), {q[0], q[1], q[2], q[0], q[2], q[3]});
}
} // namespace

DraftSurface reliefPlate(const QImage &picture, int faces)
{
    const double aspect = double(picture.width()) / picture.height();
    const int rows = std::max(2, int(std::sqrt(0.5 * faces / aspect)));
    const int columns = std::max(2, int(rows * aspect));
    // Softened by a cell: single bright pixels would stand out as needles.
    const Plane bright = blurred(
        planeOf(picture.scaled(columns + 1, rows + 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)), 1.0);
    const float width = float(std::min(1.0, aspect));
    const float height = float(std::min(1.0, 1 / aspect));

    DraftSurface surface;
    const auto at = [&](int side, int x, int y) {
        return quint32((side * (rows + 1) + y) * (columns + 1) + x);
    };
    for (int side = 0; side < 2; ++side) {
        for (int y = 0; y <= rows; ++y) {
            for (int x = 0; x <= columns; ++x) {
                const float z = side == 0 ? plateThickness + reliefHeight * bright(x, y) : 0.0F;
                surface.points.emplace_back(width * x / columns, height * (1 - float(y) / rows), z);
            }
        }
    }
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns; ++x) {
            addQuad(surface, {at(0, x, y + 1), at(0, x + 1, y + 1), at(0, x + 1, y), at(0, x, y)});
            addQuad(surface, {at(1, x, y), at(1, x + 1, y), at(1, x + 1, y + 1), at(1, x, y + 1)});
        }
    }
    for (int x = 0; x < columns; ++x) {
        addQuad(surface, {at(0, x, 0), at(0, x + 1, 0), at(1, x + 1, 0), at(1, x, 0)});
        addQuad(surface, {at(1, x, rows), at(1, x + 1, rows), at(0, x + 1, rows), at(0, x, rows)});
    }
    for (int y = 0; y < rows; ++y) {
        addQuad(surface, {at(1, 0, y), at(1, 0, y + 1), at(0, 0, y + 1), at(0, 0, y)});
        addQuad(surface,
                {at(0, columns, y), at(0, columns, y + 1), at(1, columns, y + 1), at(1, columns, y)});
    }
    return surface;
}

} // namespace i2m
