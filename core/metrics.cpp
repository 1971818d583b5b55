// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics.h"

#include <prometheus/text_serializer.h>

namespace i2m {

namespace {
template <class Builder>
auto &family(Builder builder, const char *name, const char *help, prometheus::Registry &registry)
{
    return builder.Name(name).Help(help).Register(registry);
}
} // namespace

Metrics::Metrics()
    : registry(std::make_shared<prometheus::Registry>()),
      tasksFinished(family(prometheus::BuildCounter(), "i2m_tasks_finished_total",
                           "Tasks that ended, by provider and state", *registry)),
      steps(family(prometheus::BuildCounter(), "i2m_steps_total", "Provider steps, by provider and outcome",
                   *registry)),
      breakerOpen(family(prometheus::BuildGauge(), "i2m_breaker_open",
                         "Circuit breaker by provider: 0 closed, 0.5 half-open, 1 open", *registry)),
      tasks(family(prometheus::BuildGauge(), "i2m_tasks", "Tasks in the store, by state", *registry)),
      httpRequests(family(prometheus::BuildCounter(), "i2m_http_requests_total",
                          "Answered requests, by route, method and status", *registry)),
      httpSeconds(family(prometheus::BuildHistogram(), "i2m_http_request_duration_seconds",
                         "Time from head to the end of the answer, by route and method", *registry)),
      streams(family(prometheus::BuildGauge(), "i2m_event_streams", "Open event streams", *registry)),
      spoolBytes(
          family(prometheus::BuildGauge(), "i2m_spool_bytes", "Bytes of uploads being received", *registry))
{
}

std::string Metrics::text() const { return prometheus::TextSerializer().Serialize(registry->Collect()); }

} // namespace i2m
