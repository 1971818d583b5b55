// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery.h"

#include "ui/dialogs/clean_up_dialog.h"
#include "ui/dialogs/connect_dialog.h"
#include "ui/dialogs/options_dialog.h"
#include "ui/dialogs/question.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/gallery_scene.h"
#include "ui/history/history_model.h"

#include <QToolButton>

#include <algorithm>
#include <functional>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
using Scene = GalleryScene;

void mixture(Scene &scene)
{
    scene.ready(0);
    scene.running(1, u"generating"_s, 64);
    scene.running(2, u"uploading"_s, 30);
    scene.inLine(3, 2);
    scene.failed(4, ErrorCode::ImageRefused,
                 u"The photo is very dark, so the model had no outline to work from."_s);
    scene.draft(5);
    scene.draft(6);
}

void held(Scene &scene, ErrorCode code)
{
    scene.ready(0);
    for (int example = 1; example < 7; ++example)
        scene.queued(example);
    scene.outlook().hold = Error{code, {}};
}

void allReady(Scene &scene)
{
    for (int example = 0; example < 5; ++example)
        scene.ready(example);
}

void drafts(Scene &scene)
{
    for (int example = 0; example < 7; ++example)
        scene.draft(example);
}

void halfway(Scene &scene)
{
    scene.ready(0);
    scene.running(1, u"generating"_s, 20);
    scene.running(2, u"generating"_s, 5);
    for (int example = 3; example < 6; ++example)
        scene.queued(example);
}

void connectWithoutKeychain(MainWindow &window)
{
    Account *account = exampleAccount(false).release();
    auto *dialog = new ConnectDialog(*account, &window);
    account->setParent(dialog);
    dialog->open();
}

