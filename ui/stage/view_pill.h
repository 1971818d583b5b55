// SPDX-License-Identifier: GPL-3.0-or-later
// The buttons that float over a model: how it is shown, its light and ground, compare, picture, fit.
#pragma once

#include "ui/preview/model_view.h"

#include <QButtonGroup>
#include <QFrame>
#include <QToolButton>

namespace i2m {

class ViewPill : public QFrame
{
    Q_OBJECT

public:
    explicit ViewPill(ModelView &view, QWidget *parent = nullptr);

Q_SIGNALS:
    void compareWanted(bool on);
    void pictureWanted(bool transparent);
    void filmWanted();
    void fullScreenWanted();
    void infoToggled(bool shown);

private:
    QToolButton *add(const QString &iconName, const QString &name);
    QMenu *lightMenu();
    QMenu *groundMenu();
    QMenu *pictureMenu();
    void change(const std::function<void(ViewOptions &)> &edit);
    void refresh();

    ModelView &m_view;
    QButtonGroup *m_modes;
    QToolButton *m_turn = nullptr;
    QToolButton *m_compare = nullptr;
};

} // namespace i2m
