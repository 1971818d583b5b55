// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/store_contract.h"

#include "core/jobs/job_json.h"

#include <QTest>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void StoreContract::init()
{
    m_now = now();
    m_store = m_factory(false);
    QVERIFY(m_store);
}

void StoreContract::cleanup() { m_store.reset(); }

Job StoreContract::insertJob(int tasks, int priority, const QString &owner)
{
    Job job;
    job.id.value = randomHex128();
    job.owner = owner;
    job.source = u"cli"_s;
    job.provider = u"fal"_s;
    job.model = u"tripo"_s;
    job.options = {{u"face_limit"_s, 5000}};
    job.priority = priority;
    job.created = m_now;
    for (int i = 0; i < tasks; ++i) {
        Task task;
        task.id.value = randomHex128();
        task.job = job.id;
        task.index = i;
        task.images = {{.path = u"jobs/a/b.jpg"_s,
                        .name = u"Vase %1.jpg"_s.arg(i),
                        .contentType = u"image/jpeg"_s,
                        .sha256 = QByteArray(32, 'x'),
                        .size = 123,
                        .width = 40,
                        .height = 30}};
        task.created = m_now;
        task.due = m_now;
        task.cost = 0.3;
        job.tasks.append(task);
    }
    const auto stored = m_store->insert(job);
    Q_ASSERT(stored);
    return *stored;
}

QList<Lease> StoreContract::claim(int places, Time at)
{
    const auto leases = m_store->claim(u"fal"_s, places, at, at + 60s);
    Q_ASSERT(leases);
    return *leases;
}

Task StoreContract::settle(const Lease &lease, TaskState state)
{
    Settlement settlement{lease.task};
    settlement.task.state = state;
    settlement.task.due = m_now;
    if (isFinal(state))
        settlement.task.finished = m_now;
    const auto settled = m_store->settle(lease, settlement);
    Q_ASSERT(settled);
    return *settled;
}

void StoreContract::insertKeepsEveryField()
{
    const Job job = insertJob(2);
    const auto read = m_store->job(job.id);
    QVERIFY(read);
    QCOMPARE(toStored(*read), toStored(job));
    QCOMPARE(read->tasks.size(), 2);
    QCOMPARE(toStored(read->tasks[1]), toStored(job.tasks[1]));
}

void StoreContract::anUnknownJobIsNotFound()
{
    const auto read = m_store->job({u"nothing"_s});
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::JobNotFound);
}

void StoreContract::claimLeasesUpToTheFreePlaces()
{
    insertJob(5);
    QCOMPARE(claim(0, m_now).size(), 0);
    const auto leases = claim(3, m_now);
    QCOMPARE(leases.size(), 3);
    QCOMPARE(leases[0].task.state, TaskState::Running);
    QCOMPARE(leases[0].task.attempts, 1);
    QCOMPARE(*m_store->running(u"fal"_s), 3);
    QCOMPARE(m_store->claim(u"draft"_s, 3, m_now, m_now + 60s)->size(), 0);
}

void StoreContract::claimIsFairBetweenJobs()
{
    const Job large = insertJob(20);
    claim(4, m_now);
    const Job small = insertJob(2);
    int small_ones = 0;
    for (const Lease &lease : claim(4, m_now))
        small_ones += lease.task.job == small.id;
    QCOMPARE(small_ones, 2);
}

void StoreContract::aHigherPriorityGoesFirst()
{
    insertJob(5);
    const Job urgent = insertJob(1, 10);
    QCOMPARE(claim(1, m_now)[0].task.job, urgent.id);
}

QList<TaskId> StoreContract::line()
{
    const auto line = m_store->line(u"fal"_s, 100);
    Q_ASSERT(line);
    return *line;
}

void StoreContract::waitingTasksCanTradeTheirPlaces()
{
    const Job one = insertJob(2);
    const Job other = insertJob(2);
    const QList<TaskId> wanted{other.tasks[1].id, one.tasks[1].id, other.tasks[0].id, one.tasks[0].id};
    const Revision before = m_store->revision();
    QVERIFY(m_store->reorder(u"fal"_s, wanted));
    QCOMPARE(line(), wanted);
    QCOMPARE(m_store->changedSince(before)->tasks.size(), 4);

    QList<TaskId> again{wanted[3], wanted[1], wanted[2], wanted[0]};
    QVERIFY(m_store->reorder(u"fal"_s, again));
    QCOMPARE(line(), again);
    for (const TaskId &next : again)
        QCOMPARE(claim(1, m_now)[0].task.id, next);
    QVERIFY(line().isEmpty());
    m_store.reset();
    m_store = m_factory(true);
    QCOMPARE(m_store->job(one.id)->tasks[1].index, 1);
}

void StoreContract::tradingPlacesIsFairToEverybodyElse()
{
    const Job urgent = insertJob(1, 10);
    const Job mine = insertJob(2);
    const Job theirs = insertJob(2);
    const QList<TaskId> before = line();
    QCOMPARE(before.front(), urgent.tasks[0].id);
    QVERIFY(m_store->reorder(u"fal"_s, {mine.tasks[1].id, mine.tasks[0].id}));
    const QList<TaskId> after = line();
    QVERIFY(after.indexOf(mine.tasks[1].id) < after.indexOf(mine.tasks[0].id));
    QCOMPARE(after.front(), urgent.tasks[0].id);
    QVERIFY(after.indexOf(theirs.tasks[0].id) <= before.indexOf(theirs.tasks[0].id));
    QVERIFY(after.indexOf(theirs.tasks[1].id) <= before.indexOf(theirs.tasks[1].id));

    QVERIFY(m_store->reorder(u"fal"_s, {mine.tasks[0].id, urgent.tasks[0].id}));
    QCOMPARE(line().front(), mine.tasks[0].id);
}

