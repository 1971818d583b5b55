// SPDX-License-Identifier: GPL-3.0-or-later
// Builds and owns what every way of running needs: the data folder's lock, store, catalogue, providers,
// engine. It belongs to the thread that opened it.
#pragma once

#include "core/catalogue.h"
#include "core/jobs/engine.h"
#include "core/secrets.h"

#include <QLockFile>
#include <QThreadPool>
#include <QTimer>
#include <memory>

namespace i2m {

class Fal;
class Draft;
class SharedQueue;

/// How this process takes part in a queue that several computers share. The settings say which one.
struct Sharing
{
    Duties duties{};
    QString role; ///< "server" or "worker", for people
};

class Application
{
public:
    /// Errors: DataDirBusy (says who holds the folder), StorageError, ValidationError.
    static Result<std::unique_ptr<Application>> open(const DataDir &dir, const Settings &settings,
                                                     const Secret &falKey = {});
    /// The same on the shared queue of the settings (redis.url). Errors: also QueueUnreachable.
    static Result<std::unique_ptr<Application>> join(const DataDir &dir, const Settings &settings,
                                                     const Secret &falKey, const Sharing &sharing);
    ~Application();

    Engine &engine() { return *m_engine; }
    JobStore &store() { return *m_store; }
    /// Null when this process works alone.
    SharedQueue *sharedQueue() { return m_shared.get(); }
    const Catalogue &catalogue() const { return m_catalogue; }
    Metrics &metrics() { return m_metrics; }
    const Settings &settings() const { return m_settings; }
    const DataDir &dir() const { return m_dir; }
    /// What people should know about how the store was opened; empty when all is well.
    const QString &note() const { return m_note; }

    /// A new key, also for what is waiting for one.
    void setFalKey(const Secret &key);
    void setSettings(const Settings &settings);
    /// The provider to use when nobody chose one: fal with a key, else the draft.
    QString usualProvider() const;

private:
    Application(DataDir dir, Settings settings, Catalogue catalogue);
    /// With its catalogue and the folder's lock, and nothing else yet.
    static Result<std::unique_ptr<Application>> prepare(const DataDir &dir, const Settings &settings);
    Result<void> lock();
    void build(const DataDir &files, const Secret &falKey);
    void backUp();

    DataDir m_dir;
    Settings m_settings;
    Catalogue m_catalogue;
    Metrics m_metrics;
    std::unique_ptr<QLockFile> m_lock; ///< let go last
    QThreadPool m_backups;
    QTimer m_backupTimer;
    QString m_note;
    std::unique_ptr<JobStore> m_store;
    std::unique_ptr<Fal> m_fal;
    std::unique_ptr<Draft> m_draft;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<SharedQueue> m_shared;
};

/// Who holds a data folder, in words: "image2model, process 4711"; empty when nobody does.
QString holderOf(const DataDir &dir);

} // namespace i2m
