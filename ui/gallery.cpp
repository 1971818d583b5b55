// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery.h"

#include "core/jobs/intake.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/history/history_model.h"
#include "ui/main_window.h"

#include <QJsonArray>
#include <algorithm>
#include <functional>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
struct Example
{
    const char *object;
    const char *name;
    QRgb ground;
    qint64 bytes;
};
constexpr Example examples[] = {
    {"amphora", "amphora-red-figure-0231.jpg", 0xFFD6C9B8, 2'900'000},
    {"lamp", "lamp_bedside_front.png", 0xFFC8D5C3, 1'700'000},
    {"bowl", "bowl-blue-glaze.jpg", 0xFFE6D8C6, 2'200'000},
    {"bottle", "bottle-green.jpg", 0xFFDACFE4, 1'900'000},
    {"chalice", "chalice_silver_IMG_2291.JPG", 0xFF2B2B30, 4'100'000},
    {"urn", "urn-bronze-age.jpg", 0xFFD9CFC0, 3'400'000},
    {"bowl", "bowl-side-view.png", 0xFFC6D3DE, 1'100'000},
};

class Scene
{
public:
    explicit Scene(MainWindow &window) : m_window(window), m_queue(window.workbench().queue())
    {
        QStringList all;
        for (const QueueRow &row : m_queue.rows())
            all.append(row.key);
        m_queue.take(all);
        m_outlook.key = KeyPlace::Keychain;
        m_outlook.api = {ApiState::Kind::On,           u"127.0.0.1:8000"_s, {}, 12,
                         QDateTime::currentDateTime(), u"127.0.0.1"_s};
    }
    Outlook &outlook() { return m_outlook; }

    void draft(int example) { m_queue.add({row(example, QueueRow::Kind::Draft)}); }
    void refused(int example, ErrorCode code)
    {
        QueueRow bad = row(example, QueueRow::Kind::Refused);
        bad.failure = Error{code, {}};
        m_queue.add({bad});
    }
    void queued(int example)
    {
        add(example, [](Task &) {});
    }
    void inLine(int example, int ahead)
    {
        add(example, [ahead](Task &task) {
            task.state = TaskState::Running;
            task.stage = u"queued"_s;
            task.queuePosition = ahead;
        });
    }
    void running(int example, const QString &stage, int percent)
    {
        add(example, [&](Task &task) {
            task.state = TaskState::Running;
            task.stage = stage;
            task.percent = percent;
            task.started = now() - 45s;
        });
    }
    void ready(int example)
    {
        add(example, [](Task &task) {
            task.state = TaskState::Completed;
            task.started = now() - 168s;
            task.finished = now() - 120s;
            task.billing = Billing::Charged;
            task.cost = 0.30;
            ModelFile model;
            model.path = u"jobs/gallery/model.glb"_s;
            model.size = 4'200'000;
            model.thumbnail = task.images.front().path + u".render"_s;
            model.statistics = {{u"triangles"_s, 48120},
                                {u"vertices"_s, 26404},
                                {u"materials"_s, 1},
                                {u"textures"_s, 3},
                                {u"largest_texture_px"_s, 2048},
                                {u"size_m"_s, QJsonArray{0.94, 1.2, 0.94}}};
            task.model = model;
        });
    }
    void failed(int example, ErrorCode code, const QString &detail = {})
    {
        add(example, [&](Task &task) {
            task.state = TaskState::Failed;
            task.started = now() - 60s;
            task.finished = now() - 20s;
            task.billing = code == ErrorCode::ImageRefused ? Billing::MayBeCharged : Billing::NotCharged;
            task.failure = Failure{{code, detail}, task.billing};
        });
    }
    /// Everything that was started.
    Job asJob() const
    {
        Job job;
        job.id.value = u"gallery"_s;
        job.created = now();
        for (const QueueRow &row : m_queue.rows()) {
            if (row.isTask())
                job.tasks.append(row.task);
        }
        return job;
    }
    void finish(int selected)
    {
        Outlook outlook = m_outlook;
        m_window.workbench().setOutlook(outlook);
        outlook.draftPrice = m_window.workbench().priceOfDrafts();
        outlook.retryPrice = m_window.workbench().priceOfRetries();
        m_window.workbench().setOutlook(outlook);
        if (selected >= 0)
            m_window.queuePane().select(m_queue.at(selected).key);
        m_window.queuePane().filterBar().showCounts(m_queue);
        m_window.refresh();
    }

private:
    QueueRow row(int example, QueueRow::Kind kind)
    {
        const Example &source = examples[example];
        QueueRow row;
        row.kind = kind;
        row.key = randomHex128();
        row.name = QString::fromLatin1(source.name);
        ImageFile image;
        image.path = u"jobs/gallery/%1.jpg"_s.arg(row.key);
        image.name = row.name;
        image.size = source.bytes;
        image.width = 2400;
        image.height = 2400;
        row.task.images = {image};
        const QString object = QString::fromLatin1(source.object);
        const DataDir &dir = m_queue.dir();
        m_window.pictures().put(thumbnailPath(dir, image), galleryPicture(object, 256, source.ground));
        m_window.pictures().put(dir.absolute(image.path), galleryPicture(object, 640, source.ground));
        m_window.pictures().put(dir.absolute(image.path + u".render"_s),
                                galleryPicture(object, 640, Qt::transparent));
        return row;
    }
    void add(int example, const std::function<void(Task &)> &change)
    {
        const QueueRow base = row(example, QueueRow::Kind::Task);
        Task task = base.task;
        task.id.value = base.key;
        task.job.value = u"gallery"_s;
        task.cost = 0.30;
        change(task);
        Job job;
        job.id = task.job;
        job.provider = u"fal"_s;
        job.model = m_window.workbench().recipe().model;
        job.source = u"window"_s;
        Task earlier = task;
        earlier.state = TaskState::Completed;
        earlier.started = now() - 72s;
        earlier.finished = now();
        m_queue.durations().learn(job.model, {}, earlier);
        Changes changes;
        changes.jobs = {job};
        changes.tasks = {task};
        m_queue.apply(changes);
    }

    MainWindow &m_window;
    QueueModel &m_queue;
    Outlook m_outlook;
};

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

struct State
{
    const char *name;
    std::function<void(Scene &)> build;
    int selected = 0;
    Do opens = Do::Quit;   ///< a dialog to be opened over it; Quit: none
    const char *page = ""; ///< of the settings
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
        {"no-credit", [](Scene &scene) { held(scene, ErrorCode::NoCredit); }},
        {"locked", [](Scene &scene) { held(scene, ErrorCode::AccountLocked); }},
        {"cap",
         [](Scene &scene) {
             halfway(scene);
             scene.outlook().capReached = true;
             scene.outlook().cap = 40;
         }},
        {"failed", mixture, 4},
        {"partly-failed",
         [](Scene &scene) {
             for (int example : {0, 1, 2, 3})
                 scene.ready(example);
             scene.failed(4, ErrorCode::ImageRefused);
         }},
        {"done",
         [](Scene &scene) {
             for (int example = 0; example < 5; ++example)
                 scene.ready(example);
         }},
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
    return true;
}

} // namespace i2m
