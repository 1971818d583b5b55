// SPDX-License-Identifier: GPL-3.0-or-later
// status, watch, cancel, retry and delete: what may be done with one job.
#include "app/commands/commands.h"
#include "app/commands/follow.h"
#include "app/commands/job_text.h"
#include "app/commands/open_data.h"
#include "app/commands/remote.h"
#include "core/jobs/job_json.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(JobCommands)
};

ExitCode show(const Invocation &call, JobStore &store, const JobId &id, ExitCode code)
{
    return showJob(call.console, store.job(id), code);
}

ExitCode listJobs(const Invocation &call, JobStore &store)
{
    constexpr int shown = 20;
    const auto page = store.jobs({}, shown, {});
    if (!page)
        return call.console.fail(page.error());
    QJsonArray jobs;
    for (const Job &job : page->jobs) {
        if (call.console.json())
            jobs.append(toPublic(job));
        else
            call.console.data(
                u"%1  %2  %3  %4"_s.arg(job.id.value, toIso(job.created), statusOf(job),
                                        job.tasks.isEmpty() ? QString() : job.tasks.front().name()));
    }
    if (call.console.json())
        call.console.data(QJsonObject{{u"jobs"_s, jobs}});
    return ExitCode::Done;
}

ExitCode nothingYet(const Console &console)
{
    if (console.json())
        console.data(QJsonObject{{u"jobs"_s, QJsonArray()}});
    else
        console.say(Texts::tr("There are no jobs yet."));
    return ExitCode::Done;
}

ExitCode runStatus(const Invocation &call)
{
    if (call.options.isSet(u"server"_s)) {
        const auto server = ServerClient::find(call);
        return server ? remote::status(call, **server) : call.console.fail(server.error());
    }
    const auto store = lookIntoData(call);
    if (!store && call.arguments.isEmpty() && store.error().code == ErrorCode::JobNotFound)
        return nothingYet(call.console);
    if (!store)
        return call.console.fail(store.error());
    if (call.arguments.isEmpty())
        return listJobs(call, **store);
    const auto id = jobArgument(call);
    return id ? show(call, **store, *id, ExitCode::Done) : call.console.fail(id.error());
}

ExitCode runWatch(const Invocation &call)
{
    const auto id = jobArgument(call);
    if (!id)
        return call.console.fail(id.error());
    if (call.options.isSet(u"server"_s)) {
        const auto server = ServerClient::find(call);
        return server ? remote::watch(call, **server, *id) : call.console.fail(server.error());
    }
    const auto known = lookIntoData(call);
    if (!known)
        return call.console.fail(known.error());
    const auto job = (*known)->job(*id);
    if (!job)
        return call.console.fail(job.error());
    const auto application = openData(call, job->provider == "fal"_L1 ? KeyUse::Needed : KeyUse::NotNeeded);
    if (application)
        return show(call, **known, *id, followWith((*application)->engine(), *id, call.console));
    if (application.error().code != ErrorCode::DataDirBusy)
        return call.console.fail(application.error());
    return show(call, **known, *id, followBy([&] { return (*known)->job(*id); }, *id, call.console));
}

using There = ExitCode (*)(const Invocation &, ServerClient &, const JobId &);
using Here = ExitCode (*)(const Invocation &, Application &, const JobId &);

/// Changes a job where it is: at the server that has the data, or in the data of this computer.
ExitCode change(const Invocation &call, KeyUse key, There there, Here here)
{
    const auto id = jobArgument(call);
    if (!id)
        return call.console.fail(id.error());
    const auto server = ServerClient::find(call);
    if (!server)
        return call.console.fail(server.error());
    if (*server)
        return there(call, **server, *id);
    const auto application = openData(call, key);
    if (!application)
        return call.console.fail(application.error());
    return here(call, **application, *id);
}

