// SPDX-License-Identifier: GPL-3.0-or-later
// Pulls the plug (kill -9) on the real program in every state a job can be in, starts it again, and asks the
// simulator how often each image was paid for.
#include "core/storage/sqlite_store.h"
#include "tests/journeys/programs.h"

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QPainter>
#include <QTemporaryDir>
#include <QTest>

namespace i2m {
using namespace Qt::StringLiterals;

class JourneyKill : public QObject
{
    Q_OBJECT

private:
    /// A data folder, an output folder, a simulator, and images that differ.
    struct Scene
    {
        explicit Scene(const QStringList &flags = {}) : simulator(flags) {}

        QStringList images(int count)
        {
            QStringList paths;
            for (int i = 0; i < count; ++i) {
                QImage image(320, 240, QImage::Format_RGB32);
                image.fill(Qt::white);
                QPainter painter(&image);
                painter.setBrush(QColor::fromHsv(i * 40, 200, 180));
                painter.drawEllipse(60 + i, 30, 180, 180);
                painter.end();
                const QString path = folder.filePath(u"vase %1.png"_s.arg(i));
                if (!image.save(path))
                    qFatal("cannot write an image");
                paths.append(path);
            }
            return paths;
        }
        QStringList generate(const QStringList &images)
        {
            return QStringList{u"generate"_s} + images +
                   QStringList{u"--provider"_s,           u"fal"_s,        u"--yes"_s, u"-o"_s,
                               folder.filePath(u"out"_s), u"--data-dir"_s, data()};
        }
        QString data() const { return folder.filePath(u"data"_s); }
        /// The only job there is, as the file has it after a crash.
        Job job() const
        {
            const auto store = SqliteStore::open(DataDir(data()), SqliteStore::Access::Guest);
            if (!store)
                return {};
            const auto page = (*store)->jobs({}, 1, {});
            return page && !page->jobs.isEmpty() ? page->jobs.front() : Job{};
        }
        void paidAtMostOnce(int images)
        {
            const QJsonObject stats = simulator.stats();
            const QJsonObject submits = stats[u"submits_by_image"_s].toObject();
            QVERIFY(submits.size() <= images);
            for (const QString &image : submits.keys())
                QCOMPARE(submits[image].toInt(), 1);
        }

        QTemporaryDir folder;
        Simulator simulator;
    };

private Q_SLOTS:
    void killedInAnyStateTheModelArrivesAndIsPaidOnce_data()
    {
        QTest::addColumn<QJsonArray>("faults");
        QTest::addColumn<QString>("stage");
        const auto slow = [](const char *method, const char *path, const QJsonObject &how) {
            QJsonObject fault = how;
            fault[u"match"_s] = QJsonObject{{u"method"_s, QString::fromLatin1(method)},
                                            {u"path"_s, QString::fromLatin1(path)},
                                            {u"nth"_s, 1}};
            return QJsonArray{fault};
        };
        QTest::newRow("while the image is sent")
            << slow("PUT", "/files/", {{u"delay_ms"_s, 1500}}) << u"uploading"_s;
        QTest::newRow("while it waits in line") << QJsonArray{} << u"submitted"_s;
        QTest::newRow("while it is being made") << QJsonArray{} << u"generating"_s;
        QTest::newRow("while the model comes back")
            << slow("GET", "[.]glb", {{u"drip"_s, 1000}}) << u"half there"_s;
    }

