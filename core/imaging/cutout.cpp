// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/cutout.h"

#include "core/imaging/backdrop.h"
#include "core/imaging/cut_library.h"
#include "core/imaging/saliency.h"

#include <QCoreApplication>
#include <QLibrary>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <optional>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr double leastArea = 0.01; // of the picture; below it there is nothing to make a model of
constexpr double mostArea = 0.92;
// Found by looking at masks of some fifty photographs with and without a subject.
constexpr double leastSalience = 2.35; // mean saliency inside the mask against outside
constexpr double mostRagged =
    60; // outline² / (4π area): 1 for a disc, 10 for a horse, 200 for a page of text

double areaOf(const Plane &mask)
{
    return std::accumulate(mask.values.begin(), mask.values.end(), 0.0) / double(mask.values.size());
}

std::optional<Plane> transparencyMask(const QImage &picture)
{
    if (!picture.hasAlphaChannel())
        return {};
    QImage alpha = picture.convertToFormat(QImage::Format_Alpha8);
    alpha.reinterpretAsFormat(QImage::Format_Grayscale8);
    Plane mask = planeOf(alpha);
    const double area = areaOf(mask);
    if (area < leastArea || area > 0.995)
        return {};
    dropSmallParts(mask, 0.02);
    fillHoles(mask, 0.001, mask, 1);
    return mask;
}

/// A function of the library; nullptr when the library or OpenCV is not there.
template <class Function>
Function loaded(const char *symbol)
{
    const QString name = QString::fromLatin1(cutting::library);
    const QString program = QCoreApplication::applicationDirPath();
    for (const QString &folder : {program, program + u"/.."_s, program + u"/" I2M_LIBRARY_DIR ""_s})
        if (const auto found = QLibrary::resolve(folder + u'/' + name, symbol))
            return reinterpret_cast<Function>(found);
    return nullptr;
}

std::vector<uchar> packedBgr(const QImage &picture)
{
    const QImage bgr = picture.convertToFormat(QImage::Format_BGR888);
    std::vector<uchar> bytes;
    bytes.reserve(size_t(bgr.width()) * size_t(bgr.height()) * 3);
    for (int y = 0; y < bgr.height(); ++y)
        bytes.insert(bytes.end(), bgr.constScanLine(y), bgr.constScanLine(y) + size_t(bgr.width()) * 3);
    return bytes;
}

std::optional<Plane> grabbed(const QImage &picture, const Plane &saliency, float threshold, quint32 seed)
{
    static const auto grabCut = loaded<cutting::GrabCut>(cutting::grabCut);
    if (!grabCut)
        return {};
    const float most = *std::ranges::max_element(saliency.values);
    std::vector<uchar> labels(saliency.values.size());
    std::ranges::transform(saliency.values, labels.begin(), [&](float value) {
        return value > std::lerp(threshold, most, 0.6F) ? cutting::Subject
               : value > threshold                      ? cutting::MaybeSubject
               : value > 0.3F * threshold               ? cutting::MaybeBackground
                                                        : cutting::Background;
    });
    const std::vector<uchar> bgr = packedBgr(picture);
    if (!grabCut(bgr.data(), picture.width(), picture.height(), labels.data(), 3, seed))
        return {};
    Plane mask(picture.width(), picture.height());
    for (size_t p = 0; p < labels.size(); ++p)
        mask.values[p] = labels[p] == cutting::Subject || labels[p] == cutting::MaybeSubject ? 1 : 0;
    return mask;
}

Plane above(const Plane &plane, float threshold)
{
    Plane mask = plane;
    std::ranges::for_each(mask.values, [&](float &value) { value = value > threshold ? 1 : 0; });
    return mask;
}
double salienceOf(const Plane &mask, const Plane &saliency)
{
    double inside = 0;
    double outside = 0;
    for (size_t p = 0; p < mask.values.size(); ++p)
        (mask.values[p] > 0.5F ? inside : outside) += double(saliency.values[p]);
    const double area = areaOf(mask);
    return inside * (1 - area) / std::max(outside * area, 1e-9);
}

double raggednessOf(const Plane &mask)
{
    double outline = 0;
    for (int y = 0; y < mask.height; ++y) {
        for (int x = 0; x < mask.width; ++x) {
            outline += x > 0 && (mask(x, y) > 0.5F) != (mask(x - 1, y) > 0.5F);
            outline += y > 0 && (mask(x, y) > 0.5F) != (mask(x, y - 1) > 0.5F);
        }
    }
    return outline * outline / (4 * std::numbers::pi * areaOf(mask) * double(mask.values.size()));
}

/// Before a plain backdrop the difference from it says almost enough; the outline follows edges.
Cutout subjectBefore(const BackdropView &view)
{
    static const auto leastCut = loaded<cutting::LeastCut>(cutting::leastCut);
    Cutout cutout{Cutout::Way::Guessed, above(blurred(view.evidence, 1), 5)};
    std::vector<uchar> labels(view.lean.values.size());
    if (leastCut && leastCut(view.lean.values.data(), view.right.values.data(), view.down.values.data(),
                             view.lean.width, view.lean.height, labels.data())) {
        cutout.way = Cutout::Way::Segmented;
        std::ranges::transform(labels, cutout.mask.values.begin(),
                               [](uchar label) { return label == cutting::Subject ? 1.0F : 0.0F; });
    }
    dropSmallParts(cutout.mask, 0.1);
    fillHoles(cutout.mask, 0.003, view.distance, 2.5F);
    return cutout;
}

bool isPlausible(const Plane &mask, double ragged)
{
    const double area = areaOf(mask);
    return area > leastArea && area < mostArea && raggednessOf(mask) < ragged;
}

Cutout standingOut(const QImage &picture, quint32 seed)
{
    const Plane saliency = saliencyOf(picture);
    const float threshold = otsuThreshold(saliency);
    Cutout cutout{Cutout::Way::Guessed, above(saliency, threshold)};
    dropSmallParts(cutout.mask, 0.1);
    // GrabCut smooths a lot, but takes seconds over pictures of which it can make nothing.
    if (!isPlausible(cutout.mask, 3 * mostRagged))
        return {};
    if (auto mask = grabbed(picture, saliency, threshold, seed))
        cutout = {Cutout::Way::Segmented, std::move(*mask)};
    dropSmallParts(cutout.mask, 0.1);
    fillHoles(cutout.mask, 0.03, saliency, threshold);
    if (salienceOf(cutout.mask, saliency) < leastSalience)
        return {};
    return cutout;
}
} // namespace

Cutout cutOut(const QImage &picture, quint32 seed)
{
    if (auto mask = transparencyMask(picture))
        return {Cutout::Way::Alpha, std::move(*mask)};
    const auto backdrop = backdropView(picture);
    Cutout cutout = backdrop ? subjectBefore(*backdrop) : standingOut(picture, seed);
    if (cutout.way == Cutout::Way::None || !isPlausible(cutout.mask, mostRagged))
        return {};
    return cutout;
}

} // namespace i2m
