// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what `serve` costs before anybody asks it something: from start to ready with 1,000 jobs in the
// store, then memory and processor time while it idles.
#include "core/data_dir.h"
#include "core/storage/sqlite_store.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <cstdio>
#include <unistd.h>

using namespace i2m;
using namespace Qt::StringLiterals;

namespace {
constexpr int jobs = 1'000;
constexpr int starts = 5;
constexpr int idleSeconds = 10;

void fill(const DataDir &dir)
{
    auto store = SqliteStore::open(dir);
    if (!store)
        qFatal("no store");
    for (int i = 0; i < jobs; ++i) {
        Task task;
        task.id.value = randomHex128();
        task.state = TaskState::Completed;
        task.percent = 100;
        task.created = task.finished = now();
        task.images.append(ImageFile());
        task.images.back().name = u"vase %1.jpg"_s.arg(i);
        Job job;
        job.id.value = randomHex128();
        job.provider = u"draft"_s;
        job.created = now();
        task.job = job.id;
        job.tasks.append(task);
        if (!(*store)->insert(job))
            qFatal("cannot insert");
    }
}

/// The fields of /proc/PID/NAME, numbered from 0.
QByteArrayList fields(const QProcess &process, const QString &name)
{
    QFile file(u"/proc/%1/%2"_s.arg(process.processId()).arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ') : QByteArrayList();
}

double residentMegabytes(const QProcess &process)
{
    return fields(process, u"statm"_s).value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

double processorSeconds(const QProcess &process)
{
    const QByteArrayList stat = fields(process, u"stat"_s);
    return (stat.value(13).toDouble() + stat.value(14).toDouble()) / double(sysconf(_SC_CLK_TCK));
}
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    QTemporaryDir folder;
    fill(DataDir(folder.path()));
    for (int i = 0; i < starts; ++i) {
        QProcess serve;
        QElapsedTimer clock;
        clock.start();
        serve.start(QStringLiteral(I2M_BUILD_DIR "/image2model"),
                    {u"serve"_s, u"--port"_s, u"0"_s, u"--json"_s, u"--data-dir"_s, folder.path()});
        if (!serve.waitForReadyRead(30'000))
            qFatal("serve did not start");
        std::printf("start to ready with %d jobs: %lld ms\n", jobs, clock.elapsed());
        if (i == starts - 1) {
            const double before = processorSeconds(serve);
            QThread::sleep(idleSeconds);
            std::printf("idle: %.1f MB resident, %.1f %% of one processor over %d s\n",
                        residentMegabytes(serve), (processorSeconds(serve) - before) / idleSeconds * 100,
                        idleSeconds);
        }
        serve.terminate();
        serve.waitForFinished(5'000);
    }
    return 0;
}
