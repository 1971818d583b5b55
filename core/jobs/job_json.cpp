// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/job_json.h"

#include "core/told.h"

#include <QJsonArray>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr const char *stateNames[] = {"queued", "running", "completed", "failed", "cancelled"};
constexpr const char *billingNames[] = {"free", "not_charged", "may_be_charged", "charged"};

template <class Enum, size_t N>
Enum fromName(const QJsonValue &value, const char *const (&names)[N])
{
    const QString text = value.toString();
    for (size_t i = 0; i < N; ++i) {
        if (text == QLatin1StringView(names[i]))
            return Enum(i);
    }
    return Enum(0);
}

qint64 toNumber(Time time) { return time.time_since_epoch().count(); }
Time toTime(const QJsonValue &value) { return Time(Milliseconds(value.toInteger())); }
QString toHex(const QByteArray &bytes) { return QString::fromLatin1(bytes.toHex()); }
QByteArray fromHex(const QJsonValue &value) { return QByteArray::fromHex(value.toString().toLatin1()); }

QJsonObject toStored(const ImageFile &image)
{
    return {{u"path"_s, image.path},
            {u"name"_s, image.name},
            {u"content_type"_s, image.contentType},
            {u"sha256"_s, toHex(image.sha256)},
            {u"size"_s, image.size},
            {u"width"_s, image.width},
            {u"height"_s, image.height}};
}

ImageFile imageFromStored(const QJsonObject &object)
{
    return {.path = object[u"path"_s].toString(),
            .name = object[u"name"_s].toString(),
            .contentType = object[u"content_type"_s].toString(),
            .sha256 = fromHex(object[u"sha256"_s]),
            .size = object[u"size"_s].toInteger(),
            .width = object[u"width"_s].toInt(),
            .height = object[u"height"_s].toInt()};
}

QJsonValue timeValue(Time time) { return time == Time{} ? QJsonValue() : QJsonValue(toIso(time)); }

Time updatedAt(const Job &job)
{
    Time last = job.created;
    for (const Task &task : job.tasks)
        last = std::max({last, task.started, task.finished});
    return last;
}

QJsonObject toPublic(const Failure &failure)
{
    Error error = failure.error;
    error.facts = factsToShow(error);
    QJsonObject object = toJson(error);
    object[u"billing"_s] = nameOf(failure.billing);
    return object;
}

QJsonObject toPublic(const ModelFile &model)
{
    QJsonObject object = model.statistics; // triangles, vertices, …
    object[u"format"_s] = model.format;
    object[u"size"_s] = model.size;
    object[u"sha256"_s] = toHex(model.sha256);
    return object;
}

QJsonObject toStored(const ModelFile &model)
{
    return {{u"path"_s, model.path},
            {u"format"_s, model.format},
            {u"sha256"_s, toHex(model.sha256)},
            {u"size"_s, model.size},
            {u"thumbnail"_s, model.thumbnail},
            {u"remote_url"_s, model.remoteUrl},
            {u"statistics"_s, model.statistics}};
}

ModelFile modelFromStored(const QJsonObject &object)
{
    return {.path = object[u"path"_s].toString(),
            .format = object[u"format"_s].toString(),
            .sha256 = fromHex(object[u"sha256"_s]),
            .size = object[u"size"_s].toInteger(),
            .thumbnail = object[u"thumbnail"_s].toString(),
            .remoteUrl = object[u"remote_url"_s].toString(),
            .statistics = object[u"statistics"_s].toObject()};
}

/// What few tasks have takes no room in the others.
void addRare(const Task &task, QJsonObject &object)
{
    if (!task.title.isEmpty())
        object[u"title"_s] = task.title;
    if (!task.worker.isEmpty())
        object[u"worker"_s] = task.worker;
    if (task.unawaited)
        object[u"unawaited"_s] = true;
    if (task.received >= 0)
        object[u"received"_s] = task.received;
    if (task.receiving >= 0)
        object[u"receiving"_s] = task.receiving;
}
} // namespace

QString nameOf(TaskState state) { return QString::fromLatin1(stateNames[int(state)]); }
QString nameOf(Billing billing) { return QString::fromLatin1(billingNames[int(billing)]); }

QJsonObject toStored(const Task &task)
{
    QJsonArray images;
    for (const ImageFile &image : task.images)
        images.append(toStored(image));
    QJsonObject object{{u"file_id"_s, task.id.value},
                       {u"job_id"_s, task.job.value},
                       {u"index"_s, task.index},
                       {u"images"_s, images},
                       {u"status"_s, nameOf(task.state)},
                       {u"stage"_s, task.stage},
                       {u"progress"_s, task.percent},
                       {u"queue_position"_s, task.queuePosition},
                       {u"attempts"_s, task.attempts},
                       {u"checkpoint"_s, task.checkpoint},
                       {u"request_id"_s, task.requestId},
                       {u"cost"_s, task.cost},
                       {u"billing"_s, nameOf(task.billing)},
                       {u"cancel_requested"_s, task.cancelRequested},
                       {u"created"_s, toNumber(task.created)},
                       {u"started"_s, toNumber(task.started)},
                       {u"finished"_s, toNumber(task.finished)},
                       {u"due"_s, toNumber(task.due)},
                       {u"revision"_s, task.revision}};
    addRare(task, object);
    if (task.failure) {
        QJsonObject failure = toJson(task.failure->error);
        failure[u"billing"_s] = nameOf(task.failure->billing);
        object[u"failure"_s] = failure;
    }
    if (task.model)
        object[u"model"_s] = toStored(*task.model);
    return object;
}

