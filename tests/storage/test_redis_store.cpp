// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async.h"
#include "core/storage/outbox.h"
#include "core/storage/redis_store.h"
#include "tests/storage/cut_line.h"
#include "tests/storage/redis_server.h"
#include "tests/storage/sample_job.h"
#include "tests/storage/store_contract.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::aJob;

/// What only the shared store promises: several processes on one Redis, and a Redis that fails.
class RedisSharing : public QObject
{
    Q_OBJECT

private:
    static std::unique_ptr<RedisStore> open(const RedisServer &server, const QString &prefix = u"{t}"_s)
    {
        const auto address = RedisAddress::parse(server.url());
        auto store = address ? RedisStore::open({*address, prefix}) : address.error();
        if (!store)
            qWarning() << store.error().message();
        return store ? std::move(*store) : nullptr;
    }

private Q_SLOTS:
    void twoProcessesNeverHoldTheSameTask()
    {
        RedisServer server;
        QVERIFY(server.isReady());
        const auto first = open(server);
        const auto second = open(server);
        QVERIFY(first->insert(aJob(10)));
        QSet<TaskId> taken;
        for (RedisStore *store : {first.get(), second.get(), first.get(), second.get()}) {
            const auto leases = store->claim(u"fal"_s, 3, now(), now() + 60s);
            for (const Lease &lease : *leases) {
                QVERIFY(!taken.contains(lease.task.id));
                taken.insert(lease.task.id);
            }
        }
        QCOMPARE(taken.size(), 10);
    }

    void placesAreCountedAcrossProcesses()
    {
        RedisServer server;
        const auto first = open(server);
        const auto second = open(server);
        QVERIFY(first->insert(aJob(10)));
        // Both count at the same moment and find four places each.
        QCOMPARE(*first->running(u"fal"_s), 0);
        QCOMPARE(*second->running(u"fal"_s), 0);
        QCOMPARE(first->claim(u"fal"_s, 4, now(), now() + 60s)->size(), 4);
        QCOMPARE(second->claim(u"fal"_s, 4, now(), now() + 60s)->size(), 0);
    }

    void manyJobsOfOneUserLeaveRoomForAnother()
    {
        RedisServer server;
        const auto store = open(server);
        for (int i = 0; i < 8; ++i)
            QVERIFY(store->insert(aJob(10, u"busy"_s)));
        const auto other = store->insert(aJob(4, u"other"_s));
        QVERIFY(other);
        int others = 0;
        const auto leases = store->claim(u"fal"_s, 20, now(), now() + 60s);
        QVERIFY(leases);
        for (const Lease &lease : *leases)
            others += lease.task.job == other->id;
        QCOMPARE(others, 4);
    }

    void oneProcessSeesWhatAnotherChanged()
    {
        RedisServer server;
        const auto first = open(server);
        const auto second = open(server);
        const Revision before = second->revision();
        const auto job = first->insert(aJob(2));
        const auto changes = second->changedSince(before);
        QCOMPARE(changes->jobs.size(), 1);
        QCOMPARE(changes->tasks.size(), 2);
        QCOMPARE(changes->upTo, first->revision());
        QCOMPARE(second->revision(), first->revision());
        QVERIFY(second->remove(job->id, false));
        QCOMPARE(first->changedSince(changes->upTo)->removed, QList<JobId>{job->id});
    }

    void manyChangesComeInSeveralParts()
    {
        RedisServer server;
        const auto first = open(server);
        const auto second = open(server);
        Revision at = second->revision();
        for (int i = 0; i < 50; ++i)
            QVERIFY(first->insert(aJob(25)));
        QSet<TaskId> seen;
        int parts = 0;
        while (at < first->revision()) {
            const auto changes = second->changedSince(at);
            QVERIFY(changes);
            QVERIFY(changes->upTo > at);
            for (const Task &task : changes->tasks)
                seen.insert(task.id);
            at = changes->upTo;
            ++parts;
        }
        QCOMPARE(seen.size(), 1250);
        QVERIFY(parts > 1);
    }

    void anAwayServerIsAnErrorAtOnceAndComesBack()
    {
        RedisServer server;
        const auto store = open(server);
        const auto job = store->insert(aJob(1));
        server.kill();
        QCOMPARE(store->job(job->id).error().code, ErrorCode::QueueUnreachable);
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 100; ++i)
            QCOMPARE(store->counts().error().code, ErrorCode::QueueUnreachable);
        QVERIFY(timer.elapsed() < 1000);
        server.start();
        QVERIFY(server.isReady());
        QTRY_VERIFY_WITH_TIMEOUT(store->job(job->id), 10'000);
    }

