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

    /// Becomes at most this wide, in device-independent pixels: what does not fit moves into a menu.
    void fitInto(int width);

Q_SIGNALS:
    void compareWanted(bool on);
    void pictureWanted(bool transparent);
    void filmWanted();
    void fullScreenWanted();
    void infoToggled(bool shown);

private:
    QToolButton *add(const QString &iconName, const QString &name);
    QMenu *moreMenu();
    QMenu *lightMenu();
    QMenu *groundMenu();
    QMenu *pictureMenu();
    void change(const std::function<void(ViewOptions &)> &edit);
    void refresh();

    ModelView &m_view;
    QButtonGroup *m_modes;
    QToolButton *m_turn = nullptr;
    QToolButton *m_compare = nullptr;
    QToolButton *m_more = nullptr;
    std::vector<QToolButton *> m_spare; ///< in the order in which they go when there is little room
};

} // namespace i2m
