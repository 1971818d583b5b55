// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/empty_page.h"

#include "ui/icon.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QLabel *line(const QString &text, Theme::Text role)
{
    auto *label = new QLabel(text);
    label->setFont(Theme::font(role));
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

QToolButton *link(QAction *action, const QString &text)
{
    auto *button = new QToolButton;
    button->setText(text);
    button->setProperty("kind", u"link"_s);
    button->setFont(Theme::font(Theme::Text::Body, QFont::Medium));
    button->setCursor(Qt::PointingHandCursor);
    QObject::connect(button, &QToolButton::clicked, action, &QAction::trigger);
    return button;
}

QPushButton *bigButton(QAction *action, const QString &text, const QString &kind)
{
    auto *button = new QPushButton(text);
    button->setProperty("kind", kind);
    button->setFont(Theme::font(Theme::Text::RowTitle, QFont::DemiBold));
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    return button;
}
} // namespace

EmptyPage::EmptyPage(const Actions &actions, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_icon(new QLabel), m_tips(line({}, Theme::Text::Body)),
      m_connect(link(actions[Do::Connect], tr("Connect fal.ai")))
{
    m_icon->setFixedHeight(72);
    auto *title = line(tr("Drop images to create 3D models"), Theme::Text::PageTitle);
    auto *terms =
        line(tr("JPG or PNG, up to 10 MB each, 25 at a time. Folders work too."), Theme::Text::RowTitle);
    terms->setFont(Theme::font(Theme::Text::RowTitle, QFont::Normal));
    terms->setProperty("quiet", true);
    m_tips->setProperty("quiet", true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch();
    buttons->addWidget(bigButton(actions[Do::AddImages], tr("Choose images…"), u"primary"_s));
    buttons->addWidget(
        bigButton(actions[Do::Paste],
                  tr("Paste  %1").arg(actions[Do::Paste]->shortcut().toString(QKeySequence::NativeText)),
                  u"secondary"_s));
    buttons->addStretch();
    auto *links = new QHBoxLayout;
    links->setSpacing(16);
    links->addStretch();
    links->addWidget(link(actions[Do::Sample], tr("Try with a sample (free)")));
    links->addWidget(m_connect);
    links->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(112, 96, 112, 80);
    column->addStretch();
    column->addWidget(m_icon);
    column->addSpacing(20);
    column->addWidget(title);
    column->addSpacing(4);
    column->addWidget(terms);
    column->addSpacing(20);
    column->addLayout(buttons);
    column->addSpacing(24);
    column->addWidget(m_tips);
    column->addSpacing(12);
    column->addLayout(links);
    column->addStretch();
}

void EmptyPage::show(const QString &price, bool connected)
{
    const QString advice = tr("One object per image · plain background · even light");
    m_tips->setText(price.isEmpty() ? advice : tr("%1  —  %2 and one minute each").arg(advice, price));
    m_connect->setVisible(!connected);
}

void EmptyPage::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(tokens.borderStrong, 2, Qt::CustomDashLine);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.setBrush(tokens.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(65, 49, -65, -41), 20, 20);
    painter.drawPixmap(m_icon->geometry().center() - QPoint(36, 36),
                       iconPixmap(u"image"_s, 72, tokens.accent, devicePixelRatioF()));
}

void EmptyPage::mouseDoubleClickEvent(QMouseEvent *) { m_actions[Do::AddImages]->trigger(); }

} // namespace i2m
