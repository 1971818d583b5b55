// SPDX-License-Identifier: GPL-3.0-or-later
// A label of one line that ends in “…” where there is no room, instead of being cut off.
#pragma once

#include <QLabel>

namespace i2m {

class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace i2m
