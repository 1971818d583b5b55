// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/job.h"

#include <algorithm>
#include <numeric>

namespace i2m {
using namespace Qt::StringLiterals;

JobCounts countsOf(const Job &job)
{
    JobCounts counts;
    for (const Task &task : job.tasks) {
        switch (task.state) {
        case TaskState::Queued:
            ++counts.queued;
            break;
        case TaskState::Running:
            ++counts.running;
            break;
        case TaskState::Completed:
            ++counts.completed;
            break;
        case TaskState::Failed:
            ++counts.failed;
            break;
        case TaskState::Cancelled:
            ++counts.cancelled;
            break;
        }
    }
    return counts;
}

QString statusOf(const JobCounts &counts)
{
    if (counts.running > 0)
        return u"processing"_s;
    if (counts.queued > 0)
        return counts.queued == counts.total() ? u"queued"_s : u"processing"_s;
    if (counts.completed == counts.total())
        return u"completed"_s;
    if (counts.completed > 0)
        return u"partially_completed"_s;
    return counts.failed > 0 ? u"failed"_s : u"cancelled"_s;
}

QString findableName(const Task &task)
{
    return (task.title.isEmpty() ? task.name() : task.title + u'\t' + task.originalName()).toLower();
}

QString findableNames(const Job &job)
{
    QStringList lines;
    for (const Task &task : job.tasks)
        lines.append(findableName(task));
    return lines.join(u'\n');
}

int progressOf(const Job &job)
{
    if (job.tasks.isEmpty())
        return 0;
    const int sum = std::accumulate(job.tasks.begin(), job.tasks.end(), 0, [](int total, const Task &task) {
        return total + (isFinal(task.state) ? 100 : task.percent);
    });
    return sum / int(job.tasks.size());
}

Time finishedAt(const Job &job)
{
    Time last{};
    for (const Task &task : job.tasks) {
        if (!isFinal(task.state))
            return {};
        last = std::max(last, task.finished);
    }
    return last;
}

} // namespace i2m
