// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/saliency.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace i2m {

namespace {
using Lab = std::array<Plane, 3>;

/// CIE L*a*b* (D65) of sRGB, so that distances are about what the eye sees.
Lab labOf(const QImage &picture)
{
    std::array<float, 256> linear{};
    for (size_t i = 0; i < linear.size(); ++i) {
        const float c = float(i) / 255.0F;
        linear[i] = c <= 0.04045F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F);
    }
    const auto f = [](float t) { return t > 0.008856F ? std::cbrt(t) : 7.787F * t + 16.0F / 116.0F; };
    const QImage rgb = picture.convertToFormat(QImage::Format_RGB32);
    const Plane empty(rgb.width(), rgb.height());
    Lab lab{empty, empty, empty};
    for (int y = 0; y < rgb.height(); ++y) {
        const QRgb *line = reinterpret_cast<const QRgb *>(rgb.constScanLine(y));
        for (int x = 0; x < rgb.width(); ++x) {
            const float r = linear[size_t(qRed(line[x]))];
            const float g = linear[size_t(qGreen(line[x]))];
            const float b = linear[size_t(qBlue(line[x]))];
            const float fx = f((0.4124F * r + 0.3576F * g + 0.1805F * b) / 0.9505F);
            const float fy = f(0.2126F * r + 0.7152F * g + 0.0722F * b);
            const float fz = f((0.0193F * r + 0.1192F * g + 0.9505F * b) / 1.089F);
            lab[0](x, y) = 116 * fy - 16;
            lab[1](x, y) = 500 * (fx - fy);
            lab[2](x, y) = 200 * (fy - fz);
        }
    }
    return lab;
}

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

/// Squared Mahalanobis distance of every pixel from the colours in `strip`.
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
/// The steepest change of `plane` within two pixels, per pixel.
Plane edgesNear(const Plane &plane)
{
    constexpr int reach = 2;
    const int width = plane.width;
    const int height = plane.height;
    Plane slope(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const float dx = plane(std::min(x + 1, width - 1), y) - plane(std::max(x - 1, 0), y);
            const float dy = plane(x, std::min(y + 1, height - 1)) - plane(x, std::max(y - 1, 0));
            slope(x, y) = std::hypot(dx, dy) / 2;
        }
    }
    Plane rows = slope;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int i = std::max(0, x - reach); i <= std::min(width - 1, x + reach); ++i)
                rows(x, y) = std::max(rows(x, y), slope(i, y));
    Plane result = rows;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int i = std::max(0, y - reach); i <= std::min(height - 1, y + reach); ++i)
                result(x, y) = std::max(result(x, y), rows(x, i));
    return result;
}

/// A smooth colour over the whole picture, fitted to its border: second order in x and y, one per channel.
class Backdrop
{
public:
    explicit Backdrop(const Lab &lab)
    {
        const int width = lab[0].width;
        const int height = lab[0].height;
        const int band = std::max(2, std::min(width, height) / 25);
        for (int y = 0; y < height; ++y) {
            const bool whole = y < band || y >= height - band;
            for (int x = 0; x < width; x += !whole && x == band - 1 ? std::max(1, width - 2 * band + 1) : 1)
                m_samples.push_back({terms(x, y, width, height), {lab[0](x, y), lab[1](x, y), lab[2](x, y)}});
        }
        // Again without what was far off: the subject may reach the border.
        for (int round = 0; round < 5; ++round)
            fit(round == 0 ? std::numeric_limits<float>::max() : std::max(plain, 40.0F / float(1 << round)));
    }

    std::array<float, 3> color(int x, int y, int width, int height) const
    {
        return evaluate(terms(x, y, width, height));
    }
    /// How much of the border has the fitted color.
    double plainShare() const
    {
        const auto count =
            std::ranges::count_if(m_samples, [&](const Sample &sample) { return distance(sample) < plain; });
        return double(count) / double(m_samples.size());
    }

private:
    static constexpr float plain = 5; // L*a*b* units
    static constexpr size_t order = 6;
    using Terms = std::array<float, order>;
    struct Sample
    {
        Terms terms;
        std::array<float, 3> color;
    };

    static Terms terms(int px, int py, int width, int height)
    {
        const float x = 2 * (float(px) + 0.5F) / float(width) - 1;
        const float y = 2 * (float(py) + 0.5F) / float(height) - 1;
        return {1, x, y, x * x, x * y, y * y};
    }

    std::array<float, 3> evaluate(const Terms &t) const
    {
        std::array<float, 3> color{};
        for (size_t channel = 0; channel < 3; ++channel)
            for (size_t i = 0; i < order; ++i)
                color[channel] += m_weights[channel][i] * t[i];
        return color;
    }

    float distance(const Sample &sample) const
    {
        const auto color = evaluate(sample.terms);
        return std::hypot(color[0] - sample.color[0], color[1] - sample.color[1], color[2] - sample.color[2]);
    }

    /// Least squares over the samples nearer than `limit`: normal equations, Gauss-Jordan.
    void fit(float limit)
    {
        std::array<std::array<double, order + 3>, order> m{};
        for (const Sample &sample : m_samples) {
            if (distance(sample) > limit)
                continue;
            for (size_t i = 0; i < order; ++i) {
                for (size_t j = 0; j < order; ++j)
                    m[i][j] += double(sample.terms[i]) * double(sample.terms[j]);
                for (size_t channel = 0; channel < 3; ++channel)
                    m[i][order + channel] += double(sample.terms[i]) * double(sample.color[channel]);
            }
        }
        for (size_t i = 0; i < order; ++i) {
            m[i][i] += 1e-3; // keeps it solvable when few samples are left
            const double pivot = m[i][i];
            for (double &value : m[i])
                value /= pivot;
            for (size_t k = 0; k < order; ++k) {
                const double factor = m[k][i];
                for (size_t j = 0; k != i && j < order + 3; ++j)
                    m[k][j] -= factor * m[i][j];
            }
        }
        for (size_t channel = 0; channel < 3; ++channel)
            for (size_t i = 0; i < order; ++i)
                m_weights[channel][i] = float(m[i][order + channel]);
    }

    std::vector<Sample> m_samples;
    std::array<Terms, 3> m_weights{};
};
} // namespace

std::optional<BackdropView> backdropView(const QImage &picture)
{
    const Lab lab = labOf(picture);
    const int width = picture.width();
    const int height = picture.height();
    const Backdrop backdrop(lab);
    if (backdrop.plainShare() < 0.75)
        return {};
    const Plane edges = edgesNear(blurred(lab[0], 1.0));
    BackdropView view{Plane(width, height), Plane(width, height)};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const auto color = backdrop.color(x, y, width, height);
            const float l = lab[0](x, y) - color[0];
            const float a = lab[1](x, y) - color[1];
            const float b = lab[2](x, y) - color[2];
            view.distance(x, y) = std::hypot(l, a, b);
            // A shadow is darker, of the same hue, takes less than half of the light and has soft edges.
            const bool shade = l < 0 && l > -0.5F * color[0];
            const float weight = shade ? std::clamp((edges(x, y) - 1) / 3, 0.2F, 1.0F) : 1.0F;
            view.evidence(x, y) = std::hypot(weight * l, a, b);
        }
    }
    return view;
}

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
