// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/outbox.h"

#include "core/log.h"

#include <algorithm>

namespace i2m {

namespace {
/// Progress comes often and is not worth a write.
bool worthKeeping(const Task &known, const Task &news)
{
    return known.state != news.state || known.checkpoint != news.checkpoint ||
           known.attempts != news.attempts || known.requestId != news.requestId ||
           known.cancelRequested != news.cancelRequested || known.unawaited != news.unawaited ||
           known.title != news.title;
}
} // namespace

Result<std::unique_ptr<Outbox>> Outbox::open(const DataDir &dir)
{
    auto store = SqliteStore::open(dir);
    if (!store)
        return store.error();
    std::unique_ptr<Outbox> outbox(new Outbox(std::move(*store)));
    QString cursor;
    do {
        const auto page = outbox->m_store->jobs({}, 100, cursor);
        if (!page)
            return page.error();
        for (const Job &job : page->jobs)
            outbox->m_jobs.insert(job.id, job);
        cursor = page->next;
    } while (!cursor.isEmpty());
    return outbox;
}

Result<void> Outbox::add(const Job &job)
{
    if (auto kept = m_store->insert(job); !kept)
        return kept.error();
    m_jobs.insert(job.id, job);
    return {};
}

void Outbox::drop(const JobId &job)
{
    if (m_jobs.remove(job) > 0)
        (void)m_store->remove(job, true); // left behind, it ends when it is next heard of
}

void Outbox::note(const Changes &changes)
{
    QList<Task> news;
    for (const Task &task : changes.tasks) {
        const auto job = m_jobs.find(task.job);
        if (job == m_jobs.end())
            continue;
        const auto known = std::ranges::find(job->tasks, task.id, &Task::id);
        if (known == job->tasks.end() || known->revision >= task.revision)
            continue;
        if (worthKeeping(*known, task))
            news.append(task);
        *known = task;
    }
    if (auto kept = news.isEmpty() ? Result<void>() : m_store->mirror(news); !kept)
        qCWarning(logEngine) << "the outbox could not be written:" << kept.error().message();
    for (const Task &task : std::as_const(news)) {
        const auto job = m_jobs.find(task.job);
        if (job != m_jobs.end() && std::ranges::all_of(job->tasks, isFinal, &Task::state))
            drop(task.job);
    }
    for (const JobId &job : changes.removed)
        drop(job);
}

} // namespace i2m
