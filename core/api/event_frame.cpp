// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/event_frame.h"

#include "core/api/job_view.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QByteArray frame(QByteArrayView event, Revision id, const QJsonObject &data)
{
    QByteArray bytes("event: ");
    bytes.append(event).append("\nid: ").append(QByteArray::number(id)).append("\ndata: ");
    bytes.append(QJsonDocument(data).toJson(QJsonDocument::Compact)).append("\n\n");
    return bytes;
}

QJsonObject headOf(const Job &job)
{
    return {{u"job_id"_s, job.id.value}, {u"status"_s, statusOf(job)}, {u"progress"_s, progressOf(job)}};
}

/// The fields that the predecessor's clients read.
QJsonObject predecessorHead(const Job &job)
{
    const JobCounts counts = countsOf(job);
    QJsonObject data = headOf(job);
    data[u"task_id"_s] = job.id.value;
    data[u"current"_s] = counts.completed + counts.failed + counts.cancelled;
    data[u"total"_s] = counts.total();
    data[u"total_files"_s] = counts.total();
    data[u"timestamp"_s] = qint64(now().time_since_epoch().count());
    data[u"message"_s] = u"%1 of %2 done"_s.arg(counts.completed).arg(counts.total());
    return data;
}

bool isError(const QString &status) { return status == u"failed"_s; }
} // namespace

QByteArray openingFrame() { return "retry: 3000\n\n"; }

QByteArray heartbeatFrame() { return ": still here\n\n"; }

QByteArray snapshotFrame(EventDialect dialect, const Job &job)
{
    // The last revision belongs to the final event: whoever has that id has seen everything.
    const Revision id = revisionOf(job) - (finishedAt(job) == Time{} ? 0 : 1);
    if (dialect == EventDialect::Predecessor) {
        const bool queued = statusOf(job) == u"queued"_s;
        return frame(queued ? "task_queued" : "task_progress", id, predecessorHead(job));
    }
    QJsonObject data = headOf(job);
    QJsonArray files;
    for (const Task &task : job.tasks)
        files.append(fileProgressView(task));
    data[u"files"_s] = files;
    // As in every other event: the file that changed last.
    if (const auto last = std::ranges::max_element(job.tasks, {}, &Task::revision); last != job.tasks.end())
        data[u"file"_s] = fileProgressView(*last);
    return frame("progress", id, data);
}

QByteArray progressFrame(EventDialect dialect, const Job &job, const Task &task, Revision id)
{
    QJsonObject data = dialect == EventDialect::Plain ? headOf(job) : predecessorHead(job);
    data[u"file"_s] = fileProgressView(task);
    return frame(dialect == EventDialect::Plain ? "progress" : "task_progress", id, data);
}

QByteArray logFrame(const JobId &job, const LogLine &line)
{
    return frame("log", line.revision,
                 {{u"job_id"_s, job.value},
                  {u"file_id"_s, line.task.value},
                  {u"time"_s, toIso(line.time)},
                  {u"message"_s, line.text}});
}

QByteArray timeoutFrame(const JobId &job, Revision id)
{
    return frame("connection_timeout", id,
                 {{u"status"_s, u"timeout"_s},
                  {u"message"_s, u"The time that was asked for is over. Connect again to go on."_s},
                  {u"task_id"_s, job.value},
                  {u"timestamp"_s, qint64(now().time_since_epoch().count())}});
}

QByteArray finalFrame(EventDialect dialect, const Job &job)
{
    const QString status = statusOf(job);
    if (dialect == EventDialect::Plain)
        return frame(isError(status) ? "error" : "completed", revisionOf(job), statusView(job));
    const JobCounts counts = countsOf(job);
    QJsonObject data = predecessorHead(job);
    data[u"result"_s] = statusView(job);
    data[u"summary"_s] = QJsonObject{{u"total_files"_s, counts.total()},
                                     {u"successful_files"_s, counts.completed},
                                     {u"failed_files"_s, counts.failed}};
    const QByteArrayView event = isError(status)            ? "task_failed"
                                 : status == u"cancelled"_s ? "task_cancelled"
                                                            : "task_completed";
    return frame(event, revisionOf(job), data);
}

} // namespace i2m