    void aServerThatHangsIsGivenUp()
    {
        RedisServer server;
        const auto store = open(server);
        server.pause();
        QCOMPARE(store->counts().error().code, ErrorCode::QueueUnreachable);
        server.resume();
        QTRY_VERIFY_WITH_TIMEOUT(store->counts(), 10'000);
    }

    void whatWasGivenUpDoesNotHappenLater()
    {
        RedisServer server;
        const auto store = open(server);
        const Job given = aJob(1);
        server.pause();
        QCOMPARE(store->insert(given).error().code, ErrorCode::QueueUnreachable);
        server.resume();
        QTRY_VERIFY_WITH_TIMEOUT(store->counts(), 10'000);
        QCOMPARE(store->counts()->total(), 0);
        QCOMPARE(store->job(given.id).error().code, ErrorCode::JobNotFound);
    }

    void aJobWhoseAnswerWasLostIsOneJob_data()
    {
        QTest::addColumn<bool>("arrived");
        QTest::newRow("redis has it") << true;
        QTest::newRow("redis has not") << false;
    }

    void aJobWhoseAnswerWasLostIsOneJob()
    {
        QFETCH(bool, arrived);
        RedisServer server;
        QThread thread; // whoever calls Redis waits, so the line is held by another thread
        QObject there;
        there.moveToThread(&thread);
        thread.start();
        std::shared_ptr<CutLine> line;
        const auto end = qScopeGuard([&] {
            ask(&there, [&] { line.reset(); }).waitForFinished();
            thread.quit();
            thread.wait();
        });
        line = ask(&there, [&] { return std::make_shared<CutLine>(server.port()); }).result();
        const QTemporaryDir folder;
        const auto outbox = Outbox::open(DataDir(folder.path()));
        QVERIFY(outbox);
        const auto address = RedisAddress::parse(u"redis://127.0.0.1:%1"_s.arg(line->serverPort()));
        const auto store = RedisStore::open({*address, u"{t}"_s});
        QVERIFY(store);
        QVERIFY((*store)->setOutbox(outbox->get()));
        QVERIFY((*store)->pulse({}));
        QVERIFY((*store)->insert(aJob(1))); // from now on Redis knows the script
        ask(&there, [&] { line->swallowAnswers(true); }).waitForFinished();
        if (!arrived)
            server.pause(); // and it will refuse what comes so late
        const Job given = aJob(2);
        QVERIFY((*store)->insert(given)); // whoever submits it again would pay twice
        QCOMPARE((*outbox)->jobs().size(), 2);
        if (!arrived)
            server.resume();
        ask(&there, [&] { line->swallowAnswers(false); }).waitForFinished();
        const auto other = open(server);
        QTRY_VERIFY(other->counts());
        QTRY_COMPARE(other->counts()->total(), arrived ? 3 : 1);
        QTRY_VERIFY_WITH_TIMEOUT((*store)->pulse({}), 10'000);
        QCOMPARE(other->counts()->total(), 3);
        QCOMPARE(other->job(given.id)->tasks.size(), 2);
    }

    void whatIsHeldIsToldAgainToAServerThatLostIt()
    {
        RedisServer server;
        const auto store = open(server);
        QVERIFY(store->pulse({}));
        const auto job = store->insert(aJob(1));
        QVERIFY(job);
        const auto leases = store->claim(u"fal"_s, 1, now(), now() + 60s);
        QCOMPARE(leases->size(), 1);
        server.ask({u"flushall"_s});
        const QJsonObject paid{{u"request_id"_s, u"r-1"_s}};
        QCOMPARE(store->commit(leases->front(), paid).error().code, ErrorCode::QueueUnreachable);
        Settlement done{leases->front().task};
        done.task.state = TaskState::Completed;
        QCOMPARE(store->settle(leases->front(), done).error().code, ErrorCode::QueueUnreachable);
        QVERIFY(store->pulse({})->lost);
        QCOMPARE(store->job(job->id)->tasks[0].checkpoint, paid);
        QVERIFY(store->settle(leases->front(), done));
        QCOMPARE(store->settle(leases->front(), done).error().code, ErrorCode::Conflict);
    }

    void nobodyWaitsForAServerThatHangs()
    {
        RedisServer server;
        const auto store = open(server);
        QVERIFY(store->counts());
        QTest::qWait(20); // so that it has to be asked whether it is there
        server.pause();
        bool told = false;
        QElapsedTimer timer;
        timer.start();
        QObject context;
        store->whenReady(&context, [&] { told = true; });
        QVERIFY(!told);
        QVERIFY(timer.elapsed() < 20);
        QTRY_VERIFY_WITH_TIMEOUT(told, 5000);
        timer.restart();
        QCOMPARE(store->counts().error().code, ErrorCode::QueueUnreachable);
        QVERIFY(timer.elapsed() < 20);
        server.resume();
        QTRY_VERIFY_WITH_TIMEOUT(store->counts(), 10'000);
        told = false;
        store->whenReady(&context, [&] { told = true; });
        QTRY_VERIFY(told);
    }

    void aFullServerRefusesWithoutAHalfChange()
    {
        RedisServer server;
        const auto store = open(server);
        const auto kept = store->insert(aJob(1));
        const auto leases = store->claim(u"fal"_s, 1, now(), now() + 60s);
        server.ask({u"config"_s, u"set"_s, u"maxmemory"_s, u"1mb"_s});
        const Job refused = aJob(3);
        const auto inserted = store->insert(refused);
        QVERIFY(!inserted);
        QCOMPARE(inserted.error().code, ErrorCode::QueueFull);
        Settlement done{leases->front().task};
        done.task.state = TaskState::Completed;
        QCOMPARE(store->settle(leases->front(), done).error().code, ErrorCode::QueueFull);
        QCOMPARE(store->requestCancel(kept->id, {}, now()).error().code, ErrorCode::QueueFull);
        server.ask({u"config"_s, u"set"_s, u"maxmemory"_s, u"0"_s});
        QCOMPARE(store->job(refused.id).error().code, ErrorCode::JobNotFound);
        QCOMPARE(store->counts()->total(), 1);
        QVERIFY(store->settle(leases->front(), done));
    }

    void aFullServerCanStillBeEmptied()
    {
        RedisServer server({u"--maxmemory-policy"_s, u"noeviction"_s});
        const auto store = open(server);
        const auto job = store->insert(aJob(3));
        QVERIFY(job);
        server.ask({u"config"_s, u"set"_s, u"maxmemory"_s, u"1mb"_s});
        QCOMPARE(store->insert(aJob(1)).error().code, ErrorCode::QueueFull);
        QVERIFY(store->remove(job->id, false));
        QCOMPARE(store->job(job->id).error().code, ErrorCode::JobNotFound);
        QCOMPARE(store->counts()->total(), 0);
    }

    void aTaskThatCrashedItsWorkerThreeTimesIsSetAside()
    {
        RedisServer server;
        const auto store = open(server);
        const auto job = store->insert(aJob(2));
        Time at = now();
        QCOMPARE(store->claim(u"fal"_s, 1, at, at + 60s)->size(), 1);
        for (int crash = 1; crash <= 2; ++crash) {
            at += 61s;
            QCOMPARE(store->claim(u"fal"_s, 0, at, at + 60s)->size(), 1);
        }
        at += 61s;
        QCOMPARE(store->claim(u"fal"_s, 0, at, at + 60s)->size(), 0);
        const Task aside = store->job(job->id)->tasks[0];
        QCOMPARE(aside.state, TaskState::Failed);
        QCOMPARE(aside.failure->error.code, ErrorCode::WorkerCrashed);
        QCOMPARE(aside.billing, Billing::NotCharged); // the provider never heard of it
        QCOMPARE(store->counts()->failed, 1);
        QCOMPARE(store->requeue(job->id, aside.id, at)->size(), 1);
        QCOMPARE(store->claim(u"fal"_s, 2, at + 1s, at + 60s)->size(), 2);
    }
};

} // namespace i2m

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const i2m::RedisServer server;
    int serial = 0;
    i2m::StoreContract contract([&](bool again) -> std::unique_ptr<i2m::JobStore> {
        const QString prefix = QStringLiteral("{contract-%1}").arg(again ? serial : ++serial);
        const auto address = i2m::RedisAddress::parse(server.url());
        auto store = i2m::RedisStore::open({*address, prefix});
        return store ? std::move(*store) : nullptr;
    });
    i2m::RedisSharing sharing;
    return QTest::qExec(&contract, argc, argv) + QTest::qExec(&sharing, argc, argv);
}

#include "test_redis_store.moc"
