// SPDX-License-Identifier: GPL-3.0-or-later
// How numbers read in this window: money, sizes, spans of time, in the user's locale.
#pragma once

#include "core/clock.h"

#include <QLocale>
#include <QString>
#include <QVector3D>

namespace i2m {

/// "$0.60", in the way the locale writes dollars.
QString moneyText(double dollars);
/// "4.2 MB" (10^6 bytes).
QString sizeText(qint64 bytes);
/// "12 of 42 MB": both in the unit of the whole.
QString sharedSizeText(qint64 part, qint64 whole);
/// "94 × 120 × 94 mm"; empty for a size that is not known.
QString millimetersText(const QVector3D &millimeters);
/// "about 25 s", "about 2 min": steps of 5 s below a minute, then of a minute.
QString spanText(std::chrono::seconds span);
/// "48 s", "3 min 10 s": exact.
QString exactSpanText(std::chrono::seconds span);
/// "2 min ago", "today 14:02", a date.
QString agoText(Time time, Time present);
QDateTime localTime(Time time);

} // namespace i2m
