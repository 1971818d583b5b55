// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the contract that is about what changes and what is told of it: revisions, removal, cancelling,
// pages.
#include "tests/storage/store_contract.h"

#include <QTest>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void StoreContract::progressNeverGoesBack()
{
    const Job job = insertJob(1);
    const auto leases = claim(1, m_now);
    QVERIFY(m_store->report(leases[0], {u"generating"_s, 40}));
    QVERIFY(m_store->report(leases[0], {u"generating"_s, 30}));
    QCOMPARE(m_store->job(job.id)->tasks[0].percent, 40);
}

void StoreContract::everyChangeTakesTheNextRevision()
{
    const Job job = insertJob(1);
    Revision last = m_store->revision();
    const auto grew = [&] { return std::exchange(last, m_store->revision()) < m_store->revision(); };
    const auto leases = claim(1, m_now);
    QVERIFY(grew());
    QVERIFY(m_store->report(leases[0], {u"uploading"_s, 5}));
    QVERIFY(grew());
    settle(leases[0], TaskState::Failed);
    QVERIFY(grew());
    QVERIFY(m_store->requeue(job.id, {}, m_now));
    QVERIFY(grew());
    QVERIFY(m_store->remove(job.id, false));
    QVERIFY(grew());
}

void StoreContract::changedSinceMissesNothing()
{
    const Revision before = m_store->revision();
    const Job job = insertJob(3);
    auto changes = m_store->changedSince(before);
    QCOMPARE(changes->jobs.size(), 1);
    QCOMPARE(changes->tasks.size(), 3);
    const Revision seen = changes->upTo;
    const auto leases = claim(1, m_now);
    changes = m_store->changedSince(seen);
    QCOMPARE(changes->tasks.size(), 1);
    QCOMPARE(changes->tasks[0].id, leases[0].task.id);
    QCOMPARE(m_store->changedSince(changes->upTo)->tasks.size(), 0);
}

void StoreContract::removeLeavesATombstone()
{
    const Job job = insertJob(1);
    const Revision before = m_store->revision();
    QVERIFY(m_store->remove(job.id, false));
    QCOMPARE(m_store->changedSince(before)->removed, QList<JobId>{job.id});
    QCOMPARE(m_store->job(job.id).error().code, ErrorCode::JobNotFound);
    QCOMPARE(m_store->counts()->total(), 0);
}

void StoreContract::removeRefusesWhileATaskRuns()
{
    const Job job = insertJob(1);
    claim(1, m_now);
    QCOMPARE(m_store->remove(job.id, false).error().code, ErrorCode::Conflict);
    QVERIFY(m_store->remove(job.id, true));
}

void StoreContract::cancelEndsWhatTheProviderNeverSaw()
{
    const Job job = insertJob(2);
    const auto changed = m_store->requestCancel(job.id, {}, m_now);
    QCOMPARE(changed->size(), 2);
    QCOMPARE(m_store->job(job.id)->tasks[1].state, TaskState::Cancelled);
    QCOMPARE(claim(5, m_now).size(), 0);
    QCOMPARE(m_store->requestCancel(job.id, {}, m_now)->size(), 0);
}

void StoreContract::cancelMarksWhatTheProviderHas()
{
    const Job job = insertJob(1);
    const auto first = claim(1, m_now);
    Settlement wait{first[0].task};
    wait.task.requestId = u"r1"_s;
    wait.task.due = m_now + 1h;
    QVERIFY(m_store->settle(first[0], wait));
    const auto changed = m_store->requestCancel(job.id, job.tasks[0].id, m_now);
    QCOMPARE(changed->size(), 1);
    QCOMPARE((*changed)[0].state, TaskState::Running);
    const auto second = claim(0, m_now);
    QCOMPARE(second.size(), 1);
    QVERIFY(second[0].task.cancelRequested);
    QVERIFY(!settle(second[0], TaskState::Cancelled).cancelRequested);
}

