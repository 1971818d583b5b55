// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/follow.h"

#include "app/interrupt.h"
#include "app/progress_view.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>
#include <algorithm>
#include <optional>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto offlinePatience = 20s;
constexpr auto lookInterval = 1500ms; // a server counts requests: 60 a minute;
constexpr auto stopPatience = 2s;

class Follower : public QObject
{
    Q_DECLARE_TR_FUNCTIONS(Follower)

public:
    Follower(std::function<Result<Job>()> read, JobId job, const Console &console)
        : m_read(std::move(read)), m_job(std::move(job)), m_console(console), m_view(console)
    {
        connect(&m_interrupt, &Interrupt::requested, this, &Follower::interrupted);
        m_offline.setSingleShot(true);
        connect(&m_offline, &QTimer::timeout, this, [this] {
            sayHowToGoOn(tr("fal.ai cannot be reached."));
            end(ExitCode::Unreachable);
        });
    }

    ExitCode run(Engine *engine)
    {
        m_engine = engine;
        QTimer look;
        if (engine) {
            connect(engine, &Engine::changed, this, &Follower::look);
            connect(engine, &Engine::providersChanged, this, &Follower::look);
            engine->start();
        } else {
            connect(&look, &QTimer::timeout, this, &Follower::look);
            look.start(lookInterval);
        }
        QMetaObject::invokeMethod(this, &Follower::look, Qt::QueuedConnection);
        m_loop.exec();
        m_view.clear();
        if (engine)
            stop(*engine);
        return *m_code;
    }

private:
    void look();
    void watchTheNetwork(const Job &job);
    std::optional<Error> hold(const Job &job) const;
    void interrupted();
    void sayHowToGoOn(const QString &why);
    void end(ExitCode code);
    static void stop(Engine &engine);

    const std::function<Result<Job>()> m_read;
    const JobId m_job;
    const Console &m_console;
    ProgressView m_view;
    Interrupt m_interrupt;
    QTimer m_offline;
    QEventLoop m_loop;
    Engine *m_engine = nullptr;
    bool m_looking = false;
    std::optional<ExitCode> m_code;
};

void Follower::look()
{
    if (m_code || m_looking)
        return;
    m_looking = true; // reading may run an event loop
    const auto job = m_read();
    m_looking = false;
    if (m_code)
        return;
    if (!job) {
        m_view.clear();
        return end(m_console.fail(job.error()));
    }
    m_view.show(*job);
    const JobCounts counts = countsOf(*job);
    if (counts.queued + counts.running == 0)
        return end(exitCodeFor(*job));
    if (const auto held = hold(*job)) {
        const bool told = std::ranges::any_of(job->tasks, [&](const Task &task) {
            return task.failure && task.failure->error.code == held->code;
        });
        sayHowToGoOn(told ? QString() : held->message());
        return end(exitCodeFor(held->code));
    }
    watchTheNetwork(*job);
}

/// Why the job will not go on by itself, once nothing of it is running any more.
std::optional<Error> Follower::hold(const Job &job) const
{
    if (!m_engine || countsOf(job).running > 0)
        return {};
    for (const ProviderState &state : m_engine->providers()) {
        if (state.name == job.provider)
            return state.hold;
    }
    return {};
}

void Follower::watchTheNetwork(const Job &job)
{
    const bool reachable = std::ranges::any_of(job.tasks, [](const Task &task) {
        return !isFinal(task.state) &&
               (!task.failure || task.failure->error.remedy() != Remedy::WaitForNetwork);
    });
    if (reachable)
        m_offline.stop();
    else if (!m_offline.isActive())
        m_offline.start(offlinePatience);
}

void Follower::interrupted()
{
    sayHowToGoOn(tr("Stopped waiting."));
    end(ExitCode::Interrupted);
}

void Follower::sayHowToGoOn(const QString &why)
{
    m_view.clear();
    if (!why.isEmpty())
        m_console.say(why);
    m_console.say(tr("The job is safe. “image2model watch %1” goes on with it.").arg(m_job.value));
}

void Follower::end(ExitCode code)
{
    if (m_code)
        return;
    m_code = code;
    m_loop.quit();
}

void Follower::stop(Engine &engine)
{
    QEventLoop loop;
    connect(&engine, &Engine::stopped, &loop, &QEventLoop::quit);
    QTimer::singleShot(stopPatience, &loop, &QEventLoop::quit);
    engine.stop();
    loop.exec();
}
} // namespace

ExitCode followWith(Engine &engine, const JobId &job, const Console &console)
{
    if (engine.paused()) {
        console.say(
            QCoreApplication::translate("Follower", "Work was paused in the window; it goes on now."));
        if (auto resumed = engine.setPaused(false); !resumed)
            return console.fail(resumed.error());
    }
    return Follower([&] { return engine.store().job(job); }, job, console).run(&engine);
}

ExitCode followBy(const std::function<Result<Job>()> &look, const JobId &job, const Console &console)
{
    return Follower(look, job, console).run(nullptr);
}

ExitCode exitCodeFor(const Job &job)
{
    const JobCounts counts = countsOf(job);
    if (counts.completed == counts.total())
        return ExitCode::Done;
    if (counts.completed > 0)
        return ExitCode::SomeFailed;
    // When all failed for one reason, the code tells it.
    std::optional<ExitCode> reason;
    for (const Task &task : job.tasks) {
        const ExitCode code = task.failure ? exitCodeFor(task.failure->error.code) : ExitCode::Failed;
        if (reason && *reason != code)
            return ExitCode::Failed;
        reason = code;
    }
    return reason.value_or(ExitCode::Failed);
}

} // namespace i2m
