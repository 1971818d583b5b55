// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/redis_rows.h"

#include "core/jobs/job_json.h"

#include <QJsonDocument>

namespace i2m::redis_rows {
using namespace Qt::StringLiterals;

namespace {
QJsonObject object(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }
} // namespace

QByteArray body(const Task &task)
{
    static const QJsonObject usual = toStored(Task{});
    QJsonObject fields = toStored(task);
    for (auto field = fields.begin(); field != fields.end();) {
        const bool dispensable = field.key() != "file_id"_L1 && field.value() == usual.value(field.key());
        field = dispensable ? fields.erase(field) : std::next(field);
    }
    return QJsonDocument(fields).toJson(QJsonDocument::Compact);
}

QByteArray body(const Job &header) { return QJsonDocument(toStored(header)).toJson(QJsonDocument::Compact); }

Task task(const RedisValue &row)
{
    QJsonObject fields = object(row[0].text);
    const QJsonObject over = object(row[1].text);
    for (auto field = over.begin(); field != over.end(); ++field)
        fields[field.key()] = field.value();
    Task task = taskFromStored(fields);
    task.revision = row[2].toNumber();
    task.cancelRequested = row[3].text == "1";
    layWishes(task, row[4], row[5]);
    return task;
}

void layWishes(Task &task, const RedisValue &title, const RedisValue &unawaited)
{
    if (!title.isNothing())
        task.title = title.toString();
    if (!unawaited.isNothing())
        task.unawaited = unawaited.text == "1";
}

Job header(const RedisValue &row)
{
    Job job = jobFromStored(object(row[0].text));
    job.revision = row[1].toNumber();
    return job;
}

QByteArray number(Time time) { return QByteArray::number(qint64(time.time_since_epoch().count())); }

} // namespace i2m::redis_rows
