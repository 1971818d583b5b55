// SPDX-License-Identifier: GPL-3.0-or-later
// A job and its tasks as JSON. The stored form has every field; the public form is the stored one less what
// nobody outside may see. Field names are declared here and nowhere else.
#pragma once

#include "core/jobs/job.h"

#include <QJsonObject>

namespace i2m {

QJsonObject toStored(const Task &task);
Task taskFromStored(const QJsonObject &object);
/// The header; its tasks are stored on their own.
QJsonObject toStored(const Job &job);
Job jobFromStored(const QJsonObject &object);

/// A job with its tasks, as the API and the command line show it: no path, checkpoint or owner.
QJsonObject toPublic(const Job &job);
QJsonObject toPublic(const Task &task);
/// The part of a task that changes while it is worked on.
QJsonObject toPublicProgress(const Task &task);
/// The highest revision in a job.
Revision revisionOf(const Job &job);

/// "queued", "running", "completed", "failed", "cancelled".
QString nameOf(TaskState state);
/// "free", "not_charged", "may_be_charged", "charged".
QString nameOf(Billing billing);

} // namespace i2m
