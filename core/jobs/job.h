// SPDX-License-Identifier: GPL-3.0-or-later
// What is stored about work: a job is 1 to 25 tasks with one set of options, a task is one object on its way
// to one model. Plain values; they cross threads and are serialised by job_json.
#pragma once

#include "core/clock.h"
#include "core/error.h"
#include "core/id.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMetaType>
#include <QString>
#include <optional>

namespace i2m {

using Revision = qint64;
constexpr int maxTasksPerJob = 25;

enum class TaskState { Queued, Running, Completed, Failed, Cancelled };
constexpr bool isFinal(TaskState state) { return state > TaskState::Running; }

/// What is known about money for one attempt. MayBeCharged is said aloud, never guessed away.
enum class Billing { Free, NotCharged, MayBeCharged, Charged };

/// An image as taken in. Multi-view tasks have 2 to 4 of them, in the order front, left, back, right.
struct ImageFile
{
    QString path; ///< relative to the data folder
    QString name; ///< the artist's own file name, for people and exports only
    QString contentType;
    QByteArray sha256; ///< 32 bytes, of the stored original
    qint64 size = 0;   ///< bytes
    int width = 0;     ///< pixels, upright (after EXIF orientation)
    int height = 0;
};

struct ModelFile
{
    QString path; ///< relative to the data folder
    QString format = QStringLiteral("glb");
    QByteArray sha256;        ///< 32 bytes
    qint64 size = 0;          ///< bytes
    QString thumbnail;        ///< relative path of a PNG, or empty
    QString remoteUrl;        ///< the provider's copy, which expires
    QJsonObject statistics{}; ///< triangles, vertices, materials, textures, size_m …: see core/mesh
};

struct Failure
{
    Error error;
    Billing billing = Billing::NotCharged;
};

struct Task
{
    TaskId id;
    JobId job;
    int index = 0; ///< place in its job, from 0
    QList<ImageFile> images{};
    QString title; ///< what people have named it since; empty: as its image
    TaskState state = TaskState::Queued;
    QString stage;            ///< "queued", "uploading", "generating" …: a word, translated by who shows it
    int percent = 0;          ///< 0 to 100, never goes back within an attempt
    int queuePosition = -1;   ///< requests ahead at the provider, -1 when unknown or not waiting
    int attempts = 0;         ///< started so far, counted by the engine
    QJsonObject checkpoint{}; ///< the provider's own notes, enough to go on after a crash; never shown
    qint64 received = -1;     ///< bytes of the model that are here while it is saved, -1: it is not
    qint64 receiving = -1;    ///< of so many; -1: not said
    QString requestId;        ///< the provider's, for its support
    QString worker;           ///< name of the computer that worked on it last, for people
    std::optional<Failure> failure; ///< why it failed, or why it waits for another try
    std::optional<ModelFile> model; ///< in an open task: it is only brought here again
    double cost = 0.0;              ///< USD, estimated from the catalogue until it is done
    Billing billing = Billing::Free;
    bool cancelRequested = false;
    bool unawaited = false; ///< nobody waits for it: kept if it comes, and never paid for again
    Time created{};
    Time started{};
    Time finished{};
    Time due{}; ///< when it may be claimed: a delay, the end of the running step's lease, or heldBack
    Revision revision = 0;

    /// What people call it, with the ending of its image.
    QString name() const { return title.isEmpty() ? originalName() : title; }
    QString originalName() const { return images.isEmpty() ? QString() : images.front().name; }
};

struct Job
{
    JobId id;
    QString session;  ///< the submitter's session id; empty for the window and the command line
    QString owner;    ///< id of the API key that started it; empty when local
    QString source;   ///< "window", "cli", "api"
    QString provider; ///< "draft" or "fal"
    QString model;    ///< catalogue id
    QJsonObject options{};
    int priority = 0; ///< higher goes first
    Time created{};
    Revision revision = 0;
    QList<Task> tasks{}; ///< empty where only the header is meant
};

struct JobCounts
{
    int queued = 0;
    int running = 0;
    int completed = 0;
    int failed = 0;
    int cancelled = 0;

    int total() const { return queued + running + completed + failed + cancelled; }
};

JobCounts countsOf(const Job &job);
/// "queued", "processing", "completed", "partially_completed", "failed" or "cancelled".
QString statusOf(const JobCounts &counts);
inline QString statusOf(const Job &job) { return statusOf(countsOf(job)); }
/// A task that waits for someone to start it.
constexpr Time heldBack{Milliseconds{Q_INT64_C(1) << 52}};
/// By what a task is found, in lower case: the name that it has, and that of its image.
QString findableName(const Task &task);
/// A line for each task.
QString findableNames(const Job &job);
/// Mean of the tasks' percentages; finished tasks count 100 whatever their end.
int progressOf(const Job &job);
/// When the last task ended; the epoch while one is open.
Time finishedAt(const Job &job);

} // namespace i2m

Q_DECLARE_METATYPE(i2m::Job)
Q_DECLARE_METATYPE(i2m::Task)
