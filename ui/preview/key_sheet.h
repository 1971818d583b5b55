// SPDX-License-Identifier: GPL-3.0-or-later
// The keys and gestures of the view, as a table to look up; H or ? shows and hides it.
#pragma once

#include <QLabel>

namespace i2m {

class KeySheet : public QLabel
{
    Q_OBJECT

public:
    explicit KeySheet(QWidget *parent);

    /// Shows it in the middle of its parent, or hides it.
    void toggle();
};

} // namespace i2m
