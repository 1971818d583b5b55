// SPDX-License-Identifier: GPL-3.0-or-later
// The port to the queue that several computers share, as the workers' dialog and the banner see it. Lives in
// the window's thread.
#pragma once

#include <QDateTime>
#include <QList>
#include <QObject>

namespace i2m {

struct WorkerRow
{
    QString id;
    QString host;
    QString role; ///< "server", "worker" or "window"
    QString queues;
    QString version;
    bool online = false;
    bool draining = false;
    int active = 0;
    int done = 0;
    int failed = 0;
    int retried = 0;
    double load = -1; ///< of the computer, in the last minute; -1 when unknown
    QDateTime lastSeen{};
};

struct CrewState
{
    enum class Kind {
        Alone,
        Joined,
        Away, ///< it should be joined, and cannot be reached
        Back  ///< it can be reached again, and this window still works alone
    };
    Kind kind = Kind::Alone;
    QString address{}; ///< of the queue, for people
    QList<WorkerRow> workers{};
};

class CrewDoor : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual CrewState state() const = 0;
    /// Lets a worker finish what it has and then end.
    virtual void drain(const QString &worker) = 0;
    /// Takes one that is gone off the list.
    virtual void forget(const QString &worker) = 0;
    /// Joins a queue that is back as soon as the window's own work is done.
    virtual void rejoin() = 0;

Q_SIGNALS:
    void changed();
    /// A wish was refused.
    void refused(const QString &why);
};

} // namespace i2m
