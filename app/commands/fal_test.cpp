// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/fal_key.h"
#include "core/providers/fal_account.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFutureWatcher>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(FalTestCommand)
};

Result<AccountState> askFal(const Settings &settings, const Secret &key)
{
    QFutureWatcher<Result<AccountState>> watcher;
    QEventLoop loop;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(checkFalKey(settings, key));
    loop.exec();
    return watcher.result();
}

ExitCode runFalTest(const Invocation &call)
{
    const FalKey key = waitForFalKey(call.places);
    if (key.source == KeySource::None)
        return call.console.fail({ErrorCode::ProviderKeyMissing, {}});
    const auto account = askFal(call.settings, key.key);
    if (!account)
        return call.console.fail(account.error());
    if (account->locked)
        return call.console.fail(
            {account->noCredit ? ErrorCode::NoCredit : ErrorCode::AccountLocked, account->lockReason});
    if (call.console.json())
        call.console.data(QJsonObject{{u"ok"_s, true},
                                      {u"account"_s, account->name},
                                      {u"key"_s, key.key.hint()},
                                      {u"source"_s, toText(key.source)}});
    else
        call.console.data(Texts::tr("fal.ai accepts the key %1 (from: %2) of %3. Nothing was spent.")
                              .arg(key.key.hint(), toText(key.source), account->name));
    return ExitCode::Done;
}
} // namespace

Command falTestCommand()
{
    return {u"fal-test"_s,
            {},
            Texts::tr("Check the fal.ai key and the way to fal.ai, without cost"),
            {u"image2model fal-test"_s, u"FAL_KEY=… image2model fal-test --json"_s},
            {},
            0,
            0,
            runFalTest};
}

} // namespace i2m
