// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/backdrop.h"

#include "core/imaging/lab.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace i2m {

namespace {
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

/// A smooth color over the whole picture, fitted to its border: second order in x and y, one per channel.
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

/// Cost of an outline between neighbors: as a color difference of 3 is crossed it falls to a third.
float outlineCost(const Lab &lab, int x, int y, int otherX, int otherY)
{
    float squared = 0;
    for (const Plane &channel : lab) {
        const float difference = channel(x, y) - channel(otherX, otherY);
        squared += difference * difference;
    }
    return 2.0F * std::exp(-squared / 9) + 0.05F;
}

float leanOf(float distance, float evidence)
{
    if (evidence > 5)
        return std::min(1.0F, 0.2F + (evidence - 5) / 5);
    // In between it is shade on the backdrop or on the subject: the outline decides, where edges are.
    return distance < 3 ? -0.15F * (1 - distance / 3) - 0.005F : -0.004F;
}
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
    const Plane empty(width, height);
    BackdropView view{empty, empty, empty, empty, empty};
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
            view.lean(x, y) = leanOf(view.distance(x, y), view.evidence(x, y));
            view.right(x, y) = x + 1 < width ? outlineCost(lab, x, y, x + 1, y) : 0;
            view.down(x, y) = y + 1 < height ? outlineCost(lab, x, y, x, y + 1) : 0;
        }
    }
    return view;
}

} // namespace i2m
