// SPDX-License-Identifier: GPL-3.0-or-later
// One number per pixel, and the few operations on such planes that masks and shapes are made with.
#pragma once

#include <QImage>
#include <vector>

namespace i2m {

struct Plane
{
    int width = 0;
    int height = 0;
    std::vector<float> values;

    Plane() = default;
    Plane(int w, int h, float value = 0) : width(w), height(h), values(size_t(w) * size_t(h), value) {}

    float &operator()(int x, int y) { return values[size_t(y) * size_t(width) + size_t(x)]; }
    float operator()(int x, int y) const { return values[size_t(y) * size_t(width) + size_t(x)]; }
};

/// Brightness of an image (or its mask values), 0 to 1.
Plane planeOf(const QImage &image);
/// Grayscale8; 0 to 1 becomes 0 to 255, the rest is clamped.
QImage imageOf(const Plane &plane);
/// Close to a Gaussian blur: three box blurs. `sigma` in pixels; the border pixels go on outwards.
Plane blurred(const Plane &plane, double sigma);
/// Bilinear; pixel centers lie at whole numbers + 0.5.
Plane resized(const Plane &plane, int width, int height);
/// Otsu's threshold: splits the values into two classes that differ as much as possible.
float otsuThreshold(const Plane &plane);

/// Sets the pieces above one half that are smaller than `share` of the largest one to 0.
void dropSmallParts(Plane &mask, double share);
/// Sets the enclosed pieces below one half to 1 when they are smaller than `share` of the mask's area, or
/// where the mean of `evidence` over the piece is above `threshold`.
void fillHoles(Plane &mask, double share, const Plane &evidence, float threshold);

} // namespace i2m
