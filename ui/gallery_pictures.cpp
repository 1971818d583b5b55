// SPDX-License-Identifier: GPL-3.0-or-later
// Drawn objects for the gallery: a turned profile with light from the upper right.
#include "ui/gallery.h"

#include <QColor>
#include <QHash>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Profile
{
    QColor color;
    QColor band;
    double bandTop;
    double bandBottom;
    QList<QPointF> points; ///< radius and height, both 0 to 1, from the top
};

const QHash<QString, Profile> &profiles()
{
    static const QHash<QString, Profile> all{
        {u"amphora"_s,
         {0xC0583A,
          0xE8C79A,
          0.22,
          0.34,
          {{0.24, 0.04},
           {0.25, 0.07},
           {0.17, 0.12},
           {0.17, 0.18},
           {0.28, 0.26},
           {0.40, 0.36},
           {0.42, 0.48},
           {0.38, 0.62},
           {0.28, 0.78},
           {0.21, 0.90},
           {0.20, 0.95}}}},
        {u"lamp"_s,
         {0xEFE7D8,
          0x39425E,
          0.56,
          0.99,
          {{0.16, 0.10},
           {0.24, 0.34},
           {0.32, 0.52},
           {0.30, 0.55},
           {0.05, 0.57},
           {0.05, 0.70},
           {0.09, 0.78},
           {0.05, 0.84},
           {0.22, 0.90},
           {0.24, 0.93}}}},
        {u"bowl"_s,
         {0xF2F0EC,
          0x2F5FA8,
          0.72,
          0.82,
          {{0.36, 0.26}, {0.37, 0.30}, {0.36, 0.62}, {0.34, 0.76}, {0.28, 0.80}, {0.28, 0.82}}}},
        {u"bottle"_s,
         {0x6FA287,
          0xEFE3C8,
          0.46,
          0.76,
          {{0.06, 0.08},
           {0.07, 0.10},
           {0.06, 0.26},
           {0.09, 0.32},
           {0.17, 0.42},
           {0.18, 0.55},
           {0.18, 0.86},
           {0.16, 0.90}}}},
        {u"chalice"_s,
         {0x8C94A2,
          0xB8C0CC,
          0.16,
          0.22,
          {{0.36, 0.18},
           {0.35, 0.24},
           {0.28, 0.40},
           {0.14, 0.50},
           {0.05, 0.56},
           {0.05, 0.74},
           {0.20, 0.84},
           {0.26, 0.88},
           {0.26, 0.90}}}},
        {u"urn"_s,
         {0xB08A3E,
          0x6E5320,
          0.40,
          0.46,
          {{0.14, 0.20},
           {0.15, 0.24},
           {0.28, 0.32},
           {0.36, 0.46},
           {0.35, 0.60},
           {0.26, 0.74},
           {0.16, 0.80},
           {0.17, 0.84}}}},
    };
    return all;
}

QPainterPath outline(const QList<QPointF> &points, double side)
{
    QList<QPointF> around;
    for (const QPointF &point : points)
        around.append({(0.5 + point.x()) * side, point.y() * side});
    for (qsizetype i = points.size() - 1; i >= 0; --i)
        around.append({(0.5 - points[i].x()) * side, points[i].y() * side});
    QPainterPath path(around.front());
    for (qsizetype i = 1; i < around.size(); ++i) {
        const QPointF middle = (around[i - 1] + around[i]) / 2;
        path.quadTo(around[i - 1], middle);
    }
    path.lineTo(around.back());
    path.closeSubpath();
    return path;
}

QLinearGradient shade(const QColor &color, double side)
{
    QLinearGradient gradient(0.1 * side, 0, 0.9 * side, 0);
    gradient.setColorAt(0.0, color.darker(210));
    gradient.setColorAt(0.35, color.darker(112));
    gradient.setColorAt(0.66, color.lighter(122));
    gradient.setColorAt(1.0, color.darker(170));
    return gradient;
}
} // namespace

QPixmap galleryPicture(const QString &object, int side, const QColor &ground)
{
    const Profile profile = profiles().value(object);
    QPixmap pixmap(side, side);
    pixmap.fill(ground);
    if (profile.points.isEmpty())
        return pixmap;
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double base = profile.points.back().y() * side;
    const double width = 0.9 * side;
    QRadialGradient shadow(0.5 * side, 0, width / 2);
    shadow.setColorAt(0, QColor(0, 0, 0, 80));
    shadow.setColorAt(1, Qt::transparent);
    painter.save();
    painter.translate(0, base);
    painter.scale(1, 0.14);
    painter.setBrush(shadow);
    painter.drawEllipse(QPointF(0.5 * side, 0), width / 2, width / 2);
    painter.restore();
    const QPainterPath shape = outline(profile.points, side);
    painter.fillPath(shape, shade(profile.color, side));
    QPainterPath band;
    band.addRect(0, profile.bandTop * side, side, (profile.bandBottom - profile.bandTop) * side);
    painter.fillPath(shape.intersected(band), shade(profile.band, side));
    const QPointF &rim = profile.points.front();
    painter.setBrush(profile.color.darker(230));
    painter.drawEllipse(QPointF(0.5 * side, rim.y() * side), rim.x() * side * 0.94, rim.x() * side * 0.14);
    return pixmap;
}

} // namespace i2m
