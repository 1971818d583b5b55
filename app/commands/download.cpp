// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/export_models.h"
#include "app/commands/open_data.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(DownloadCommand)
};

ExitCode runDownload(const Invocation &call)
{
    const auto id = jobArgument(call);
    if (!id)
        return call.console.fail(id.error());
    const auto store = lookIntoData(call);
    if (!store)
        return call.console.fail(store.error());
    const auto job = (*store)->job(*id);
    if (!job)
        return call.console.fail(job.error());
    if (countsOf(*job).completed == 0)
        return call.console.fail({ErrorCode::ModelNotReady, {}});
    const QString folder = call.options.isSet(u"output"_s) ? call.options.value(u"output"_s) : u"."_s;
    const auto exported = exportModels(DataDir(call.places.data), *job, folder);
    if (!exported)
        return call.console.fail(exported.error());
    QJsonArray files;
    for (const Task &task : job->tasks) {
        const QString path = exported->value(task.id);
        if (path.isEmpty())
            continue;
        if (call.console.json())
            files.append(
                QJsonObject{{u"file_id"_s, task.id.value}, {u"path"_s, QFileInfo(path).absoluteFilePath()}});
        else
            call.console.data(path);
    }
    if (call.console.json())
        call.console.data(QJsonObject{{u"job_id"_s, id->value}, {u"files"_s, files}});
    return exported->size() == job->tasks.size() ? ExitCode::Done : ExitCode::SomeFailed;
}
} // namespace

Command downloadCommand()
{
    return {u"download"_s,
            u"JOB"_s,
            Texts::tr("Copy a job's finished models to a folder"),
            {u"image2model download JOB -o models/"_s},
            {{{u"o"_s, u"output"_s},
              Texts::tr("Put the models into this folder (else: the present one)"),
              u"DIR"_s}},
            1,
            1,
            runDownload};
}

} // namespace i2m
