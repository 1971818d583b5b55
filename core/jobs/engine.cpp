// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's doors: what people and scripts ask of it. How tasks move is in engine_work.cpp.
#include "core/jobs/engine.h"

#include "core/async.h"
#include "core/free_space.h"
#include "core/jobs/intake.h"
#include "core/log.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QtConcurrent>
#include <functional>
#include <numeric>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto tellDelay = 2ms;
constexpr auto maintenanceInterval = 1min;
constexpr qint64 roomToGoOn = qint64(256) << 20;

QString costFact() { return u"cost-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyy-MM"_s); }

void addFolder(const QString &folder, CleanUp &counted)
{
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        ++counted.files;
        counted.bytes += files.fileInfo().size();
    }
}
} // namespace

Engine::Engine(JobStore &store, std::vector<Provider *> providers, DataDir dir, Settings settings,
               Metrics &metrics, QObject *parent)
    : QObject(parent), m_store(store), m_dir(std::move(dir)), m_settings(std::move(settings)),
      m_metrics(metrics), m_relay(new ProgressRelay, [](ProgressRelay *relay) { relay->deleteLater(); }),
      m_told(store.revision())
{
    qRegisterMetaType<Changes>();
    qRegisterMetaType<Progress>();
    qRegisterMetaType<TaskId>();
    for (Provider *provider : providers)
        m_lines.push_back({provider, {}, {}});
    for (QTimer *timer : {&m_wake, &m_tell, &m_renew, &m_maintain})
        timer->setParent(this); // so that moveToThread() takes them along
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer);
    m_tell.setSingleShot(true);
    m_tell.setTimerType(Qt::PreciseTimer);
    m_tell.setInterval(tellDelay);
    m_maintain.setInterval(maintenanceInterval);
    const auto whenever = [this](const QTimer &timer, void (Engine::*work)()) {
        connect(&timer, &QTimer::timeout, this,
                [this, work] { m_store.whenReady(this, [this, work] { (this->*work)(); }); });
    };
    whenever(m_wake, &Engine::pump);
    whenever(m_tell, &Engine::tellWatchers);
    whenever(m_renew, &Engine::renewLeases);
    whenever(m_maintain, &Engine::maintain);
    connect(m_relay.get(), &ProgressRelay::shown, this,
            [this](const TaskId &task, const QString &token, const Progress &progress) {
                m_store.whenReady(this, [=, this] { show(task, token, progress); });
            });
    readPause();
}

Engine::~Engine()
{
    for (auto &[id, work] : m_work)
        work->watcher.cancel();
    for (QTimer *timer : {&m_wake, &m_tell, &m_renew, &m_maintain})
        timer->setParent(nullptr);
}

void Engine::start(const Duties &duties)
{
    m_started = true;
    m_duties = duties;
    m_renewed = now();
    m_renew.start(leaseTime() / 3);
    if (m_duties.maintenance) {
        m_maintain.start();
        if (m_duties.alone)
            sweepOrphans();
    }
    wake();
}

void Engine::stop()
{
    m_stopping = true;
    m_wake.stop();
    m_renew.stop();
    m_maintain.stop();
    if (m_tell.isActive())
        tellWatchers();
    for (auto &[id, work] : m_work)
        work->watcher.cancel();
    if (m_work.empty())
        QMetaObject::invokeMethod(this, &Engine::stopped, Qt::QueuedConnection);
}

Engine::Line *Engine::line(const QString &provider)
{
    const auto found =
        std::ranges::find_if(m_lines, [&](const Line &line) { return line.provider->name() == provider; });
    return found == m_lines.end() ? nullptr : &*found;
}

const Engine::Line *Engine::line(const QString &provider) const
{
    return const_cast<Engine *>(this)->line(provider);
}

Provider *Engine::provider(const QString &name) const
{
    const Line *found = line(name);
    return found ? found->provider : nullptr;
}

Result<Job> Engine::submit(const NewJob &request)
{
    const Line *chosen = line(request.provider);
    if (!chosen)
        return Error{ErrorCode::ValidationError,
                     u"provider “%1”: there is none of this name"_s.arg(request.provider)};
    if (request.tasks.isEmpty())
        return Error{ErrorCode::ValidationError, u"a job needs at least one image"_s};
    if (request.tasks.size() > maxTasksPerJob)
        return Error{ErrorCode::TooManyFiles,
                     QCoreApplication::translate("Limit", "%1 were given").arg(request.tasks.size())};

    Job job{.id = request.id,
            .session = request.session,
            .owner = request.owner,
            .source = request.source,
            .provider = request.provider,
            .model = request.model.isEmpty() ? chosen->provider->defaultModel() : request.model,
            .priority = request.priority,
            .created = now()};
    for (const QList<ImageFile> &images : request.tasks) {
        auto options = chosen->provider->validated(job.model, request.options, int(images.size()));
        if (!options)
            return options.error();
        job.options = *options;
        Task task;
        // One image: the file id a client sees is that of its image on disk.
        task.id.value = images.isEmpty() ? randomHex128() : QFileInfo(images.front().path).completeBaseName();
        task.job = job.id;
        task.index = int(job.tasks.size());
        task.images = images;
        task.stage = u"queued"_s;
        task.created = job.created;
        task.due = request.start ? job.created : heldBack;
        task.cost = chosen->provider->estimate(job.model, job.options, int(images.size()));
        job.tasks.append(task);
    }
    const double limit = m_settings[setting::maxCostPerMonth];
    const double price = std::transform_reduce(job.tasks.cbegin(), job.tasks.cend(), 0.0, std::plus(),
                                               [](const Task &task) { return task.cost; });
    if (limit > 0 && price > 0 && costThisMonth() + price > limit)
        return Error{
            ErrorCode::CostLimit,
            QCoreApplication::translate("Limit", "about $%1 on top of $%2 this month; the limit is $%3")
                .arg(price, 0, 'f', 2)
                .arg(costThisMonth(), 0, 'f', 2)
                .arg(limit, 0, 'f', 2)};
    auto stored = m_store.insert(job);
    if (stored) {
        noteChange();
        wake();
    }
    return stored;
}

