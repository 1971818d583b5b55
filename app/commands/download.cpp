// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/hand_over.h"
#include "app/commands/open_data.h"
#include "app/commands/remote.h"

#include <QCoreApplication>

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
    if (call.options.isSet(u"server"_s)) {
        const auto server = ServerClient::find(call);
        return server ? remote::download(call, **server, *id) : call.console.fail(server.error());
    }
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
    showExports(call.console, *job, *exports, {});
    return countsOf(*job).completed == job->tasks.size() ? ExitCode::Done : ExitCode::SomeFailed;
}
} // namespace

Command downloadCommand()
{
    return {u"download"_s,
            u"JOB"_s,
            Texts::tr("Copy a job's finished models to a folder"),
            {u"image2model download JOB -o models/"_s, u"image2model download JOB --zip models.zip"_s},
            exportOptions() + QList{ServerClient::option()},
            1,
            1,
            runDownload};
}

} // namespace i2m
