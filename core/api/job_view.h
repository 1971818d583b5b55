// SPDX-License-Identifier: GPL-3.0-or-later
// A job as clients see it: in status answers, lists and events. The public form, with the addresses of what
// can be downloaded.
#pragma once

#include "core/jobs/job_json.h"

#include <QJsonObject>

namespace i2m {

/// One entry of "files".
QJsonObject fileView(const Task &task);
/// What changes while a task is worked on: the "file" of an event.
QJsonObject fileProgressView(const Task &task);
/// The answer of GET /status/{job_id}.
QJsonObject statusView(const Job &job);
/// "/api/v1/download/<job>/<file>/<what>"
QString downloadUrl(const Task &task, QStringView what);
/// The name under which a model is saved: the artist's own file name with the model's ending.
QString modelFileName(const Task &task);

} // namespace i2m