void StoreContract::requeueKeepsCheckpointAndFailure()
{
    const Job job = insertJob(2);
    const auto leases = claim(2, m_now);
    settle(leases[0], TaskState::Completed);
    Settlement failed{leases[1].task};
    failed.task.state = TaskState::Failed;
    failed.task.checkpoint = {{u"phase"_s, u"downloading"_s}};
    failed.task.failure = Failure{Error{ErrorCode::DownloadFailed, u"cut"_s}, Billing::Charged};
    QVERIFY(m_store->settle(leases[1], failed));
    const auto changed = m_store->requeue(job.id, {}, m_now);
    QCOMPARE(changed->size(), 1);
    const auto again = claim(1, m_now);
    QCOMPARE(again.size(), 1);
    QCOMPARE(again[0].task.checkpoint[u"phase"_s].toString(), u"downloading"_s);
    QCOMPARE(again[0].task.failure->error.code, ErrorCode::DownloadFailed);
    QCOMPARE(again[0].task.failure->error.detail, u"cut"_s);
    QCOMPARE(again[0].task.attempts, 1);
}

void StoreContract::jobsPageThroughNewestFirst()
{
    QStringList expected;
    for (int i = 0; i < 7; ++i) {
        m_now += 1ms;
        expected.prepend(insertJob(1).id.value);
    }
    QStringList seen;
    QString cursor;
    do {
        const auto page = m_store->jobs({}, 3, cursor);
        QVERIFY(page);
        for (const Job &job : page->jobs) {
            seen.append(job.id.value);
            QCOMPARE(job.tasks.size(), 1);
        }
        cursor = page->next;
    } while (!cursor.isEmpty());
    QCOMPARE(seen, expected);
    QCOMPARE(m_store->jobs({}, 3, u"x'; DROP TABLE job"_s).error().code, ErrorCode::ValidationError);
}

void StoreContract::jobsAreFilteredByOwnerStatusAndName()
{
    const Job mine = insertJob(1, 0, u"me"_s);
    insertJob(1, 0, u"you"_s);
    QCOMPARE(m_store->jobs({.owner = u"me"_s, .status = {}, .text = {}, .before = {}}, 9, {})->jobs.size(),
             1);
    settle(claim(1, m_now)[0], TaskState::Completed);
    QCOMPARE(
        m_store->jobs({.owner = {}, .status = u"completed"_s, .text = {}, .before = {}}, 9, {})->jobs.size(),
        1);
    QCOMPARE(m_store->jobs({.owner = {}, .status = {}, .text = u"VASE"_s, .before = {}}, 9, {})->jobs.size(),
             2);
    QCOMPARE(m_store->jobs({.owner = {}, .status = {}, .text = u"boat"_s, .before = {}}, 9, {})->jobs.size(),
             0);
}

void StoreContract::finishedBeforeFindsOnlyEndedJobs()
{
    const Job ended = insertJob(1);
    insertJob(1);
    settle(claim(1, m_now)[0], TaskState::Completed);
    QCOMPARE(m_store->finishedBefore(m_now)->size(), 0);
    QCOMPARE(*m_store->finishedBefore(m_now + 1ms), QList<JobId>{ended.id});
    QVERIFY(m_store->requeue(ended.id, {}, m_now));
    QCOMPARE(m_store->counts()->completed, 1);
}

void StoreContract::logLinesComeInOrder()
{
    const Job job = insertJob(1);
    const auto leases = claim(1, m_now);
    QVERIFY(m_store->report(leases[0], {u"generating"_s, 1, -1, {u"one"_s, u"two"_s}}));
    Settlement wait{leases[0].task, false, {u"three"_s}};
    QVERIFY(m_store->settle(leases[0], wait));
    const auto all = m_store->log(job.id, 0);
    QCOMPARE(all->size(), 3);
    QCOMPARE((*all)[2].text, u"three"_s);
    QCOMPARE(m_store->log(job.id, (*all)[1].revision)->size(), 1);
}

void StoreContract::factsStay()
{
    QCOMPARE(*m_store->fact(u"paused"_s), QString());
    QVERIFY(m_store->setFact(u"paused"_s, u"1"_s));
    QCOMPARE(*m_store->fact(u"paused"_s), u"1"_s);
}

void StoreContract::whatWasAnsweredSurvivesReopening()
{
    const Job job = insertJob(2);
    const auto leases = claim(1, m_now);
    QVERIFY(m_store->commit(leases[0], {{u"request_id"_s, u"r9"_s}}));
    const Revision revision = m_store->revision();
    m_store.reset();
    m_store = m_factory(true);
    QVERIFY(m_store);
    QCOMPARE(m_store->revision(), revision);
    const auto read = m_store->job(job.id);
    QVERIFY(read);
    QCOMPARE(read->tasks[0].checkpoint[u"request_id"_s].toString(), u"r9"_s);
    QCOMPARE(read->tasks[1].state, TaskState::Queued);
}

} // namespace i2m
