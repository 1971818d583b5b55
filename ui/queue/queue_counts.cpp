// SPDX-License-Identifier: GPL-3.0-or-later
// The sums over the queue: how many of what, how far, how long, how much.
#include "ui/queue/queue_model.h"

#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Totals
{
    double percent = 0;
    std::chrono::seconds ahead{};
    bool aheadKnown = true;
    Time firstStart{};
    Time lastEnd{};
    std::optional<Error> failure{};
    bool mixed = false;
};

void countTask(const QueueRow &row, QueueCounts &counts, Totals &totals)
{
    const Task &task = row.task;
    totals.percent += isFinal(task.state) ? 100 : task.percent;
    switch (task.state) {
    case TaskState::Queued:
        ++counts.waiting;
        break;
    case TaskState::Running:
        ++counts.atProvider;
        counts.inLine += task.stage == "queued"_L1;
        break;
    case TaskState::Completed:
        ++counts.done;
        counts.cost += task.billing == Billing::Charged ? task.cost : 0.0;
        break;
    case TaskState::Failed:
        ++counts.failed;
        if (task.failure) {
            totals.mixed =
                totals.mixed || (totals.failure && totals.failure->code != task.failure->error.code);
            totals.failure = task.failure->error;
        }
        break;
    case TaskState::Cancelled:
        ++counts.cancelled;
        break;
    }
    if (task.started != Time{})
        totals.firstStart =
            totals.firstStart == Time{} ? task.started : std::min(totals.firstStart, task.started);
    totals.lastEnd = std::max(totals.lastEnd, task.finished);
}

void countAhead(const Task &task, std::optional<std::chrono::seconds> usual, Time present, Totals &totals)
{
    if (!usual) {
        totals.aheadKnown = false;
        return;
    }
    const bool begun = task.state == TaskState::Running && task.stage != "queued"_L1;
    const auto gone = begun && task.started != Time{}
                          ? std::chrono::duration_cast<std::chrono::seconds>(present - task.started)
                          : std::chrono::seconds(0);
    totals.ahead += std::max(std::chrono::seconds(1), *usual - gone);
}
} // namespace

QueueCounts QueueModel::counts() const
{
    QueueCounts counts;
    Totals totals;
    for (const QueueRow &row : m_rows) {
        counts.preparing += row.kind == QueueRow::Kind::Preparing;
        if (row.isDraft()) {
            ++counts.drafts;
            counts.draftBytes += row.bytes();
        }
        if (!row.isTask() || (row.isOpen() && !row.isAwaited()))
            continue;
        countTask(row, counts, totals);
        if (row.isOpen())
            countAhead(row.task, m_durations.usual(row.model, row.options), present(), totals);
    }
    if (counts.started() > 0)
        counts.percent = totals.percent / counts.started();
    if (counts.atProvider > 0 && totals.aheadKnown)
        counts.left = totals.ahead / counts.atProvider;
    if (totals.lastEnd > totals.firstStart && totals.firstStart != Time{})
        counts.elapsed = std::chrono::duration_cast<std::chrono::seconds>(totals.lastEnd - totals.firstStart);
    if (!totals.mixed)
        counts.commonFailure = totals.failure;
    return counts;
}

bool QueueModel::belongs(const QueueRow &row, Group group)
{
    switch (group) {
    case Group::All:
        return true;
    case Group::Active:
        return row.isAwaited();
    case Group::Done:
        return row.isReady();
    case Group::Failed:
        return row.isFailed();
    }
    return true;
}

int QueueModel::countOf(Group group) const
{
    return int(std::ranges::count_if(m_rows, [group](const QueueRow &row) { return belongs(row, group); }));
}

} // namespace i2m
