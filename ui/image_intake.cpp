// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/image_intake.h"

#include "core/async.h"
#include "ui/shrink.h"

#include <QCollator>
#include <QDirIterator>
#include <QFileInfo>
#include <QFutureWatcher>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Taken
{
    qsizetype place;
    QString note;
    Verdict verdict;
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
    QtConcurrent::run(imagesBelow, paths) | then(this, [this](const QStringList &found) {
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
    QtConcurrent::run([image, spool] { return stored(image, spool); }) |
        then(this, [this, name](const QString &path) {
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

void ImageIntake::turn(const QString &key, int quarters)
{
    const QueueRow *row = m_queue.find(key);
    if (!row || !row->isDraft() || row->task.images.size() != 1)
        return;
    const QString path = m_queue.dir().absolute(row->task.images.front().path);
    const QString name = row->name;
    m_queue.edit(key, [](QueueRow &changed) { changed.kind = QueueRow::Kind::Preparing; });
    QtConcurrent::run(turned, path, m_queue.dir().spoolDir(), quarters) |
        then(this, [this, key, name](const std::optional<MadeImage> &made) {
            if (made)
                takeIn({{key, made->path, name, false, true}});
            else
                m_queue.edit(key, [](QueueRow &changed) { changed.kind = QueueRow::Kind::Draft; });
        });
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
    const auto work = [dir = m_queue.dir(), limits = m_limits, job, arrivals](QPromise<Taken> &promise) {
        QList<Incoming> images;
        for (const Arrival &arrival : arrivals)
            images.append({arrival.path, arrival.name, {}, arrival.ours});
        QStringList notes(arrivals.size());
        QString *const note = notes.data(); // each thread has its own
        i2m::takeIn(dir, job, images, limits, Thumbnails::Now,
                    {.before =
                         [&](qsizetype place) {
                             return prepare(dir.spoolDir(), images[place], arrivals[place].shrink, limits,
                                            &note[place]);
                         },
                     .after =
                         [&](qsizetype place, const Verdict &verdict) {
                             promise.addResult(Taken{place, note[place], verdict});
                         }});
    };
    auto *watcher = new QFutureWatcher<Taken>(this);
    connect(watcher, &QFutureWatcherBase::resultReadyAt, this, [this, watcher, job, arrivals](int index) {
        const Taken taken = watcher->resultAt(index);
        settle(job, arrivals[taken.place], taken.note, taken.verdict);
    });
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QList<Taken> all = watcher->future().results();
        const auto good = std::ranges::count_if(all, [](const Taken &one) { return one.verdict.image.ok(); });
        Q_EMIT taken(int(good), int(all.size() - good));
    });
    watcher->setFuture(QtConcurrent::run(work));
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
