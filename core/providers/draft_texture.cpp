// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/draft_texture.h"

#include <QPainter>
#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace i2m {

namespace {
constexpr int padding = 8; // texels around a chart, so that smaller mipmaps do not mix the charts

/// Colors with a weight each; the gaps (weight 0) are filled from coarser and coarser versions of the
/// picture
/// ("push-pull", Gortler et al., "The Lumigraph", 1996).
struct Weighted
{
    std::array<Plane, 3> color; // times weight
    Plane weight;
};

Weighted halved(const Weighted &fine)
{
    const int width = (fine.weight.width + 1) / 2;
    const int height = (fine.weight.height + 1) / 2;
    const Plane empty(width, height);
    Weighted coarse{{empty, empty, empty}, empty};
    for (int y = 0; y < fine.weight.height; ++y) {
        for (int x = 0; x < fine.weight.width; ++x) {
            coarse.weight(x / 2, y / 2) += fine.weight(x, y);
            for (size_t i = 0; i < 3; ++i)
                coarse.color[i](x / 2, y / 2) += fine.color[i](x, y);
        }
    }
    // The coarse weight saturates: one good pixel in four is good enough to know the color.
    for (size_t p = 0; p < coarse.weight.values.size(); ++p) {
        const float weight = coarse.weight.values[p];
        const float scale = weight > 1 ? 1 / weight : 1;
        coarse.weight.values[p] *= scale;
        for (Plane &color : coarse.color)
            color.values[p] *= scale;
    }
    return coarse;
}

void fillGaps(Weighted &level)
{
    if (level.weight.width <= 1 && level.weight.height <= 1)
        return;
    Weighted coarse = halved(level);
    fillGaps(coarse);
    const int width = level.weight.width;
    const int height = level.weight.height;
    for (size_t i = 0; i < 3; ++i) {
        const Plane smooth = resized(coarse.color[i], width, height);
        for (size_t p = 0; p < smooth.values.size(); ++p)
            level.color[i].values[p] += (1 - level.weight.values[p]) * smooth.values[p];
    }
    std::ranges::fill(level.weight.values, 1.0F);
}

/// How far a pixel can be trusted to be the subject's own color: not on the very edge, where it is mixed
/// with the background.
Plane trust(const Plane &mask, const QRect &part, const QSize &size)
{
    Plane cropped(part.width(), part.height());
    const Plane soft = blurred(mask, 2);
    for (int y = 0; y < part.height(); ++y) {
        for (int x = 0; x < part.width(); ++x) {
            const int mx = part.left() + x;
            const int my = part.top() + y;
            if (mx >= 0 && my >= 0 && mx < mask.width && my < mask.height)
                cropped(x, y) = std::clamp((soft(mx, my) - 0.86F) / 0.12F, 0.0F, 1.0F);
        }
    }
    return resized(cropped, size.width(), size.height());
}

QRect pixels(const QRectF &shares, int width, int height)
{
    return QRectF(shares.x() * width, shares.y() * height, shares.width() * width, shares.height() * height)
        .toAlignedRect();
}

QImage scaledPart(const QImage &photo, const QRectF &shares, const QSize &size)
{
    const QRect part = pixels(shares, photo.width(), photo.height()).intersected(photo.rect());
    return photo.copy(part.isEmpty() ? photo.rect() : part)
        .scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_RGB32);
}

