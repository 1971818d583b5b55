// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/status_strip.h"

#include "ui/announcer.h"
#include "ui/theme.h"

#include <QHBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

StatusStrip::StatusStrip(QWidget *parent)
    : QFrame(parent), m_left(new QLabel), m_bar(new EasedBar), m_aside(new QLabel),
      m_problem(new QToolButton), m_right(new QLabel), m_offer(new QToolButton)
{
    setObjectName(u"status"_s);
    const QFont caption = Theme::font(Theme::Text::Caption);
    m_left->setFont(Theme::font(Theme::Text::Caption, QFont::DemiBold));
    m_aside->setFont(caption);
    m_aside->setProperty("quiet", true);
    m_right->setFont(caption);
    m_right->setProperty("quiet", true);
    m_problem->setFont(Theme::font(Theme::Text::Caption, QFont::Medium));
    m_problem->setObjectName(u"problem"_s);
    m_offer->setFont(m_problem->font());
    m_offer->setObjectName(u"offer"_s);
    m_bar->setFixedSize(180, 6);
    m_bar->setAccessibleName(tr("Overall progress"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 16, 0);
    row->setSpacing(12);
    row->addWidget(m_left);
    row->addWidget(m_bar);
    row->addWidget(m_aside);
    row->addStretch();
    row->addWidget(m_problem);
    row->addWidget(m_right);
    row->addWidget(m_offer);
    setMinimumHeight(36);
    connect(m_problem, &QToolButton::clicked, this, &StatusStrip::problemClicked);
    connect(m_offer, &QToolButton::clicked, this, &StatusStrip::offerClicked);
}

void StatusStrip::show(const StatusText &text)
{
    const QString news = text.problem.isEmpty() ? text.left : text.left + u", "_s + text.problem;
    if (news != accessibleName())
        Announcer::ofProgram().say(*this, news);
    m_left->setText(text.left);
    m_bar->showPercent(text.percent);
    m_aside->setText(text.aside);
    m_problem->setText(text.problem);
    m_problem->setVisible(!text.problem.isEmpty());
    m_right->setText(text.right);
    m_offer->setText(text.offer);
    m_offer->setVisible(!text.offer.isEmpty());
}

} // namespace i2m