Result<double> Engine::estimate(const QString &provider, const QString &model,
                                const QJsonObject &options) const
{
    const Line *chosen = line(provider);
    if (!chosen)
        return Error{ErrorCode::ValidationError,
                     u"provider “%1”: there is none of this name"_s.arg(provider)};
    return chosen->provider->estimate(model.isEmpty() ? chosen->provider->defaultModel() : model, options, 1);
}

Result<CleanUp> Engine::cleanUp(std::chrono::seconds age, bool dryRun, const QString &source)
{
    const auto old = m_store.finishedBefore(now() - age);
    if (!old)
        return old.error();
    CleanUp done;
    for (const JobId &job : *old) {
        if (!source.isEmpty()) {
            const auto found = m_store.job(job);
            if (!found || found->source != source)
                continue;
        }
        ++done.jobs;
        addFolder(m_dir.jobDir(job), done);
        if (dryRun)
            continue;
        if (auto removed = remove(job); !removed)
            return removed.error();
    }
    return done;
}

Result<void> Engine::setPaused(bool paused)
{
    if (auto written = m_store.setFact(u"paused"_s, paused ? u"1"_s : u"0"_s); !written)
        return written;
    m_paused = paused;
    Q_EMIT providersChanged();
    wake();
    return {};
}

void Engine::resumeHeld()
{
    for (Line &each : m_lines) {
        each.hold.reset();
        each.breaker.succeeded();
    }
    Q_EMIT providersChanged();
    wake();
}

QList<ProviderState> Engine::providers() const
{
    QList<ProviderState> states;
    for (const Line &each : m_lines) {
        const auto running = m_store.running(each.provider->name());
        states.append({each.provider->name(), running ? *running : 0, each.provider->parallel(),
                       each.breaker.state(now()), each.hold ? each.hold : each.provider->blocked()});
    }
    return states;
}

void Engine::setSettings(const Settings &settings)
{
    m_settings = settings;
    wake();
}

double Engine::costThisMonth() const
{
    const auto spent = m_store.fact(costFact());
    return spent ? spent->toDouble() : 0.0;
}

void Engine::countEnd(const Line &line, const Task &task)
{
    const std::string provider = line.provider->name().toStdString();
    const char *state = task.state == TaskState::Completed ? "completed"
                        : task.state == TaskState::Failed  ? "failed"
                                                           : "cancelled";
    m_tally.done += task.state == TaskState::Completed;
    m_tally.failed += task.state == TaskState::Failed;
    m_metrics.tasksFinished.Add({{"provider", provider}, {"state", state}}).Increment();
    if (task.billing != Billing::Charged && task.billing != Billing::MayBeCharged)
        return;
    if (!m_store.addToFact(costFact(), task.cost))
        qCWarning(logEngine) << "the month's cost could not be written down";
}

void Engine::maintain()
{
    if (const double hours = m_settings[setting::keepHours]; hours > 0) {
        const auto cleaned = cleanUp(std::chrono::seconds(qint64(hours * 3600)), false);
        if (cleaned && cleaned->jobs > 0)
            qCInfo(logEngine) << "removed" << cleaned->jobs << "old jobs," << cleaned->bytes << "bytes";
    }
    for (Line &each : m_lines) {
        if (each.hold && each.hold->code == ErrorCode::DiskFull && freeSpace(m_dir.root()) > roomToGoOn)
            resumeHeld();
    }
}

void Engine::sweepOrphans()
{
    // A crash between writing files and their row leaves a folder that no job knows. An hour is longer than
    // any intake takes; drafts wait for days.
    const QString jobs = m_dir.root() + u"/jobs"_s;
    auto listing = QtConcurrent::run(&m_pool, [jobs, list = draftsFile(m_dir)] {
        QStringList old;
        QFile file(list);
        const bool listed = file.open(QIODevice::ReadOnly);
        if (!listed && file.exists())
            return old;
        const QByteArray drafts = listed ? file.readAll() : QByteArray();
        const QDateTime limit = QDateTime::currentDateTimeUtc().addSecs(-3600);
        for (const QFileInfo &folder : QDir(jobs).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            if (folder.lastModified() < limit && !drafts.contains(folder.fileName().toLatin1()))
                old.append(folder.fileName());
        }
        return old;
    });
    listing | then(this, [this](const QStringList &old) {
        for (const QString &name : old) {
            const auto known = m_store.job({name});
            if (!known && known.error().code == ErrorCode::JobNotFound)
                removeFiles({name});
        }
    });
}

void Engine::noteChange()
{
    if (!m_tell.isActive() && isWatched())
        m_tell.start();
}

void Engine::tellWatchers()
{
    m_tell.stop();
    const auto changes = m_store.changedSince(m_told);
    if (!changes) {
        qCWarning(logEngine) << "cannot read what changed:" << changes.error().message();
        return;
    }
    const bool further = changes->upTo > m_told;
    m_told = changes->upTo;
    stopWhatOthersCancelled(*changes);
    Q_EMIT changed(*changes);
    if (further && m_told < m_store.revision())
        noteChange(); // that was not all
}

} // namespace i2m
