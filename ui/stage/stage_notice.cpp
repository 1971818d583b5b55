// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/stage_notice.h"

#include "ui/theme.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

StageNotice::StageNotice(QWidget *parent) : QFrame(parent), m_text(new QLabel), m_offers(new QHBoxLayout)
{
    setObjectName(u"notice"_s);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setFont(Theme::font(Theme::Text::Body));
    m_offers->setSpacing(8);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(14, 8, 14, 8);
    column->setSpacing(8);
    column->addWidget(m_text);
    column->addLayout(m_offers);
    hide();
}

void StageNotice::say(const QString &text, const QList<Offer> &offers)
{
    while (QLayoutItem *item = m_offers->takeAt(0)) {
        if (QWidget *button = item->widget()) {
            button->hide();
            button->deleteLater(); // it may be the one that was pressed
        }
        delete item;
    }
    m_text->setText(text);
    setAccessibleName(text);
    m_offers->addStretch();
    for (const Offer &offer : offers) {
        auto *button = new QPushButton(offer.text);
        button->setProperty("kind", u"small"_s);
        connect(button, &QPushButton::clicked, this, [act = offer.act] { act(); });
        m_offers->addWidget(button);
        button->show();
    }
    m_offers->addStretch();
    setVisible(!text.isEmpty());
}

int StageNotice::leastWidth() const
{
    int widest = 0;
    for (int i = 0; i < m_offers->count(); ++i) {
        if (const QWidget *button = m_offers->itemAt(i)->widget())
            widest = std::max(widest, button->sizeHint().width());
    }
    const QMargins margins = layout()->contentsMargins();
    return widest + margins.left() + margins.right() + 2;
}

QSize StageNotice::sizeIn(int room)
{
    ensurePolished();
    layout()->invalidate();
    const QMargins margins = layout()->contentsMargins();
    m_offers->setDirection(QBoxLayout::LeftToRight);
    if (m_offers->sizeHint().width() > room - margins.left() - margins.right() - 2)
        m_offers->setDirection(QBoxLayout::TopToBottom);
    const int words = m_text->fontMetrics().horizontalAdvance(m_text->text()) + 4;
    const int wanted = std::max(words, m_offers->sizeHint().width()) + margins.left() + margins.right() + 2;
    const int width = std::min(room, wanted);
    return {width, layout()->totalHeightForWidth(width)};
}

} // namespace i2m
