// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/intake.h"

#include "core/durable_file.h"
#include "core/file_name.h"
#include "core/imaging/thumbnail.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSemaphore>
#include <QThreadPool>
#include <QtConcurrent>
#include <algorithm>
#include <numeric>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
/// How many images one call looks at at a time. Two pictures of 64 megapixels in memory are enough; without
/// drawing there is nothing to wait for, and one file in memory does.
int parallel(Thumbnails thumbnails)
{
    return thumbnails == Thumbnails::Now ? std::min(2, QThread::idealThreadCount()) : 1;
}
/// While this one waits for the disk, others are looked at. More would only keep the window waiting.
constexpr int writers = 1;

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
            m_mapped = m_file.map(0, m_file.size());
            if (m_mapped) {
                m_view = QByteArrayView(m_mapped, m_file.size());
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
    /// Some systems move no file that is mapped, and closing a QFile leaves it mapped.
    void close()
    {
        m_view = {};
        m_read.clear();
        if (m_mapped)
            m_file.unmap(std::exchange(m_mapped, nullptr));
        m_file.close();
    }

private:
    QFile m_file;
    uchar *m_mapped = nullptr;
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

Result<QByteArray> draw(QByteArrayView image)
{
    return thumbnailPng(QByteArray::fromRawData(image.data(), image.size()));
}

/// An image on its way in, first looked at, then stored.
class Intake
{
public:
    Intake(DataDir dir, JobId job, Incoming incoming)
        : m_dir(std::move(dir)), m_job(std::move(job)), m_incoming(std::move(incoming))
    {
    }
    ~Intake()
    {
        if (m_incoming.take && !m_stored)
            QFile::remove(m_incoming.path);
    }
    Q_DISABLE_COPY_MOVE(Intake)

    Result<void> look(const ImageLimits &limits, Thumbnails thumbnails)
    {
        if (auto opened = m_bytes.open(m_incoming, limits); !opened)
            return opened.error();
        const auto facts = checkImage(m_bytes.view(), m_incoming.name, m_incoming.declaredType, limits);
        if (!facts)
            return facts.error();
        const QStringView ending = facts->contentType == "image/png"_L1 ? u".png" : u".jpg";
        m_image = {DataDir::relativePath(m_job, {randomHex128()}, ending),
                   shownFileName(m_incoming.name),
                   facts->contentType,
                   facts->sha256,
                   facts->bytes,
                   facts->size.width(),
                   facts->size.height()};
        if (thumbnails == Thumbnails::Now) {
            auto drawn = draw(m_bytes.view());
            if (!drawn)
                return drawn.error();
            m_thumbnail = std::move(*drawn);
        }
        if (m_incoming.take)
            m_bytes.close(); // it is moved as it is; waiting for the disk, it would only take memory
        return {};
    }
    Result<ImageFile> store()
    {
        const QString thumbnail = thumbnailPath(m_dir, m_image);
        if (!m_thumbnail.isEmpty()) {
            if (auto written = writeDurably(thumbnail, m_thumbnail); !written)
                return written.error();
        }
        if (auto stored = storeImage(); !stored) {
            QFile::remove(thumbnail);
            return stored.error();
        }
        m_stored = true;
        return m_image;
    }

private:
    Result<void> storeImage()
    {
        const QString path = m_dir.absolute(m_image.path);
        // The bytes that were checked are the bytes that are kept, whatever happens to the original
        // meanwhile.
        if (!m_incoming.take)
            return writeDurably(path, m_bytes.view());
        return moveOrCopy(m_incoming.path, path);
    }

    DataDir m_dir;
    JobId m_job;
    Incoming m_incoming;
    IncomingBytes m_bytes;
    ImageFile m_image;
    QByteArray m_thumbnail;
    bool m_stored = false;
};
} // namespace

QList<Verdict> takeIn(const DataDir &dir, const JobId &job, const QList<Incoming> &images,
                      const ImageLimits &limits, Thumbnails thumbnails, const IntakeSteps &steps)
{
    QDir().mkpath(dir.jobDir(job)); // that it cannot be made shows with the first file
    QSemaphore eyes(parallel(thumbnails));
    QThreadPool pool; // its own: the caller may be sitting on the global one
    pool.setMaxThreadCount(parallel(thumbnails) + writers);
    const auto take = [&](qsizetype place) {
        eyes.acquire();
        const Incoming incoming = steps.before ? steps.before(place) : images[place];
        Intake intake(dir, job, incoming);
        const auto looked = intake.look(limits, thumbnails);
        eyes.release();
        const Verdict verdict{shownFileName(incoming.name),
                              looked ? intake.store() : Result<ImageFile>(looked.error())};
        if (steps.after)
            steps.after(place, verdict);
        return verdict;
    };
    QList<qsizetype> places(images.size());
    std::iota(places.begin(), places.end(), 0);
    auto verdicts = QtConcurrent::blockingMapped<QList<Verdict>>(&pool, places, take);
    QDir().rmdir(dir.jobDir(job)); // goes only when it is empty
    return verdicts;
}

QString draftsFile(const DataDir &dir)
{
    const QString own = QFileInfo(dir.spoolDir()).absolutePath();
    const bool shared = own != QFileInfo(dir.root()).absoluteFilePath();
    return own + (shared ? u"/shared-drafts.json"_s : u"/drafts.json"_s);
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
    const auto thumbnail = draw(image.readAll());
    if (!thumbnail)
        return thumbnail.error();
    auto written = writeDurably(part, *thumbnail);
    return written ? publish(part, path) : written;
}

} // namespace i2m
