// SPDX-License-Identifier: GPL-3.0-or-later
// The one job engine. It claims tasks, lets their provider advance them, settles the outcomes, and tells its
// watchers that something changed. It lives in one thread with its store; other threads reach it through
// ask() (core/async.h).
#pragma once

#include "core/async.h"
#include "core/jobs/breaker.h"
#include "core/jobs/file_courier.h"
#include "core/jobs/job_store.h"
#include "core/jobs/progress_relay.h"
#include "core/metrics.h"
#include "core/settings.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <limits>
#include <map>
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
    bool start = true; ///< false: held back until begin()
};

/// What a cancel did at once. Tasks the provider has are told later, through changed().
struct CancelReport
{
    int stopped = 0; ///< never reached the provider: over, and not charged
    int asked = 0;   ///< the provider is asked to stop; it may charge for what it has begun
};

struct ProviderState
{
    QString name;
    int running = 0;
    int parallel = 0;
    Breaker::State breaker = Breaker::State::Closed;
    std::optional<Error> hold; ///< why nothing is started there until the user acts
};

/// What one process does for a queue that it may share with others.
struct Duties
{
    bool generation = true;  ///< claims tasks
    bool maintenance = true; ///< deletes what is too old
    bool alone = true;       ///< nobody else works on the store: a folder without a job is left over
    int places = std::numeric_limits<int>::max(); ///< tasks that this process works on at the same time
};

/// What this process has done since it started.
struct Tally
{
    int active = 0; ///< steps running now
    int done = 0;
    int failed = 0;
    int retried = 0;
};

struct CleanUp
{
    int jobs = 0;
    int files = 0;
    qint64 bytes = 0;
};

class Engine : public QObject
{
    Q_OBJECT

public:
    Engine(JobStore &store, std::vector<Provider *> providers, DataDir dir, Settings settings,
           Metrics &metrics, QObject *parent = nullptr);
    ~Engine() override;

    /// Begins to claim. Without it the engine only answers questions.
    void start(const Duties &duties = {});
    /// Finishes what is begun and claims nothing more; emits drained() when nothing is left.
    void drain();
    /// Others have changed something in the store; `work`: there may be something to claim.
    void lookAgain(bool work);
    /// Others have cancelled this task, or removed the job (`task` empty): a running step on it stops.
    void callOff(const JobId &job, const TaskId &task);
    Tally tally() const;
    /// Where the files are that this computer does not see; null: it sees them all. Outlives the engine.
    void setCourier(FileCourier *courier) { m_courier = courier; }
    /// Stops claiming and drops the running steps; their leases end by themselves. Emits stopped() when none
    /// is left.
    void stop();

    /// Errors: ValidationError, TooManyFiles, CostLimit (monthly limit), StorageError.
    Result<Job> submit(const NewJob &job);
    /// About what one image costs, USD. Errors: ValidationError.
    Result<double> estimate(const QString &provider, const QString &model, const QJsonObject &options) const;
    /// `task` empty: the whole job.
    Result<CancelReport> cancel(const JobId &job, const TaskId &task = {});
    /// Failed and cancelled tasks go back in line with the same settings, and held-back ones begin; others
    /// stay.
    Result<QList<Task>> retry(const JobId &job, const TaskId &task = {});
    /// The name for people, whatever its state; that of its image again if `title` is that or empty.
    Result<void> rename(const JobId &job, const TaskId &task, const QString &title);
    /// A running task that nobody waits for goes on, and its model is kept if it comes; it is never paid for
    /// again. Answers whether that was still to be decided.
    Result<bool> setAwaited(const JobId &job, const TaskId &task, bool awaited);
    /// Brings the model of a completed task here again, at no cost. Errors: Conflict where it is not
    /// completed; ModelExpired where the provider has no copy.
    Result<void> fetchAgain(const JobId &job, const TaskId &task);
    /// Waiting tasks trade their places in line; see JobStore::reorder().
    Result<void> reorder(const QString &provider, const QList<TaskId> &order);
    /// Removes rows, images and models. Errors: Conflict while a task is running, unless `force`.
    Result<void> remove(const JobId &job, bool force = false);
    /// Removes jobs that ended more than `age` ago, of one source if one is named; with `dryRun` it only
    /// counts.
    Result<CleanUp> cleanUp(std::chrono::seconds age, bool dryRun, const QString &source = {});

