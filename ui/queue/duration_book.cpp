// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/duration_book.h"

#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype remembered = 10;

QString keyOf(const QString &model, const QJsonObject &options)
{
    return model + u'|' + options.value("texture"_L1).toVariant().toString();
}
} // namespace

void DurationBook::learn(const QString &model, const QJsonObject &options, const Task &task)
{
    if (task.state != TaskState::Completed || task.started == Time{} || task.finished <= task.started)
        return;
    QList<qint64> &runs = m_seconds[keyOf(model, options)];
    runs.append(std::chrono::duration_cast<std::chrono::seconds>(task.finished - task.started).count());
    if (runs.size() > remembered)
        runs.removeFirst();
}

std::optional<std::chrono::seconds> DurationBook::usual(const QString &model,
                                                        const QJsonObject &options) const
{
    QList<qint64> runs = m_seconds.value(keyOf(model, options));
    if (runs.isEmpty())
        return {};
    std::ranges::nth_element(runs, runs.begin() + runs.size() / 2);
    return std::chrono::seconds(std::max<qint64>(1, runs[runs.size() / 2]));
}

} // namespace i2m
