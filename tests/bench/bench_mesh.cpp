// SPDX-License-Identifier: GPL-3.0-or-later
// Prints how fast models are checked, measured, drawn small and shown. bench_mesh [FILE.glb…] takes own
// models; without a display it stops after the numbers that need none.
#include "core/mesh/glb.h"
#include "core/mesh/statistics.h"
#include "tests/bench/large_glb.h"
#include "ui/preview/model_view.h"
#include "ui/preview/offscreen.h"
#include "ui/preview/thumbnail.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>
#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace i2m;
using namespace Qt::StringLiterals;

namespace {
/// Seconds of processor time of this process, which a busy machine does not stretch.
double processorTime() { return double(std::clock()) / CLOCKS_PER_SEC; }

/// Milliseconds this thread has waited for a processor that others had: on a busy machine no fault of ours.
/// 0 where Linux does not tell.
qint64 waitedForProcessor()
{
    QFile file(u"/proc/thread-self/schedstat"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() / 1'000'000 : 0;
}

double megabytesInMemory()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').front().toDouble() / 1024;
    return 0;
}

void measureCheck(const QString &path)
{
    constexpr int rounds = 5;
    QElapsedTimer timer;
    double best = 1e9;
    const double before = processorTime();
    qint64 size = 0, triangles = 0;
    for (int i = 0; i < rounds; ++i) {
        timer.start();
        const auto statistics = statisticsOf(path);
        best = std::min(best, double(timer.nsecsElapsed()) * 1e-9);
        if (!statistics)
            return;
        size = statistics->fileSize;
        triangles = statistics->triangles;
    }
    const double processor = (processorTime() - before) / rounds;
    std::printf("check and statistics: %.1f MB, %lld triangles: %.0f ms, %.0f MB/s by the clock, %.0f MB/s "
                "of processor time\n",
                double(size) * 1e-6, triangles, best * 1e3, double(size) * 1e-6 / best,
                double(size) * 1e-6 / processor);
}

void measureView(const QString &path)
{
    ModelView view;
    view.setReducedMotion(true);
    view.resize(860, 690);
    view.show();
    for (int i = 0; i < 50; ++i)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
    for (int round = 0; round < 3; ++round) {
        QElapsedTimer timer;
        qint64 last = 0, gap = 0, ownGap = 0, lastWaited = waitedForProcessor();
        bool done = false;
        const auto finish = [&] { done = true; };
        const auto loaded = QObject::connect(&view, &ModelView::loaded, &view, finish);
        const auto failed = QObject::connect(&view, &ModelView::failed, &view, finish);
        timer.start();
        const double before = processorTime();
        view.load(path);
        while (!done && timer.elapsed() < 20'000) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            const qint64 present = timer.elapsed(), waited = waitedForProcessor();
            gap = std::max(gap, present - last);
            ownGap = std::max(ownGap, present - last - (waited - lastWaited));
            last = present;
            lastWaited = waited;
        }
        std::printf("view, round %d: first picture after %lld ms (%.2f s of processor time), longest gap of "
                    "the window %lld ms, %lld ms without waiting for other programs\n",
                    round, timer.elapsed(), processorTime() - before, gap, ownGap);
        QObject::disconnect(loaded);
        QObject::disconnect(failed);
    }
}

void measureThumbnails(const QString &path)
{
    constexpr int count = 25;
    Thumbnailer thumbnailer;
    QElapsedTimer timer;
    timer.start();
    const double before = processorTime();
    QList<QFuture<Result<QImage>>> pictures;
    for (int i = 0; i < count; ++i)
        pictures.append(thumbnailer.render(path, 256));
    const auto finished = [](const auto &picture) { return picture.isFinished(); };
    while (!std::ranges::all_of(pictures, finished) && timer.elapsed() < 30'000)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    std::printf("%d thumbnails: %.1f s (%.1f s of processor time)\n", count, double(timer.elapsed()) * 1e-3,
                processorTime() - before);
}

/// The same file in f3d, a viewer many people use: a new process each time, until its picture is written.
void measureOther(const QString &path)
{
    const QString program = QStandardPaths::findExecutable(u"f3d"_s);
    if (program.isEmpty())
        return;
    const QTemporaryDir folder;
    qint64 best = 1'000'000;
    for (int round = 0; round < 3; ++round) {
        QElapsedTimer timer;
        timer.start();
        QProcess process;
        process.start(program, {path, u"--output"_s, folder.filePath(u"picture.png"_s), u"--resolution"_s,
                                u"860,690"_s});
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            return;
        best = std::min(best, timer.elapsed());
    }
    std::printf("f3d, best of three: picture written %lld ms after its start\n", best);
}

void measureMemory(const QString &path)
{
    double first = 0;
    const double before = megabytesInMemory();
    for (int i = 0; i < 11; ++i) {
        ModelView view;
        view.resize(400, 300);
        view.show();
        bool done = false;
        QObject::connect(&view, &ModelView::loaded, &view, [&] { done = true; });
        view.load(path);
        QElapsedTimer timer;
        timer.start();
        while (!done && timer.elapsed() < 20'000)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        view.clear();
        if (i == 0)
            first = megabytesInMemory();
    }
    std::printf("memory: %.0f MB before, %.0f MB after the first model is closed, %.0f MB after ten more\n",
                before, first, megabytesInMemory());
}
} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const QApplication application(argc, argv);
    QTemporaryDir folder;
    QStringList paths = QCoreApplication::arguments().sliced(1);
    const auto add = [&](const QString &name, int triangles, int side) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(largeGlb(triangles, side));
        paths.append(file.fileName());
    };
    if (paths.isEmpty()) {
        add(u"medium.glb"_s, 100'000, 2048);
        add(u"large.glb"_s, 500'000, 4096);
        add(u"huge.glb"_s, 3'300'000, 4096);
    }
    for (const QString &path : paths)
        measureCheck(path);
    if (!canPreview())
        return 0;
    for (const QString &path : paths) {
        measureView(path);
        measureOther(path);
    }
    measureThumbnails(paths.front());
    measureMemory(paths.front());
    return 0;
}
