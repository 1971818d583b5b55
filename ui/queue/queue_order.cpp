// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_order.h"

#include <QMap>
#include <algorithm>

namespace i2m::queue_order {
using namespace Qt::StringLiterals;

namespace {
/// The keys of each line in which one of `keys` stands.
QList<QStringList> linesWith(const QList<QueueRow> &rows, const QStringList &keys)
{
    QMap<QString, QStringList> lines;
    QStringList wanted;
    for (const QueueRow &row : rows) {
        const QString line = lineOf(row);
        if (line.isEmpty())
            continue;
        lines[line].append(row.key);
        if (keys.contains(row.key))
            wanted.append(line);
    }
    lines.removeIf([&wanted](const auto &line) { return !wanted.contains(line.key()); });
    return lines.values();
}

/// How many of `line` stand above the row `before` in the whole queue.
qsizetype placeBefore(const QList<QueueRow> &rows, const QStringList &line, const QString &before)
{
    qsizetype place = 0;
    for (const QueueRow &row : rows) {
        if (row.key == before)
            return place;
        place += line.contains(row.key);
    }
    return line.size();
}
} // namespace

QString lineOf(const QueueRow &row)
{
    if (!row.isTask())
        return u"drafts"_s;
    return row.task.state == TaskState::Queued && !row.task.cancelRequested ? u"at "_s + row.provider
                                                                            : QString();
}

QList<QStringList> moved(const QList<QueueRow> &rows, const QStringList &keys, int step, bool toEnd)
{
    QList<QStringList> orders;
    for (const QStringList &line : linesWith(rows, keys)) {
        QStringList order = line;
        if (step > 0)
            std::ranges::reverse(order);
        if (toEnd) {
            std::ranges::stable_partition(order, [&keys](const QString &key) { return keys.contains(key); });
        } else {
            for (qsizetype i = 1; i < order.size(); ++i) {
                if (keys.contains(order[i]) && !keys.contains(order[i - 1]))
                    order.swapItemsAt(i, i - 1);
            }
        }
        if (step > 0)
            std::ranges::reverse(order);
        if (order != line)
            orders.append(order);
    }
    return orders;
}

QList<QStringList> laid(const QList<QueueRow> &rows, const QStringList &keys, const QString &before)
{
    QList<QStringList> orders;
    for (const QStringList &line : linesWith(rows, keys)) {
        const auto isLaid = [&keys](const QString &key) { return keys.contains(key); };
        const auto middle = line.begin() + placeBefore(rows, line, before);
        QStringList order;
        std::copy_if(line.begin(), middle, std::back_inserter(order), std::not_fn(isLaid));
        std::ranges::copy_if(line, std::back_inserter(order), isLaid);
        std::copy_if(middle, line.end(), std::back_inserter(order), std::not_fn(isLaid));
        if (order != line)
            orders.append(order);
    }
    return orders;
}

} // namespace i2m::queue_order
