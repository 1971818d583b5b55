// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/machine_load.h"

#include <QFile>
#include <QJsonArray>
#include <algorithm>
#include <utility>

#ifdef Q_OS_UNIX
#include <cstdlib>
#endif

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct CpuTime
{
    qint64 idle = 0;
    qint64 total = 0;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// The first line: "cpu  user nice system idle iowait irq softirq steal guest guest_nice"; the guests' time
/// is part of the users'.
CpuTime cpuTime()
{
    constexpr qsizetype idleColumn = 4;
    constexpr qsizetype waitColumn = 5;
    constexpr qsizetype columns = 9;
    const QByteArray text = contentOf(u"/proc/stat"_s);
    const QList<QByteArray> words = text.left(text.indexOf('\n')).simplified().split(' ');
    CpuTime time;
    for (qsizetype i = 1; i < std::min(words.size(), columns); ++i) {
        time.total += words[i].toLongLong();
        if (i == idleColumn || i == waitColumn)
            time.idle += words[i].toLongLong();
    }
    return time;
}

QJsonValue cpuUsage()
{
    static CpuTime before;
    const CpuTime time = cpuTime();
    const CpuTime last = std::exchange(before, time);
    const qint64 total = time.total - last.total;
    if (total <= 0)
        return {};
    return 100.0 * double(total - (time.idle - last.idle)) / double(total);
}

/// Bytes; 0 when there is no such row.
double memory(const QByteArray &table, const QByteArray &row)
{
    const qsizetype at = table.indexOf(row + ':');
    if (at < 0)
        return 0;
    const QList<QByteArray> words = table.sliced(at, table.indexOf('\n', at) - at).simplified().split(' ');
    return words.size() > 1 ? words[1].toDouble() * 1024 : 0;
}

QJsonValue loadAverage()
{
#ifdef Q_OS_UNIX
    double loads[3];
    if (::getloadavg(loads, 3) == 3)
        return QJsonArray{loads[0], loads[1], loads[2]};
#endif
    return {};
}
} // namespace

QJsonObject machineLoad()
{
    const QByteArray table = contentOf(u"/proc/meminfo"_s);
    const double total = memory(table, "MemTotal");
    const double available = memory(table, "MemAvailable");
    const bool known = total > 0 && available > 0;
    return {
        {u"cpu_usage_percent"_s, cpuUsage()},
        {u"memory_usage_percent"_s, known ? QJsonValue(100.0 * (total - available) / total) : QJsonValue()},
        {u"memory_available_gb"_s, known ? QJsonValue(available / 1e9) : QJsonValue()},
        {u"load_average"_s, loadAverage()}};
}

} // namespace i2m
