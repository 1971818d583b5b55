// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/application.h"

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

Result<std::unique_ptr<Application>> Application::open(const DataDir &dir, const Settings &settings,
                                                       const Secret &falKey)
{
    if (auto created = dir.create(); !created)
        return created.error();
    auto lock = lockOn(dir);
    if (!lock->tryLock(0)) {
        if (lock->error() == QLockFile::LockFailedError)
            return Error{ErrorCode::DataDirBusy, u"%1 is held by %2"_s.arg(dir.root(), wordsFor(*lock))};
        return Error{ErrorCode::StorageError, u"%1: no lock file can be made there"_s.arg(dir.root())};
    }
    auto catalogue = Catalogue::builtIn();
    if (!catalogue)
        return catalogue.error();
    std::unique_ptr<Application> built(new Application(dir, settings, std::move(*catalogue)));
    built->m_lock = std::move(lock);
    auto store = SqliteStore::open(dir);
    if (!store)
        return store.error();
    built->m_store = std::move(*store);
    built->m_fal = std::make_unique<Fal>(built->m_catalogue, settings, falKey);
    built->m_draft = std::make_unique<Draft>(built->m_catalogue, settings);
    built->m_engine = std::make_unique<Engine>(
        *built->m_store, std::vector<Provider *>{built->m_fal.get(), built->m_draft.get()}, dir, settings,
        built->m_metrics);
    built->backUp();
    QObject::connect(&built->m_backupTimer, &QTimer::timeout, built->m_engine.get(),
                     [application = built.get()] { application->backUp(); });
    built->m_backupTimer.start(std::chrono::hours(1));
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

JobStore &Application::store() { return *m_store; }
QString Application::note() const { return m_store->note(); }

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
