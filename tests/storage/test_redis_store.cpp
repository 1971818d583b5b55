// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/async.h"
#include "core/storage/outbox.h"
#include "core/storage/redis_store.h"
#include "tests/storage/cut_line.h"
#include "tests/storage/redis_sentinel.h"
#include "tests/storage/store_contract.h"

#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

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
    static Job aJob(int tasks, const QString &owner = {})
    {
        Job job;
        job.id.value = randomHex128();
        job.provider = u"fal"_s;
        job.owner = owner;
        job.created = now();
        for (int i = 0; i < tasks; ++i) {
            Task task;
            task.id.value = randomHex128();
            task.job = job.id;
            task.index = i;
            task.due = job.created;
            job.tasks.append(task);
        }
        return job;
    }

private Q_SLOTS:
    void addressesAreUnderstood()
    {
        const auto full = RedisAddress::parse(u"redis://me:pa%40ss@[::1]:6380/3"_s);
        QVERIFY(full);
        QCOMPARE(full->host, u"::1"_s);
        QCOMPARE(full->port, 6380);
        QCOMPARE(full->user, u"me"_s);
        QCOMPARE(full->password.reveal(), QByteArray("pa@ss"));
        QCOMPARE(full->database, 3);
        QCOMPARE(full->shown(), u"[::1]:6380/3"_s);
        QCOMPARE(RedisAddress::parse(u"redis://"_s)->shown(), u"127.0.0.1:6379"_s);
        QCOMPARE(RedisAddress::parse(u"unix:/run/redis.sock?db=2"_s)->database, 2);
        for (const QString &bad : {u"http://x"_s, u"redis://h/one"_s, u"unix:"_s, u"x"_s}) {
            const auto address = RedisAddress::parse(bad);
            QVERIFY2(!address, qPrintable(bad));
            QCOMPARE(address.error().code, ErrorCode::ValidationError);
        }
    }

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

    void aUserWithFewRightsIsEnough()
    {
        RedisServer server;
        server.ask({u"acl"_s, u"setuser"_s, u"studio"_s, u"on"_s, u">open sesame"_s, u"~{t}*"_s, u"+@all"_s,
                    u"-@dangerous"_s});
        auto address = RedisAddress::parse(server.url(3));
        address->user = u"studio"_s;
        address->password = Secret("open sesame");
        const auto store = RedisStore::open({*address, u"{t}"_s});
        QVERIFY2(store, store ? "" : qPrintable(store.error().message()));
        QVERIFY((*store)->insert(aJob(1)));
        QVERIFY((*store)->pulse({}));
        QCOMPARE((*store)->claim(u"fal"_s, 1, now(), now() + 60s)->size(), 1);
        QCOMPARE(server.ask({u"-n"_s, u"3"_s, u"exists"_s, u"{t}:revision"_s}), QByteArray("1"));
        server.kill();
        server.start(); // without the user, whom only memory had
        QVERIFY(!(*store)->counts());
        server.ask({u"acl"_s, u"setuser"_s, u"studio"_s, u"on"_s, u">open sesame"_s, u"~{t}*"_s, u"+@all"_s,
                    u"-@dangerous"_s});
        QTRY_VERIFY_WITH_TIMEOUT((*store)->pulse({}), 10'000);
    }

    void aServerWithoutTlsIsNotTalkedToInTheClear()
    {
        RedisServer server;
        auto address = RedisAddress::parse(server.url());
        address->tls = true;
        const auto store = RedisStore::open({*address});
        QVERIFY(!store);
        QVERIFY2(store.error().message().contains(u"TLS"_s), qPrintable(store.error().message()));
    }

    /// Real where hiredis has TLS (1.0 and later); else the sentence that says so.
    void aServerWithTlsIsTalkedToByItsCertificate()
    {
        const QTemporaryDir folder;
        const QString certificate = folder.filePath(u"redis.pem"_s);
        const QString key = folder.filePath(u"redis.key"_s);
        QProcess openssl;
        openssl.start(u"openssl"_s,
                      {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s,
                       u"-subj"_s, u"/CN=queue"_s, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s,
                       u"-keyout"_s, key, u"-out"_s, certificate});
        QVERIFY(openssl.waitForFinished());
        QCOMPARE(openssl.exitCode(), 0);
        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        const QString port = QString::number(probe.serverPort());
        probe.close();
        RedisServer server({u"--tls-port"_s, port, u"--tls-cert-file"_s, certificate, u"--tls-key-file"_s,
                            key, u"--tls-auth-clients"_s, u"no"_s});
        QVERIFY(server.isReady());
        const auto address = RedisAddress::parse(u"rediss://127.0.0.1:"_s + port);
        const auto stranger = RedisStore::open({*address, u"{t}"_s});
        QVERIFY(!stranger); // nobody vouches for the certificate
        if (stranger.error().message().contains(u"hiredis 1.0"_s)) {
            QVERIFY(stranger.error().message().contains(u"tunnel"_s));
            return;
        }
        QVERIFY2(stranger.error().message().contains(u"TLS"_s), qPrintable(stranger.error().message()));
        qputenv("SSL_CERT_FILE", QFile::encodeName(certificate));
        const auto store = RedisStore::open({*address, u"{t}"_s});
        QVERIFY2(store.ok(), store.ok() ? "" : qPrintable(store.error().message()));
        QVERIFY((*store)->insert(aJob(2)));
        QCOMPARE(open(server)->counts()->total(), 2);
        auto elsewhere = *address;
        elsewhere.host = u"localhost"_s; // not what the certificate says
        QVERIFY(!RedisStore::open({elsewhere, u"{t}"_s}));
        qunsetenv("SSL_CERT_FILE");
    }

    void sentinelsAreAskedForTheMaster()
    {
        const auto parsed = RedisAddress::parse(u"redis+sentinel://me:pa%40ss@one:26380,two/studio/3"_s);
        QVERIFY(parsed);
        QCOMPARE(parsed->sentinels.size(), 2);
        QCOMPARE(parsed->sentinels[0].port, 26380);
        QCOMPARE(parsed->sentinels[1].host, u"two"_s);
        QCOMPARE(parsed->sentinels[1].port, 26379);
        QCOMPARE(parsed->service, u"studio"_s);
        QCOMPARE(parsed->database, 3);
        QCOMPARE(parsed->password.reveal(), QByteArray("pa@ss"));
        QCOMPARE(parsed->shown(), u"studio at one:26380, two:26379/3"_s);
        QVERIFY(!RedisAddress::parse(u"redis+sentinel://one:26380"_s));

        RedisServer server;
        const RedisSentinel sentinel(server);
        const auto address = RedisAddress::parse(sentinel.url());
        QVERIFY(address);
        QTRY_VERIFY_WITH_TIMEOUT(RedisStore::open({*address}), 5000);
        auto wrong = *address;
        wrong.service = u"nobody"_s;
        const auto none = RedisStore::open({wrong});
        QVERIFY(!none);
        QVERIFY(none.error().message().contains(u"nobody"_s));
    }

    void sentinelsMayHaveAPasswordOfTheirOwn()
    {
        RedisServer server;
        const RedisSentinel sentinel(server, u"watch&ward"_s);
        const QString open = sentinel.url() + u"?sentinel_password=watch%26ward"_s;
        const auto address = RedisAddress::parse(open);
        QVERIFY(address);
        QCOMPARE(address->service, u"studio"_s);
        QCOMPARE(address->sentinelPassword.reveal(), QByteArray("watch&ward"));
        QVERIFY(!address->shown().contains(u"watch"_s));
        QTRY_VERIFY_WITH_TIMEOUT(RedisStore::open({*address}), 5000);
        const auto shut = RedisStore::open({*RedisAddress::parse(sentinel.url())});
        QVERIFY(!shut);
        QVERIFY2(shut.error().message().contains(u"NOAUTH"_s), qPrintable(shut.error().message()));
        const auto both =
            RedisAddress::parse(u"redis+sentinel://one/studio/2?sentinel_user=me&sentinel_password=x"_s);
        QVERIFY(both);
        QCOMPARE(both->database, 2);
        QCOMPARE(both->sentinelUser, u"me"_s);
    }

    void passwordAndDatabaseAreUsed()
    {
        RedisServer server({u"--requirepass"_s, u"open sesame"_s});
        auto address = RedisAddress::parse(server.url(5));
        QVERIFY(!RedisStore::open({*address}));
        address->password = Secret("open sesame");
        QVERIFY(RedisStore::open({*address}));
    }

    void aServerThatForgetsIsWarnedOf()
    {
        RedisServer careful({u"--maxmemory-policy"_s, u"noeviction"_s});
        QCOMPARE(open(careful)->note(), QString());
        RedisServer careless({u"--appendonly"_s, u"no"_s, u"--maxmemory-policy"_s, u"allkeys-lru"_s});
        const QString note = open(careless)->note();
        QVERIFY(note.contains(u"appendonly"_s));
        QVERIFY(note.contains(u"noeviction"_s));
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
