// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/model_top.h"

#include "ui/elided_label.h"
#include "ui/icon.h"

#include <QCoreApplication>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QToolButton *stageButton(QAction *action, bool withText)
{
    auto *button = new QToolButton;
    button->setIcon(action->icon());
    button->setIconSize(iconSquare());
    button->setText(withText ? ModelTop::tr("Open in Blender") : QString());
    button->setToolButtonStyle(withText ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
    button->setFont(Theme::font(Theme::Text::Body, QFont::DemiBold));
    button->setToolTip(action->toolTip());
    button->setAccessibleName(action->toolTip());
    QObject::connect(button, &QToolButton::clicked, action, &QAction::trigger);
    return button;
}
} // namespace

ModelTop::ModelTop(const Actions &actions, QWidget *parent)
    : QWidget(parent), m_title(new ElidedLabel), m_subtitle(new ElidedLabel), m_commands(new QWidget),
      m_blender(stageButton(actions[Do::OpenInBlender], true)), m_line(new QHBoxLayout(this))
{
    m_title->setFont(Theme::font(Theme::Text::PanelTitle));
    m_subtitle->setFont(Theme::font(Theme::Text::Caption));
    m_subtitle->setProperty("quiet", true);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    auto *menu = new QMenu(this);
    for (const Do command :
         {Do::Preview, Do::OpenWith, Do::CopyFile, Do::CopyPath, Do::CreateAgain, Do::Rename, Do::Details})
        menu->addAction(actions[command]);
    auto *more = new QToolButton;
    more->setIcon(icon(u"more"_s));
    more->setIconSize(iconSquare());
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    more->setToolTip(tr("More"));
    more->setAccessibleName(tr("More"));
    auto *save = new QPushButton(tr("Export"));
    save->setObjectName(u"export"_s);
    save->setProperty("kind", u"primary"_s);
    save->setIcon(icon(u"export"_s, &Tokens::onAccent));
    save->setIconSize(iconSquare(18));
    save->setFont(Theme::font(Theme::Text::Body, QFont::DemiBold));
    connect(save, &QPushButton::clicked, actions[Do::Export], &QAction::trigger);
    auto *formats = new QPushButton;
    formats->setObjectName(u"exportMenu"_s);
    formats->setProperty("kind", u"primary"_s);
    formats->setIcon(icon(u"chevron"_s, &Tokens::onAccent));
    formats->setIconSize(iconSquare(14));
    formats->setMenu(exportMenu(actions));
    formats->setToolTip(tr("Other formats"));
    formats->setAccessibleName(tr("Other formats"));
    auto *row = new QHBoxLayout(m_commands);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_blender);
    row->addWidget(stageButton(actions[Do::ShowInFolder], false));
    row->addWidget(more);
    row->addSpacing(4);
    row->addWidget(save);
    row->addWidget(formats);
    m_line->setContentsMargins(0, 0, 0, 0);
    m_line->setSpacing(8);
    m_line->addLayout(words, 1);
    m_line->addWidget(m_commands);
}

QMenu *ModelTop::exportMenu(const Actions &actions)
{
    auto *menu = new QMenu(this);
    for (const FormatRow &row : formatRows())
        connect(menu->addAction(QCoreApplication::translate("Export", row.label)), &QAction::triggered, this,
                [this, format = row.format] { Q_EMIT formatWanted(format); });
    menu->addSeparator();
    for (const Do command : {Do::ExportAs, Do::ExportAll, Do::ExportZip, Do::ExportFolder})
        menu->addAction(actions[command]);
    return menu;
}

void ModelTop::show(const QString &title, const QString &name, const QString &subtitle)
{
    m_title->setText(title);
    m_title->setToolTip(name);
    m_subtitle->setText(subtitle);
}

/// The title keeps a line of its own where the commands would leave it too little.
void ModelTop::placeIn(const QPoint &corner, int all)
{
    const int enough = std::min(Theme::scaled(240), m_title->sizeHint().width());
    const int word = m_blender->fontMetrics().horizontalAdvance(m_blender->text()) + 4;
    const bool hasWord = m_blender->toolButtonStyle() == Qt::ToolButtonTextBesideIcon;
    const int left =
        all - m_line->spacing() - m_commands->sizeHint().width() + (hasWord ? word : 0); // as icons
    m_blender->setToolButtonStyle(left - word >= enough ? Qt::ToolButtonTextBesideIcon
                                                        : Qt::ToolButtonIconOnly);
    const auto direction = left >= enough ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (direction != m_line->direction()) {
        m_line->setDirection(direction);
        m_line->setAlignment(m_commands, left >= enough ? Qt::AlignVCenter : Qt::AlignLeading);
    }
    setGeometry({corner, QSize(all, m_line->totalSizeHint().height())});
}

} // namespace i2m
