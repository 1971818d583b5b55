// SPDX-License-Identifier: GPL-3.0-or-later
// What people change of a task whoever holds it, and who that is.
#include "tests/storage/store_contract.h"

#include "core/jobs/job_json.h"

#include <QTest>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void StoreContract::aNewNameStaysWhateverTheHolderWrites()
{
    const Job job = insertJob(2);
    const TaskId task = job.tasks[0].id;
    const auto leases = claim(2, m_now);
    const Revision before = m_store->revision();
    const auto named = m_store->fulfill(job.id, task, {.title = u"Große Amphore.jpg"_s});
    QVERIFY(named && *named);
    QCOMPARE((*named)->name(), u"Große Amphore.jpg"_s);
    QCOMPARE((*named)->originalName(), u"Vase 0.jpg"_s);
    QCOMPARE(m_store->changedSince(before)->tasks.size(), 1);
    QVERIFY(m_store->commit(leases[0], {{u"phase"_s, u"submitted"_s}}));
    QVERIFY(m_store->report(leases[0], {u"generating"_s, 40}));
    Settlement wait{leases[0].task, true};
    wait.task.due = m_now + 60s;
    QCOMPARE(m_store->settle(leases[0], wait)->title, u"Große Amphore.jpg"_s);
    for (const Lease &lease : leases)
        settle(lease, TaskState::Completed);
    QCOMPARE(m_store->job(job.id)->tasks[0].name(), u"Große Amphore.jpg"_s);
    QCOMPARE(m_store->job(job.id)->tasks[1].name(), u"Vase 1.jpg"_s);
    m_store.reset();
    m_store = m_factory(true);
    QCOMPARE(m_store->job(job.id)->tasks[0].name(), u"Große Amphore.jpg"_s);
    QVERIFY(!*m_store->fulfill(job.id, task, {.title = u"Große Amphore.jpg"_s}));
    QVERIFY(*m_store->fulfill(job.id, task, {.title = QString()})); // taken back
    QCOMPARE(m_store->job(job.id)->tasks[0].name(), u"Vase 0.jpg"_s);
    QVERIFY(!*m_store->fulfill(job.id, task, {.title = QString()}));
    QCOMPARE(m_store->fulfill(job.id, {u"none"_s}, {.title = u"x"_s}).error().code, ErrorCode::FileNotFound);
    QCOMPARE(m_store->fulfill({u"none"_s}, task, {.title = u"x"_s}).error().code, ErrorCode::JobNotFound);
}

void StoreContract::aTaskIsFoundByItsNewNameAndItsOwn()
{
    const Job job = insertJob(3);
    const auto found = [this](const QString &text) {
        return m_store->jobs({.owner = {}, .status = {}, .text = text, .before = {}}, 9, {})->jobs.size();
    };
    QVERIFY(m_store->fulfill(job.id, job.tasks[1].id, {.title = u"ÄGINA.jpg"_s}));
    QCOMPARE(found(u"ägina"_s), 1);
    QCOMPARE(found(u"vase 1"_s), 1);
    QCOMPARE(found(u"vase 2"_s), 1);
    QVERIFY(m_store->fulfill(job.id, job.tasks[1].id, {.title = QString()}));
    QCOMPARE(found(u"ägina"_s), 0);
    QCOMPARE(found(u"vase 0"_s), 1);
}

void StoreContract::aTaskThatNobodyWaitsForGoesOnAsSuch()
{
    const Job job = insertJob(1);
    const TaskId task = job.tasks[0].id;
    const auto first = claim(1, m_now);
    QVERIFY(m_store->commit(first[0], {{u"phase"_s, u"submitted"_s}}));
    const auto left = m_store->fulfill(job.id, task, {.unawaited = true});
    QVERIFY(left && *left && (*left)->unawaited);
    QCOMPARE((*left)->state, TaskState::Running);
    QVERIFY(!*m_store->fulfill(job.id, task, {.unawaited = true}));
    Settlement wait{first[0].task}; // its holder does not know
    wait.task.due = m_now + 1s;
    QVERIFY(m_store->settle(first[0], wait)->unawaited);
    m_store.reset();
    m_store = m_factory(true);
    const auto second = claim(1, m_now + 2s);
    QCOMPARE(second.size(), 1);
    QVERIFY(second[0].task.unawaited);
    QVERIFY(*m_store->fulfill(job.id, task, {.unawaited = false}));
    QVERIFY(!m_store->job(job.id)->tasks[0].unawaited);
    QVERIFY(*m_store->fulfill(job.id, task, {.unawaited = true}));
    QVERIFY(!settle(second[0], TaskState::Cancelled).unawaited); // it has ended
    QVERIFY(!m_store->job(job.id)->tasks[0].unawaited);
    QVERIFY(m_store->requeue(job.id, {}, m_now));
    QVERIFY(!claim(1, m_now + 3s)[0].task.unawaited);
}

