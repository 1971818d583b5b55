// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/gallery_scene.h"

#include "ui/gallery.h"

#include <QJsonArray>

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

} // namespace

GalleryScene::GalleryScene(MainWindow &window) : m_window(window), m_queue(window.workbench().queue())
{
    QStringList keys;
    for (const QueueRow &row : m_queue.rows())
        keys.append(row.key);
    m_queue.take(keys);
    m_outlook.key = KeyPlace::Keychain;
    m_outlook.api = {ApiState::Kind::On,           u"127.0.0.1:8000"_s, {}, 12,
                     QDateTime::currentDateTime(), u"127.0.0.1"_s};
}

void GalleryScene::draft(int example, const QString &note)
{
    QueueRow made = row(example, QueueRow::Kind::Draft);
    made.note = note;
    m_queue.add({made});
}

void GalleryScene::refused(int example, ErrorCode code)
{
    QueueRow bad = row(example, QueueRow::Kind::Refused);
    bad.failure = Error{code, {}};
    m_queue.add({bad});
}

void GalleryScene::queued(int example)
{
    add(example, [](Task &) {});
}

void GalleryScene::inLine(int example, int ahead)
{
    add(example, [ahead](Task &task) {
        task.state = TaskState::Running;
        task.stage = u"queued"_s;
        task.queuePosition = ahead;
    });
}

void GalleryScene::running(int example, const QString &stage, int percent)
{
    add(example, [&](Task &task) {
        task.state = TaskState::Running;
        task.stage = stage;
        task.percent = percent;
        task.started = now() - 45s;
    });
}

void GalleryScene::retrying(int example, ErrorCode code)
{
    add(example, [code](Task &task) {
        task.state = TaskState::Running;
        task.attempts = 2;
        task.failure = Failure{Error{code}};
        task.due = now() + 8s;
    });
}

void GalleryScene::saving(int example, qint64 received, qint64 receiving)
{
    add(example, [&](Task &task) {
        task.state = TaskState::Running;
        task.stage = u"downloading"_s;
        task.percent = 80 + int(19 * received / receiving);
        task.received = received;
        task.receiving = receiving;
        task.started = now() - 60s;
    });
}

void GalleryScene::unawaited(int example)
{
    add(example, [](Task &task) {
        task.state = TaskState::Running;
        task.stage = u"generating"_s;
        task.unawaited = true;
    });
}

void GalleryScene::missing(int example)
{
    ready(example);
    const QString key = m_queue.at(m_queue.rowCount() - 1).key;
    m_queue.edit(key, [](QueueRow &row) {
        row.fileProblem = ErrorCode::FileNotFound;
        row.task.model->remoteUrl = u"https://fal.media/model.glb"_s;
    });
}

void GalleryScene::ready(int example, const QString &format)
{
    add(example, [&format](Task &task) {
        task.state = TaskState::Completed;
        task.started = now() - 168s;
        task.finished = now() - 120s;
        task.billing = Billing::Charged;
        task.cost = 0.30;
        ModelFile model;
        model.path = u"jobs/gallery/model."_s + format;
        model.format = format;
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

void GalleryScene::failed(int example, ErrorCode code, const QString &detail)
{
    add(example, [&](Task &task) {
        task.state = TaskState::Failed;
        task.started = now() - 60s;
        task.finished = now() - 20s;
        const bool looked = code == ErrorCode::ImageRefused || code == ErrorCode::ContentRefused;
        task.billing = looked ? Billing::MayBeCharged : Billing::NotCharged;
        task.failure = Failure{{code, detail}, task.billing};
    });
}

Job GalleryScene::asJob() const
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

void GalleryScene::finish(int selected)
{
    Outlook outlook = m_outlook;
    m_window.workbench().setOutlook(outlook);
    outlook.draftPrice = m_window.workbench().priceOfDrafts();
    outlook.retryPrice = m_window.workbench().priceOfRetries();
    m_window.workbench().setOutlook(outlook);
    if (selected == all)
        m_window.queuePane().shown().selectAll();
    else if (selected >= 0)
        m_window.queuePane().select(m_queue.at(selected).key);
    m_window.queuePane().filterBar().showCounts(m_queue);
    m_window.refresh();
}

QueueRow GalleryScene::row(int example, QueueRow::Kind kind)
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

void GalleryScene::add(int example, const std::function<void(Task &)> &change)
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

} // namespace i2m
