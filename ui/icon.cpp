// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/icon.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QByteArray drawing(const QString &name)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class TintedIcon : public QIconEngine
{
public:
    TintedIcon(QString name, QColor Tokens::*color) : m_name(std::move(name)), m_color(color) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const int side = std::min(rect.width(), rect.height());
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        QRect target(0, 0, side, side);
        target.moveCenter(rect.center());
        painter->drawPixmap(target, iconPixmap(m_name, side, colorFor(mode, state), ratio));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return iconPixmap(m_name, std::min(size.width(), size.height()), colorFor(mode, state), 1.0);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        const int side = qRound(std::min(size.width(), size.height()) / scale);
        return iconPixmap(m_name, side, colorFor(mode, state), scale);
    }
    QIconEngine *clone() const override { return new TintedIcon(*this); }

private:
    QColor colorFor(QIcon::Mode mode, QIcon::State state) const
    {
        const Tokens &tokens = Theme::tokens();
        if (mode == QIcon::Disabled)
            return tokens.disabled;
        // A plain icon takes on the color of its pressed button; a colored one keeps its own.
        return state == QIcon::On && m_color == &Tokens::text ? tokens.accentText : tokens.*m_color;
    }

    QString m_name;
    QColor Tokens::*m_color;
};
} // namespace

QIcon icon(const QString &name, QColor Tokens::*color) { return QIcon(new TintedIcon(name, color)); }

QPixmap iconPixmap(const QString &name, int side, const QColor &color, qreal pixelRatio)
{
    const QString key = u"i2m-%1-%2-%3-%4"_s.arg(name).arg(side).arg(color.rgba()).arg(pixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(QSize(side, side) * pixelRatio);
    pixmap.fill(Qt::transparent);
    QByteArray svg = drawing(name);
    QSvgRenderer renderer(svg.replace("currentColor", color.name().toLatin1()));
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(pixmap.rect()));
    painter.end();
    pixmap.setDevicePixelRatio(pixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace i2m
