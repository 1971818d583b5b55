// SPDX-License-Identifier: GPL-3.0-or-later
// A job for stores that do not ask what is in it.
#pragma once

#include "core/jobs/job.h"

namespace i2m::test {

/// Of fal, due at once.
inline Job aJob(int tasks, const QString &owner = {})
{
    Job job;
    job.id.value = randomHex128();
    job.provider = QStringLiteral("fal");
    job.owner = owner;
    job.created = now();
    for (int i = 0; i < tasks; ++i) {
        Task task;
        task.id.value = randomHex128();
        task.job = job.id;
        task.index = i;
        task.due = job.created;
        job.tasks.append(task);
    }
    return job;
}

} // namespace i2m::test
