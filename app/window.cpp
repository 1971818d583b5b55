// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window.h"

#include "app/engine_thread.h"
#include "app/keep_awake.h"
#include "app/last_input.h"
#include "app/places.h"
#include "app/release_feed.h"
#include "app/shared_queue.h"
#include "app/window_account.h"
#include "app/window_api.h"
#include "app/window_crew.h"
#include "ui/desktop/single_instance.h"
#include "ui/gallery.h"
#include "ui/main_window.h"
#include "ui/translation.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QMessageBox>
#include <QTextStream>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
/// A toolkit without a display would end the process without a word for people.
bool displayIsMissing()
{
#if defined(Q_OS_LINUX)
    return qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") &&
           qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
#else
    return false;
#endif
}

ExitCode complain(const QString &text, ExitCode code)
{
    QTextStream(stderr) << "image2model: " << text << '\n';
    return code;
}

ExitCode screenshot(const QStringList &arguments, bool dark)
{
    const int at = int(arguments.indexOf(u"--screenshot"_s));
    if (arguments.size() < at + 3)
        return complain(u"--screenshot takes a state and a file. States: "_s + galleryStates().join(u", "_s),
                        ExitCode::Usage);
    const int language = int(arguments.indexOf(u"--language"_s));
    installTranslation(language > 0 && language + 1 < arguments.size() ? arguments[language + 1] : u"en"_s);
    const int text = arguments.contains(u"--large"_s) ? 2 * Gallery::usualText : Gallery::usualText;
    const auto rendered = renderState(arguments[at + 1], dark, arguments[at + 2], text);
    return rendered ? ExitCode::Done : complain(rendered.error().message(), ExitCode::Usage);
}

/// Exit codes of the event loop only.
constexpr int workAlone = 1000;
constexpr int workTogether = 1001;
/// So long after the last touch nobody minds that the window begins anew.
constexpr auto unused = std::chrono::seconds(30);

using Running = Result<std::unique_ptr<EngineThread>>;
const Duties sharedDuties{.maintenance = false, .alone = false};

/// On the shared queue if that is wanted and can be had. What would never be had is asked for no more.
Running startEngine(const Places &places, Settings &settings, bool share)
{
    const DataDir dir(places.data);
    if (share) {
        auto joined = EngineThread::join(dir, settings, {}, {sharedDuties, u"window"_s});
        if (joined)
            return joined;
        if (joined.error().code != ErrorCode::QueueUnreachable) { // of that the window itself tells
            QMessageBox::warning(nullptr, u"Image2Model"_s, joined.error().message());
            (void)settings.set(setting::joinQueue, u"false"_s);
        }
    }
    return EngineThread::start(dir, settings);
}

/// Nobody would lose sight of anything.
bool isUnused(MainWindow &window, const LastInput &input)
{
    return input.since() > unused && !QApplication::activeModalWidget() &&
           window.workbench().queue().counts().drafts == 0;
}

void keepAwakeWithApi(KeepAwake &awake, const WindowApi &api, MainWindow &window)
{
    const auto look = [&awake, &api, &window] {
        const ApiState::Kind kind = api.state().kind;
        const bool on = kind != ApiState::Kind::Off && kind != ApiState::Kind::Problem;
        awake.want(on && window.workbench().settings()[setting::keepAwake]);
    };
    QObject::connect(&api, &WindowApi::changed, &awake, look);
    QObject::connect(&window.workbench(), &Workbench::settingsChanged, &awake, look);
    look();
}

struct Opening
{
    QStringList files;
    bool background = false;
    bool tryShared = false;
};

int show(const Places &places, Settings settings, const Opening &opening, SingleInstance &instance)
{
    const auto running = startEngine(places, settings, opening.tryShared);
    if (!running) {
        QMessageBox::critical(nullptr, u"Image2Model"_s, running.error().message());
        return int(ExitCode::Failed);
    }
    Engine *engine = &(*running)->engine();
    WindowAccount account(places, settings, **running);
    WindowApi api(**running);
    WindowCrew crew(**running, settings);
    MainWindow window(
        {(*running)->application().catalogue(), settings, engine->dir(), engine, &account, &api, &crew});
    const LastInput input;
    QObject::connect(&crew, &WindowCrew::lost, [] { QApplication::exit(workAlone); });
    QObject::connect(&crew, &WindowCrew::found, [&](bool wished) {
        if (wished || isUnused(window, input))
            QApplication::exit(workTogether);
    });
    QObject::connect(&instance, &SingleInstance::called, &window, [&window](const QStringList &more) {
        window.openPaths(more);
        window.showNormal();
        window.activateWindow();
    });
    QObject::connect(&window.workbench(), &Workbench::settingsChanged, &api, [&api, &account, &window] {
        account.setSettings(window.workbench().settings());
        api.setSettings(window.workbench().settings());
    });
    KeepAwake awake;
    keepAwakeWithApi(awake, api, window);
    ReleaseFeed feed(QUrl(QStringLiteral(I2M_RELEASE_FEED)), settings.file() + u".window"_s);
    QObject::connect(&feed, &ReleaseFeed::told, &window.workbench(), [&window](const Release &release) {
        window.workbench().showRelease(release.version, release.notes);
    });
    QObject::connect(&window.workbench(), &Workbench::settingsChanged, &feed,
                     [&feed, &window] { feed.setSettings(window.workbench().settings()); });
    feed.setSettings(settings);
    opening.background ? window.showInBackground() : window.show();
    window.openPaths(opening.files);
    const bool shares = (*running)->application().sharedQueue();
    const auto started = ask(engine, [engine, shares] { engine->start(shares ? sharedDuties : Duties()); });
    Q_UNUSED(started)
    return QApplication::exec();
}

ExitCode work(const Places &places, const Settings &settings, Opening opening)
{
    SingleInstance instance(places.data);
    if (instance.handOver(opening.files))
        return ExitCode::Done;
    instance.listen();
    opening.tryShared = !SharedQueue::wantedBy(settings).isEmpty();
    int code = show(places, settings, opening, instance);
    while (code == workAlone || code == workTogether) { // the images that were named are taken in by now
        const auto since = Settings::load(places.settings);
        code = show(places, since ? *since : settings, {{}, false, code == workTogether}, instance);
    }
    return ExitCode(code);
}
} // namespace

ExitCode runWindow(int &argc, char **argv)
{
    if (displayIsMissing())
        return complain(
            u"there is no display for a window. “image2model generate IMAGE…” and “image2model serve” work without one."_s,
            ExitCode::Usage);
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"image2model"_s);
    QApplication::setApplicationVersion(QStringLiteral(I2M_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral(I2M_APP_ID));
    QApplication::setQuitOnLastWindowClosed(false);
    const QStringList arguments = QApplication::arguments();
    if (arguments.contains(u"--screenshot"_s))
        return screenshot(arguments, arguments.contains(u"--dark"_s));
    QCommandLineParser parser;
    parser.addOption({u"data-dir"_s, u"Keep everything in this folder."_s, u"folder"_s});
    parser.addOption({u"background"_s, u"Start minimized, or in the tray."_s});
    if (!parser.parse(arguments))
        return complain(parser.errorText(), ExitCode::Usage);
    const Places places = Places::find(parser.value(u"data-dir"_s));
    const auto settings = Settings::load(places.settings);
    if (!settings)
        return complain(settings.error().message(), ExitCode::Usage);
    installTranslation((*settings)[setting::language]);
    return work(places, *settings, {parser.positionalArguments(), parser.isSet(u"background"_s)});
}

} // namespace i2m
