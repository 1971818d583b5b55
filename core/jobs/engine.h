// SPDX-License-Identifier: GPL-3.0-or-later
// The one job engine. It claims tasks, lets their provider advance them, settles the outcomes, and tells its
// watchers that something changed. It lives in one thread with its store; other threads reach it through
// ask() (core/async.h).
#pragma once

#include "core/jobs/breaker.h"
#include "core/jobs/job_store.h"
#include "core/metrics.h"
#include "core/settings.h"

#include <QHash>
#include <QObject>
#include <QTimer>
#include <memory>
#include <vector>

namespace i2m {

struct NewJob
{
    JobId id; ///< the folder in which the images already lie; see intake.h
    QString provider;
    QString model; ///< empty: the provider's default
    QJsonObject options{};
    QList<QList<ImageFile>> tasks; ///< one list of views per model
    QString source;
    QString session{};
    QString owner{};
    int priority = 0;
};

/// What a cancel did, told per task.
struct CancelReport
{
    QList<Task> tasks;
    int stoppedFree = 0;    ///< were still waiting: not charged
    int alreadyRunning = 0; ///< asked to stop; the provider may charge for them
};

struct ProviderState
{
    QString name;
    int running = 0;
    int parallel = 0;
    Breaker::State breaker = Breaker::State::Closed;
    std::optional<Error> hold; ///< why nothing is started there until the user acts
};

class Engine : public QObject
{
    Q_OBJECT

public:
    Engine(JobStore &store, std::vector<Provider *> providers, DataDir dir, Settings settings,
           Metrics &metrics, QObject *parent = nullptr);
    ~Engine() override;

    /// Begins to claim. Without it the engine only answers questions.
    void start();
    /// Stops claiming and drops the running steps; their leases end by themselves. Emits stopped().
    void stop();

    Result<Job> submit(const NewJob &job);
    Result<double> estimate(const QString &provider, const QString &model, const QJsonObject &options) const;
    /// `task` empty: the whole job.
    Result<CancelReport> cancel(const JobId &job, const TaskId &task = {});
    /// Failed and cancelled tasks go back in line with the same settings; completed ones stay.
    Result<QList<Task>> retry(const JobId &job, const TaskId &task = {});
    Result<void> remove(const JobId &job, bool force = false);

    bool paused() const;
    Result<void> setPaused(bool paused);
    /// The user has acted on a hold (new key, more credit, more space): try again.
    void resumeHeld();
    QList<ProviderState> providers() const;
    void setSettings(const Settings &settings);

    JobStore &store() { return m_store; }
    const DataDir &dir() const { return m_dir; }

Q_SIGNALS:
    /// Everything visible that changed since the last signal, at most every 20 ms.
    void changed(const i2m::Changes &changes);
    /// A provider's hold or breaker changed.
    void providersChanged();
    void stopped();

private:
    JobStore &m_store;
    DataDir m_dir;
};

} // namespace i2m

Q_DECLARE_METATYPE(i2m::Changes)
