// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/view_pill.h"

#include "ui/icon.h"

#include <QColorDialog>
#include <QHBoxLayout>
#include <QMenu>

namespace i2m {
using namespace Qt::StringLiterals;

ViewPill::ViewPill(ModelView &view, QWidget *parent)
    : QFrame(parent), m_view(view), m_modes(new QButtonGroup(this))
{
    setObjectName(u"pill"_s);
    setAccessibleName(tr("View"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(6, 5, 6, 5);
    row->setSpacing(2);
    const std::pair<QString, QString> modes[] = {{u"cube"_s, tr("Textured (M)")},
                                                 {u"sphere"_s, tr("Clay (M)")},
                                                 {u"globe"_s, tr("Wireframe (M)")},
                                                 {u"normals"_s, tr("Normals (M)")}};
    for (int mode = 0; mode < 4; ++mode) {
        QToolButton *button = add(modes[mode].first, modes[mode].second);
        button->setCheckable(true);
        m_modes->addButton(button, mode);
    }
    connect(m_modes, &QButtonGroup::idClicked, this,
            [this](int mode) { change([mode](ViewOptions &options) { options.mode = ViewMode(mode); }); });
    QToolButton *light = add(u"light"_s, tr("Light (L)"));
    light->setMenu(lightMenu());
    light->setPopupMode(QToolButton::InstantPopup);
    QToolButton *ground = add(u"image"_s, tr("Background (B)"));
    ground->setMenu(groundMenu());
    ground->setPopupMode(QToolButton::InstantPopup);
    m_turn = add(u"turntable"_s, tr("Turntable (T)"));
    m_turn->setCheckable(true);
    connect(m_turn, &QToolButton::clicked, this,
            [this](bool on) { change([on](ViewOptions &options) { options.turntable = on; }); });
    m_compare = add(u"compare"_s, tr("Compare with the image (C)"));
    m_compare->setCheckable(true);
    connect(m_compare, &QToolButton::clicked, this, &ViewPill::compareWanted);
    QToolButton *camera = add(u"camera"_s, tr("Pictures (F12)"));
    camera->setMenu(pictureMenu());
    camera->setPopupMode(QToolButton::InstantPopup);
    QToolButton *fit = add(u"fit"_s, tr("Fit (F)"));
    connect(fit, &QToolButton::clicked, &m_view, &ModelView::fit);
    QToolButton *facts = add(u"info"_s, tr("About this model (I)"));
    facts->setCheckable(true);
    facts->setChecked(true);
    connect(facts, &QToolButton::toggled, this, &ViewPill::infoToggled);
    QToolButton *keys = add(u"keyboard"_s, tr("Keys (H)"));
    connect(keys, &QToolButton::clicked, &m_view, &ModelView::toggleKeys);
    QToolButton *full = add(u"fullscreen"_s, tr("Full screen (F11)"));
    connect(full, &QToolButton::clicked, this, &ViewPill::fullScreenWanted);
    m_more = add(u"more"_s, tr("More"));
    m_more->setMenu(moreMenu());
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_spare = {keys, ground, light, facts, fit, camera, full, m_turn, m_compare};
    connect(&m_view, &ModelView::optionsChanged, this, &ViewPill::refresh);
    connect(&m_view, &ModelView::compareChanged, this, &ViewPill::refresh);
    // Keys pressed in the view do what the buttons do.
    connect(&m_view, &ModelView::compareWanted, m_compare, &QToolButton::click);
    connect(&m_view, &ModelView::infoWanted, facts, &QToolButton::click);
    connect(&m_view, &ModelView::pictureWanted, this, &ViewPill::pictureWanted);
    refresh();
}

QToolButton *ViewPill::add(const QString &iconName, const QString &name)
{
    auto *button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setIconSize(iconSquare());
    button->setToolTip(name);
    button->setAccessibleName(name);
    layout()->addWidget(button);
    return button;
}

void ViewPill::fitInto(int width)
{
    const QMargins margins = layout()->contentsMargins();
    const auto spaceOf = [this](const QToolButton *button) {
        return button->sizeHint().width() + layout()->spacing();
    };
    int needed = margins.left() + margins.right() - layout()->spacing();
    for (const QToolButton *button : findChildren<QToolButton *>(Qt::FindDirectChildrenOnly))
        needed += button == m_more ? 0 : spaceOf(button);
    const bool all = needed <= width;
    needed += all ? 0 : spaceOf(m_more);
    m_more->setHidden(all);
    for (QToolButton *button : m_spare) {
        const bool hidden = needed > width;
        needed -= hidden ? spaceOf(button) : 0;
        button->setHidden(hidden);
    }
    layout()->invalidate();
    adjustSize();
}

/// Holds what there was no room for.
QMenu *ViewPill::moreMenu()
{
    auto *menu = new QMenu(this);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        for (auto spare = m_spare.rbegin(); spare != m_spare.rend(); ++spare) {
            QToolButton *button = *spare;
            if (!button->isHidden())
                continue;
            QAction *action = button->menu() ? menu->addMenu(button->menu())
                                             : menu->addAction(QString(), button, &QToolButton::click);
            action->setText(button->toolTip());
            action->setIcon(button->icon());
            action->setCheckable(button->isCheckable());
            action->setChecked(button->isChecked());
        }
    });
    return menu;
}

QMenu *ViewPill::lightMenu()
{
    auto *menu = new QMenu(this);
    const QString names[] = {tr("Studio"), tr("Soft"), tr("Outdoor")};
    for (int set = 0; set < 3; ++set) {
        connect(menu->addAction(names[set]), &QAction::triggered, this,
                [this, set] { change([set](ViewOptions &options) { options.lights = LightSet(set); }); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Turn the light")), &QAction::triggered, this,
            [this] { change([](ViewOptions &options) { options.lightAngle += 45.F; }); });
    return menu;
}

QMenu *ViewPill::groundMenu()
{
    auto *menu = new QMenu(this);
    const QString names[] = {tr("Like the window"), tr("White"), tr("Black"), tr("Transparent grid")};
    for (int backdrop = 0; backdrop < 4; ++backdrop) {
        connect(menu->addAction(names[backdrop]), &QAction::triggered, this, [this, backdrop] {
            change([backdrop](ViewOptions &options) { options.backdrop = Backdrop(backdrop); });
        });
    }
    connect(menu->addAction(tr("Color…")), &QAction::triggered, this, [this] {
        const QColor color = QColorDialog::getColor(m_view.options().backdropColor, this, tr("Background"));
        if (color.isValid())
            change([color](ViewOptions &options) {
                options.backdrop = Backdrop::Color;
                options.backdropColor = color;
            });
    });
    menu->addSeparator();
    const auto toggle = [this, menu](const QString &name, bool ViewOptions::*member) {
        QAction *action = menu->addAction(name);
        connect(action, &QAction::triggered, this, [this, member] {
            change([member](ViewOptions &options) { options.*member = !(options.*member); });
        });
    };
    toggle(tr("Edges (E)"), &ViewOptions::edges);
    toggle(tr("Floor grid (G)"), &ViewOptions::grid);
    toggle(tr("Axes (X)"), &ViewOptions::axes);
    return menu;
}

QMenu *ViewPill::pictureMenu()
{
    auto *menu = new QMenu(this);
    connect(menu->addAction(tr("Save a picture (F12)")), &QAction::triggered, this,
            [this] { Q_EMIT pictureWanted(false); });
    connect(menu->addAction(tr("Save without background (Ctrl+F12)")), &QAction::triggered, this,
            [this] { Q_EMIT pictureWanted(true); });
    connect(menu->addAction(tr("Copy the picture (Ctrl+Shift+C)")), &QAction::triggered, &m_view,
            &ModelView::copyPicture);
    menu->addSeparator();
    connect(menu->addAction(tr("Save a turntable as pictures")), &QAction::triggered, this,
            &ViewPill::filmWanted);
    return menu;
}

void ViewPill::change(const std::function<void(ViewOptions &)> &edit)
{
    ViewOptions options = m_view.options();
    edit(options);
    m_view.setOptions(options);
    refresh();
}

void ViewPill::refresh()
{
    m_modes->button(int(m_view.options().mode))->setChecked(true);
    m_turn->setChecked(m_view.options().turntable);
    m_compare->setChecked(m_view.isComparing());
}

} // namespace i2m
