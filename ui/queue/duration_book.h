// SPDX-License-Identifier: GPL-3.0-or-later
// How long models usually take: the median of the last ten runs with the same model and texture.
#pragma once

#include "core/jobs/job.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <chrono>
#include <optional>

namespace i2m {

class DurationBook
{
public:
    void learn(const QString &model, const QJsonObject &options, const Task &task);
    std::optional<std::chrono::seconds> usual(const QString &model, const QJsonObject &options) const;

private:
    QHash<QString, QList<qint64>> m_seconds;
};

} // namespace i2m
