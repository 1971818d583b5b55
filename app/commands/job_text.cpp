// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/job_text.h"

#include "core/jobs/job_json.h"

#include <QCoreApplication>
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

ExitCode showJob(const Console &console, const Result<Job> &job, ExitCode code)
{
    if (!job)
        return console.fail(job.error());
    if (console.json())
        console.data(toPublic(*job));
    else
        console.data(jobText(*job));
    return code;
}

} // namespace i2m
