// SPDX-License-Identifier: GPL-3.0-or-later
// Shows where the keyboard is: two pixels of accent around the focused control, only while keys are used.
#pragma once

#include <QPointer>
#include <QWidget>

namespace i2m {

class FocusRing : public QWidget
{
    Q_OBJECT

public:
    explicit FocusRing(QWidget *window);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(QWidget *target);
    void place();

    QPointer<QWidget> m_target;
};

} // namespace i2m
