// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drop_overlay.h"

#include "ui/icon.h"

#include <QPainter>

namespace i2m {
using namespace Qt::StringLiterals;

DropOverlay::DropOverlay(QWidget *parent) : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    hide();
}

void DropOverlay::show(int usable, int skipped, bool folders)
{
    m_title = folders      ? tr("Drop to add the images in it")
              : usable > 0 ? tr("Drop %n image(s)", nullptr, usable)
                           : tr("Nothing here can be used");
    m_note = skipped > 0 ? tr("%n file(s) will be skipped", nullptr, skipped) : QString();
    setGeometry(parentWidget()->rect());
    setAccessibleName(m_title);
    QWidget::show();
    raise();
    update();
}

void DropOverlay::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = tokens.bg;
    veil.setAlphaF(0.94F);
    painter.fillRect(rect(), veil);
    painter.setPen(QPen(tokens.accent, 3));
    painter.setBrush(tokens.accentSoft);
    painter.drawRoundedRect(QRectF(rect()).adjusted(24, 24, -24, -24), 20, 20);
    const int middle = height() / 2;
    painter.drawPixmap(width() / 2 - 36, middle - 110,
                       iconPixmap(u"image"_s, 72, tokens.accent, devicePixelRatioF()));
    painter.setPen(tokens.text);
    painter.setFont(Theme::font(Theme::Text::PageTitle));
    painter.drawText(QRect(0, middle - 24, width(), 48), Qt::AlignCenter, m_title);
    painter.setPen(tokens.text2);
    painter.setFont(Theme::font(Theme::Text::Body));
    painter.drawText(QRect(0, middle + 28, width(), 28), Qt::AlignCenter, m_note);
}

} // namespace i2m
