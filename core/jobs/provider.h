// SPDX-License-Identifier: GPL-3.0-or-later
// The port to whatever turns images into a model. A provider advances a task by one short, repeatable step at
// a time and keeps nothing in memory between steps that it could not do without: all it needs is in the
// checkpoint.
#pragma once

#include "core/data_dir.h"
#include "core/jobs/job.h"
#include "core/result.h"

#include <QFuture>
#include <QStringList>
#include <functional>
#include <variant>

namespace i2m {

struct Progress
{
    QString stage;          ///< "uploading", "queued", "generating", "downloading", "cutout" …
    int percent = -1;       ///< 0 to 100 of the whole task, -1 keeps what was
    int queuePosition = -1; ///< requests ahead, -1 when it does not wait
    QStringList log{};      ///< new lines for the task's log
    qint64 received = -1;   ///< bytes of the model that are here, -1: it is not being saved
    qint64 receiving = -1;  ///< of so many; -1: not said
};

/// Not finished: go on with `checkpoint` after `delay` (0: at once, under the same lease).
struct Wait
{
    Milliseconds delay{};
    Progress progress{};
    QJsonObject checkpoint{};
    QString requestId{};
};

/// Finished: the model lies complete at `part`; the engine verifies it, gives it its name and writes the
/// sidecar.
struct Done
{
    QString part; ///< absolute path, below the data folder
    QString format = QStringLiteral("glb");
    QString renderPart; ///< absolute path of the provider's picture of the model, or empty
    QString remoteUrl{};
    QString requestId{};
    QJsonObject facts{}; ///< seed, provider's timings …: kept in the sidecar
    double cost = -1.0;  ///< USD if the provider said so, else -1 and the estimate stands
    Billing billing = Billing::Free;
};

/// Stopped by an error. Error::remedy() decides what comes next; a retry goes on from `checkpoint`.
struct Refused
{
    Error error;
    QJsonObject checkpoint{};
    Billing billing = Billing::NotCharged;
    std::optional<Milliseconds> retryAfter{};
    QString requestId{};
};

using Outcome = std::variant<Wait, Done, Refused>;

struct Step
{
    Job job; ///< header: provider, model, options; tasks is empty
    Task task;
    DataDir dir;
    /// Commits a checkpoint to disk now, before the step ends. Engine thread only. On an error the lease is
    /// lost: the step must stop without doing anything that costs money.
    std::function<Result<void>(const QJsonObject &checkpoint)> commit;
    /// Shows progress within the step. From any thread; cheap; may be dropped.
    std::function<void(const Progress &)> report;
};

/// What became of a cancel request at the provider, in truth.
struct CancelAnswer
{
    bool stopped = true; ///< false: it is being made all the same and will be charged
    Billing billing = Billing::NotCharged;
    QString note{};
    /// From where a retry by the user goes on; nothing: from where the task stood.
    std::optional<QJsonObject> checkpoint{};
};

class Provider
{
public:
    virtual ~Provider() = default;

    virtual QString name() const = 0; ///< "fal", "draft"
    /// How many of its tasks may run at once. Read before each claim.
    virtual int parallel() const = 0;
    /// Why no task can be started now (no key), or nothing.
    virtual std::optional<Error> blocked() const { return {}; }
    /// One step. A task that is unawaited, or has its model already, is never submitted (again): what was
    /// begun ends, and what is there is fetched. Called on the engine thread, which must not wait: CPU work
    /// goes to the pool. The future delivers exactly one outcome; if the engine cancels it, the step stops as
    /// soon as it can and its outcome is dropped.
    virtual QFuture<Outcome> advance(const Step &step) = 0;
    /// Asks the provider to stop what `task` has running there, if anything.
    virtual QFuture<CancelAnswer> cancel(const Job &job, const Task &task) = 0;
    /// A checkpoint from which a finished task's model comes here again, at no cost; nothing: there is none.
    virtual std::optional<QJsonObject> wayBackTo(const Task &task) const
    {
        Q_UNUSED(task)
        return {};
    }
    /// Checks model and options against the catalogue and completes them with defaults. Errors:
    /// ValidationError, naming the option and what it takes.
    virtual Result<QJsonObject> validated(const QString &model, const QJsonObject &options,
                                          int images) const = 0;
    /// Estimated price of one task of so many images, USD.
    virtual double estimate(const QString &model, const QJsonObject &options, int images) const = 0;
    virtual QString defaultModel() const = 0;
};

} // namespace i2m
