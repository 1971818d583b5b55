// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/failure_page.h"

#include "ui/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QString labelOf(StageAction action, const QString &price)
{
    switch (action) {
    case StageAction::Replace:
        return FailurePage::tr("Replace image…");
    case StageAction::Retry:
        return price.isEmpty() ? FailurePage::tr("Try again")
                               : FailurePage::tr("Try again  ·  %1").arg(price);
    case StageAction::RetryFree:
        return FailurePage::tr("Try again (free)");
    case StageAction::Fetch:
        return FailurePage::tr("Download again (free)");
    case StageAction::CreateAgain:
        return price.isEmpty() ? FailurePage::tr("Create again")
                               : FailurePage::tr("Create again  ·  %1").arg(price);
    case StageAction::Shrink:
        return FailurePage::tr("Shrink to fit");
    case StageAction::Details:
        return FailurePage::tr("Details");
    case StageAction::Connect:
        return FailurePage::tr("Replace key…");
    case StageAction::AddCredit:
        return FailurePage::tr("Add credit ↗");
    case StageAction::Dashboard:
        return FailurePage::tr("Open fal.ai dashboard ↗");
    case StageAction::Support:
        return FailurePage::tr("Support ↗");
    case StageAction::Rules:
        return FailurePage::tr("Rules ↗");
    case StageAction::CleanUp:
        return FailurePage::tr("Free space…");
    case StageAction::KeepWaiting:
        return FailurePage::tr("Keep waiting");
    case StageAction::CopyMessage:
        return FailurePage::tr("Copy message");
    case StageAction::TurnLeft:
    case StageAction::TurnRight:
        break; // only for drafts
    }
    return {};
}

QLabel *centered(Theme::Text role, bool quiet)
{
    auto *label = new QLabel;
    label->setFont(Theme::font(role, role == Theme::Text::RowTitle ? int(QFont::Normal) : 0));
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setProperty("quiet", quiet);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}
} // namespace

FailurePage::FailurePage(QWidget *parent)
    : QWidget(parent), m_picture(new PictureBox), m_title(centered(Theme::Text::PanelTitle, false)),
      m_cause(centered(Theme::Text::RowTitle, true)), m_next(centered(Theme::Text::RowTitle, true)),
      m_buttons(new QHBoxLayout)
{
    // Large text takes its room from the picture.
    m_picture->setMinimumHeight(64);
    m_picture->setMaximumHeight(258);
    m_picture->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_buttons->setSpacing(10);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(48, 32, 48, 32);
    column->setSpacing(6);
    column->addStretch();
    column->addWidget(m_picture, 100);
    column->addSpacing(16);
    column->addWidget(m_title);
    column->addWidget(m_cause);
    column->addWidget(m_next);
    column->addSpacing(12);
    column->addLayout(m_buttons);
    column->addStretch();
}

void FailurePage::show(const QPixmap &picture, const FailureText &text, const QString &price)
{
    m_picture->setPicture(picture);
    m_picture->setAccessibleName(text.title);
    m_title->setText(text.title);
    m_cause->setText(text.cause);
    m_cause->setHidden(text.cause.isEmpty());
    m_next->setText(text.next);
    if (text.actions == m_actions && price == m_price)
        return;
    m_actions = text.actions;
    m_price = price;
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_buttons->addStretch();
    for (const StageAction action : text.actions) {
        auto *button = new QPushButton(labelOf(action, price));
        button->setProperty("kind", action == text.actions.front() ? u"primary"_s : u"secondary"_s);
        button->setFont(Theme::font(Theme::Text::RowTitle, QFont::DemiBold));
        connect(button, &QPushButton::clicked, this, [this, action] { Q_EMIT triggered(action); });
        m_buttons->addWidget(button, 0, Qt::AlignCenter);
    }
    m_buttons->addStretch();
    arrangeButtons();
}

void FailurePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrangeButtons();
}

/// Side by side, or one below the other where that is too wide.
void FailurePage::arrangeButtons()
{
    int wide = 0;
    for (int i = 0; i < m_buttons->count(); ++i) {
        if (const QWidget *button = m_buttons->itemAt(i)->widget())
            wide += button->sizeHint().width() + m_buttons->spacing();
    }
    m_buttons->setDirection(wide > layout()->contentsRect().width() ? QBoxLayout::TopToBottom
                                                                    : QBoxLayout::LeftToRight);
}

} // namespace i2m
