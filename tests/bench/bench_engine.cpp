// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what the engine itself costs, with a provider that answers at once: enqueueing 1,000 tasks, and one
// task's way through claim and settle while more and more rows are in the store.
#include "core/jobs/engine.h"
#include "core/storage/sqlite_store.h"
#include "tests/jobs/scripted_provider.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <cstdio>
#include <ctime>

using namespace i2m;
using namespace Qt::StringLiterals;

namespace {
/// Resident memory in MB, from /proc.
double residentMegabytes()
{
    QFile status(u"/proc/self/statm"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    return status.readAll().split(' ').value(1).toDouble() * 4096 / 1e6;
}

NewJob newJob()
{
    NewJob job;
    job.id.value = randomHex128();
    job.provider = u"fal"_s;
    for (int i = 0; i < maxTasksPerJob; ++i)
        job.tasks.append({ImageFile{.path = u"jobs/%1/%2.jpg"_s.arg(job.id.value, randomHex128()),
                                    .name = u"vase %1.jpg"_s.arg(i),
                                    .contentType = u"image/jpeg"_s,
                                    .sha256 = QByteArray(32, 'a'),
                                    .size = 1'000'000,
                                    .width = 4000,
                                    .height = 3000}});
    return job;
}

void enqueue(Engine &engine, int tasks)
{
    for (int i = 0; i < tasks / maxTasksPerJob; ++i) {
        if (!engine.submit(newJob()))
            qFatal("submit failed");
    }
}
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    QTemporaryDir folder;
    const DataDir dir(folder.path());
    auto store = SqliteStore::open(dir);
    if (!store)
        qFatal("no store");
    ScriptedProvider provider;
    Metrics metrics;
    Engine engine(**store, {&provider}, dir, *Settings::load(folder.filePath(u"none.ini"_s)), metrics);

    const double before = residentMegabytes();
    QElapsedTimer clock;
    clock.start();
    enqueue(engine, 1000);
    std::printf("enqueue 1,000 tasks: %.3f s, memory +%.1f MB\n", double(clock.nsecsElapsed()) / 1e9,
                residentMegabytes() - before);

    provider.script = [](const Step &) { return Refused{Error{ErrorCode::ImageRefused}}; };
    engine.start();
    int rows = 1000;
    for (const int target : {1'000, 10'000, 100'000}) {
        if (!engine.setPaused(true))
            qFatal("cannot pause");
        for (; rows < target; rows += 1000) {
            enqueue(engine, 1000);
            QSignalSpy(&engine, &Engine::changed).wait();
        }
        int ended = 0;
        QEventLoop loop;
        const auto watching = QObject::connect(&engine, &Engine::changed, &loop, [&](const Changes &changes) {
            for (const Task &task : changes.tasks)
                ended += isFinal(task.state);
            if (ended >= 1000)
                loop.quit();
        });
        clock.restart();
        const std::clock_t cpu = std::clock();
        if (!engine.setPaused(false))
            qFatal("cannot resume");
        loop.exec();
        std::printf("claim, step and settle with %d rows: %.3f ms a task, %.3f ms of it computing\n", target,
                    double(clock.nsecsElapsed()) / 1e6 / ended,
                    double(std::clock() - cpu) / CLOCKS_PER_SEC * 1e3 / ended);
        QObject::disconnect(watching);
    }
    return 0;
}
