// SPDX-License-Identifier: GPL-3.0-or-later
// The API's side of the metrics: requests by route template and status, streams, spooled bytes.
#pragma once

#include "core/jobs/job.h"
#include "core/metrics.h"

#include <QHash>

namespace i2m {

struct Exchange;
struct Route;

class ApiMetrics
{
public:
    explicit ApiMetrics(Metrics &metrics) : m_metrics(metrics) {}

    void count(const Exchange &exchange, int status);
    void setStreams(int count);
    void setTasks(const JobCounts &counts);
    void setSpool(qint64 bytes);

private:
    struct Row
    {
        QHash<int, prometheus::Counter *> byStatus;
        prometheus::Histogram *seconds = nullptr;
    };

    Metrics &m_metrics;
    QHash<const Route *, Row> m_rows; ///< the labels are looked up once, not with every request
};

} // namespace i2m
