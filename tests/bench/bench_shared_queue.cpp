// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what the shared queue costs on a real Redis: claims and settles, memory, tasks from submit to end,
// news to the event stream of another server, and how soon the work of a lost worker goes on. Celery:
// celery_peer.py. An argument names one part: store, tasks, models, stream, images or lost.
#include "core/jobs/engine.h"
#include "core/jobs/intake.h"
#include "core/storage/redis_feed.h"
#include "tests/jobs/scripted_provider.h"
#include "tests/journeys/studio.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QGuiApplication>
#include <QTest>
#include <algorithm>
#include <cstdio>

using namespace i2m;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
Job newJob(int tasks = maxTasksPerJob)
{
    Job job;
    job.id.value = randomHex128();
    job.provider = u"fal"_s;
    job.model = u"tripo3d/tripo/v2.5/image-to-3d"_s;
    job.options = {{u"face_limit"_s, 10000}, {u"texture"_s, u"standard"_s}, {u"pbr"_s, false}};
    job.created = now();
    for (int i = 0; i < tasks; ++i) {
        Task task;
        task.id.value = randomHex128();
        task.job = job.id;
        task.index = i;
        task.stage = u"queued"_s;
        task.due = task.created = job.created;
        task.cost = 0.3;
        task.images = {{.path = u"jobs/%1/%2.jpg"_s.arg(job.id.value, task.id.value),
                        .name = u"vase %1.jpg"_s.arg(i),
                        .contentType = u"image/jpeg"_s,
                        .sha256 = QByteArray(32, 'a'),
                        .size = 1'000'000,
                        .width = 4000,
                        .height = 3000}};
        job.tasks.append(task);
    }
    return job;
}

std::unique_ptr<RedisStore> openStore(const QString &url)
{
    auto store = RedisStore::open({*RedisAddress::parse(url)});
    if (!store)
        qFatal("%s", qPrintable(store.error().message()));
    return std::move(*store);
}

double seconds(const QElapsedTimer &clock) { return double(clock.nsecsElapsed()) / 1e9; }

void fill(RedisStore &store, int tasks)
{
    for (int i = 0; i < tasks / maxTasksPerJob; ++i) {
        if (!store.insert(newJob()))
            qFatal("not inserted");
    }
}

void printTimes(const char *what, std::vector<double> times)
{
    std::ranges::sort(times);
    std::printf("%s: p50 %.2f ms, p99 %.2f ms\n", what, times[times.size() / 2],
                times[times.size() * 99 / 100]);
}

/// Claims one task at a time and settles it, as a busy engine does.
void measureClaims(RedisStore &store, int tasks, const char *what)
{
    std::vector<double> claims;
    QElapsedTimer whole;
    whole.start();
    for (int i = 0; i < tasks; ++i) {
        QElapsedTimer clock;
        clock.start();
        const auto leases = store.claim(u"fal"_s, 1, now(), now() + 60s);
        if (!leases || leases->isEmpty())
            qFatal("nothing to claim");
        claims.push_back(seconds(clock) * 1000);
        Settlement done{leases->front().task};
        done.task.state = TaskState::Failed;
        done.task.finished = now();
        if (!store.settle(leases->front(), done))
            qFatal("not settled");
    }
    std::printf("claims and settles a second, %s: %.0f\n", what, tasks / seconds(whole));
    printTimes("  one claim", claims);
}

double usedMegabytes(const RedisServer &server)
{
    for (const QByteArray &line : server.ask({u"info"_s, u"memory"_s}).split('\n')) {
        if (line.startsWith("used_memory:"))
            return line.mid(12).trimmed().toDouble() / 1e6;
    }
    return 0;
}

