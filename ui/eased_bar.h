// SPDX-License-Identifier: GPL-3.0-or-later
// A progress bar that glides to where it is, within 250 ms; at once where the system wants less motion.
#pragma once

#include <QProgressBar>
#include <QVariantAnimation>

namespace i2m {

class EasedBar : public QProgressBar
{
    Q_OBJECT

public:
    explicit EasedBar(QWidget *parent = nullptr);

    /// `percent` -1 hides the bar. A bar that appears, or that goes back, is at its place at once.
    void showPercent(int percent);

private:
    QVariantAnimation m_glide;
};

} // namespace i2m
