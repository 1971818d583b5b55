// SPDX-License-Identifier: GPL-3.0-or-later
// The top of the window: name, add, pause, the state of the API, history, settings, menu.
#pragma once

#include "ui/actions.h"
#include "ui/api_door.h"

#include <QLabel>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>

namespace i2m {

class HeaderBar : public QToolBar
{
    Q_OBJECT

public:
    HeaderBar(const Actions &actions, QMenu *menu, QWidget *parent = nullptr);

    void showApi(const ApiState &state);
    void showPause(bool visible, bool paused);
    /// A dot at the settings: there is a newer version.
    void showNews(bool news);
    QWidget *apiChip() const { return m_api; }

private:
    QToolButton *button(QAction *action, bool withText);

    const Actions &m_actions;
    QToolButton *m_pause;
    QToolButton *m_api;
    QToolButton *m_settings;
    QLabel *m_news;
};

} // namespace i2m
