// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/intake.h"

#include "core/durable_file.h"
#include "core/file_name.h"
#include "core/imaging/thumbnail.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QThreadPool>
#include <QtConcurrent>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
// Two pictures of 64 megapixels in memory at a time are enough.
constexpr int parallelDecodes = 2;

/// Moves a spooled file to `path`; writes it there when a move is not possible (another disk).
Result<void> moveOrWrite(const QString &from, const QByteArray &bytes, const QString &path)
{
    if (publish(from, path))
        return {};
    auto written = writeDurably(path, bytes);
    if (written)
        QFile::remove(from);
    return written;
}

Result<ImageFile> takeOne(const DataDir &dir, const JobId &job, const Incoming &incoming,
                          const ImageLimits &limits)
{
    auto dropSpooled = qScopeGuard([&] {
        if (incoming.take)
            QFile::remove(incoming.path);
    });
    const auto bytes = readImage(incoming.path, limits);
    if (!bytes)
        return bytes.error();
    const auto facts = checkImage(QByteArrayView(*bytes), incoming.name, incoming.declaredType, limits);
    if (!facts)
        return facts.error();
    const auto thumbnail = thumbnailPng(*bytes);
    if (!thumbnail)
        return thumbnail.error();

    const QStringView ending = facts->contentType == "image/png"_L1 ? u".png" : u".jpg";
    const ImageFile image{DataDir::relativePath(job, {randomHex128()}, ending),
                          shownFileName(incoming.name),
                          facts->contentType,
                          facts->sha256,
                          facts->bytes,
                          facts->size.width(),
                          facts->size.height()};
    if (auto drawn = writeDurably(thumbnailPath(dir, image), *thumbnail); !drawn)
        return drawn.error();
    const QString path = dir.absolute(image.path);
    // The bytes that were checked are the bytes that are kept, whatever happens to the original meanwhile.
    auto stored = incoming.take ? moveOrWrite(incoming.path, *bytes, path) : writeDurably(path, *bytes);
    if (!stored) {
        QFile::remove(thumbnailPath(dir, image));
        return stored.error();
    }
    dropSpooled.dismiss();
    return image;
}
} // namespace

QList<Verdict> takeIn(const DataDir &dir, const JobId &job, const QList<Incoming> &images,
                      const ImageLimits &limits)
{
    QThreadPool pool; // its own: the caller may be sitting on the global one
    pool.setMaxThreadCount(std::min(parallelDecodes, QThread::idealThreadCount()));
    const auto take = [&](const Incoming &incoming) {
        return Verdict{shownFileName(incoming.name), takeOne(dir, job, incoming, limits)};
    };
    auto verdicts = QtConcurrent::blockingMapped<QList<Verdict>>(&pool, images, take);
    QDir().rmdir(dir.jobDir(job)); // goes only when it is empty
    return verdicts;
}

QString thumbnailPath(const DataDir &dir, const ImageFile &image)
{
    return dir.absolute(image.path.first(image.path.lastIndexOf(u'.')) + u".thumb.png"_s);
}

} // namespace i2m
