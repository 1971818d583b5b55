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
    connect(add(u"fit"_s, tr("Fit (F)")), &QToolButton::clicked, &m_view, &ModelView::fit);
    QToolButton *facts = add(u"info"_s, tr("About this model (I)"));
    facts->setCheckable(true);
    facts->setChecked(true);
    connect(facts, &QToolButton::toggled, this, &ViewPill::infoToggled);
    connect(add(u"keyboard"_s, tr("Keys (H)")), &QToolButton::clicked, &m_view, &ModelView::toggleKeys);
    connect(add(u"fullscreen"_s, tr("Full screen (F11)")), &QToolButton::clicked, this,
            &ViewPill::fullScreenWanted);
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
    button->setIconSize({20, 20});
    button->setToolTip(name);
    button->setAccessibleName(name);
    layout()->addWidget(button);
    return button;
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
