// SPDX-License-Identifier: GPL-3.0-or-later
// Every metric, one member each. Thread-safe (prometheus-cpp). /metrics prints the registry.
#pragma once

#include <memory>
#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <string>

namespace i2m {

class Metrics
{
public:
    Metrics();

    std::shared_ptr<prometheus::Registry> registry;

    prometheus::Family<prometheus::Counter> &tasksFinished; ///< by provider and state
    prometheus::Family<prometheus::Counter> &steps;         ///< by provider and outcome
    prometheus::Family<prometheus::Gauge> &breakerOpen;     ///< by provider: 1 while open, 0.5 half-open
    prometheus::Family<prometheus::Gauge> &tasks;           ///< by state
    prometheus::Family<prometheus::Counter> &httpRequests;  ///< by route template, method and status
    prometheus::Family<prometheus::Histogram> &httpSeconds; ///< by route template and method
    prometheus::Family<prometheus::Gauge> &streams;         ///< open event streams
    prometheus::Family<prometheus::Gauge> &spoolBytes;      ///< uploads being received

    /// The registry in Prometheus' text format 0.0.4.
    std::string text() const;
};

} // namespace i2m
