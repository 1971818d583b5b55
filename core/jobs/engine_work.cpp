// SPDX-License-Identifier: GPL-3.0-or-later
// How tasks move: claim, advance, settle, and when to come back.
#include "core/jobs/engine.h"
#include "core/jobs/finish.h"
#include "core/jobs/retry.h"
#include "core/log.h"

#include <QRandomGenerator>
#include <QtConcurrent>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto reportInterval = 100ms;
constexpr Milliseconds longestSleep = 1h;

/// The shared queue cannot be reached, or takes nothing for now: it will, and with it what was not saved.
bool isAway(const Error &error)
{
    return error.code == ErrorCode::QueueUnreachable || error.code == ErrorCode::QueueFull;
}

/// Asked again: it may be that somebody at another computer stopped waiting only now.
bool isUnawaited(JobStore &store, const Task &task)
{
    const auto job = store.job(task.job);
    const auto known =
        job ? std::ranges::find(job->tasks, task.id, &Task::id) : QList<Task>::const_iterator();
    return job && known != job->tasks.end() ? known->unawaited : task.unawaited;
}
} // namespace

void Engine::wake()
{
    if (m_started && !m_stopping)
        m_wake.start(0);
}

void Engine::pump()
{
    if (m_stopping)
        return;
    if (now() - m_renewed > leaseTime() / 3)
        renewLeases(); // the computer slept: what we hold is ours before we look for what has run out
    saveWhatIsUnsaved();
    if (!mayClaim())
        return;
    const Time at = now();
    for (Line &each : m_lines)
        pump(each, at);
    Milliseconds sleep = longestSleep;
    for (const Line &each : m_lines) {
        if (const auto due = m_store.nextDue(each.provider->name(), at); due && *due)
            sleep = std::min(sleep, **due - at);
        if (each.breaker.state(at) == Breaker::State::Open)
            sleep = std::min(sleep, each.breaker.reopens() - at);
    }
    if (!m_wake.isActive())
        m_wake.start(sleep + 1ms);
}

void Engine::pump(Line &line, Time at)
{
    const QString name = line.provider->name();
    const auto running = m_store.running(name);
    const bool mayStart = running && !m_paused && !line.hold && !line.provider->blocked();
    const int free = mayStart ? line.provider->parallel() - *running : 0;
    const int places =
        mayStart ? line.breaker.admit(std::min(free, m_duties.places - int(m_work.size())), *running, at) : 0;
    const auto leases = m_store.claim(name, places, at, at + leaseTime());
    if (!leases) {
        qCWarning(logEngine) << "cannot claim work:" << leases.error().message();
        m_wake.start(1s);
        return;
    }
    for (const Lease &lease : *leases)
        begin(lease);
    if (!leases->isEmpty())
        noteChange();
}

void Engine::begin(const Lease &lease)
{
    if (const auto old = m_work.find(lease.task.id); old != m_work.end()) {
        old->second->watcher.disconnect(this);
        old->second->watcher.cancel();
        m_work.erase(old);
    }
    std::unique_ptr<Work, Later> owned(new Work);
    Work &work = *owned;
    work.setParent(this);
    work.lease = lease;
    connect(&work.watcher, &QFutureWatcherBase::finished, this, [this, &work] {
        m_store.whenReady(&work, [this, &work] {
            if (holds(work))
                finished(work);
        });
    });
    m_work.emplace(lease.task.id, std::move(owned));
    if (lease.task.cancelRequested)
        runCancel(work);
    else
        advance(work);
}

void Engine::advance(Work &work)
{
    if (m_courier && !seesImages(work.lease.task))
        return bringImages(work);
    const TaskId id = work.lease.task.id;
    const QString token = work.lease.token;
    Step step{
        work.lease.job, work.lease.task, m_dir,
        [this, lease = work.lease](const QJsonObject &checkpoint) {
            return m_store.commit(lease, checkpoint);
        },
        [relay = m_relay, id, token](const Progress &progress) { Q_EMIT relay->shown(id, token, progress); }};
    work.watcher.setFuture(provider(work.lease.job.provider)->advance(step));
}

void Engine::show(const TaskId &task, const QString &token, const Progress &progress)
{
    const auto found = m_work.find(task);
    if (found == m_work.end() || found->second->lease.token != token)
        return;
    Work &work = *found->second;
    work.unreportedLog += progress.log;
    const Time at = now();
    if (at - work.lastReport < reportInterval && progress.stage == work.lease.task.stage)
        return;
    Progress whole = progress;
    whole.log = std::exchange(work.unreportedLog, {});
    work.lastReport = at;
    work.lease.task.stage = progress.stage;
    if (m_store.report(work.lease, whole))
        noteChange();
}

