// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/image_quality.h"

#include <QCoreApplication>
#include <algorithm>

namespace i2m {
namespace {
struct Quality
{
    Q_DECLARE_TR_FUNCTIONS(ImageQuality)
};
constexpr int smallSide = 512;   // pixels; the models of the catalogue look at 512 and more
constexpr int darkestLight = 80; // of 255
constexpr int sampleSide = 32;

/// Nearly everything in it, the object included, is dark.
bool isDark(const QImage &picture)
{
    if (picture.isNull())
        return false;
    const QImage sample =
        picture.scaled(sampleSide, sampleSide, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
            .convertToFormat(QImage::Format_ARGB32);
    QList<int> light;
    for (int y = 0; y < sample.height(); ++y) {
        for (int x = 0; x < sample.width(); ++x) {
            if (const QRgb pixel = sample.pixel(x, y); qAlpha(pixel) > 127)
                light.append(qGray(pixel));
        }
    }
    if (light.isEmpty())
        return false;
    const auto brightest = light.begin() + light.size() * 95 / 100;
    std::nth_element(light.begin(), brightest, light.end());
    return *brightest < darkestLight;
}
} // namespace

QString qualityNote(const ImageFile &file, const QImage &picture)
{
    if (file.width > 0 && std::max(file.width, file.height) < smallSide)
        return Quality::tr("This image is small. A larger one makes a better model.");
    if (isDark(picture))
        return Quality::tr("This image is very dark. A brighter one makes a better model.");
    return {};
}

} // namespace i2m
