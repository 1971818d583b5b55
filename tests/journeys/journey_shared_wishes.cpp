// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody at one computer wishes of a task that another one works on.
#include "core/providers/fal_checkpoint.h"
#include "tests/journeys/studio.h"

#include <QFile>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QSysInfo>
#include <QTest>

namespace i2m {
using namespace Qt::StringLiterals;

class JourneySharedWishes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNobodyWaitsForIsKeptThoughItsWorkerIsKilled()
    {
        Studio studio(u"3"_s);
        QString url;
        const auto server = studio.server(url);
        auto first = studio.worker();
        const QString id = studio.upload(url, 1);
        QTRY_VERIFY_WITH_TIMEOUT(!studio.job(id).tasks[0].requestId.isEmpty(), 20'000);
        const TaskId task = studio.job(id).tasks[0].id;
        const auto left = studio.store().fulfill({id}, task, {.unawaited = true});
        QVERIFY(left && *left);
        first->kill();
        const auto second = studio.worker();
        QTRY_VERIFY_WITH_TIMEOUT(studio.hasEnded(id), 60'000);
        const Task kept = studio.job(id).tasks[0];
        QCOMPARE(kept.state, TaskState::Completed);
        QVERIFY(!kept.unawaited);
        QCOMPARE(kept.worker, QSysInfo::machineHostName());
        QVERIFY(QFile::exists(studio.folder.filePath(u"shared/"_s + kept.model->path)));
        QCOMPARE(studio.submits(), 1);
        QCOMPARE(studio.simulator.stats()[u"cancels"_s].toInt(), 0);
    }

    void aLostModelIsFetchedAgainByAnyWorker()
    {
        Studio studio(u"0.5"_s);
        QString url;
        const auto server = studio.server(url);
        const auto worker = studio.worker();
        const QString id = studio.upload(url, 1);
        QTRY_VERIFY_WITH_TIMEOUT(studio.hasEnded(id), 30'000);
        const Task made = studio.job(id).tasks[0];
        const QString path = studio.folder.filePath(u"shared/"_s + made.model->path);
        QVERIFY(QFile::remove(path));
        const FalResult there{made.model->remoteUrl, {}, {}, {}};
        QVERIFY(studio.store().reopen({id}, made.id, FalCheckpoint().finished(there, {}).object(), now()));
        QTRY_VERIFY_WITH_TIMEOUT(studio.hasEnded(id), 30'000);
        const Task again = studio.job(id).tasks[0];
        QCOMPARE(again.state, TaskState::Completed);
        QCOMPARE(again.model->sha256, made.model->sha256);
        QCOMPARE(again.finished, made.finished);
        QVERIFY(QFile::exists(path));
        QCOMPARE(studio.submits(), 1);
    }

    void aNewNameIsWhatEveryServerSays()
    {
        Studio studio(u"0.5"_s);
        QString url;
        const auto server = studio.server(url);
        const auto worker = studio.worker();
        const QString id = studio.upload(url, 1);
        QTRY_VERIFY_WITH_TIMEOUT(studio.hasEnded(id), 30'000);
        const Task task = studio.job(id).tasks[0];
        QVERIFY(studio.store().fulfill({id}, task.id, {.title = u"Amphora.png"_s}));
        const auto status = QJsonDocument::fromJson(studio.get(url + u"/api/v1/status/"_s + id));
        const QJsonObject file = status[u"files"_s][0].toObject();
        QCOMPARE(file[u"filename"_s].toString(), task.originalName());
        QCOMPARE(file[u"title"_s].toString(), u"Amphora.png"_s);
        QCOMPARE(file[u"model"_s][u"filename"_s].toString(), u"Amphora.glb"_s);
        const QString first = QFileInfo(task.originalName()).completeBaseName() + u".glb"_s;
        for (const QString &name : {u"Amphora.glb"_s, first}) { // links by the first name go on working
            int answered = 0;
            (void)studio.get(url + u"/api/v1/download/%1/%2"_s.arg(id, name), &answered);
            QCOMPARE(answered, 200);
        }
    }
};

} // namespace i2m

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    i2m::JourneySharedWishes journey;
    return QTest::qExec(&journey, argc, argv);
}

#include "journey_shared_wishes.moc"