bool Engine::holds(const Work &work) const
{
    const auto found = m_work.find(work.lease.task.id);
    return found != m_work.end() && found->second.get() == &work;
}

void Engine::finished(Work &work)
{
    const bool dropped = work.watcher.isCanceled() || work.watcher.future().resultCount() == 0;
    if (dropped && m_stopping) {
        release(work.lease.task.id);
        return;
    }
    if (dropped) {
        // The step may have committed a request id before it stopped: read again what is true now.
        const auto job = m_store.job(work.lease.task.job);
        const auto found = job ? std::ranges::find(job->tasks, work.lease.task.id, &Task::id)
                               : QList<Task>::const_iterator{};
        if (!job && isAway(job.error())) {
            QTimer::singleShot(1s, &work, [this, &work] {
                if (holds(work))
                    finished(work);
            });
            return;
        }
        if (!job || found == job->tasks.end()) {
            release(work.lease.task.id); // removed meanwhile
            return;
        }
        work.lease.task = *found;
        if (work.lease.task.cancelRequested)
            runCancel(work);
        else
            settle(work, Refused{Error{ErrorCode::Interrupted}, work.lease.task.checkpoint});
        return;
    }
    std::visit([&](const auto &outcome) { settle(work, outcome); }, Outcome(work.watcher.result()));
}

void Engine::settle(Work &work, const Wait &wait)
{
    Line &mine = *line(work.lease.job.provider);
    countStep(mine, "wait");
    mine.breaker.succeeded();
    Task task = work.lease.task;
    task.state = TaskState::Running;
    task.stage = wait.progress.stage;
    task.percent = std::max(task.percent, wait.progress.percent);
    task.queuePosition = wait.progress.queuePosition;
    task.received = wait.progress.received;
    task.receiving = wait.progress.receiving;
    task.checkpoint = wait.checkpoint;
    if (!wait.requestId.isEmpty())
        task.requestId = wait.requestId;
    task.failure.reset();
    const bool atOnce = wait.delay <= 0ms;
    task.due = now() + (atOnce ? leaseTime() : wait.delay);
    save(work, task, atOnce, wait.progress.log);
}

void Engine::settle(Work &work, const Done &done)
{
    countStep(*line(work.lease.job.provider), "done");
    auto finishing = QtConcurrent::run(&m_pool, finishModel, m_dir, work.lease.job, work.lease.task, done);
    goOn<Result<ModelFile>>(work, finishing, [this, done](Work &same, const Result<ModelFile> &model) {
        if (m_courier && model)
            handIn(same, done, model);
        else
            complete(same, done, model);
    });
}

void Engine::complete(Work &work, const Done &done, const Result<ModelFile> &model)
{
    Line &mine = *line(work.lease.job.provider);
    if (!model) {
        settle(work, Refused{model.error(), work.lease.task.checkpoint, done.billing});
        return;
    }
    mine.breaker.succeeded();
    Task task = work.lease.task;
    const bool again = task.model.has_value();
    task.model = *model;
    task.billing = done.billing;
    if (!again) {
        task.finished = now();
        if (done.cost >= 0)
            task.cost = done.cost;
    }
    if (!done.requestId.isEmpty())
        task.requestId = done.requestId;
    end(task, TaskState::Completed);
    if (!again)
        countEnd(mine, task);
    save(work, task);
}

void Engine::end(Task &task, TaskState state)
{
    task.state = state;
    task.queuePosition = -1;
    task.received = task.receiving = -1;
    if (task.finished == Time{})
        task.finished = now();
    switch (state) {
    case TaskState::Completed:
        task.stage = u"done"_s;
        task.percent = 100;
        task.failure.reset();
        task.checkpoint = {};
        break;
    case TaskState::Failed:
        task.stage = u"failed"_s;
        break;
    default:
        task.stage = u"cancelled"_s;
    }
}

void Engine::settle(Work &work, const Refused &refused)
{
    Line &mine = *line(work.lease.job.provider);
    countStep(mine, refused.error.name().toLatin1().constData());
    Task task = work.lease.task;
    task.checkpoint = refused.checkpoint;
    const bool again = task.model.has_value();
    task.failure = Failure{refused.error, refused.billing};
    if (!again)
        task.billing = refused.billing;
    task.queuePosition = -1;
    task.received = task.receiving = -1;
    if (!refused.requestId.isEmpty())
        task.requestId = refused.requestId;
    decide(task, mine, refused);
    if (isFinal(task.state) && !again)
        countEnd(mine, task);
    save(work, task, false, {refused.error.message()});
}

