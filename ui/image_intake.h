// SPDX-License-Identifier: GPL-3.0-or-later
// From whatever was dropped to rows of the queue: folders are walked, other formats converted, images checked
// and stored, all on the pool. Rows appear at once and get their verdict one by one.
#pragma once

#include "core/jobs/intake.h"
#include "ui/queue/queue_model.h"

#include <QImage>
#include <QObject>

namespace i2m {

class ImageIntake : public QObject
{
    Q_OBJECT

public:
    /// A drop of more images than this is cut; tooMany() says what is left.
    static constexpr int mostAtOnce = 100;

    ImageIntake(QueueModel &queue, ImageLimits limits, QObject *parent = nullptr);

    void add(const QStringList &paths);
    void add(const QImage &image, const QString &name);
    /// One file under another name than its own.
    void addNamed(const QString &path, const QString &name);
    /// Shrinks refused images until they fit, then takes them in.
    void shrink(const QStringList &keys);
    /// Turns the image of a draft clockwise by quarters.
    void turn(const QString &key, int quarters);
    /// Puts another image in the place of a row.
    void replace(const QString &key, const QString &path);

Q_SIGNALS:
    void tooMany(const QStringList &left);
    /// All rows of one drop have their verdict.
    void taken(int added, int refused);

private:
    struct Arrival
    {
        QString key;
        QString path;
        QString name;
        bool shrink = false;
        bool ours = false; ///< a temporary file
    };
    void takeIn(const QList<Arrival> &arrivals);
    void settle(const JobId &job, const Arrival &arrival, const QString &note, const Verdict &verdict);

    QueueModel &m_queue;
    ImageLimits m_limits;
};

/// Images below these paths in natural order, hidden files left out. Blocking.
QStringList imagesBelow(const QStringList &paths);

} // namespace i2m
