// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/open_data.h"

#include "app/commands/job_text.h"
#include "app/fal_key.h"
#include "core/storage/sqlite_store.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Commands)
};
} // namespace

Result<std::unique_ptr<Application>> openData(const Invocation &call, KeyUse use)
{
    const Secret key = use == KeyUse::Needed ? waitForFalKey(call.places).key : Secret();
    auto application = Application::open(DataDir(call.places.data), call.settings, key);
    if (application && !(*application)->note().isEmpty())
        call.console.say((*application)->note());
    return application;
}

Result<std::unique_ptr<JobStore>> lookIntoData(const Invocation &call)
{
    const DataDir dir(call.places.data);
    if (!QFileInfo::exists(dir.databasePath()))
        return Error{ErrorCode::JobNotFound, {}};
    auto store = SqliteStore::open(dir, SqliteStore::Access::Guest);
    if (!store)
        return store.error();
    return std::unique_ptr<JobStore>(std::move(*store));
}

Result<JobId> jobArgument(const Invocation &call)
{
    const QString &text = call.arguments.front();
    if (!isPlausibleId(text))
        return Error{ErrorCode::InvalidJobId, text};
    return JobId{text};
}

Again whatFailed(const Job &job)
{
    Again again;
    for (const Task &task : job.tasks) {
        if (task.state != TaskState::Failed && task.state != TaskState::Cancelled)
            continue;
        ++again.models;
        again.cost += task.cost;
    }
    return again;
}

std::optional<ExitCode> refusal(const Invocation &call, int models, double cost, bool free)
{
    if (free)
        return {};
    const bool known = cost > 0;
    const QString what =
        known ? Texts::tr("%1 at fal.ai, %2.").arg(modelCount(models), costText(cost))
              : Texts::tr("%1 at fal.ai; the price of this model is not known.").arg(modelCount(models));
    if (call.options.isSet(u"max-cost"_s)) {
        bool number = false;
        const double limit = call.options.value(u"max-cost"_s).toDouble(&number);
        if (!number || !(limit >= 0))
            return call.console.fail(ExitCode::Usage,
                                     Texts::tr("--max-cost takes an amount in USD, like 2.50."));
        if (!known || cost > limit)
            return call.console.fail({ErrorCode::CostLimit, what});
        return {};
    }
    if (call.options.isSet(u"yes"_s))
        return {};
    if (!Console::canAsk())
        return call.console.fail(ExitCode::Usage,
                                 what + u' ' + Texts::tr("Add --yes, or --max-cost with a limit in USD."));
    if (!call.console.agrees(what + u' ' + Texts::tr("Go on?")))
        return call.console.fail(ExitCode::Failed, Texts::tr("Nothing was started."));
    return {};
}

QList<QCommandLineOption> spendingOptions()
{
    return {{{u"y"_s, u"yes"_s}, Texts::tr("Spend without asking")},
            {u"max-cost"_s, Texts::tr("Spend up to this much without asking, in USD"), u"USD"_s}};
}

} // namespace i2m