void StoreContract::whoLeftTheLineIsPassedOver()
{
    const Job job = insertJob(4);
    const auto running = claim(1, m_now);
    QVERIFY(m_store->requestCancel(job.id, job.tasks[3].id, m_now));
    const Revision before = m_store->revision();
    QVERIFY(m_store->reorder(
        u"fal"_s, {job.tasks[3].id, job.tasks[2].id, job.tasks[0].id, {u"nobody"_s}, job.tasks[1].id}));
    QCOMPARE(line(), (QList<TaskId>{job.tasks[2].id, job.tasks[1].id}));
    QCOMPARE(m_store->changedSince(before)->tasks.size(), 2);
    QCOMPARE(settle(running[0], TaskState::Completed).state, TaskState::Completed);
    QVERIFY(m_store->reorder(u"draft"_s, {job.tasks[1].id, job.tasks[2].id}));
    QCOMPARE(line(), (QList<TaskId>{job.tasks[2].id, job.tasks[1].id}));
    QCOMPARE(m_store->line(u"fal"_s, 1)->size(), 1);
}

void StoreContract::aHeldBackTaskWaitsForRequeue()
{
    Job job = insertJob(1);
    job.id.value = randomHex128();
    job.tasks[0].id.value = randomHex128();
    job.tasks[0].job = job.id;
    job.tasks[0].due = heldBack;
    QVERIFY(m_store->insert(job));
    QCOMPARE(claim(5, m_now + 24h).size(), 1);
    QCOMPARE(m_store->requeue(job.id, {}, m_now)->size(), 1);
    QCOMPARE(claim(5, m_now).size(), 1);
}

void StoreContract::aDelayedTaskIsClaimedWhenItIsDue()
{
    insertJob(1);
    const auto leases = claim(1, m_now);
    Settlement wait{leases[0].task};
    wait.task.due = m_now + 5s;
    wait.task.stage = u"generating"_s;
    QVERIFY(m_store->settle(leases[0], wait));
    QCOMPARE(claim(1, m_now + 4s).size(), 0);
    insertJob(1); // whoever stands in line is due already and must not hide the one that waits
    QCOMPARE((*m_store->nextDue(u"fal"_s, m_now)).value(), m_now + 5s);
    QVERIFY(!m_store->nextDue(u"fal"_s, m_now + 5s)->has_value());
    QCOMPARE(claim(0, m_now + 5s).size(), 1);
}

void StoreContract::anEndedLeaseIsClaimedAgainWithItsCheckpoint()
{
    insertJob(1);
    const auto first = claim(1, m_now);
    QVERIFY(m_store->commit(first[0], {{u"request_id"_s, u"r1"_s}}));
    QCOMPARE(claim(1, m_now + 59s).size(), 0);
    const auto second = claim(0, m_now + 60s);
    QCOMPARE(second.size(), 1);
    QVERIFY(second[0].token != first[0].token);
    QCOMPARE(second[0].task.checkpoint[u"request_id"_s].toString(), u"r1"_s);
    QCOMPARE(second[0].task.attempts, 1);
}

void StoreContract::settleByAnOldLeaseChangesNothing()
{
    const Job job = insertJob(1);
    const auto first = claim(1, m_now);
    const auto second = claim(0, m_now + 60s);
    Settlement done{first[0].task};
    done.task.state = TaskState::Completed;
    const auto late = m_store->settle(first[0], done);
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Conflict);
    QCOMPARE(m_store->job(job.id)->tasks[0].state, TaskState::Running);
    QCOMPARE(settle(second[0], TaskState::Completed).state, TaskState::Completed);
}

void StoreContract::commitByAnOldLeaseChangesNothing()
{
    const Job job = insertJob(1);
    const auto first = claim(1, m_now);
    claim(0, m_now + 60s);
    const auto late = m_store->commit(first[0], {{u"phase"_s, u"submitting"_s}});
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Conflict);
    QVERIFY(m_store->job(job.id)->tasks[0].checkpoint.isEmpty());
    QCOMPARE(m_store->renew(first[0], m_now + 90s).error().code, ErrorCode::Conflict);
    QCOMPARE(m_store->report(first[0], {u"generating"_s, 50}).error().code, ErrorCode::Conflict);
}

void StoreContract::commitForgetsTheFailure()
{
    const Job job = insertJob(1);
    auto leases = claim(1, m_now);
    Settlement retry{leases[0].task};
    retry.task.failure = Failure{Error{ErrorCode::SubmitUnknown}, Billing::MayBeCharged};
    retry.task.due = m_now;
    QVERIFY(m_store->settle(leases[0], retry));
    leases = claim(0, m_now);
    QVERIFY(leases[0].task.failure.has_value());
    QVERIFY(m_store->commit(leases[0], {{u"phase"_s, u"submitting"_s}}));
    QVERIFY(!m_store->job(job.id)->tasks[0].failure.has_value());
}

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