Task taskFromStored(const QJsonObject &object)
{
    Task task;
    task.id.value = object[u"file_id"_s].toString();
    task.job.value = object[u"job_id"_s].toString();
    task.index = object[u"index"_s].toInt();
    for (const QJsonValue image : object[u"images"_s].toArray())
        task.images.append(imageFromStored(image.toObject()));
    task.title = object[u"title"_s].toString();
    task.state = fromName<TaskState>(object[u"status"_s], stateNames);
    task.stage = object[u"stage"_s].toString();
    task.percent = object[u"progress"_s].toInt();
    task.queuePosition = object[u"queue_position"_s].toInt(-1);
    task.attempts = object[u"attempts"_s].toInt();
    task.checkpoint = object[u"checkpoint"_s].toObject();
    task.received = object[u"received"_s].toInteger(-1);
    task.receiving = object[u"receiving"_s].toInteger(-1);
    task.requestId = object[u"request_id"_s].toString();
    task.worker = object[u"worker"_s].toString();
    task.cost = object[u"cost"_s].toDouble();
    task.billing = fromName<Billing>(object[u"billing"_s], billingNames);
    task.cancelRequested = object[u"cancel_requested"_s].toBool();
    task.unawaited = object[u"unawaited"_s].toBool();
    task.created = toTime(object[u"created"_s]);
    task.started = toTime(object[u"started"_s]);
    task.finished = toTime(object[u"finished"_s]);
    task.due = toTime(object[u"due"_s]);
    task.revision = object[u"revision"_s].toInteger();
    if (const QJsonObject failure = object[u"failure"_s].toObject(); !failure.isEmpty())
        task.failure =
            Failure{errorFromJson(failure), fromName<Billing>(failure[u"billing"_s], billingNames)};
    if (const QJsonObject model = object[u"model"_s].toObject(); !model.isEmpty())
        task.model = modelFromStored(model);
    return task;
}

QJsonObject toStored(const Job &job)
{
    return {
        {u"job_id"_s, job.id.value},  {u"session_id"_s, job.session}, {u"owner"_s, job.owner},
        {u"source"_s, job.source},    {u"provider"_s, job.provider},  {u"model"_s, job.model},
        {u"options"_s, job.options},  {u"priority"_s, job.priority},  {u"created"_s, toNumber(job.created)},
        {u"revision"_s, job.revision}};
}

Job jobFromStored(const QJsonObject &object)
{
    Job job;
    job.id.value = object[u"job_id"_s].toString();
    job.session = object[u"session_id"_s].toString();
    job.owner = object[u"owner"_s].toString();
    job.source = object[u"source"_s].toString();
    job.provider = object[u"provider"_s].toString();
    job.model = object[u"model"_s].toString();
    job.options = object[u"options"_s].toObject();
    job.priority = object[u"priority"_s].toInt();
    job.created = toTime(object[u"created"_s]);
    job.revision = object[u"revision"_s].toInteger();
    return job;
}

QJsonObject toPublicProgress(const Task &task)
{
    QJsonObject view{{u"file_id"_s, task.id.value},
                     {u"filename"_s, task.originalName()},
                     {u"status"_s, nameOf(task.state)},
                     {u"stage"_s, task.stage},
                     {u"progress"_s, task.state == TaskState::Completed ? 100 : task.percent},
                     {u"queue_position"_s, task.queuePosition < 0 ? QJsonValue() : task.queuePosition}};
    if (!task.title.isEmpty())
        view[u"title"_s] = task.title;
    if (task.failure)
        view[u"error"_s] = toPublic(*task.failure);
    if (task.model)
        view[u"model"_s] = toPublic(*task.model);
    return view;
}

QJsonObject toPublic(const Task &task)
{
    QJsonObject view = toPublicProgress(task);
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

QJsonObject toPublic(const Job &job)
{
    QJsonArray files;
    double cost = 0;
    for (const Task &task : job.tasks) {
        files.append(toPublic(task));
        cost += task.cost;
    }
    const JobCounts counts = countsOf(job);
    return {{u"job_id"_s, job.id.value},
            {u"session_id"_s, job.session},
            {u"status"_s, statusOf(counts)},
            {u"progress"_s, progressOf(job)},
            {u"provider"_s, job.provider},
            {u"draft"_s, job.provider == "draft"_L1},
            {u"model"_s, job.model},
            {u"options"_s, job.options},
            {u"estimated_cost"_s, cost},
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
