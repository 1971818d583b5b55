// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/sharing.h"
#include "app/interrupt.h"
#include "app/shared_queue.h"

#include <QCoreApplication>
#include <QEventLoop>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(WorkerCommand)
};

const QString generation = u"model_generation"_s;
const QString maintenance = u"maintenance"_s;
/// A batch needs no work of its own here: whoever ends its last image ends it. Named for setups that list it.
const QString batches = u"batch_processing"_s;

Result<Duties> dutiesOf(const Invocation &call)
{
    Duties duties{.generation = false, .maintenance = false, .alone = false};
    for (const QString &queue : call.options.value(u"queues"_s).split(u',', Qt::SkipEmptyParts)) {
        const QString name = queue.trimmed();
        if (name != generation && name != maintenance && name != batches)
            return Error{ErrorCode::ValidationError,
                         u"--queues: there is no queue “%1”; there are %2"_s.arg(
                             name, QStringList{generation, batches, maintenance}.join(u", "_s))};
        duties.generation = duties.generation || name == generation;
        duties.maintenance = duties.maintenance || name == maintenance;
    }
    const auto places = placesOf(call);
    if (!places)
        return places.error();
    duties.places = *places;
    return duties;
}

ExitCode runWorker(const Invocation &call)
{
    const auto duties = dutiesOf(call);
    if (!duties)
        return call.console.fail(ExitCode::Usage, duties.error().message());
    const auto settings = sharingSettings(call);
    if (!settings)
        return call.console.fail(settings.error());
    if ((*settings)[setting::redisUrl].isEmpty())
        return call.console.fail(
            ExitCode::Usage, Texts::tr("A worker needs the queue it works on: --redis URL, or REDIS_URL."));
    const bool ownFolder = !call.options.value(u"data-dir"_s).isEmpty();
    const QString folder = ownFolder ? call.places.data : call.places.data + u"/worker"_s;
    const auto joined = joinQueue(call, *settings, folder, !ownFolder, {*duties, u"worker"_s});
    if (!joined)
        return failToJoin(call, joined.error());
    EngineThread &thread = **joined;
    if (const QString note = thread.application().note(); !note.isEmpty())
        call.console.say(note);
    QEventLoop loop;
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::requested, &loop, &QEventLoop::quit);
    QObject::connect(&thread.engine(), &Engine::drained, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    ask(thread.context(), [&] { thread.engine().start(*duties); }).waitForFinished();
    call.console.say(
        Texts::tr("Working on the shared queue. Ctrl+C ends it; what was begun goes on elsewhere."));
    loop.exec();
    return ExitCode::Done;
}
} // namespace

Command workerCommand()
{
    return {
        u"worker"_s,
        QString(),
        Texts::tr("Work on a queue that several computers share"),
        {u"image2model worker --redis redis://queue.studio:6379 --files /mnt/models"_s,
         u"image2model worker --redis redis://queue.studio --files /mnt/models --queues maintenance"_s},
        sharingOptions() +
            QList<QCommandLineOption>{{u"queues"_s, Texts::tr("What to do: model_generation, maintenance"),
                                       u"NAMES"_s, generation + u',' + maintenance}},
        0,
        0,
        runWorker};
}

} // namespace i2m