ExitCode cancelHere(const Invocation &call, Application &application, const JobId &id)
{
    Engine &engine = application.engine();
    const auto report = engine.cancel(id);
    if (!report)
        return call.console.fail(report.error());
    if (report->stopped == 0 && report->asked == 0)
        call.console.say(Texts::tr("There is nothing to cancel: the job has ended."));
    if (report->stopped > 0)
        call.console.say(
            Texts::tr("Stopped before it was begun, and not charged: %1.").arg(modelCount(report->stopped)));
    if (report->asked > 0) {
        call.console.say(Texts::tr("Asked to stop: %1.").arg(modelCount(report->asked)));
        const ExitCode code = followWith(engine, id, call.console);
        if (code == ExitCode::Interrupted || code == ExitCode::Unreachable)
            return code;
    }
    return show(call, application.store(), id, ExitCode::Done);
}

ExitCode retryHere(const Invocation &call, Application &application, const JobId &id)
{
    Engine &engine = application.engine();
    const auto job = application.store().job(id);
    if (!job)
        return call.console.fail(job.error());
    const Again again = whatFailed(*job);
    if (again.models == 0)
        return call.console.fail({ErrorCode::Conflict, Texts::tr("nothing of this job has failed")});
    if (const auto refused = refusal(call, again.models, again.cost, job->provider == "draft"_L1))
        return *refused;
    if (const auto changed = engine.retry(id); !changed)
        return call.console.fail(changed.error());
    engine.resumeHeld();
    const ExitCode code = followWith(engine, id, call.console);
    return show(call, application.store(), id, code);
}

ExitCode deleteHere(const Invocation &call, Application &application, const JobId &id)
{
    if (auto removed = application.engine().remove(id, call.options.isSet(u"force"_s)); !removed)
        return call.console.fail(removed.error());
    if (call.console.json())
        call.console.data(QJsonObject{{u"job_id"_s, id.value}, {u"deleted"_s, true}});
    else
        call.console.say(Texts::tr("The job, its images and its models are gone."));
    return ExitCode::Done;
}

ExitCode runCancel(const Invocation &call)
{
    return change(call, KeyUse::Needed, remote::cancel, cancelHere);
}

ExitCode runRetry(const Invocation &call) { return change(call, KeyUse::Needed, remote::retry, retryHere); }

ExitCode runDelete(const Invocation &call)
{
    return change(call, KeyUse::NotNeeded, remote::remove, deleteHere);
}
} // namespace

Command statusCommand()
{
    return {
        u"status"_s,
        u"[JOB]"_s,
        Texts::tr("Show a job, or the latest jobs"),
        {u"image2model status                      # the latest jobs"_s, u"image2model status JOB --json"_s},
        {ServerClient::option()},
        0,
        1,
        runStatus};
}

Command watchCommand()
{
    return {u"watch"_s,
            u"JOB"_s,
            Texts::tr("Follow a job until it ends, and go on with it where nobody else does"),
            {u"image2model watch JOB"_s, u"image2model watch JOB && image2model download JOB"_s},
            {ServerClient::option()},
            1,
            1,
            runWatch};
}

Command cancelCommand()
{
    return {u"cancel"_s,
            u"JOB"_s,
            Texts::tr("Stop what is left of a job, and say what may be charged"),
            {u"image2model cancel JOB"_s},
            {ServerClient::option()},
            1,
            1,
            runCancel};
}

Command retryCommand()
{
    return {
        u"retry"_s,
        u"JOB"_s,
        Texts::tr("Try again what failed, with the same settings"),
        {u"image2model retry JOB"_s, u"image2model retry JOB --yes      # without asking about the price"_s},
        spendingOptions() + QList{ServerClient::option()},
        1,
        1,
        runRetry};
}

Command deleteCommand()
{
    return {u"delete"_s,
            u"JOB"_s,
            Texts::tr("Delete a job with its images and models"),
            {u"image2model delete JOB"_s},
            {{u"force"_s, Texts::tr("Even while it is running")}, ServerClient::option()},
            1,
            1,
            runDelete};
}

} // namespace i2m