    void killedInAnyStateTheModelArrivesAndIsPaidOnce()
    {
        QFETCH(QJsonArray, faults);
        QFETCH(QString, stage);
        Scene scene({u"--seconds"_s, u"1"_s});
        QVERIFY(scene.simulator.isReady());
        scene.simulator.setFaults(faults);
        // One image: with two, the other could be between submit and answer when the plug is pulled.
        const QStringList images = scene.images(1);
        {
            Program first(scene.generate(images), scene.simulator);
            QTRY_VERIFY_WITH_TIMEOUT(reached(scene, stage), 10'000);
            first.kill();
        }
        const Job job = scene.job();
        QVERIFY(!job.id.isEmpty());
        Program second({u"watch"_s, job.id.value, u"--data-dir"_s, scene.data()}, scene.simulator);
        QVERIFY2(second.exited() == 0, second.errors().constData());
        const Job after = scene.job();
        for (const Task &task : after.tasks) {
            QCOMPARE(task.state, TaskState::Completed);
            QVERIFY(QFile::exists(DataDir(scene.data()).absolute(task.model->path)));
        }
        scene.paidAtMostOnce(1);
        QCOMPARE(scene.simulator.stats()[u"submits_accepted"_s].toInt(), 1);
    }

    void killedWhileFalAnswersTheUserDecides()
    {
        Scene scene({u"--seconds"_s, u"0.2"_s});
        QVERIFY(scene.simulator.isReady());
        scene.simulator.setFaults({QJsonObject{
            {u"match"_s, QJsonObject{{u"method"_s, u"POST"_s}, {u"path"_s, u"image-to-3d"_s}, {u"nth"_s, 1}}},
            {u"delay_ms"_s, 60'000}}});
        {
            Program first(scene.generate(scene.images(1)), scene.simulator);
            QTRY_COMPARE_WITH_TIMEOUT(scene.simulator.stats()[u"submits_accepted"_s].toInt(), 1, 10'000);
            first.kill();
        }
        const Job job = scene.job();
        Program second({u"watch"_s, job.id.value, u"--data-dir"_s, scene.data()}, scene.simulator);
        QCOMPARE(second.exited(), 1);
        QCOMPARE(scene.job().tasks[0].failure->error.code, ErrorCode::SubmitUnknown);
        QCOMPARE(scene.job().tasks[0].failure->billing, Billing::MayBeCharged);
        scene.paidAtMostOnce(1);

        Program third({u"retry"_s, job.id.value, u"--yes"_s, u"--data-dir"_s, scene.data()}, scene.simulator);
        QVERIFY2(third.exited() == 0, third.errors().constData());
        QCOMPARE(scene.job().tasks[0].state, TaskState::Completed);
    }

    void killedAgainAndAgainNothingIsPaidTwice()
    {
        Scene scene({u"--seconds"_s, u"0.3"_s});
        QVERIFY(scene.simulator.isReady());
        QString id;
        // Primes, so that the kills fall into different phases.
        for (const int wait : {180, 310, 430, 190, 530, 290}) {
            Program program(id.isEmpty() ? scene.generate(scene.images(4))
                                         : QStringList{u"watch"_s, id, u"--data-dir"_s, scene.data()},
                            scene.simulator);
            program.killAfter(wait);
            id = scene.job().id.value;
        }
        QVERIFY(!id.isEmpty());
        Program last({u"watch"_s, id, u"--data-dir"_s, scene.data()}, scene.simulator);
        last.exited();
        scene.paidAtMostOnce(4);
        for (const Task &task : scene.job().tasks) {
            const bool unknown = task.failure && task.failure->error.code == ErrorCode::SubmitUnknown;
            QVERIFY2(task.state == TaskState::Completed || unknown, qPrintable(task.stage));
        }
    }

    void interruptedOnceTheJobIsSafeAndTheWayBackIsSaid()
    {
        Scene scene({u"--seconds"_s, u"2"_s});
        QVERIFY(scene.simulator.isReady());
        Program program(scene.generate(scene.images(1)), scene.simulator);
        QTRY_VERIFY_WITH_TIMEOUT(reached(scene, u"generating"_s), 10'000);
        program.interrupt();
        QCOMPARE(program.exited(), 130);
        const Job job = scene.job();
        QVERIFY(program.errors().contains(job.id.value.toUtf8()));
        Program again({u"watch"_s, job.id.value, u"--data-dir"_s, scene.data()}, scene.simulator);
        QCOMPARE(again.exited(), 0);
        scene.paidAtMostOnce(1);
    }

private:
    /// "submitted": fal has it. "half there": some of the model's bytes have come; that it is downloading is
    /// said before the first request. The other stages are those the store shows, for any task.
    static bool reached(const Scene &scene, const QString &stage)
    {
        const DataDir dir(scene.data());
        for (const Task &task : scene.job().tasks) {
            const QString part = dir.absolute(DataDir::relativePath(task.job, task.id, u".model.part"));
            if (stage == "submitted"_L1    ? !task.requestId.isEmpty()
                : stage == "half there"_L1 ? QFileInfo(part).size() > 0
                                           : task.stage == stage)
                return true;
        }
        return false;
    }
};

} // namespace i2m

QTEST_GUILESS_MAIN(i2m::JourneyKill)
#include "journey_kill.moc"
