// SPDX-License-Identifier: GPL-3.0-or-later
// What models have cost, as a CSV file for people who keep accounts (RFC 4180, UTF-8, one line a task).
#pragma once

#include "core/jobs/job.h"

namespace i2m {

/// With the titles of the columns.
QByteArray costSheet(const QList<Job> &jobs);

} // namespace i2m