void cleanUp(MainWindow &window)
{
    auto *dialog = new CleanUpDialog(nullptr, true, &window);
    dialog->showAmount(214, 1'240'000'000);
    dialog->open();
}

void options(MainWindow &window)
{
    const Workbench &bench = window.workbench();
    auto *dialog = new OptionsDialog(bench.catalogue(), *bench.catalogue().find(bench.recipe().model),
                                     {{u"pbr"_s, true}, {u"quad"_s, true}}, &window);
    dialog->findChild<QToolButton *>()->setChecked(true);
    dialog->open();
}

void sayOfModel(MainWindow &window, ErrorCode code)
{
    window.findChild<ModelPage *>()->explain(Error{code, {}});
}

struct State
{
    const char *name;
    std::function<void(Scene &)> build;
    int selected = 0;
    Do opens = Do::Quit;   ///< a dialog to be opened over it; Quit: none
    const char *page = ""; ///< of the settings
    void (*then)(MainWindow &window) = nullptr;
};

const QList<State> &states()
{
    static const QList<State> all{
        {"empty", [](Scene &) {}, -1},
        {"first-start",
         [](Scene &scene) {
             scene.outlook().key = KeyPlace::None;
             scene.outlook().api = {};
         },
         -1},
        {"connect", [](Scene &) {}, -1, Do::Connect},
        {"connect-no-keychain", [](Scene &) {}, -1, Do::Quit, "", connectWithoutKeychain},
        {"clean-up", drafts, 0, Do::Quit, "", cleanUp},
        {"options", drafts, 0, Do::Quit, "", options},
        {"settings", drafts, 0, Do::Settings},
        {"settings-creating", drafts, 0, Do::Settings, "creating"},
        {"settings-files", drafts, 0, Do::Settings, "files"},
        {"settings-account", drafts, 0, Do::Settings, "account"},
        {"settings-server", drafts, 0, Do::Settings, "server"},
        {"settings-advanced", drafts, 0, Do::Settings, "advanced"},
        {"keys", drafts, 0, Do::Keys},
        {"settings-notifications", drafts, 0, Do::Settings, "notifications"},
        {"settings-workers", drafts, 0, Do::Settings, "workers"},
        {"api", mixture, 0, Do::ApiServer},
        {"workers", mixture, 0, Do::Workers},
        {"details", mixture, 4, Do::Details},
        {"export", mixture, 0, Do::ExportAs},
        {"history",
         [](Scene &scene) {
             for (int example : {0, 1, 2, 3, 5, 6, 0, 2, 1})
                 scene.ready(example);
             scene.failed(4, ErrorCode::ImageRefused);
         },
         0, Do::History},
        {"drafts", drafts},
        {"draft-notes",
         [](Scene &scene) {
             scene.draft(0, u"Converted from WebP"_s);
             scene.draft(4, u"Shrunk to 10 MB"_s);
             scene.draft(1);
         },
         1},
        {"several", allReady, Scene::all},
        {"several-mixed", mixture, Scene::all},
        {"table", mixture, 0, Do::Table},
        {"retrying", [](Scene &scene) { scene.retrying(1, ErrorCode::FalRateLimit); }},
        {"saving", [](Scene &scene) { scene.saving(2, 12'300'000, 42'100'000); }},
        {"unawaited",
         [](Scene &scene) {
             scene.ready(0);
             scene.unawaited(1);
         },
         1},
        {"missing", [](Scene &scene) { scene.missing(2); }},
        {"expired", [](Scene &scene) { scene.failed(3, ErrorCode::ModelExpired); }},
        {"fbx", [](Scene &scene) { scene.ready(2, u"fbx"_s); }},
        {"broken-model", allReady, 0, Do::Quit, "",
         [](MainWindow &window) { sayOfModel(window, ErrorCode::ModelUnreadable); }},
        {"very-large-model", allReady, 0, Do::Quit, "",
         [](MainWindow &window) { sayOfModel(window, ErrorCode::ModelTooLarge); }},
        {"drop", allReady, 0, Do::Quit, "",
         [](MainWindow &window) { window.findChild<DropOverlay *>()->show(8, 2, false); }},
        {"snackbar", mixture, 0, Do::Quit, "",
         [](MainWindow &window) { window.snackbar().show(u"3 removed."_s, u"Undo"_s, [] {}); }},
        {"quit", mixture, 0, Do::Quit, "",
         [](MainWindow &window) { quitQuestion(3, true, &window).release()->open(); }},
        {"cost", drafts, 0, Do::Quit, "",
         [](MainWindow &window) { costQuestion(25, 7.5, &window).release()->open(); }},
        {"stop", mixture, 1, Do::Quit, "",
         [](MainWindow &window) { stopQuestion(1, 0, &window).release()->open(); }},
        {"refused",
         [](Scene &scene) {
             scene.draft(0);
             scene.refused(4, ErrorCode::FileTooLarge);
             scene.refused(2, ErrorCode::UnsupportedImage);
         },
         1},
        {"no-key",
         [](Scene &scene) {
             drafts(scene);
             scene.outlook().key = KeyPlace::None;
         }},
        {"keychain-locked",
         [](Scene &scene) {
             drafts(scene);
             scene.outlook().key = KeyPlace::None;
             scene.outlook().keychainLocked = true;
         }},
        {"wrong-key", [](Scene &scene) { held(scene, ErrorCode::ProviderKeyRefused); }},
        {"queued",
         [](Scene &scene) {
             for (int example = 0; example < 5; ++example)
                 scene.inLine(example, example);
         }},
        {"running", mixture},
        {"working", mixture, 1},
        {"paused",
         [](Scene &scene) {
             halfway(scene);
             scene.outlook().paused = true;
         }},
        {"offline",
         [](Scene &scene) {
             halfway(scene);
             scene.outlook().offlineSince = QDateTime(QDate::currentDate(), QTime(14, 2));
         }},
        {"proxy",
         [](Scene &scene) {
             halfway(scene);
             scene.outlook().offlineSince = QDateTime(QDate::currentDate(), QTime(14, 2));
             scene.outlook().offlineCause = ErrorCode::ProxyRefused;
         }},
        {"no-credit", [](Scene &scene) { held(scene, ErrorCode::NoCredit); }},
        {"locked", [](Scene &scene) { held(scene, ErrorCode::AccountLocked); }},
        {"cap",
         [](Scene &scene) {
             halfway(scene);
             scene.outlook().capReached = true;
             scene.outlook().cap = 40;
         }},
        {"failed", mixture, 4},
        {"declined",
         [](Scene &scene) {
             scene.ready(0);
             scene.failed(4, ErrorCode::ContentRefused);
         },
         1},
        {"partly-failed",
         [](Scene &scene) {
             for (int example : {0, 1, 2, 3})
                 scene.ready(example);
             scene.failed(4, ErrorCode::ImageRefused);
         }},
        {"done", allReady},
        {"all-failed",
         [](Scene &scene) {
             for (int example = 0; example < 5; ++example)
                 scene.failed(example, ErrorCode::FalApiError);
         }},
        {"redis-lost",
         [](Scene &scene) {
             halfway(scene);
             scene.outlook().redisLost = true;
             scene.outlook().api.kind = ApiState::Kind::Problem;
         }},
        {"redis-back",
         [](Scene &scene) {
             halfway(scene);
             scene.outlook().redisBack = true;
         }},
        {"disk-low",
         [](Scene &scene) {
             drafts(scene);
             scene.outlook().diskLow = true;
         }},
        {"update",
         [](Scene &scene) {
             drafts(scene);
             scene.outlook().newVersion = u"1.5"_s;
             scene.outlook().versionNotes = QUrl(u"https://example.org/releases/1.5"_s);
             scene.outlook().api.kind = ApiState::Kind::Shared;
         }},
    };
    return all;
}
} // namespace

QStringList galleryStates()
{
    QStringList names;
    for (const State &state : states())
        names.append(QString::fromLatin1(state.name));
    return names;
}

bool showState(MainWindow &window, const QString &state)
{
    const auto found = std::ranges::find_if(
        states(), [&state](const State &candidate) { return state == QLatin1StringView(candidate.name); });
    if (found == states().end())
        return false;
    Scene scene(window);
    found->build(scene);
    scene.finish(found->selected);
    if (found->opens != Do::Quit)
        window.actions()[found->opens]->trigger();
    if (auto *history = window.findChild<HistoryModel *>())
        history->show({{scene.asJob()}, {}});
    if (auto *settings = window.findChild<SettingsDialog *>())
        settings->openPage(QString::fromLatin1(found->page));
    if (found->then)
        found->then(window);
    return true;
}

} // namespace i2m
