// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image_intake.h"

#include "core/async.h"
#include "ui/shrink.h"

#include <QCollator>
#include <QDirIterator>
#include <QFileInfo>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
// Small groups: rows get their verdict soon, and the intake still decodes several at a time.
constexpr qsizetype groupSize = 4;

struct Prepared
{
    QList<Incoming> images;
    QStringList notes;
};

Incoming prepare(const QString &spool, Incoming image, bool shrink, const ImageLimits &limits, QString *note)
{
    const auto made = shrink ? shrunk(image.path, spool, limits) : converted(image.path, spool);
    if (!made)
        return image;
    *note = made->note;
    image.path = made->path;
    image.name = QFileInfo(image.name).completeBaseName() + u'.' + QFileInfo(made->path).suffix();
    image.take = true;
    return image;
}
} // namespace

QStringList imagesBelow(const QStringList &paths)
{
    static const QStringList patterns{u"*.jpg"_s, u"*.jpeg"_s, u"*.png"_s, u"*.webp"_s,
                                      u"*.bmp"_s, u"*.tif"_s,  u"*.tiff"_s};
    QStringList found;
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir()) {
            found.append(path);
            continue;
        }
        QStringList inside;
        QDirIterator files(path, patterns, QDir::Files | QDir::Readable, QDirIterator::Subdirectories);
        while (files.hasNext())
            inside.append(files.next());
        QCollator natural;
        natural.setNumericMode(true);
        natural.setCaseSensitivity(Qt::CaseInsensitive);
        std::ranges::sort(inside,
                          [&](const QString &a, const QString &b) { return natural.compare(a, b) < 0; });
        found.append(inside);
    }
    return found;
}

ImageIntake::ImageIntake(QueueModel &queue, ImageLimits limits, QObject *parent)
    : QObject(parent), m_queue(queue), m_limits(limits)
{
}

void ImageIntake::add(const QStringList &paths)
{
    QtConcurrent::run(imagesBelow, paths).then(this, [this](const QStringList &found) {
        if (found.size() > mostAtOnce)
            Q_EMIT tooMany(found.mid(mostAtOnce));
        QList<Arrival> arrivals;
        QList<QueueRow> rows;
        for (const QString &path : found.first(std::min<qsizetype>(found.size(), mostAtOnce))) {
            arrivals.append({randomHex128(), path, QFileInfo(path).fileName()});
            QueueRow row;
            row.kind = QueueRow::Kind::Preparing;
            row.key = arrivals.back().key;
            row.name = arrivals.back().name;
            row.original = path;
            rows.append(row);
        }
        m_queue.add(rows);
        for (qsizetype first = 0; first < arrivals.size(); first += maxTasksPerJob)
            takeIn(arrivals.mid(first, maxTasksPerJob));
        if (arrivals.isEmpty())
            Q_EMIT taken(0, 0);
    });
}

void ImageIntake::add(const QImage &image, const QString &name)
{
    const QString spool = m_queue.dir().spoolDir();
    QtConcurrent::run([image, spool] {
        return stored(image, spool);
    }).then(this, [this, name](const QString &path) {
        if (path.isEmpty())
            return;
        QueueRow row;
        row.kind = QueueRow::Kind::Preparing;
        row.key = randomHex128();
        row.name = name;
        m_queue.add({row});
        takeIn({{row.key, path, name, false, true}});
    });
}

void ImageIntake::addNamed(const QString &path, const QString &name)
{
    QueueRow row;
    row.kind = QueueRow::Kind::Preparing;
    row.key = randomHex128();
    row.name = name;
    m_queue.add({row});
    takeIn({{row.key, path, name}});
}

void ImageIntake::shrink(const QStringList &keys)
{
    QList<Arrival> arrivals;
    for (const QString &key : keys) {
        const QueueRow *row = m_queue.find(key);
        if (!row || row->original.isEmpty())
            continue;
        arrivals.append({key, row->original, row->name, true});
        m_queue.edit(key, [](QueueRow &changed) { changed.kind = QueueRow::Kind::Preparing; });
    }
    takeIn(arrivals);
}

void ImageIntake::replace(const QString &key, const QString &path)
{
    m_queue.edit(key, [&path](QueueRow &row) {
        QueueRow fresh;
        fresh.kind = QueueRow::Kind::Preparing;
        fresh.key = row.key;
        fresh.name = QFileInfo(path).fileName();
        fresh.original = path;
        row = fresh;
    });
    takeIn({{key, path, QFileInfo(path).fileName()}});
}

void ImageIntake::takeIn(const QList<Arrival> &arrivals)
{
    if (arrivals.isEmpty())
        return;
    const JobId job{randomHex128()};
    // One group after the other: they share the job's folder.
    auto run = std::make_shared<std::function<void(qsizetype, int, int)>>();
    *run = [this, job, arrivals, run](qsizetype first, int added, int refused) {
        if (first >= arrivals.size()) {
            Q_EMIT taken(added, refused);
            *run = {};
            return;
        }
        const QList<Arrival> group = arrivals.mid(first, groupSize);
        const auto work = [dir = m_queue.dir(), limits = m_limits, job, group] {
            Prepared prepared;
            for (const Arrival &arrival : group) {
                QString note;
                prepared.images.append(prepare(dir.spoolDir(), {arrival.path, arrival.name, {}, arrival.ours},
                                               arrival.shrink, limits, &note));
                prepared.notes.append(note);
            }
            return std::pair(prepared.notes, i2m::takeIn(dir, job, prepared.images, limits));
        };
        QtConcurrent::run(work).then(this, [=, this](const std::pair<QStringList, QList<Verdict>> &done) {
            int good = 0;
            for (qsizetype i = 0; i < group.size(); ++i) {
                settle(job, group[i], done.first[i], done.second[i]);
                good += done.second[i].image.ok();
            }
            const auto next = *run;
            next(first + groupSize, added + good, refused + int(group.size()) - good);
        });
    };
    const auto start = *run;
    start(0, 0, 0);
}

void ImageIntake::settle(const JobId &job, const Arrival &arrival, const QString &note,
                         const Verdict &verdict)
{
    m_queue.edit(arrival.key, [&](QueueRow &row) {
        if (verdict.image) {
            row.kind = QueueRow::Kind::Draft;
            row.name = verdict.name;
            row.note = note;
            row.task.job = job;
            row.task.images = {*verdict.image};
            row.failure.reset();
        } else {
            row.kind = QueueRow::Kind::Refused;
            row.failure = verdict.image.error();
        }
    });
}

} // namespace i2m
