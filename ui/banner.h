// SPDX-License-Identifier: GPL-3.0-or-later
// One line above the list that says what holds everything up, with the buttons that help.
#pragma once

#include "ui/outlook.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>

namespace i2m {

class Banner : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(QWidget *parent = nullptr);

    /// Hides the banner when there is nothing to say; tells screen readers when the text is new.
    void show(const std::optional<BannerText> &text);

Q_SIGNALS:
    void triggered(i2m::WindowAction action);

private:
    QLabel *m_icon;
    QLabel *m_text;
    QWidget *m_offers = nullptr;
    static constexpr int most = 3;
    QPushButton *m_buttons[most];
    WindowAction m_actions[most]{};
};

} // namespace i2m
