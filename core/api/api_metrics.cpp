// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/api_metrics.h"

#include "core/api/route.h"

namespace i2m {

void ApiMetrics::count(const Exchange &exchange, int status)
{
    Row &row = m_rows[exchange.route];
    const char *route = exchange.route ? exchange.route->path : "none";
    const char *method = exchange.route ? exchange.route->method : "none";
    prometheus::Counter *&counter = row.byStatus[status];
    if (!counter)
        counter = &m_metrics.httpRequests.Add(
            {{"route", route}, {"method", method}, {"status", std::to_string(status)}});
    counter->Increment();
    if (!row.seconds)
        row.seconds = &m_metrics.httpSeconds.Add(
            {{"route", route}, {"method", method}},
            prometheus::Histogram::BucketBoundaries{0.001, 0.005, 0.02, 0.1, 0.5, 2, 10, 60});
    row.seconds->Observe(
        std::chrono::duration<double>(std::chrono::steady_clock::now() - exchange.started).count());
}

void ApiMetrics::setStreams(int count) { m_metrics.streams.Add({}).Set(count); }

void ApiMetrics::setTasks(const JobCounts &counts)
{
    const std::pair<const char *, int> rows[] = {{"queued", counts.queued},
                                                 {"running", counts.running},
                                                 {"completed", counts.completed},
                                                 {"failed", counts.failed},
                                                 {"cancelled", counts.cancelled}};
    for (const auto &[state, count] : rows)
        m_metrics.tasks.Add({{"state", state}}).Set(count);
}

void ApiMetrics::setSpool(qint64 bytes) { m_metrics.spoolBytes.Add({}).Set(double(bytes)); }

} // namespace i2m
