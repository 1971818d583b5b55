// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/providers/draft_pictures.h"

#include <QPainter>
#include <QPainterPath>
#include <QRandomGenerator>
#include <algorithm>

namespace i2m::draft_pictures {
using namespace Qt::StringLiterals;

namespace {
void fillBusy(QImage &picture)
{
    QRandomGenerator random(7);
    QPainter painter(&picture);
    picture.fill(QColor(60, 110, 70));
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 400; ++i) {
        painter.setBrush(
            QColor(40 + int(random.bounded(50)), 90 + int(random.bounded(60)), 50 + int(random.bounded(40))));
        const int side = std::max(2, std::min(picture.width(), picture.height()) / 12);
        painter.drawEllipse(
            QPoint(int(random.bounded(picture.width())), int(random.bounded(picture.height()))), side,
            side / 2);
    }
}

QImage backdropOf(const QSize &size, Backdrop backdrop)
{
    QImage picture(size, backdrop == Backdrop::Transparent ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    picture.fill(backdrop == Backdrop::Transparent ? QColor(0, 0, 0, 0) : QColor(232, 230, 226));
    if (backdrop == Backdrop::Busy)
        fillBusy(picture);
    if (backdrop == Backdrop::Gradient || backdrop == Backdrop::Shadowed) {
        QLinearGradient light(0, 0, 0, size.height());
        light.setColorAt(0, QColor(240, 240, 238));
        light.setColorAt(1, QColor(186, 184, 180));
        QPainter(&picture).fillRect(picture.rect(), light);
    }
    return picture;
}

/// Draws the outline with a light from the upper left; with a soft shadow below where the backdrop has one.
QImage lit(const QPainterPath &outline, const QColor &color, const QSize &size, Backdrop backdrop)
{
    QImage picture = backdropOf(size, backdrop);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = outline.boundingRect();
    if (backdrop == Backdrop::Shadowed) {
        const QPointF foot(box.center().x(), box.bottom());
        painter.save();
        painter.translate(foot);
        painter.scale(1, 0.18);
        QRadialGradient shadow(QPointF(), box.width() * 0.75);
        shadow.setColorAt(0, QColor(60, 58, 56, 110));
        shadow.setColorAt(0.5, QColor(60, 58, 56, 60));
        shadow.setColorAt(1, QColor(60, 58, 56, 0));
        painter.fillRect(QRectF(-box.width(), -box.width(), 2 * box.width(), 2 * box.width()), shadow);
        painter.restore();
    }
    QRadialGradient light(box.topLeft() + QPointF(box.width() * 0.35, box.height() * 0.3),
                          std::max(box.width(), box.height()) * 0.8);
    light.setColorAt(0, color.lighter(135));
    light.setColorAt(1, color.darker(150));
    painter.fillPath(outline, light);
    return picture;
}

QRectF middle(const QSize &size, double share)
{
    const double side = share * std::min(size.width(), size.height());
    return {(size.width() - side) / 2, (size.height() - side) / 2, side, side};
}

QPainterPath productOutline(const QString &name)
{
    QPainterPath path; // in a square of 1 × 1
    if (name == u"vase"_s) {
        path.moveTo(0.42, 0.12);
        path.cubicTo(0.44, 0.35, 0.2, 0.4, 0.26, 0.65);
        path.cubicTo(0.3, 0.8, 0.38, 0.82, 0.38, 0.88);
        path.lineTo(0.62, 0.88);
        path.cubicTo(0.62, 0.82, 0.7, 0.8, 0.74, 0.65);
        path.cubicTo(0.8, 0.4, 0.56, 0.35, 0.58, 0.12);
        path.closeSubpath();
    } else if (name == u"mug"_s) {
        QPainterPath handle;
        handle.addEllipse(QRectF(0.54, 0.34, 0.3, 0.34));
        QPainterPath gap;
        gap.addEllipse(QRectF(0.6, 0.41, 0.17, 0.2));
        path.addRoundedRect(QRectF(0.2, 0.25, 0.46, 0.52), 0.05, 0.05);
        path = path.united(handle.subtracted(gap));
    } else {
        path.moveTo(0.5, 0.1);
        path.cubicTo(0.85, 0.3, 0.8, 0.7, 0.5, 0.8);
        path.cubicTo(0.2, 0.7, 0.15, 0.3, 0.5, 0.1);
        path.addRect(QRectF(0.48, 0.78, 0.04, 0.14));
        path.setFillRule(Qt::WindingFill);
    }
    return path;
}
} // namespace

QImage disc(const QSize &size, Backdrop backdrop)
{
    QPainterPath path;
    path.addEllipse(middle(size, 0.6));
    return lit(path, QColor(190, 50, 40), size, backdrop);
}

QImage ring(const QSize &size, Backdrop backdrop)
{
    QPainterPath path;
    path.addEllipse(middle(size, 0.6));
    QPainterPath hole;
    hole.addEllipse(middle(size, 0.3));
    return lit(path.subtracted(hole), QColor(190, 50, 40), size, backdrop);
}

QImage product(const QString &name, const QSize &size, Backdrop backdrop)
{
    const QRectF square = middle(size, 1);
    const QTransform place = QTransform::fromScale(square.width(), square.height()) *
                             QTransform::fromTranslate(square.x(), square.y());
    const QColor color = name == u"vase"_s  ? QColor(40, 90, 170)
                         : name == u"mug"_s ? QColor(200, 90, 40)
                                            : QColor(220, 180, 40);
    return lit(place.map(productOutline(name)), color, size, backdrop);
}

QImage grain(const QSize &size)
{
    QImage picture(size, QImage::Format_RGB32);
    QRandomGenerator random(3);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            picture.setPixelColor(x, y, QColor::fromHsv(30, 60, int(random.bounded(60, 200))));
    return picture;
}

} // namespace i2m::draft_pictures
