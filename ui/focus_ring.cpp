// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/focus_ring.h"

#include "ui/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QEvent>
#include <QPainter>

namespace i2m {

namespace {
constexpr int offset = 4; ///< two pixels of space and two of ring
}

FocusRing::FocusRing(QWidget *window) : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) { follow(now); });
}

void FocusRing::follow(QWidget *target)
{
    if (m_target)
        m_target->removeEventFilter(this);
    // Fields and lists show the focus themselves.
    const bool wanted = qobject_cast<QAbstractButton *>(target) && target->window() == parentWidget() &&
                        target->window()->testAttribute(Qt::WA_KeyboardFocusChange);
    m_target = wanted ? target : nullptr;
    setVisible(wanted);
    if (!m_target)
        return;
    m_target->installEventFilter(this);
    place();
    raise();
}

void FocusRing::place()
{
    const QPoint corner = m_target->mapTo(parentWidget(), QPoint(0, 0));
    setGeometry(QRect(corner, m_target->size()).adjusted(-offset, -offset, offset, offset));
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_target && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        place();
    if (watched == m_target && event->type() == QEvent::Hide)
        hide();
    return QWidget::eventFilter(watched, event);
}

void FocusRing::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::tokens().accent, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 10, 10);
}

} // namespace i2m