void measureStore()
{
    RedisServer server;
    const auto store = openStore(server.url());
    const double empty = usedMegabytes(server);
    fill(*store, 5'000);
    measureClaims(*store, 2000, "append-only file synced on every write");
    server.ask({u"config"_s, u"set"_s, u"appendfsync"_s, u"everysec"_s});
    server.ask({u"flushall"_s});
    fill(*store, 1'000);
    measureClaims(*store, 1000, "1,000 queued");
    server.ask({u"flushall"_s});
    fill(*store, 100'000);
    std::printf("100,000 queued tasks: %.0f MB in Redis\n", usedMegabytes(server) - empty);
    measureClaims(*store, 5000, "100,000 queued");
}

/// A worker process: an engine on the queue whose provider answers at once.
int work(const QString &url)
{
    const auto store = openStore(url);
    ScriptedProvider provider;
    provider.places = 1000;
    provider.script = [](const Step &) { return Refused{Error{ErrorCode::ImageRefused}}; };
    Metrics metrics;
    Engine engine(*store, {&provider}, DataDir(QDir::tempPath()), *Settings::load({}), metrics);
    RedisFeed feed(*store, 10ms);
    QObject::connect(&feed, &RedisFeed::changed, &engine, &Engine::lookAgain);
    QObject::connect(&feed, &RedisFeed::calledOff, &engine, &Engine::callOff);
    engine.start({.maintenance = false, .alone = false, .places = 50});
    return QCoreApplication::exec();
}

void measureTasks(int workers, int tasks)
{
    RedisServer server({u"--appendfsync"_s, u"everysec"_s});
    const auto store = openStore(server.url());
    std::vector<std::unique_ptr<QProcess>> processes;
    for (int i = 0; i < workers; ++i) {
        processes.push_back(std::make_unique<QProcess>());
        processes.back()->start(QCoreApplication::applicationFilePath(), {u"work"_s, server.url()});
        processes.back()->waitForStarted();
    }
    const auto failed = [&] {
        const auto counts = store->counts();
        return counts ? counts->failed : 0;
    };
    (void)store->insert(newJob(1));
    if (!QTest::qWaitFor([&] { return failed() == 1; }, 10'000)) // they are up
        qFatal("no worker works");
    QElapsedTimer clock;
    clock.start();
    fill(*store, tasks);
    if (!QTest::qWaitFor([&] { return failed() > tasks; }, 100'000))
        qFatal("not all ended");
    std::printf("%d tasks that do nothing, submit to end, %d worker process%s: %.0f a second\n", tasks,
                workers, workers == 1 ? "" : "es", tasks / seconds(clock));
    for (const auto &each : processes) {
        each->kill();
        each->waitForFinished();
    }
}

/// The real programs: uploads through a server, models from the simulator, which takes no time for one.
void measureImages()
{
    Studio studio(u"0"_s, {u"--appendfsync"_s, u"everysec"_s});
    QString url;
    const auto server = studio.server(url);
    const auto worker = studio.worker({u"--set"_s, u"fal.parallel=40"_s});
    constexpr int jobs = 8;
    QElapsedTimer clock;
    clock.start();
    QStringList ids;
    for (int i = 0; i < jobs; ++i)
        ids.append(studio.upload(url, maxTasksPerJob));
    const bool ended = QTest::qWaitFor(
        [&] { return std::ranges::all_of(ids, [&](const QString &id) { return studio.hasEnded(id); }); },
        100'000);
    std::printf("%d images, upload to model on disk, one server, one worker, 40 at a time: %s%.1f a second\n",
                jobs * maxTasksPerJob, ended ? "" : "not all ended, ",
                jobs * maxTasksPerJob / seconds(clock));
}

/// Jobs whose images lie in the shared folder already, as after their upload. Few of them are different, so
/// that the simulator has their models at hand.
QList<Job> modelJobs(const QString &shared, int tasks)
{
    const DataDir dir(shared);
    if (!dir.create())
        qFatal("no folder");
    QTemporaryDir pictures;
    QList<Incoming> images;
    for (int i = 0; i < maxTasksPerJob; ++i) {
        QImage picture(320, 240, QImage::Format_RGB32);
        picture.fill(QColor::fromHsv(i % 8 * 40, 200, 200));
        images.append({pictures.filePath(u"vase-%1.png"_s.arg(i)), u"vase %1.png"_s.arg(i)});
        picture.save(images.back().path);
    }
    QList<Job> jobs;
    while (jobs.size() * maxTasksPerJob < tasks) {
        Job job = newJob();
        const QList<Verdict> taken = takeIn(dir, job.id, images, {});
        for (int i = 0; i < job.tasks.size(); ++i)
            job.tasks[i].images = {*taken[i].image};
        jobs.append(job);
    }
    return jobs;
}

/// The real worker and all that a task does at fal: upload, submit, watch, result, download, model on disk.
void measureModels(int workers, int tasks)
{
    Studio studio(u"0"_s, {u"--appendfsync"_s, u"everysec"_s});
    studio.simulator.set({{u"concurrency"_s, 40}});
    const QList<Job> warm = modelJobs(studio.folder.filePath(u"shared"_s), maxTasksPerJob);
    const QList<Job> jobs = modelJobs(studio.folder.filePath(u"shared"_s), tasks);
    std::vector<std::unique_ptr<Program>> programs;
    for (int i = 0; i < workers; ++i)
        programs.push_back(studio.worker({u"--set"_s, u"fal.parallel=40"_s}));
    const auto completed = [&] {
        const auto counts = studio.store().counts();
        return counts ? counts->completed + counts->failed : 0;
    };
    const auto send = [&](const QList<Job> &all) {
        for (const Job &job : all) {
            if (!studio.store().insert(job))
                qFatal("not inserted");
        }
    };
    send(warm);
    if (!QTest::qWaitFor([&] { return completed() == maxTasksPerJob; }, 60'000)) // they are up
        qFatal("no worker works");
    QElapsedTimer clock;
    clock.start();
    send(jobs);
    const bool ended = QTest::qWaitFor([&] { return completed() >= maxTasksPerJob + tasks; }, 120'000);
    const auto counts = studio.store().counts();
    std::printf("%d models from the simulator, submit to file on disk, %d worker program%s: %s%.0f a second"
                " (%d failed)\n",
                tasks, workers, workers == 1 ? "" : "s", ended ? "" : "not all ended, ",
                tasks / seconds(clock), counts ? counts->failed : -1);
}

/// The newest revision that a server-sent event has named.
Revision newest(const QByteArray &events)
{
    const qsizetype at = events.lastIndexOf("\nid: ");
    return at < 0 ? 0 : events.mid(at + 5, events.indexOf('\n', at + 5) - at - 5).toLongLong();
}

/// From settle() in this process, which plays a worker, to the bytes that a client of another server's stream
/// gets.
void measureStream()
{
    Studio studio(u"0"_s, {u"--appendfsync"_s, u"everysec"_s});
    QString url;
    const auto server = studio.server(url);
    const auto job = studio.store().insert(newJob(1));
    const auto claimed = studio.store().claim(u"fal"_s, 1, now(), now() + 600s);
    if (!job || !claimed || claimed->size() != 1)
        qFatal("nothing claimed");
    const Lease lease = claimed->front();
    QNetworkReply *stream =
        studio.network().get(Studio::request(url + u"/api/v1/status/stream/"_s + job->id.value));
    QByteArray events;
    QEventLoop loop;
    Revision wanted = 1;
    QObject::connect(stream, &QNetworkReply::readyRead, &loop, [&] {
        events = events.right(200) + stream->readAll();
        if (newest(events) >= wanted)
            loop.quit();
    });
    loop.exec(); // the snapshot
    std::vector<double> times;
    for (int i = 0; i < 500; ++i) {
        QTest::qWait(3 + i % 7);
        Settlement next{lease.task, true};
        next.task.percent = i % 100;
        next.task.due = now() + 600s;
        QElapsedTimer clock;
        clock.start();
        const auto settled = studio.store().settle(lease, next);
        if (!settled)
            qFatal("not settled");
        wanted = settled->revision;
        if (newest(events) < wanted)
            loop.exec();
        times.push_back(seconds(clock) * 1000);
    }
    delete stream;
    printTimes("a change of a worker to an event stream of another server", times);
}

/// How long until another process may claim what a lost one held. With a heartbeat, which the lost one had
/// until then; without, the lease alone decides.
void measureLostWorker(bool heartbeat)
{
    RedisServer server;
    const auto other = openStore(server.url());
    auto lost = openStore(server.url());
    if (!other->insert(newJob(1)) || (heartbeat && !lost->pulse({})))
        qFatal("not inserted");
    const auto lease = heartbeat ? 60s : 5s;
    const auto claimed = lost->claim(u"fal"_s, 1, now(), now() + lease);
    if (!claimed || claimed->size() != 1)
        qFatal("nothing claimed");
    lost.reset();
    QElapsedTimer clock;
    clock.start();
    const auto taken = [&] {
        (void)other->pulse({});
        const auto leases = other->claim(u"fal"_s, 0, now(), now() + 60s);
        return leases && !leases->isEmpty();
    };
    while (!taken() && seconds(clock) < 100)
        QTest::qWait(1000); // as every process does
    std::printf("a lost worker's task goes on elsewhere after %.1f s by %s\n", seconds(clock),
                heartbeat ? "its heartbeat" : "its lease of 5 s");
}
} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    if (argc == 3 && QByteArray(argv[1]) == "work")
        return work(QString::fromLocal8Bit(argv[2]));
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const auto wanted = [&](const char *part) { return argc < 2 || QByteArray(argv[1]) == part; };
    if (wanted("store"))
        measureStore();
    for (const int workers : {1, 2}) {
        if (wanted("tasks"))
            measureTasks(workers, 10'000);
    }
    for (const int workers : {1, 2}) {
        if (wanted("models"))
            measureModels(workers, 1'000);
    }
    if (wanted("stream"))
        measureStream();
    if (wanted("images"))
        measureImages();
    for (const bool heartbeat : {true, false}) {
        if (wanted("lost"))
            measureLostWorker(heartbeat);
    }
    return 0;
}
