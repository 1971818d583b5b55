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

} // namespace i2m
