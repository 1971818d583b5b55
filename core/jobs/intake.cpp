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
/// How many images one call looks at at a time. Two pictures of 64 megapixels in memory are enough; without
/// drawing there is nothing to wait for, and one file in memory does.
int parallel(Thumbnails thumbnails)
{
    return thumbnails == Thumbnails::Now ? std::min(2, QThread::idealThreadCount()) : 1;
}

constexpr auto thumbnailEnding = ".thumb.png"_L1;

/// The bytes of an image on its way in. A spooled file is ours and nobody shortens it: it is mapped and takes
/// no memory that has to be filled first. Any other is read, since a mapped file that someone shortens kills
/// the process.
class IncomingBytes
{
public:
    Result<void> open(const Incoming &incoming, const ImageLimits &limits)
    {
        m_file.setFileName(incoming.path);
        if (incoming.take && m_file.open(QIODevice::ReadOnly) && m_file.size() <= limits.maxBytes) {
            if (const uchar *mapped = m_file.map(0, m_file.size())) {
                m_view = QByteArrayView(mapped, m_file.size());
                return {};
            }
        }
        auto read = readImage(incoming.path, limits);
        if (!read)
            return read.error();
        m_read = std::move(*read);
        m_view = m_read;
        return {};
    }
    QByteArrayView view() const { return m_view; }
    /// Some systems move no file that is mapped.
    void close()
    {
        m_view = {};
        m_file.close();
    }

private:
    QFile m_file;
    QByteArray m_read;
    QByteArrayView m_view;
};

/// Moves a spooled file to `path`; copies it there when a move is not possible (another disk).
Result<void> moveOrCopy(const QString &from, const QString &path)
{
    if (publish(from, path))
        return {};
    auto copied = copyDurably(from, path);
    if (copied)
        QFile::remove(from);
    return copied;
}

Result<void> draw(QByteArrayView image, const QString &path)
{
    const auto thumbnail = thumbnailPng(QByteArray::fromRawData(image.data(), image.size()));
    return thumbnail ? writeDurably(path, *thumbnail) : thumbnail.error();
}

Result<ImageFile> takeOne(const DataDir &dir, const JobId &job, const Incoming &incoming,
                          const ImageLimits &limits, Thumbnails thumbnails)
{
    auto dropSpooled = qScopeGuard([&] {
        if (incoming.take)
            QFile::remove(incoming.path);
    });
    IncomingBytes bytes;
    if (auto opened = bytes.open(incoming, limits); !opened)
        return opened.error();
    const auto facts = checkImage(bytes.view(), incoming.name, incoming.declaredType, limits);
    if (!facts)
        return facts.error();
    const QStringView ending = facts->contentType == "image/png"_L1 ? u".png" : u".jpg";
    const ImageFile image{DataDir::relativePath(job, {randomHex128()}, ending),
                          shownFileName(incoming.name),
                          facts->contentType,
                          facts->sha256,
                          facts->bytes,
                          facts->size.width(),
                          facts->size.height()};
    if (thumbnails == Thumbnails::Now) {
        if (auto drawn = draw(bytes.view(), thumbnailPath(dir, image)); !drawn)
            return drawn.error();
    }
    const QString path = dir.absolute(image.path);
    Result<void> stored;
    if (incoming.take) {
        bytes.close();
        stored = moveOrCopy(incoming.path, path);
    } else {
        // The bytes that were checked are the bytes that are kept, whatever happens to the original
        // meanwhile.
        stored = writeDurably(path, bytes.view());
    }
    if (!stored) {
        QFile::remove(thumbnailPath(dir, image));
        return stored.error();
    }
    dropSpooled.dismiss();
    return image;
}
} // namespace

QList<Verdict> takeIn(const DataDir &dir, const JobId &job, const QList<Incoming> &images,
                      const ImageLimits &limits, Thumbnails thumbnails)
{
    QDir().mkpath(dir.jobDir(job)); // that it cannot be made shows with the first file
    QThreadPool pool;               // its own: the caller may be sitting on the global one
    pool.setMaxThreadCount(parallel(thumbnails));
    const auto take = [&](const Incoming &incoming) {
        return Verdict{shownFileName(incoming.name), takeOne(dir, job, incoming, limits, thumbnails)};
    };
    auto verdicts = QtConcurrent::blockingMapped<QList<Verdict>>(&pool, images, take);
    QDir().rmdir(dir.jobDir(job)); // goes only when it is empty
    return verdicts;
}

QString thumbnailPath(const DataDir &dir, const ImageFile &image)
{
    return dir.absolute(image.path.first(image.path.lastIndexOf(u'.')) + thumbnailEnding);
}

Result<void> drawThumbnail(const QString &path)
{
    if (QFileInfo::exists(path))
        return {};
    if (!path.endsWith(thumbnailEnding))
        return Error{ErrorCode::FileNotFound, path};
    const QString stem = path.chopped(thumbnailEnding.size());
    QFile image(stem + u".png"_s);
    if (!image.exists())
        image.setFileName(stem + u".jpg"_s);
    if (!image.open(QIODevice::ReadOnly))
        return Error{image.exists() ? ErrorCode::StorageError : ErrorCode::FileNotFound,
                     image.fileName() + u": "_s + image.errorString()};
    const QString part = path + u'.' + randomHex128(); // somebody else may be drawing the same one
    auto drawn = draw(image.readAll(), part);
    return drawn ? publish(part, path) : drawn;
}

} // namespace i2m