    bool paused() const { return m_paused; }
    Result<void> setPaused(bool paused);
    /// The user has acted on a hold (new key, more credit, more space): try again.
    void resumeHeld();
    QList<ProviderState> providers() const;
    Provider *provider(const QString &name) const;
    void setSettings(const Settings &settings);
    /// Charged or possibly charged this calendar month (UTC), in USD, by the catalogue's prices.
    double costThisMonth() const;

    JobStore &store() { return m_store; }
    const DataDir &dir() const { return m_dir; }

Q_SIGNALS:
    /// Everything visible that changed since the last signal, a few milliseconds' worth at a time.
    void changed(const i2m::Changes &changes);
    /// A hold, a breaker or the pause changed.
    void providersChanged();
    void stopped();
    void drained();

private:
    struct Line
    {
        Provider *provider;
        Breaker breaker;
        std::optional<Error> hold;
    };
    /// A claimed task and its running step. Goes with deleteLater(), as it ends inside its own watcher's
    /// signal.
    struct Work : QObject
    {
        Lease lease;
        QFutureWatcher<Outcome> watcher;
        Time lastReport{};
        QStringList unreportedLog{};
        std::optional<Settlement> unsaved{}; ///< the store was away
    };

    struct Later
    {
        void operator()(Work *work) const { work->deleteLater(); }
    };

    void wake();
    void pump();
    void pump(Line &line, Time at);
    void begin(const Lease &lease);
    void advance(Work &work);
    bool seesImages(const Task &task) const;
    void bringImages(Work &work);
    void handIn(Work &work, const Done &done, const Result<ModelFile> &model);
    /// Runs `step` with what `future` delivers, when the store is ready and if `work` still has the same
    /// lease.
    template <class T>
    void goOn(Work &work, QFuture<T> future, std::function<void(Work &, const T &)> step)
    {
        future | then(this, [this, step, id = work.lease.task.id, token = work.lease.token](const T &value) {
            m_store.whenReady(this, [=, this] {
                const auto found = m_work.find(id);
                if (found != m_work.end() && found->second->lease.token == token)
                    step(*found->second, value);
            });
        });
    }
    void show(const TaskId &task, const QString &token, const Progress &progress);
    void finished(Work &work);
    void settle(Work &work, const Wait &wait);
    void settle(Work &work, const Done &done);
    void settle(Work &work, const Refused &refused);
    void complete(Work &work, const Done &done, const Result<ModelFile> &model);
    static void end(Task &task, TaskState state);
    void decide(Task &task, Line &line, const Refused &refused);
    Result<bool> wish(const JobId &job, const TaskId &task, const Wish &wish);
    void noteWish(const Task &task);
    void stopWhatOthersCancelled(const Changes &changes);
    void saveNow(Work &work);
    void saveWhatIsUnsaved();
    bool mayClaim() const { return m_duties.generation && !m_draining; }
    Milliseconds leaseTime() const;
    void save(Work &work, const Task &task, bool keepLease = false, const QStringList &log = {});
    void runCancel(Work &work);
    void cancelled(Work &work, const CancelAnswer &said);
    void countStep(const Line &line, const char *outcome);
    void countEnd(const Line &line, const Task &task);
    void release(const TaskId &task);
    void renewLeases();
    void readPause();
    void maintain();
    void sweepOrphans();
    void removeFiles(const JobId &job);
    bool isWatched() const;
    bool holds(const Work &work) const;
    void noteChange();
    void tellWatchers();
    Line *line(const QString &provider);
    const Line *line(const QString &provider) const;

    JobStore &m_store;
    DataDir m_dir;
    Settings m_settings;
    Metrics &m_metrics;
    std::vector<Line> m_lines;
    std::map<TaskId, std::unique_ptr<Work, Later>> m_work;
    std::shared_ptr<ProgressRelay> m_relay;
    FileCourier *m_courier = nullptr;
    QThreadPool m_pool; ///< for finishing models and deleting files, so that drafts do not hold them up
    QTimer m_wake;
    QTimer m_tell;
    QTimer m_renew;
    QTimer m_maintain;
    Revision m_told = 0;
    Time m_renewed{};
    Duties m_duties;
    Tally m_tally;
    bool m_started = false;
    bool m_draining = false;
    bool m_stopping = false;
    bool m_paused = false;
};

} // namespace i2m

Q_DECLARE_METATYPE(i2m::Changes)
