// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/saliency.h"

#include "core/imaging/lab.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace i2m {

namespace {
/// Least (highest - lowest value) on any path to the border, approximated by alternating raster scans.
class BarrierDistance
{
public:
    explicit BarrierDistance(const Plane &values)
        : m_values(values), m_high(values), m_low(values),
          m_distance(values.width, values.height, std::numeric_limits<float>::max())
    {
        for (int x = 0; x < values.width; ++x)
            m_distance(x, 0) = m_distance(x, values.height - 1) = 0;
        for (int y = 0; y < values.height; ++y)
            m_distance(0, y) = m_distance(values.width - 1, y) = 0;
        for (int pass = 0; pass < 4; ++pass)
            scan(pass % 2 == 0);
    }
    const Plane &distance() const { return m_distance; }

private:
    void scan(bool forward)
    {
        const int step = forward ? 1 : -1;
        for (int i = 1; i + 1 < m_values.height; ++i) {
            const int y = forward ? i : m_values.height - 1 - i;
            for (int k = 1; k + 1 < m_values.width; ++k) {
                const int x = forward ? k : m_values.width - 1 - k;
                relax(x, y, x - step, y);
                relax(x, y, x, y - step);
            }
        }
    }

    void relax(int x, int y, int fromX, int fromY)
    {
        const float high = std::max(m_high(fromX, fromY), m_values(x, y));
        const float low = std::min(m_low(fromX, fromY), m_values(x, y));
        if (high - low >= m_distance(x, y))
            return;
        m_distance(x, y) = high - low;
        m_high(x, y) = high;
        m_low(x, y) = low;
    }

    const Plane &m_values;
    Plane m_high;
    Plane m_low;
    Plane m_distance;
};

/// Squared Mahalanobis distance of every pixel from the colors in `strip`.
Plane unlikeness(const Lab &lab, const QRect &strip)
{
    std::array<double, 3> mean{};
    std::array<std::array<double, 3>, 3> c{};
    const double count = double(strip.width()) * strip.height();
    const auto each = [&](auto function) {
        for (int y = strip.top(); y <= strip.bottom(); ++y)
            for (int x = strip.left(); x <= strip.right(); ++x)
                function(x, y);
    };
    each([&](int x, int y) {
        for (size_t i = 0; i < 3; ++i)
            mean[i] += double(lab[i](x, y)) / count;
    });
    each([&](int x, int y) {
        for (size_t i = 0; i < 3; ++i)
            for (size_t j = 0; j < 3; ++j)
                c[i][j] += (double(lab[i](x, y)) - mean[i]) * (double(lab[j](x, y)) - mean[j]) / count;
    });
    for (size_t i = 0; i < 3; ++i)
        c[i][i] += 6; // noise floor: keeps flat strips from making everything infinitely far
    const auto minor = [&](size_t i, size_t j) {
        const size_t a = (i + 1) % 3, b = (i + 2) % 3, d = (j + 1) % 3, e = (j + 2) % 3;
        return c[a][d] * c[b][e] - c[a][e] * c[b][d];
    };
    const double determinant = c[0][0] * minor(0, 0) + c[0][1] * minor(0, 1) + c[0][2] * minor(0, 2);
    Plane result(lab[0].width, lab[0].height);
    for (size_t p = 0; p < result.values.size(); ++p) {
        std::array<double, 3> d{};
        for (size_t i = 0; i < 3; ++i)
            d[i] = double(lab[i].values[p]) - mean[i];
        double sum = 0;
        for (size_t i = 0; i < 3; ++i)
            for (size_t j = 0; j < 3; ++j)
                sum += d[i] * d[j] * minor(i, j) / determinant;
        result.values[p] = float(std::sqrt(std::max(0.0, sum)));
    }
    return result;
}

void normalize(Plane &plane)
{
    const float most = *std::ranges::max_element(plane.values);
    if (most > 0)
        std::ranges::for_each(plane.values, [&](float &value) { value /= most; });
}

/// How unlike the border's strips the pixels are. The strip that differs most is left out: the subject may
/// touch one side.
Plane borderContrast(const Lab &lab)
{
    const int width = lab[0].width;
    const int height = lab[0].height;
    const int w = std::max(1, width / 12);
    const int h = std::max(1, height / 12);
    const std::array<QRect, 4> strips{QRect(0, 0, width, h), QRect(0, height - h, width, h),
                                      QRect(0, 0, w, height), QRect(width - w, 0, w, height)};
    Plane sum(width, height);
    Plane most(width, height);
    for (const QRect &strip : strips) {
        Plane map = unlikeness(lab, strip);
        normalize(map);
        for (size_t p = 0; p < sum.values.size(); ++p) {
            sum.values[p] += map.values[p];
            most.values[p] = std::max(most.values[p], map.values[p]);
        }
    }
    for (size_t p = 0; p < sum.values.size(); ++p)
        sum.values[p] -= most.values[p];
    normalize(sum);
    return sum;
}
} // namespace

Plane saliencyOf(const QImage &picture)
{
    const Lab lab = labOf(picture);
    Plane result(picture.width(), picture.height());
    for (const Plane &channel : lab) {
        const Plane smooth = blurred(channel, 1.0);
        const BarrierDistance barrier(smooth);
        for (size_t p = 0; p < result.values.size(); ++p)
            result.values[p] += barrier.distance().values[p];
    }
    normalize(result);
    const Plane contrast = borderContrast(lab);
    for (int y = 0; y < result.height; ++y) {
        for (int x = 0; x < result.width; ++x) {
            const float dx = (float(x) + 0.5F) / float(result.width) - 0.5F;
            const float dy = (float(y) + 0.5F) / float(result.height) - 0.5F;
            const float central = 1 - std::min(1.0F, std::hypot(dx, dy) / 0.7071F);
            result(x, y) = (result(x, y) + contrast(x, y)) * (0.4F + central);
        }
    }
    normalize(result);
    return result;
}

} // namespace i2m
