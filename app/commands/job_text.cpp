// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/job_text.h"

#include "core/jobs/job_json.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QLocale>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(JobText)
};

struct StageWord
{
    const char *stage;
    const char *words;
};

constexpr StageWord stageWords[] = {
    {"queued", QT_TRANSLATE_NOOP("JobText", "waiting")},
    {"uploading", QT_TRANSLATE_NOOP("JobText", "uploading")},
    {"submitting", QT_TRANSLATE_NOOP("JobText", "submitting")},
    {"generating", QT_TRANSLATE_NOOP("JobText", "being made")},
    {"downloading", QT_TRANSLATE_NOOP("JobText", "downloading")},
    {"cutout", QT_TRANSLATE_NOOP("JobText", "cutting out")},
    {"shape", QT_TRANSLATE_NOOP("JobText", "shaping")},
    {"texture", QT_TRANSLATE_NOOP("JobText", "texturing")},
    {"saving", QT_TRANSLATE_NOOP("JobText", "saving")},
    {"starting", QT_TRANSLATE_NOOP("JobText", "starting")},
    {"waiting_for_network", QT_TRANSLATE_NOOP("JobText", "waiting for the network")},
    {"on_hold", QT_TRANSLATE_NOOP("JobText", "on hold")},
    {"retrying", QT_TRANSLATE_NOOP("JobText", "waiting to try again")},
    {"completed", QT_TRANSLATE_NOOP("JobText", "done")},
    {"failed", QT_TRANSLATE_NOOP("JobText", "failed")},
    {"cancelled", QT_TRANSLATE_NOOP("JobText", "cancelled")},
};

QJsonValue errorJson(const Task &task)
{
    if (!task.failure)
        return {};
    QJsonObject object = toJson(task.failure->error);
    object[u"billing"_s] = nameOf(task.failure->billing);
    return object;
}

QJsonValue modelJson(const Task &task)
{
    if (!task.model)
        return {};
    QJsonObject object = task.model->statistics;
    object[u"format"_s] = task.model->format;
    object[u"size"_s] = task.model->size;
    object[u"sha256"_s] = QString::fromLatin1(task.model->sha256.toHex());
    return object;
}

QJsonObject taskJson(const Task &task)
{
    return {{u"file_id"_s, task.id.value},
            {u"filename"_s, task.name()},
            {u"status"_s, nameOf(task.state)},
            {u"stage"_s, task.stage},
            {u"progress"_s, task.percent},
            {u"queue_position"_s, task.queuePosition < 0 ? QJsonValue() : QJsonValue(task.queuePosition)},
            {u"attempts"_s, task.attempts},
            {u"error"_s, errorJson(task)},
            {u"model"_s, modelJson(task)},
            {u"cost"_s, task.cost},
            {u"billing"_s, nameOf(task.billing)},
            {u"request_id"_s, task.requestId}};
}
} // namespace

QString stageText(const Task &task)
{
    const QString stage = isFinal(task.state) ? nameOf(task.state) : task.stage;
    for (const StageWord &word : stageWords) {
        if (stage == QLatin1StringView(word.stage))
            return QCoreApplication::translate("JobText", word.words);
    }
    return stage;
}

QString taskText(const Task &task)
{
    QString text = task.name() + u": "_s + stageText(task);
    if (task.state == TaskState::Running && task.percent > 0)
        text += u" %1 %"_s.arg(task.percent);
    if (task.queuePosition > 0)
        text += u", "_s + Texts::tr("%1 ahead of it").arg(task.queuePosition);
    if (task.failure && task.state != TaskState::Completed && task.state != TaskState::Cancelled)
        text += u". "_s + task.failure->error.message();
    if (task.billing == Billing::MayBeCharged)
        text += u" "_s + Texts::tr("It may be charged.");
    return text;
}

QString modelCount(int count)
{
    return count == 1 ? Texts::tr("1 model") : Texts::tr("%1 models").arg(count);
}

QString costText(double usd)
{
    return usd > 0 ? Texts::tr("about $%1").arg(usd, 0, 'f', 2) : Texts::tr("free");
}

QString jobText(const Job &job)
{
    const JobCounts counts = countsOf(job);
    QStringList lines{Texts::tr("Job %1: %2, %3 of %4 done, %5 %")
                          .arg(job.id.value, statusOf(counts))
                          .arg(counts.completed)
                          .arg(counts.total())
                          .arg(progressOf(job))};
    for (const Task &task : job.tasks)
        lines.append(u"  "_s + taskText(task));
    return lines.join(u'\n');
}

QJsonObject jobJson(const Job &job)
{
    QJsonArray files;
    Time updated = job.created;
    Revision revision = job.revision;
    double cost = 0;
    for (const Task &task : job.tasks) {
        files.append(taskJson(task));
        updated = std::max({updated, task.started, task.finished});
        revision = std::max(revision, task.revision);
        cost += task.cost;
    }
    const JobCounts counts = countsOf(job);
    return {{u"job_id"_s, job.id.value},
            {u"status"_s, statusOf(counts)},
            {u"progress"_s, progressOf(job)},
            {u"provider"_s, job.provider},
            {u"draft"_s, job.provider == "draft"_L1},
            {u"model"_s, job.model},
            {u"options"_s, job.options},
            {u"estimated_cost"_s, cost},
            {u"created_at"_s, toIso(job.created)},
            {u"updated_at"_s, toIso(updated)},
            {u"revision"_s, revision},
            {u"files"_s, files},
            {u"counts"_s, QJsonObject{{u"queued"_s, counts.queued},
                                      {u"running"_s, counts.running},
                                      {u"completed"_s, counts.completed},
                                      {u"failed"_s, counts.failed},
                                      {u"cancelled"_s, counts.cancelled},
                                      {u"total"_s, counts.total()}}}};
}

ExitCode showJob(const Console &console, const Result<Job> &job, ExitCode code)
{
    if (!job)
        return console.fail(job.error());
    if (console.json())
        console.data(jobJson(*job));
    else
        console.data(jobText(*job));
    return code;
}

} // namespace i2m
