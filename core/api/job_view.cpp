// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/job_view.h"

#include "core/file_name.h"
#include "core/jobs/job_json.h"

#include <QFileInfo>
#include <QJsonArray>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QJsonValue timeValue(Time time) { return time == Time{} ? QJsonValue() : QJsonValue(toIso(time)); }

Time updatedAt(const Job &job)
{
    Time last = job.created;
    for (const Task &task : job.tasks)
        last = std::max({last, task.started, task.finished});
    return last;
}

QJsonObject modelView(const Task &task)
{
    const ModelFile &model = *task.model;
    QJsonObject view = model.statistics; // triangles, vertices, …
    view[u"url"_s] = downloadUrl(task, u"model");
    view[u"thumbnail_url"_s] = downloadUrl(task, u"thumbnail");
    view[u"filename"_s] = modelFileName(task);
    view[u"format"_s] = model.format;
    view[u"size"_s] = model.size;
    view[u"sha256"_s] = QString::fromLatin1(model.sha256.toHex());
    return view;
}
} // namespace

QString downloadUrl(const Task &task, QStringView what)
{
    return u"/api/v1/download/"_s + task.job.value + u'/' + task.id.value + u'/' + what.toString();
}

QString modelFileName(const Task &task)
{
    const QString format = task.model ? task.model->format : u"glb"_s;
    return safeStem(QFileInfo(task.name()).completeBaseName()) + u'.' + format;
}

QJsonObject fileProgressView(const Task &task)
{
    QJsonObject view{{u"file_id"_s, task.id.value},
                     {u"filename"_s, task.name()},
                     {u"status"_s, nameOf(task.state)},
                     {u"stage"_s, task.stage},
                     {u"progress"_s, task.state == TaskState::Completed ? 100 : task.percent},
                     {u"queue_position"_s, task.queuePosition < 0 ? QJsonValue() : task.queuePosition}};
    if (task.failure)
        view[u"error"_s] = toJson(task.failure->error);
    if (task.model)
        view[u"model"_s] = modelView(task);
    return view;
}

QJsonObject fileView(const Task &task)
{
    QJsonObject view = fileProgressView(task);
    view[u"attempts"_s] = task.attempts;
    view[u"cost"_s] = task.cost;
    view[u"billing"_s] = nameOf(task.billing);
    view[u"started_at"_s] = timeValue(task.started);
    view[u"finished_at"_s] = timeValue(task.finished);
    view[u"revision"_s] = task.revision;
    if (!task.failure)
        view[u"error"_s] = QJsonValue();
    if (!task.model)
        view[u"model"_s] = QJsonValue();
    if (!task.requestId.isEmpty())
        view[u"provider_request_id"_s] = task.requestId;
    if (!task.images.isEmpty()) {
        const ImageFile &image = task.images.front();
        view[u"image_url"_s] = downloadUrl(task, u"image");
        view[u"content_type"_s] = image.contentType;
        view[u"size"_s] = image.size;
        view[u"width"_s] = image.width;
        view[u"height"_s] = image.height;
    }
    return view;
}

Revision revisionOf(const Job &job)
{
    Revision last = job.revision;
    for (const Task &task : job.tasks)
        last = std::max(last, task.revision);
    return last;
}

QJsonObject statusView(const Job &job)
{
    QJsonArray files;
    for (const Task &task : job.tasks)
        files.append(fileView(task));
    const JobCounts counts = countsOf(job);
    return {{u"job_id"_s, job.id.value},
            {u"session_id"_s, job.session},
            {u"status"_s, statusOf(counts)},
            {u"progress"_s, progressOf(job)},
            {u"provider"_s, job.provider},
            {u"model"_s, job.model},
            {u"options"_s, job.options},
            {u"created_at"_s, toIso(job.created)},
            {u"updated_at"_s, toIso(updatedAt(job))},
            {u"revision"_s, revisionOf(job)},
            {u"files"_s, files},
            {u"counts"_s, QJsonObject{{u"total"_s, counts.total()},
                                      {u"queued"_s, counts.queued},
                                      {u"running"_s, counts.running},
                                      {u"completed"_s, counts.completed},
                                      {u"failed"_s, counts.failed},
                                      {u"cancelled"_s, counts.cancelled}}}};
}

} // namespace i2m
