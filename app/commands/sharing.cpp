// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/sharing.h"

#include "app/fal_key.h"
#include "app/interrupt.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>
#include <QUrl>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(Sharing)
};

constexpr int mostProcesses = 100;

/// The address in pieces, as container setups like to give it; empty when there is none.
QString addressFromEnvironment()
{
    const QString host = qEnvironmentVariable("REDIS_HOST");
    if (host.isEmpty())
        return {};
    QUrl url;
    url.setScheme(u"redis"_s);
    url.setHost(host);
    url.setPort(qEnvironmentVariable("REDIS_PORT", u"6379"_s).toInt());
    url.setPassword(qEnvironmentVariable("REDIS_PASSWORD"), QUrl::DecodedMode);
    return url.toString(QUrl::FullyEncoded);
}

Result<std::unique_ptr<EngineThread>> joinIn(const QString &folder, bool numbered, const Settings &settings,
                                             const Secret &key, const Sharing &sharing)
{
    if (!numbered)
        return EngineThread::join(DataDir(folder), settings, key, sharing);
    for (int i = 1;; ++i) {
        auto joined = EngineThread::join(DataDir(folder + u'-' + QString::number(i)), settings, key, sharing);
        if (joined || joined.error().code != ErrorCode::DataDirBusy || i == mostProcesses)
            return joined;
    }
}
} // namespace

QList<QCommandLineOption> sharingOptions()
{
    return {
        {u"redis"_s, Texts::tr("Work on the queue in this Redis, together with others"), u"URL"_s},
        {u"files"_s, Texts::tr("The folder that all on this queue share, for images and models"), u"DIR"_s},
        {u"concurrency"_s, Texts::tr("Work on so many images at the same time"), u"N"_s}};
}

Result<Settings> sharingSettings(const Invocation &call)
{
    Settings settings = call.settings;
    QString url = call.options.value(u"redis"_s);
    if (url.isEmpty() && settings[setting::redisUrl].isEmpty())
        url = addressFromEnvironment();
    if (!url.isEmpty()) {
        if (auto set = settings.set(setting::redisUrl, url); !set)
            return set.error();
    }
    if (const QString files = call.options.value(u"files"_s); !files.isEmpty()) {
        if (auto set = settings.set(setting::sharedFolder, files); !set)
            return set.error();
    }
    return settings;
}

Result<int> placesOf(const Invocation &call)
{
    const QString text = call.options.value(u"concurrency"_s);
    if (text.isEmpty())
        return Duties().places;
    bool ok = false;
    const int places = text.toInt(&ok);
    if (!ok || places < 0)
        return Error{ErrorCode::ValidationError, u"--concurrency is a whole number from 0"_s};
    return places;
}

Result<std::unique_ptr<EngineThread>> joinQueue(const Invocation &call, const Settings &settings,
                                                const QString &folder, bool numbered, const Sharing &sharing)
{
    const Secret key = waitForFalKey(call.places).key;
    auto joined = joinIn(folder, numbered, settings, key, sharing);
    if (joined || joined.error().code != ErrorCode::QueueUnreachable)
        return joined;
    call.console.say(joined.error().message());
    QEventLoop loop;
    Interrupt interrupt;
    QTimer again;
    QObject::connect(&interrupt, &Interrupt::requested, &loop, [&] {
        joined = Error{ErrorCode::Cancelled};
        loop.quit();
    });
    QObject::connect(&again, &QTimer::timeout, &loop, [&] {
        joined = joinIn(folder, numbered, settings, key, sharing);
        if (joined || joined.error().code != ErrorCode::QueueUnreachable)
            loop.quit();
    });
    again.start(1s);
    loop.exec();
    return joined;
}

ExitCode failToJoin(const Invocation &call, const Error &error)
{
    return error.code == ErrorCode::Cancelled ? ExitCode::Interrupted : call.console.fail(error);
}

} // namespace i2m
