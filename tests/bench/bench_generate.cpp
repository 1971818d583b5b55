// SPDX-License-Identifier: GPL-3.0-or-later
// Prints what a person waits for: a batch of 25 at the simulator against its ideal, and one draft from the
// start of the program to the model on disk.
#include "tests/journeys/programs.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <cmath>
#include <cstdio>

using namespace i2m;
using namespace Qt::StringLiterals;

namespace {
QStringList photos(const QTemporaryDir &folder, int count, QSize size)
{
    QStringList paths;
    for (int i = 0; i < count; ++i) {
        QImage image(size, QImage::Format_RGB32);
        image.fill(QColor(230, 232, 235));
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(QColor::fromHsv(i * 14, 180, 170));
        painter.drawEllipse(
            QRectF(size.width() * 0.3, size.height() * 0.2, size.width() * 0.4, size.height() * 0.6));
        painter.end();
        paths.append(folder.filePath(u"photo %1.jpg"_s.arg(i)));
        if (!image.save(paths.back(), "JPG", 92))
            qFatal("cannot write %s", qUtf8Printable(paths.back()));
    }
    return paths;
}

double secondsOf(const QStringList &arguments, const Simulator &simulator, int expected)
{
    QElapsedTimer clock;
    clock.start();
    Program program(arguments, simulator);
    if (program.exited() != expected)
        std::printf("image2model failed: %s\n", program.errors().constData());
    return double(clock.nsecsElapsed()) / 1e9;
}
} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    constexpr int images = 25;
    constexpr int parallel = 4;
    constexpr double seconds = 2;
    const double ideal = std::ceil(double(images) / parallel) * seconds;
    {
        QTemporaryDir folder;
        Simulator simulator({u"--seconds"_s, QString::number(seconds), u"--concurrency"_s, u"10"_s});
        const double taken =
            secondsOf(QStringList{u"generate"_s} + photos(folder, images, {640, 480}) +
                          QStringList{u"--provider"_s, u"fal"_s, u"--yes"_s, u"-o"_s,
                                      folder.filePath(u"out"_s), u"--data-dir"_s, folder.filePath(u"data"_s)},
                      simulator, 0);
        std::printf("25 images, %.0f s each, 4 in parallel: %.2f s, ideal %.1f s (%+.1f %%)\n", seconds,
                    taken, ideal, (taken / ideal - 1) * 100);
    }
    for (const QSize size : {QSize(1200, 900), QSize(4000, 3000)}) {
        QTemporaryDir folder;
        const double taken =
            secondsOf(QStringList{u"generate"_s} + photos(folder, 1, size) +
                          QStringList{u"--provider"_s, u"draft"_s, u"-o"_s, folder.filePath(u"out"_s),
                                      u"--data-dir"_s, folder.filePath(u"data"_s)},
                      Simulator(), 0);
        std::printf("one draft of a %d x %d photo, from start to disk: %.2f s\n", size.width(), size.height(),
                    taken);
    }
    return 0;
}
