// SPDX-License-Identifier: GPL-3.0-or-later
// A short message over the bottom of the window with at most one action: "3 removed. Undo". Goes by itself.
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <functional>

namespace i2m {

class Snackbar : public QFrame
{
    Q_OBJECT

public:
    /// Stands over the middle of `stage` while that is seen, else over the middle of its parent.
    Snackbar(QWidget *stage, QWidget *parent);

    /// Replaces what is shown.
    void show(const QString &text, const QString &action = {}, std::function<void()> act = {});
    /// Goes at once if it still says this.
    void withdraw(const QString &text);
    /// As if its button were pressed; false when there is nothing to act on.
    bool act();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void expire();

    QWidget *m_stage;
    QLabel *m_text;
    QPushButton *m_button;
    QTimer m_time;
    std::function<void()> m_act;
};

} // namespace i2m