void StoreContract::onlyARunningTaskCanBeLeft()
{
    const Job job = insertJob(2);
    const auto cannotBeLeft = [&](int index) {
        const auto left = m_store->fulfill(job.id, job.tasks[index].id, {.unawaited = true});
        return left.ok() && !*left;
    };
    QVERIFY(cannotBeLeft(0));
    const auto leases = claim(2, m_now);
    settle(leases[0], TaskState::Completed);
    QVERIFY(cannotBeLeft(0));
    QVERIFY(m_store->commit(leases[1], {{u"phase"_s, u"submitted"_s}}));
    QVERIFY(m_store->requestCancel(job.id, job.tasks[1].id, m_now));
    QVERIFY(cannotBeLeft(1));
    QVERIFY(!m_store->job(job.id)->tasks[1].unawaited);
}

void StoreContract::aCompletedTaskIsReopenedInNobodysLine()
{
    const Job job = insertJob(2);
    const TaskId task = job.tasks[0].id;
    const auto leases = claim(2, m_now);
    Settlement done{leases[0].task};
    done.task.state = TaskState::Completed;
    done.task.requestId = u"r1"_s;
    done.task.finished = m_now;
    done.task.model = ModelFile{
        .path = u"jobs/a/b.glb"_s, .sha256 = {}, .thumbnail = {}, .remoteUrl = u"http://[::1]/b.glb"_s};
    QVERIFY(m_store->settle(leases[0], done));
    const QJsonObject checkpoint{{u"result"_s, QJsonObject{{u"model_url"_s, u"http://[::1]/b.glb"_s}}}};
    QCOMPARE(m_store->reopen(job.id, job.tasks[1].id, checkpoint, m_now).error().code, ErrorCode::Conflict);
    settle(leases[1], TaskState::Completed);
    QCOMPARE(statusOf(*m_store->job(job.id)), u"completed"_s);
    const auto opened = m_store->reopen(job.id, task, checkpoint, m_now);
    QVERIFY(opened);
    QCOMPARE(opened->state, TaskState::Running);
    QCOMPARE(statusOf(*m_store->job(job.id)), u"processing"_s);
    QCOMPARE(m_store->reopen(job.id, task, checkpoint, m_now).error().code, ErrorCode::Conflict);
    const auto again = claim(0, m_now); // needs no place
    QCOMPARE(again.size(), 1);
    QCOMPARE(again[0].task.checkpoint, checkpoint);
    QCOMPARE(again[0].task.model->remoteUrl, u"http://[::1]/b.glb"_s);
    QCOMPARE(again[0].task.finished, m_now);
    settle(again[0], TaskState::Completed);
    QCOMPARE(statusOf(*m_store->job(job.id)), u"completed"_s);
    QCOMPARE(m_store->finishedBefore(m_now + 1s)->size(), 1);
}

void StoreContract::whoWorksOnATaskIsNoted()
{
    const Job job = insertJob(2);
    const auto leases = claim(1, m_now);
    QVERIFY(!leases[0].task.worker.isEmpty());
    settle(leases[0], TaskState::Completed);
    const auto read = m_store->job(job.id);
    QCOMPARE(read->tasks[leases[0].task.index].worker, leases[0].task.worker);
    QVERIFY(read->tasks[1 - leases[0].task.index].worker.isEmpty());
}

} // namespace i2m
