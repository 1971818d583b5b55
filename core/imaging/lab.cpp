// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/lab.h"

#include <cmath>

namespace i2m {

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

} // namespace i2m