/// The part of the photo within the bounds, with everything that is not subject painted over by the colors
/// of the subject's edge.
QImage chartOf(const DraftSkin &skin, const QSize &size)
{
    QImage chart = scaledPart(skin.photo, skin.bounds, size);
    const QSize fillSize =
        size.scaled(QSize(512, 512).boundedTo(size), Qt::KeepAspectRatio).expandedTo({1, 1});
    const QRect part = pixels(skin.bounds, skin.mask.width, skin.mask.height);
    const QImage small = chart.scaled(fillSize, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const Plane empty(fillSize.width(), fillSize.height());
    Weighted fill{{empty, empty, empty}, trust(skin.mask, part, fillSize)};
    for (int y = 0; y < small.height(); ++y) {
        const QRgb *line = reinterpret_cast<const QRgb *>(small.constScanLine(y));
        for (int x = 0; x < small.width(); ++x) {
            const float weight = fill.weight(x, y);
            fill.color[0](x, y) = weight * float(qRed(line[x]));
            fill.color[1](x, y) = weight * float(qGreen(line[x]));
            fill.color[2](x, y) = weight * float(qBlue(line[x]));
        }
    }
    fillGaps(fill);

    QImage filled(fillSize, QImage::Format_RGB32);
    for (int y = 0; y < filled.height(); ++y) {
        QRgb *line = reinterpret_cast<QRgb *>(filled.scanLine(y));
        for (int x = 0; x < filled.width(); ++x) {
            const auto channel = [&](size_t i) {
                return int(std::lround(std::clamp(fill.color[i](x, y), 0.0F, 255.0F)));
            };
            line[x] = qRgb(channel(0), channel(1), channel(2));
        }
    }
    const QImage cover = imageOf(trust(skin.mask, part, fillSize))
                             .scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QImage top = chart.convertToFormat(QImage::Format_ARGB32);
    top.setAlphaChannel(cover);
    QImage result = filled.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QPainter(&result).drawImage(0, 0, top);
    return result;
}

QImage softened(const QImage &chart, const QSize &size)
{
    const QSize rough = (chart.size() / 6).expandedTo({1, 1});
    return chart.scaled(rough, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

/// Draws the chart into `cell`, its own edge pixels stretched over the padding.
QRectF place(QImage &picture, const QRect &cell, const QImage &chart)
{
    const QRect inner = cell.adjusted(padding, padding, -padding, -padding);
    QPainter painter(&picture);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    for (int y = cell.top(); y <= cell.bottom(); ++y) {
        const int row = std::clamp(y - inner.top(), 0, chart.height() - 1);
        painter.drawImage(QPoint(inner.left(), y), chart, QRect(0, row, chart.width(), 1));
        painter.fillRect(QRect(cell.left(), y, padding, 1), chart.pixelColor(0, row));
        painter.fillRect(QRect(inner.right() + 1, y, padding, 1), chart.pixelColor(chart.width() - 1, row));
    }
    const double width = picture.width();
    const double height = picture.height();
    return {inner.x() / width, inner.y() / height, inner.width() / width, inner.height() / height};
}
} // namespace

DraftAtlas atlasOf(const DraftSkin &front, const DraftSkin &back, int size)
{
    const QRect part = pixels(front.bounds, front.photo.width(), front.photo.height());
    const int detail = std::max(part.width(), part.height()) + 2 * padding;
    const int side =
        std::clamp(int(std::bit_ceil(unsigned(detail))), 128, int(std::bit_floor(unsigned(size))));
    const bool tall = part.height() > part.width();
    const bool ownBack = !back.photo.isNull();
    // A blurred mirror image needs less room than the real back.
    const int split = ownBack ? side / 2 : side * 3 / 4;
    const QRect frontCell = tall ? QRect(0, 0, split, side) : QRect(0, 0, side, split);
    const QRect backCell = tall ? QRect(split, 0, side - split, side) : QRect(0, split, side, side - split);
    const auto inner = [](const QRect &cell) { return cell.size() - QSize(2 * padding, 2 * padding); };

    DraftAtlas atlas{QImage(side, side, QImage::Format_RGB32), {}, {}};
    const QImage chart = chartOf(front, inner(frontCell));
    atlas.front = place(atlas.picture, frontCell, chart);
    atlas.back = place(atlas.picture, backCell,
                       ownBack ? chartOf(back, inner(backCell)).mirrored(true, false)
                               : softened(chart, inner(backCell)));
    return atlas;
}

} // namespace i2m
