// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wording.h"

#include <QCoreApplication>
#include <QStringList>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QString words(const char *source, int n = -1)
{
    return QCoreApplication::translate("Wording", source, nullptr, n);
}
} // namespace

QString moneyText(double dollars)
{
    // The C locale would write "0.60$".
    const QLocale locale = QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale();
    return locale.toCurrencyString(dollars, u"$"_s, 2);
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

QString sharedSizeText(qint64 part, qint64 whole)
{
    // As sizeText() writes it: whole kilobytes below a megabyte, and tenths where there are few of them.
    const bool large = whole >= 1'000'000;
    const double unit = large ? 1e6 : 1e3;
    const int decimals = large && whole < 10'000'000 ? 1 : 0;
    const QString here = QLocale().toString(std::min(double(part), double(whole)) / unit, 'f', decimals);
    return words(QT_TRANSLATE_NOOP("Wording", "%1 of %2"))
        .arg(here, QLocale().formattedDataSize(whole, decimals, QLocale::DataSizeSIFormat));
}

QString millimetersText(const QVector3D &millimeters)
{
    if (millimeters.isNull())
        return {};
    const QLocale locale;
    QStringList sides;
    for (int axis = 0; axis < 3; ++axis)
        sides.append(locale.toString(double(millimeters[axis]), 'f', millimeters.length() < 20 ? 1 : 0));
    return words(QT_TRANSLATE_NOOP("Wording", "%1 mm")).arg(sides.join(u" × "_s));
}

QString spanText(std::chrono::seconds span)
{
    const auto seconds = span.count();
    if (seconds < 58)
        return words(QT_TRANSLATE_NOOP("Wording", "about %1 s"))
            .arg(std::max<qint64>(5, (seconds + 4) / 5 * 5));
    if (seconds < 90 * 60)
        return words(QT_TRANSLATE_NOOP("Wording", "about %1 min")).arg((seconds + 30) / 60);
    return words(QT_TRANSLATE_NOOP("Wording", "about %1 h")).arg((seconds + 1800) / 3600);
}

QString exactSpanText(std::chrono::seconds span)
{
    const auto seconds = span.count();
    if (seconds < 60)
        return words(QT_TRANSLATE_NOOP("Wording", "%1 s")).arg(seconds);
    if (seconds < 3600)
        return words(QT_TRANSLATE_NOOP("Wording", "%1 min %2 s")).arg(seconds / 60).arg(seconds % 60);
    return words(QT_TRANSLATE_NOOP("Wording", "%1 h %2 min")).arg(seconds / 3600).arg(seconds / 60 % 60);
}

QDateTime localTime(Time time) { return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()); }

QString agoText(Time time, Time present)
{
    using namespace std::chrono;
    const auto age = duration_cast<seconds>(present - time);
    if (age < 60s)
        return words(QT_TRANSLATE_NOOP("Wording", "just now"));
    if (age < 1h)
        return words(QT_TRANSLATE_NOOP("Wording", "%1 min ago")).arg(age.count() / 60);
    const QDateTime local = localTime(time);
    if (local.date() == localTime(present).date())
        return words(QT_TRANSLATE_NOOP("Wording", "today %1"))
            .arg(QLocale().toString(local.time(), QLocale::ShortFormat));
    return QLocale().toString(local, QLocale::ShortFormat);
}

} // namespace i2m
