// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/plane.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace i2m {

namespace {
/// One box blur along a line of `count` values that lie `stride` apart; `line` is scratch space.
void boxLine(float *values, int count, size_t stride, int radius, std::vector<float> &line)
{
    line.resize(size_t(count));
    for (int i = 0; i < count; ++i)
        line[size_t(i)] = values[size_t(i) * stride];
    const auto at = [&](int i) { return line[size_t(std::clamp(i, 0, count - 1))]; };
    double sum = 0;
    for (int i = -radius; i <= radius; ++i)
        sum += double(at(i));
    for (int i = 0; i < count; ++i) {
        values[size_t(i) * stride] = float(sum / (2 * radius + 1));
        sum += double(at(i + radius + 1)) - double(at(i - radius));
    }
}

struct Part
{
    std::vector<size_t> pixels;
    bool touchesBorder = false;
};

/// The four-connected pieces in which `inside(value)` is the same and true.
template <class Inside>
std::vector<Part> partsOf(const Plane &plane, Inside inside)
{
    std::vector<Part> parts;
    std::vector<char> seen(plane.values.size());
    std::vector<size_t> open;
    const size_t width = size_t(plane.width);
    for (size_t start = 0; start < seen.size(); ++start) {
        if (seen[start] || !inside(plane.values[start]))
            continue;
        Part part;
        open.assign(1, start);
        seen[start] = 1;
        while (!open.empty()) {
            const size_t pixel = open.back();
            open.pop_back();
            part.pixels.push_back(pixel);
            const int x = int(pixel % width);
            const int y = int(pixel / width);
            const auto visit = [&](bool exists, size_t next) {
                if (!exists) {
                    part.touchesBorder = true;
                } else if (!seen[next] && inside(plane.values[next])) {
                    seen[next] = 1;
                    open.push_back(next);
                }
            };
            visit(x > 0, pixel - 1);
            visit(x + 1 < plane.width, pixel + 1);
            visit(y > 0, pixel - width);
            visit(y + 1 < plane.height, pixel + width);
        }
        parts.push_back(std::move(part));
    }
    return parts;
}
} // namespace

Plane planeOf(const QImage &image)
{
    const QImage gray = image.convertToFormat(QImage::Format_Grayscale8);
    Plane plane(gray.width(), gray.height());
    for (int y = 0; y < plane.height; ++y) {
        const uchar *line = gray.constScanLine(y);
        for (int x = 0; x < plane.width; ++x)
            plane(x, y) = float(line[x]) / 255.0F;
    }
    return plane;
}

QImage imageOf(const Plane &plane)
{
    QImage image(plane.width, plane.height, QImage::Format_Grayscale8);
    for (int y = 0; y < plane.height; ++y) {
        uchar *line = image.scanLine(y);
        for (int x = 0; x < plane.width; ++x)
            line[x] = uchar(std::lround(std::clamp(plane(x, y), 0.0F, 1.0F) * 255.0F));
    }
    return image;
}

Plane blurred(const Plane &plane, double sigma)
{
    // Three boxes of width w have the variance 3 (w² - 1) / 12.
    const int radius = int(std::lround((std::sqrt(4 * sigma * sigma + 1) - 1) / 2));
    Plane result = plane;
    if (radius < 1)
        return result;
    std::vector<float> line;
    for (int pass = 0; pass < 3; ++pass) {
        for (int y = 0; y < result.height; ++y)
            boxLine(&result(0, y), result.width, 1, radius, line);
        for (int x = 0; x < result.width; ++x)
            boxLine(&result(x, 0), result.height, size_t(result.width), radius, line);
    }
    return result;
}

Plane resized(const Plane &plane, int width, int height)
{
    Plane result(width, height);
    for (int y = 0; y < height; ++y) {
        const float fy = std::clamp((float(y) + 0.5F) * float(plane.height) / float(height) - 0.5F, 0.0F,
                                    float(plane.height - 1));
        const int y0 = int(fy);
        const int y1 = std::min(y0 + 1, plane.height - 1);
        for (int x = 0; x < width; ++x) {
            const float fx = std::clamp((float(x) + 0.5F) * float(plane.width) / float(width) - 0.5F, 0.0F,
                                        float(plane.width - 1));
            const int x0 = int(fx);
            const int x1 = std::min(x0 + 1, plane.width - 1);
            const float upper = std::lerp(plane(x0, y0), plane(x1, y0), fx - float(x0));
            const float lower = std::lerp(plane(x0, y1), plane(x1, y1), fx - float(x0));
            result(x, y) = std::lerp(upper, lower, fy - float(y0));
        }
    }
    return result;
}

float otsuThreshold(const Plane &plane)
{
    const auto [least, most] = std::ranges::minmax_element(plane.values);
    const float range = *most - *least;
    if (!(range > 0))
        return *least;
    constexpr int bins = 256;
    std::array<double, bins> counts{};
    for (const float value : plane.values)
        ++counts[size_t(std::min(int((value - *least) / range * bins), bins - 1))];
    double total = 0;
    double sum = 0;
    for (int i = 0; i < bins; ++i) {
        total += counts[size_t(i)];
        sum += i * counts[size_t(i)];
    }
    double below = 0;
    double sumBelow = 0;
    double best = -1;
    int split = 0;
    for (int i = 0; i + 1 < bins; ++i) {
        below += counts[size_t(i)];
        sumBelow += i * counts[size_t(i)];
        if (below == 0 || below == total)
            continue;
        const double apart = sumBelow / below - (sum - sumBelow) / (total - below);
        const double variance = below * (total - below) * apart * apart;
        if (variance > best) {
            best = variance;
            split = i;
        }
    }
    return *least + range * float(split + 1) / float(bins);
}

void dropSmallParts(Plane &mask, double share)
{
    const auto parts = partsOf(mask, [](float value) { return value > 0.5F; });
    size_t largest = 0;
    for (const Part &part : parts)
        largest = std::max(largest, part.pixels.size());
    for (const Part &part : parts) {
        if (double(part.pixels.size()) >= share * double(largest))
            continue;
        for (const size_t pixel : part.pixels)
            mask.values[pixel] = 0;
    }
}

void fillHoles(Plane &mask, double share, const Plane &evidence, float threshold)
{
    const auto area = std::ranges::count_if(mask.values, [](float value) { return value > 0.5F; });
    for (const Part &part : partsOf(mask, [](float value) { return value <= 0.5F; })) {
        double sum = 0;
        for (const size_t pixel : part.pixels)
            sum += double(evidence.values[pixel]);
        const double size = double(part.pixels.size());
        if (part.touchesBorder || (size >= share * double(area) && sum / size <= double(threshold)))
            continue;
        for (const size_t pixel : part.pixels)
            mask.values[pixel] = 1;
    }
}

} // namespace i2m
