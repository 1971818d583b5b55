// SPDX-License-Identifier: GPL-3.0-or-later
// Prints how long it takes to check 25 photos of 10 MB, and to take them in with thumbnails.
#include "core/durable_file.h"
#include "core/imaging/image_check.h"
#include "core/jobs/intake.h"
#include "tests/imaging/sample_images.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QtConcurrent>
#include <cstdio>

using namespace i2m;
using namespace Qt::StringLiterals;

int main()
{
    constexpr int count = 25;
    constexpr qsizetype size = 10 << 20;
    const QTemporaryDir folder;
    const QByteArray bytes = sample::photo(size);

    QList<Incoming> images;
    for (int i = 0; i < count; ++i) {
        const QString name = u"%1.jpg"_s.arg(i);
        // Photos that come in are on disk already: nobody else's fsync has to wait for them.
        if (!writeDurably(folder.filePath(name), bytes))
            return 1;
        images.append({folder.filePath(name), name});
    }

    QElapsedTimer timer;
    timer.start();
    const auto checked = QtConcurrent::blockingMapped<QList<bool>>(
        images, [](const Incoming &image) { return checkImage(image.path, image.name, {}, {}).ok(); });
    std::printf("check of %lld photos: %lld ms (target: under 1000)\n", qlonglong(checked.count(true)),
                qlonglong(timer.elapsed()));

    const DataDir dir(folder.filePath(u"data"_s));
    if (!dir.create())
        return 1;
    timer.restart();
    const auto verdicts = takeIn(dir, {u"job"_s}, images, {});
    std::printf("taking in %lld photos with thumbnails, on disk: %lld ms\n", qlonglong(verdicts.size()),
                qlonglong(timer.elapsed()));
    return 0;
}
