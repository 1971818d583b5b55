// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api_service.h"
#include "app/commands/commands.h"
#include "app/commands/sharing.h"
#include "app/engine_thread.h"
#include "app/fal_key.h"
#include "app/interrupt.h"
#include "app/keep_awake.h"
#include "app/model_painter.h"
#include "core/log.h"

#include <QCoreApplication>
#include <QEventLoop>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(ServeCommand)
};

// With the engine's own two seconds a stop takes less than three.
constexpr auto patience = 700ms;

Result<ListenAt> listenAt(const Invocation &call)
{
    ListenAt where;
    const QString host = call.options.value(u"host"_s);
    where.address = host == u"localhost"_s ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(host);
    if (where.address.isNull())
        return Error{ErrorCode::ValidationError, u"--host: “%1” is not an IP address"_s.arg(host)};
    bool ok = false;
    where.port = call.options.value(u"port"_s).toUShort(&ok);
    if (!ok)
        return Error{ErrorCode::ValidationError, u"--port is a number from 0 to 65535; 0 takes a free one"_s};
    where.tlsCertificate = call.options.value(u"tls-cert"_s);
    where.tlsKey = call.options.value(u"tls-key"_s);
    return where;
}

void announce(const Console &console, const ApiService &service)
{
    if (console.json()) {
        console.data(QJsonObject{{u"url"_s, service.url()}, {u"pid"_s, QCoreApplication::applicationPid()}});
    } else {
        console.data(Texts::tr("Listening on %1, described at %1/docs").arg(service.url()));
    }
    if (!service.firstKey().isEmpty())
        console.say(
            Texts::tr("API key, shown only now: %1").arg(QString::fromLatin1(service.firstKey().reveal())));
}

/// Waits for Ctrl+C or SIGTERM, then for the server to have told its clients.
void serveUntilStopped(EngineThread &thread, ApiService &service)
{
    QEventLoop loop;
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::requested, thread.context(),
                     [&] { service.server().close(patience); });
    QObject::connect(&service.server(), &ApiServer::closed, &loop, &QEventLoop::quit);
    loop.exec();
}

Result<Duties> dutiesOf(const Invocation &call, bool shared)
{
    const auto places = placesOf(call);
    if (!places)
        return places.error();
    const bool works = !call.options.isSet(u"no-worker"_s) && *places > 0;
    return Duties{.generation = works, .maintenance = works, .alone = !shared, .places = *places};
}

Result<std::unique_ptr<EngineThread>> startEngine(const Invocation &call, const Settings &settings,
                                                  const Duties &duties)
{
    if (duties.alone)
        return EngineThread::start(DataDir(call.places.data), settings, waitForFalKey(call.places).key);
    return joinQueue(call, settings, call.places.data, false, {duties, u"server"_s});
}

ExitCode runServe(const Invocation &call)
{
    const auto where = listenAt(call);
    if (!where)
        return call.console.fail(where.error());
    startLogging(call.settings[setting::logLevel],
                 call.settings[setting::environment] == u"production"_s ? LogFormat::Json : LogFormat::Text);
    const auto settings = sharingSettings(call);
    if (!settings)
        return call.console.fail(settings.error());
    const auto duties = dutiesOf(call, !(*settings)[setting::redisUrl].isEmpty());
    if (!duties)
        return call.console.fail(ExitCode::Usage, duties.error().message());
    const auto thread = startEngine(call, *settings, *duties);
    if (!thread)
        return failToJoin(call, thread.error());
    EngineThread &engine = **thread;
    if (const QString note = engine.application().note(); !note.isEmpty())
        call.console.say(note);
    const bool works = !call.options.isSet(u"no-worker"_s);
    using Started = std::shared_ptr<Result<std::unique_ptr<ApiService>>>;
    std::unique_ptr<ModelPainter> painter;
    const Started started = ask(engine.context(), [&]() -> Started {
                                auto service = std::make_shared<Result<std::unique_ptr<ApiService>>>(
                                    ApiService::start(engine.application(), *where));
                                if (*service && works)
                                    engine.engine().start(*duties);
                                if (*service)
                                    painter = std::make_unique<ModelPainter>(engine.engine());
                                const double hours = (*settings)[setting::keepServedHours];
                                if (*service && hours > 0)
                                    (**service)->cleanUpAfter(std::chrono::seconds(qint64(hours * 3600)));
                                return service;
                            }).result();
    if (!*started) {
        const Error &error = started->error();
        if (error.code == ErrorCode::Conflict)
            return call.console.fail(
                ExitCode::Failed,
                Texts::tr("Another program is using that port (%1). Choose another one with "
                          "--port, or --port 0 for any free one.")
                    .arg(error.detail));
        return call.console.fail(error);
    }
    KeepAwake awake;
    awake.want((*settings)[setting::keepAwake]);
    announce(call.console, ***started);
    serveUntilStopped(engine, ***started);
    ask(engine.context(), [&] {
        painter.reset();
        (*started)->reset();
    }).waitForFinished();
    call.console.say(Texts::tr("Stopped. What was being made goes on at the next start."));
    return ExitCode::Done;
}
} // namespace

Command serveCommand()
{
    return {u"serve"_s,
            QString(),
            Texts::tr("Offer the API on this computer, without a window"),
            {u"image2model serve"_s, u"image2model serve --port 0 --json"_s,
             u"API_KEY=… image2model serve --host 0.0.0.0 --tls-cert cert.pem --tls-key key.pem"_s},
            QList<QCommandLineOption>{
                {u"host"_s, Texts::tr("Address to listen on; others than this computer's own need a key"),
                 u"ADDRESS"_s, u"127.0.0.1"_s},
                {u"port"_s, Texts::tr("Port to listen on; 0 takes a free one"), u"PORT"_s, u"8000"_s},
                {u"tls-cert"_s, Texts::tr("Certificate chain (PEM), to serve https"), u"FILE"_s},
                {u"tls-key"_s, Texts::tr("Its private key (PEM)"), u"FILE"_s},
                {u"no-worker"_s, Texts::tr("Take jobs, but leave the work to others")}} +
                sharingOptions(),
            0,
            0,
            runServe};
}

} // namespace i2m
