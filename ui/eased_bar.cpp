// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/eased_bar.h"

#include "ui/theme.h"

namespace i2m {
namespace {
constexpr int fine = 10;       ///< steps of a percent
constexpr int glideTime = 250; // ms
} // namespace

EasedBar::EasedBar(QWidget *parent) : QProgressBar(parent)
{
    setRange(0, 100 * fine);
    setTextVisible(false);
    m_glide.setDuration(glideTime);
    m_glide.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_glide, &QVariantAnimation::valueChanged, this,
            [this](const QVariant &value) { setValue(value.toInt()); });
}

void EasedBar::showPercent(int percent)
{
    const bool appears = isHidden();
    setVisible(percent >= 0);
    const int wanted = std::max(0, percent) * fine;
    if (m_glide.state() == QVariantAnimation::Running && m_glide.endValue().toInt() == wanted)
        return;
    m_glide.stop();
    if (appears || !isVisible() || wanted <= value() || Theme::reducedMotion())
        return setValue(wanted);
    m_glide.setStartValue(value());
    m_glide.setEndValue(wanted);
    m_glide.start();
}

} // namespace i2m
