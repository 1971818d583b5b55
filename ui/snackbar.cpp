// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/snackbar.h"

#include "ui/announcer.h"
#include "ui/theme.h"

#include <QEvent>
#include <QHBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Snackbar::Snackbar(QWidget *stage, QWidget *parent)
    : QFrame(parent), m_stage(stage), m_text(new QLabel), m_button(new QPushButton)
{
    setObjectName(u"snackbar"_s);
    m_button->setProperty("kind", u"link"_s);
    m_button->setFont(Theme::font(Theme::Text::Body, QFont::DemiBold));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 12, 8);
    row->setSpacing(16);
    row->addWidget(m_text);
    row->addWidget(m_button);
    m_time.setSingleShot(true);
    m_time.setInterval(10s);
    connect(&m_time, &QTimer::timeout, this, &Snackbar::expire);
    connect(m_button, &QPushButton::clicked, this, &Snackbar::act);
    parent->installEventFilter(this);
    stage->installEventFilter(this);
    hide();
}

void Snackbar::show(const QString &text, const QString &action, std::function<void()> act)
{
    expire();
    m_text->setText(text);
    m_button->setText(action);
    m_button->setVisible(!action.isEmpty());
    m_act = std::move(act);
    m_time.start();
    place();
    QFrame::show();
    raise();
    Announcer::ofProgram().say(*this, text);
}

bool Snackbar::act()
{
    if (!m_act)
        return false;
    const auto act = std::exchange(m_act, {});
    expire();
    act();
    return true;
}

void Snackbar::expire()
{
    m_time.stop();
    hide();
    m_act = {};
}

void Snackbar::withdraw(const QString &text)
{
    if (m_text->text() == text)
        expire();
}

void Snackbar::place()
{
    adjustSize();
    const QWidget *below = m_stage->isVisible() ? m_stage : parentWidget();
    const int middle = below->mapTo(parentWidget(), below->rect().center()).x();
    const int right = parentWidget()->width() - width();
    // Above the status bar and the buttons at the bottom of the stage.
    move(std::clamp(middle - width() / 2, 0, std::max(right, 0)), parentWidget()->height() - height() - 124);
}

bool Snackbar::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::Resize:
    case QEvent::Move:
    case QEvent::Show:
    case QEvent::Hide:
        if (isVisible())
            place();
        break;
    default:
        break;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace i2m
