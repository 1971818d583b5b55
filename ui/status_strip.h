// SPDX-License-Identifier: GPL-3.0-or-later
// The line at the bottom: how far everything is, what failed, what it cost.
#pragma once

#include "ui/eased_bar.h"
#include "ui/outlook.h"

#include <QFrame>
#include <QLabel>
#include <QToolButton>

namespace i2m {

class StatusStrip : public QFrame
{
    Q_OBJECT

public:
    explicit StatusStrip(QWidget *parent = nullptr);
    void show(const StatusText &text);

Q_SIGNALS:
    void problemClicked();
    void offerClicked();

private:
    QLabel *m_left;
    EasedBar *m_bar;
    QLabel *m_aside;
    QToolButton *m_problem;
    QLabel *m_right;
    QToolButton *m_offer;
};

} // namespace i2m
