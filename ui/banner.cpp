// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/banner.h"

#include "ui/announcer.h"
#include "ui/flow_layout.h"
#include "ui/icon.h"

#include <QStyle>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QString toneName(BannerText::Tone tone)
{
    return tone == BannerText::Tone::Error     ? u"error"_s
           : tone == BannerText::Tone::Warning ? u"warning"_s
                                               : u"note"_s;
}

QColor toneColor(BannerText::Tone tone)
{
    const Tokens &tokens = Theme::tokens();
    return tone == BannerText::Tone::Error     ? tokens.error
           : tone == BannerText::Tone::Warning ? tokens.warning
                                               : tokens.accentText;
}
} // namespace

Banner::Banner(QWidget *parent) : QFrame(parent), m_icon(new QLabel), m_text(new QLabel)
{
    setObjectName(u"banner"_s);
    m_text->setWordWrap(true);
    m_text->setFont(Theme::font(Theme::Text::Body));
    auto *column = new QVBoxLayout;
    column->setSpacing(8);
    column->addWidget(m_text);
    m_offers = new QWidget;
    auto *row = new FlowLayout(m_offers, 8);
    for (int i = 0; i < most; ++i) {
        m_buttons[i] = new QPushButton;
        m_buttons[i]->setProperty("kind", u"small"_s);
        row->addWidget(m_buttons[i]);
        connect(m_buttons[i], &QPushButton::clicked, this, [this, i] { Q_EMIT triggered(m_actions[i]); });
    }
    column->addWidget(m_offers);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->setSpacing(10);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(column, 1);
    hide();
}

void Banner::show(const std::optional<BannerText> &text)
{
    setVisible(text.has_value());
    if (!text)
        return;
    setProperty("tone", toneName(text->tone));
    style()->unpolish(this);
    style()->polish(this);
    m_icon->setPixmap(
        iconPixmap(text->icon, Theme::iconSide(20), toneColor(text->tone), devicePixelRatioF()));
    m_offers->setHidden(text->actions.isEmpty());
    for (int i = 0; i < most; ++i) {
        const bool used = i < text->actions.size();
        m_buttons[i]->setVisible(used);
        if (used) {
            m_buttons[i]->setText(text->actions[i].text);
            m_actions[i] = text->actions[i].action;
        }
    }
    if (m_text->text() != text->text) {
        m_text->setText(text->text);
        Announcer::ofProgram().say(*this, text->text);
    }
}

} // namespace i2m
