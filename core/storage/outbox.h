// SPDX-License-Identifier: GPL-3.0-or-later
// What this process has submitted to a shared queue and is not finished yet, on this computer's disk: a queue
// that loses its jobs gets them back from here.
#pragma once

#include "core/storage/sqlite_store.h"

#include <QHash>

namespace i2m {

class Outbox
{
public:
    /// Keeps a database of its own in `dir`. Errors: those of SqliteStore::open().
    static Result<std::unique_ptr<Outbox>> open(const DataDir &dir);

    /// On disk when it returns. Errors: StorageError, DiskFull.
    Result<void> add(const Job &job);
    void drop(const JobId &job);
    /// Keeps up with what happens to its jobs; those that have ended leave it.
    void note(const Changes &changes);
    /// Unfinished jobs with their tasks, as last heard of.
    QList<Job> jobs() const { return m_jobs.values(); }

private:
    explicit Outbox(std::unique_ptr<SqliteStore> store) : m_store(std::move(store)) {}

    std::unique_ptr<SqliteStore> m_store;
    QHash<JobId, Job> m_jobs;
};

} // namespace i2m
