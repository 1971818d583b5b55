// SPDX-License-Identifier: GPL-3.0-or-later
// What happens around a shared queue: its master is replaced, a worker's line is cut, a clock jumps. Each
// image is paid for once and comes to its end.
#include "tests/journeys/studio.h"
#include "tests/storage/cut_line.h"
#include "tests/storage/redis_sentinel.h"

#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QSaveFile>
#include <QTest>

namespace i2m {
using namespace Qt::StringLiterals;

class JourneySharedFaults : public QObject
{
    Q_OBJECT

private:
    /// The workers that are at work on something now.
    static QStringList busyWorkers(Studio &studio)
    {
        QStringList names;
        const auto all = studio.store().workers();
        for (const QJsonObject &each : all ? *all : QList<QJsonObject>()) {
            if (each[u"role"_s] == "worker"_L1 && each[u"active"_s].toInt() > 0)
                names.append(each[u"name"_s].toString());
        }
        return names;
    }

private Q_SLOTS:
    /// No answer of a provider can crash a worker, so the journey does it, each time at the same step.
    void aTaskThatKillsItsWorkersIsSetAside()
    {
        Studio studio(u"0"_s);
        studio.simulator.setFaults(
            {QJsonObject{{u"match"_s, QJsonObject{{u"service"_s, u"queue"_s}, {u"method"_s, u"GET"_s}}},
                         {u"hang"_s, true}}});
        QString url;
        const auto server = studio.server(url);
        const QString id = studio.upload(url, 1);
        QStringList killed;
        for (int crash = 1; crash <= 3; ++crash) {
            auto worker = studio.worker();
            const auto hasBegun = [&] {
                const Job job = studio.job(id);
                return !job.tasks.isEmpty() && !job.tasks.front().requestId.isEmpty() &&
                       busyWorkers(studio).size() > killed.size();
            };
            QTRY_VERIFY_WITH_TIMEOUT(hasBegun(), 30'000);
            QVERIFY(!studio.hasEnded(id));
            killed = busyWorkers(studio);
            worker->kill();
        }
        const auto worker = studio.worker();
        QTRY_VERIFY_WITH_TIMEOUT(studio.hasEnded(id), 30'000);
        const Task aside = studio.job(id).tasks.front();
        QCOMPARE(aside.state, TaskState::Failed);
        QCOMPARE(aside.failure->error.code, ErrorCode::WorkerCrashed);
        QCOMPARE(aside.billing, Billing::MayBeCharged);
        const QByteArray tasks = studio.get(url + u"/api/v1/admin/tasks"_s);
        QVERIFY2(tasks.contains(aside.id.value.toUtf8()) && tasks.contains("WORKER_CRASHED"),
                 tasks.constData());
        QCOMPARE(studio.submits(), 1);

        // It took nobody else with it, and whoever tries it again gets what was paid for.
        studio.simulator.setFaults({});
        const QString next = studio.upload(url, 1);
        QTRY_VERIFY_WITH_TIMEOUT(studio.hasEnded(next), 30'000);
        QCOMPARE(studio.count(next, TaskState::Completed), 1);
        (void)studio.post(url + u"/api/v1/jobs/%1/retry"_s.arg(id));
        QTRY_COMPARE_WITH_TIMEOUT(studio.count(id, TaskState::Completed), 1, 30'000);
        QCOMPARE(studio.mostSubmits(), 1);
    }

    void anotherMasterTakesOver()
    {
        Studio studio(u"1"_s);
        RedisServer replica({u"--replicaof"_s, u"127.0.0.1"_s, QString::number(studio.redis.port())});
        const RedisSentinel sentinel(studio.redis);
        const auto replicas = [&] {
            return sentinel.ask({u"sentinel"_s, u"replicas"_s, u"studio"_s}).contains("slave-repl-offset");
        };
        QTRY_VERIFY_WITH_TIMEOUT(replicas(), 20'000);
        studio.reach(sentinel.url());
        studio.watch(sentinel.url());
        const Studio::Busy busy = studio.getBusy(6);
        studio.redis.kill();
        QTRY_VERIFY_WITH_TIMEOUT(studio.hasEnded(busy.id), 90'000);
        QCOMPARE(studio.count(busy.id, TaskState::Completed), 6);
        QCOMPARE(studio.mostSubmits(), 1);
    }

    void aWorkerThatIsCutOffLosesItsTasksAndComesBack()
    {
        Studio studio(u"1"_s);
        QString url;
        const auto server = studio.server(url);
        CutLine line(studio.redis.port());
        studio.reach(u"redis://127.0.0.1:%1"_s.arg(line.serverPort()));
        const auto first = studio.worker();
        const QString id = studio.upload(url, 6);
        QTRY_VERIFY_WITH_TIMEOUT(studio.submits() >= 2, 20'000);
        line.cut();
        studio.reach(studio.redis.url());
        const auto second = studio.worker();
        QTRY_VERIFY_WITH_TIMEOUT(studio.hasEnded(id), 60'000);
        const int done = studio.count(id, TaskState::Completed);
        QCOMPARE(studio.mostSubmits(), 1);
        second->interrupt();
        line.mend();
        const QString next = studio.upload(url, 2); // it works again
        QTRY_VERIFY_WITH_TIMEOUT(studio.hasEnded(next), 60'000);
        QCOMPARE(studio.count(next, TaskState::Completed), 2);
        QCOMPARE(studio.count(id, TaskState::Completed), done);
        QCOMPARE(studio.mostSubmits(), 1);
    }

    void aClockThatJumpsDoesNotMatter()
    {
        const QString library = u"/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"_s;
        if (!QFileInfo::exists(library))
            QSKIP("libfaketime is not installed");
        Studio studio(u"1"_s);
        const QString clock = studio.folder.filePath(u"clock"_s);
        const auto jump = [&](const QByteArray &offset) {
            QSaveFile file(clock); // never seen empty: the faked program would end over it
            return file.open(QIODevice::WriteOnly) && file.write(offset + '\n') > 0 && file.commit();
        };
        QVERIFY(jump("+0s"));
        QString url;
        const auto server = studio.server(url);
        const QList<std::pair<const char *, QByteArray>> fake{{"LD_PRELOAD", QFile::encodeName(library)},
                                                              {"FAKETIME_TIMESTAMP_FILE", clock.toUtf8()},
                                                              {"FAKETIME_NO_CACHE", "1"},
                                                              {"FAKETIME_DONT_FAKE_MONOTONIC", "1"}};
        for (const auto &[name, value] : fake)
            qputenv(name, value);
        const auto worker = studio.worker();
        for (const auto &[name, value] : fake)
            qunsetenv(name);
        for (const QByteArray &offset : {QByteArray("+3h"), QByteArray("-3h")}) {
            const int before = studio.submits();
            const QString id = studio.upload(url, 4);
            QTRY_VERIFY_WITH_TIMEOUT(studio.submits() >= before + 2, 20'000);
            QVERIFY(jump(offset));
            QTRY_VERIFY_WITH_TIMEOUT(studio.hasEnded(id), 60'000);
            QCOMPARE(studio.count(id, TaskState::Completed), 4);
            QCOMPARE(studio.mostSubmits(), 1);
        }
    }
};

} // namespace i2m

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    i2m::JourneySharedFaults journey;
    return QTest::qExec(&journey, argc, argv);
}

#include "journey_shared_faults.moc"