void Engine::decide(Task &task, Line &line, const Refused &refused)
{
    const ErrorCode code = refused.error.code;
    const Time at = now();
    const bool sick = refused.error.remedy() == Remedy::WaitForNetwork || code == ErrorCode::FalApiError ||
                      code == ErrorCode::ProviderTimeout;
    if (sick)
        line.breaker.failed(at);
    const Breaker::State breaker = line.breaker.state(at);
    m_metrics.breakerOpen.Add({{"provider", line.provider->name().toStdString()}})
        .Set(breaker == Breaker::State::Open       ? 1.0
             : breaker == Breaker::State::HalfOpen ? 0.5
                                                   : 0.0);

    const auto pause = [&](int attempt) {
        return std::max(backoff(attempt, QRandomGenerator::global()->generateDouble()),
                        refused.retryAfter.value_or(0ms));
    };
    task.state = TaskState::Running;
    switch (refused.error.remedy()) {
    case Remedy::AskUser:
        line.hold = refused.error;
        task.state = TaskState::Queued;
        task.stage = u"on_hold"_s;
        task.due = at;
        task.attempts = std::max(0, task.attempts - 1);
        Q_EMIT providersChanged();
        break;
    case Remedy::WaitForNetwork:
        task.stage = u"waiting_for_network"_s;
        task.due = at + pause(line.breaker.failures());
        break;
    case Remedy::Retry:
        if (task.attempts < m_settings[setting::retryAttempts]) {
            task.stage = u"retrying"_s;
            task.due = at + pause(task.attempts);
            ++task.attempts;
            ++m_tally.retried;
            break;
        }
        [[fallthrough]];
    case Remedy::GiveUp:
        // What nobody waits for asks for no attention either.
        end(task, code == ErrorCode::Cancelled || isUnawaited(m_store, task) ? TaskState::Cancelled
                                                                             : TaskState::Failed);
        if (code == ErrorCode::ModelExpired)
            task.model.reset();
        break;
    }
    if (sick && breaker != Breaker::State::Closed)
        Q_EMIT providersChanged();
}

void Engine::save(Work &work, const Task &task, bool keepLease, const QStringList &log)
{
    work.unsaved = Settlement{task, keepLease, std::exchange(work.unreportedLog, {}) + log};
    saveNow(work);
}

void Engine::saveNow(Work &work)
{
    const auto saved = m_store.settle(work.lease, *work.unsaved);
    if (!saved && isAway(saved.error())) {
        m_wake.start(1s); // what came out of the step must not be lost: it is settled as soon as that can be
        return;
    }
    const bool keepLease = std::exchange(work.unsaved, {})->keepLease;
    noteChange();
    if (saved && keepLease && !m_stopping) {
        work.lease.task = *saved;
        if (saved->cancelRequested)
            runCancel(work);
        else
            advance(work);
        return;
    }
    if (!saved && saved.error().code != ErrorCode::Conflict) {
        // The disk is full or gone. The lease stays; when it ends, the task goes on from its last checkpoint.
        qCWarning(logEngine) << "cannot save the state of" << work.lease.task.name() << ":"
                             << saved.error().message();
        line(work.lease.job.provider)->hold = saved.error();
        Q_EMIT providersChanged();
    }
    release(work.lease.task.id);
}

void Engine::countStep(const Line &line, const char *outcome)
{
    m_metrics.steps.Add({{"provider", line.provider->name().toStdString()}, {"outcome", outcome}})
        .Increment();
}

void Engine::release(const TaskId &task)
{
    if (const auto found = m_work.find(task); found != m_work.end()) {
        found->second->watcher.disconnect(this);
        m_work.erase(found);
    }
    if (m_stopping && m_work.empty())
        Q_EMIT stopped();
    if (m_draining && m_work.empty())
        Q_EMIT drained();
    wake();
}

void Engine::renewLeases()
{
    m_renewed = now();
    for (auto &[id, work] : m_work) {
        const auto renewed = m_store.renew(work->lease, m_renewed + leaseTime());
        if (!renewed && renewed.error().code == ErrorCode::Conflict)
            work->watcher.cancel();
    }
}

} // namespace i2m
