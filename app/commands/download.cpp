// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/hand_over.h"
#include "app/commands/open_data.h"

#include <QCoreApplication>
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
    const auto exports = handOver(call, DataDir(call.places.data), *job);
    if (!exports)
        return call.console.fail(exports.error());
    if (call.console.json()) {
        QJsonArray files;
        for (const Task &task : job->tasks) {
            if (task.model)
                files.append(withPath({{u"file_id"_s, task.id.value}}, *exports));
        }
        call.console.data(
            QJsonObject{{u"job_id"_s, id->value},
                        {u"files"_s, files},
                        {u"zip"_s, exports->zip.isEmpty() ? QJsonValue() : QJsonValue(exports->zip)}});
    } else {
        for (const QString &path : pathsOf(*exports, *job))
            call.console.data(path);
    }
    return countsOf(*job).completed == job->tasks.size() ? ExitCode::Done : ExitCode::SomeFailed;
}
} // namespace

Command downloadCommand()
{
    return {u"download"_s,
            u"JOB"_s,
            Texts::tr("Copy a job's finished models to a folder"),
            {u"image2model download JOB -o models/"_s, u"image2model download JOB --zip models.zip"_s},
            exportOptions(),
            1,
            1,
            runDownload};
}

} // namespace i2m
