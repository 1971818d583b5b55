// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows before there is anything: one large place to drop images on.
#pragma once

#include "ui/actions.h"

#include <QLabel>
#include <QWidget>

namespace i2m {

class EmptyPage : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyPage(const Actions &actions, QWidget *parent = nullptr);

    /// `price`: "about $0.30", or empty when it is not known; `connected`: there is a key.
    void show(const QString &price, bool connected);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    const Actions &m_actions;
    QLabel *m_icon;
    QLabel *m_tips;
    QWidget *m_connect;
};

} // namespace i2m
