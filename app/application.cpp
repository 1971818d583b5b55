// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

#include "app/shared_queue.h"
#include "core/log.h"
#include "core/providers/draft.h"
#include "core/providers/fal.h"
#include "core/storage/daily_backup.h"
#include "core/storage/sqlite_store.h"

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
std::unique_ptr<QLockFile> lockOn(const DataDir &dir)
{
    auto lock = std::make_unique<QLockFile>(dir.lockPath());
    lock->setStaleLockTime(0); // a lock is as old as its process: a night of work does not make it stale
    return lock;
}

QString wordsFor(const QLockFile &lock)
{
    qint64 process = 0;
    QString host;
    QString program;
    if (!lock.getLockInfo(&process, &host, &program))
        return u"another process"_s;
    return u"%1, process %2"_s.arg(program).arg(process);
}
} // namespace

QString holderOf(const DataDir &dir)
{
    auto lock = lockOn(dir);
    if (lock->tryLock(0))
        return {};
    return lock->error() == QLockFile::LockFailedError ? wordsFor(*lock) : QString();
}

Application::Application(DataDir dir, Settings settings, Catalogue catalogue)
    : m_dir(std::move(dir)), m_settings(std::move(settings)), m_catalogue(std::move(catalogue))
{
}

Application::~Application() = default;

Result<void> Application::lock()
{
    if (auto created = m_dir.create(); !created)
        return created;
    m_lock = lockOn(m_dir);
    if (m_lock->tryLock(0))
        return {};
    if (m_lock->error() == QLockFile::LockFailedError)
        return Error{ErrorCode::DataDirBusy, u"%1 is held by %2"_s.arg(m_dir.root(), wordsFor(*m_lock))};
    return Error{ErrorCode::StorageError, u"%1: no lock file can be made there"_s.arg(m_dir.root())};
}

void Application::build(const DataDir &files, const Secret &falKey)
{
    m_fal = std::make_unique<Fal>(m_catalogue, m_settings, falKey);
    m_draft = std::make_unique<Draft>(m_catalogue, m_settings);
    m_engine = std::make_unique<Engine>(*m_store, std::vector<Provider *>{m_fal.get(), m_draft.get()}, files,
                                        m_settings, m_metrics);
}

Result<std::unique_ptr<Application>> Application::prepare(const DataDir &dir, const Settings &settings)
{
    auto catalogue = Catalogue::builtIn();
    if (!catalogue)
        return catalogue.error();
    std::unique_ptr<Application> built(new Application(dir, settings, std::move(*catalogue)));
    if (auto locked = built->lock(); !locked)
        return locked.error();
    return built;
}

Result<std::unique_ptr<Application>> Application::open(const DataDir &dir, const Settings &settings,
                                                       const Secret &falKey)
{
    auto prepared = prepare(dir, settings);
    if (!prepared)
        return prepared;
    std::unique_ptr<Application> built = std::move(*prepared);
    auto store = SqliteStore::open(dir);
    if (!store)
        return store.error();
    built->m_note = (*store)->note();
    built->m_store = std::move(*store);
    built->build(dir, falKey);
    built->backUp();
    QObject::connect(&built->m_backupTimer, &QTimer::timeout, built->m_engine.get(),
                     [application = built.get()] { application->backUp(); });
    built->m_backupTimer.start(std::chrono::hours(1));
    return built;
}

Result<std::unique_ptr<Application>> Application::join(const DataDir &dir, const Settings &settings,
                                                       const Secret &falKey, const Sharing &sharing)
{
    auto prepared = prepare(dir, settings);
    if (!prepared)
        return prepared;
    std::unique_ptr<Application> built = std::move(*prepared);
    auto queue = SharedQueue::join(dir, settings, sharing);
    if (!queue)
        return queue.error();
    built->m_note = (*queue)->note();
    built->m_store = (*queue)->takeStore();
    built->build((*queue)->files(), falKey);
    built->m_shared = std::move(*queue);
    built->m_shared->attach(*built->m_engine);
    return built;
}

void Application::backUp()
{
    m_backups.start([dir = m_dir] {
        const auto done = backUpDaily(dir, QDateTime::currentDateTimeUtc());
        if (!done)
            qCWarning(logApp) << "no backup of the job database could be made:" << done.error().message();
    });
}

void Application::setFalKey(const Secret &key)
{
    m_fal->setKey(key);
    m_engine->resumeHeld();
}

void Application::setSettings(const Settings &settings)
{
    m_settings = settings;
    m_fal->setSettings(settings);
    m_draft->setSettings(settings);
    m_engine->setSettings(settings);
}

QString Application::usualProvider() const
{
    const QString wanted = m_settings[setting::provider];
    if (wanted != "auto"_L1)
        return wanted;
    const auto blocked = m_fal->blocked();
    return blocked && blocked->code == ErrorCode::ProviderKeyMissing ? m_draft->name() : m_fal->name();
}

} // namespace i2m
