// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/picture_box.h"

#include "ui/icon.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QRadialGradient>

namespace i2m {
using namespace Qt::StringLiterals;

PictureBox::PictureBox(QWidget *parent) : QWidget(parent) { setMinimumSize(64, 64); }

void PictureBox::setPicture(const QPixmap &picture)
{
    m_picture = picture;
    update();
}

void PictureBox::setOnStage(bool onStage)
{
    m_onStage = onStage;
    update();
}

void PictureBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (m_onStage)
        paintStage(painter, rect());
    if (m_picture.isNull()) {
        const QPixmap wait = iconPixmap(u"image"_s, 40, Theme::tokens().disabled, devicePixelRatioF());
        painter.drawPixmap(rect().center() - QPoint(20, 20), wait);
        return;
    }
    const QSize natural = m_picture.size() / m_picture.devicePixelRatio();
    const QRect room = m_onStage ? rect().adjusted(24, 84, -24, -40) : rect();
    QSize size = natural.scaled(room.size(), Qt::KeepAspectRatio);
    if (size.width() > 2 * natural.width())
        size = 2 * natural;
    QRect target(QPoint(), size);
    target.moveCenter(room.center());
    QPainterPath clip;
    clip.addRoundedRect(target, m_onStage ? 0 : 12, m_onStage ? 0 : 12);
    painter.setClipPath(clip);
    painter.drawPixmap(target, m_picture);
}

void PictureBox::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT clicked();
}

void paintStage(QPainter &painter, const QRect &rect)
{
    const Tokens &tokens = Theme::tokens();
    QRadialGradient gradient(rect.center(), std::max(rect.width(), rect.height()) * 0.62);
    gradient.setColorAt(0, tokens.stageCenter);
    gradient.setColorAt(1, tokens.stageEdge);
    painter.fillRect(rect, gradient);
}

} // namespace i2m
