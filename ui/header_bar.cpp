// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/header_bar.h"

#include "ui/icon.h"

#include <QHBoxLayout>
#include <QPainter>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
/// With some room between it and the text.
QIcon dot(const QColor &color, Qt::LayoutDirection direction)
{
    QPixmap pixmap(48, 30);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(direction == Qt::LeftToRight ? 0 : 20, 1, 28, 28);
    return QIcon(pixmap);
}

struct ApiLook
{
    QString text;
    QColor Tokens::*color;
};
} // namespace

HeaderBar::HeaderBar(const Actions &actions, QMenu *menu, QWidget *parent)
    : QToolBar(parent), m_actions(actions), m_pause(nullptr), m_api(new QToolButton),
      m_settings(button(actions[Do::Settings], false)), m_news(new QLabel)
{
    setObjectName(u"header"_s);
    setWindowTitle(tr("Header"));
    setMovable(false);
    setFloatable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    auto *content = new QWidget;
    auto *row = new QHBoxLayout(content);
    row->setContentsMargins(6, 0, 4, 0);
    row->setSpacing(8);
    auto *logo = new QToolButton;
    logo->setObjectName(u"logo"_s);
    logo->setText(u"Image2Model"_s);
    logo->setIcon(icon(u"cube"_s, &Tokens::accent));
    logo->setIconSize(iconSquare(26));
    logo->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    logo->setFont(Theme::font(Theme::Text::RowTitle, QFont::Bold));
    logo->setAccessibleName(tr("About Image2Model"));
    connect(logo, &QToolButton::clicked, actions[Do::About], &QAction::trigger);
    row->addWidget(logo);
    row->addSpacing(16);
    auto *add = button(actions[Do::AddImages], true);
    add->setText(tr("Add images"));
    row->addWidget(add);
    m_pause = button(actions[Do::Pause], true);
    m_pause->setObjectName(u"pause"_s);
    row->addSpacing(8);
    row->addWidget(m_pause);
    row->addStretch();
    m_api->setObjectName(u"apiChip"_s);
    m_api->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_api->setIconSize({Theme::iconSide(16), Theme::iconSide(10)});
    m_api->setFont(Theme::font(Theme::Text::Caption, QFont::Medium));
    connect(m_api, &QToolButton::clicked, actions[Do::ApiServer], &QAction::trigger);
    row->addWidget(m_api);
    row->addSpacing(4);
    row->addWidget(button(actions[Do::History], false));
    row->addWidget(m_settings);
    m_news->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *corner = new QHBoxLayout(m_settings);
    corner->setContentsMargins(4, 4, 4, 4);
    corner->addWidget(m_news, 0, Qt::AlignTop | Qt::AlignRight);
    auto *more = new QToolButton;
    more->setIcon(icon(u"menu"_s));
    more->setIconSize(iconSquare());
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setToolTip(tr("Menu"));
    more->setAccessibleName(tr("Menu"));
    row->addWidget(more);
    addWidget(content);
    content->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    showApi({});
    showNews(false);
}

QToolButton *HeaderBar::button(QAction *action, bool withText)
{
    auto *button = new QToolButton;
    button->setDefaultAction(action);
    button->setIconSize(iconSquare());
    button->setToolButtonStyle(withText ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    button->setFont(Theme::font(Theme::Text::Body, QFont::DemiBold));
    button->setAccessibleName(action->toolTip());
    return button;
}

void HeaderBar::showApi(const ApiState &state)
{
    const ApiLook look = [&state]() -> ApiLook {
        switch (state.kind) {
        case ApiState::Kind::On:
            return {tr("API on · %1").arg(state.address), &Tokens::success};
        case ApiState::Kind::Shared:
            return {tr("API shared · %1").arg(state.address), &Tokens::warning};
        case ApiState::Kind::Starting:
            return {tr("API starting…"), &Tokens::disabled};
        case ApiState::Kind::Problem:
            return {tr("API problem"), &Tokens::error};
        case ApiState::Kind::Off:
            break;
        }
        return {tr("API off"), &Tokens::disabled};
    }();
    m_api->setIcon(dot(Theme::tokens().*look.color, layoutDirection()));
    m_api->setText(look.text);
    m_api->setToolTip(state.note);
    m_api->setAccessibleName(look.text);
}

void HeaderBar::showNews(bool news)
{
    m_news->setPixmap(dot(Theme::tokens().accent, Qt::LeftToRight).pixmap(QSize(16, 10)));
    m_news->setVisible(news);
    const QString name = m_actions[Do::Settings]->toolTip();
    m_settings->setAccessibleName(news ? tr("%1, a new version is available").arg(name) : name);
}

void HeaderBar::showPause(bool visible, bool paused)
{
    QAction *action = m_actions[Do::Pause];
    m_pause->setVisible(visible);
    action->setChecked(paused);
    action->setText(paused ? tr("Resume queue") : tr("Pause queue"));
    action->setIcon(paused ? icon(u"play"_s, &Tokens::onAccent) : icon(u"pause"_s));
    action->setToolTip(tr("Stops sending new images. Images already at fal.ai continue."));
    m_pause->setAccessibleName(action->text());
}

} // namespace i2m
