// SPDX-License-Identifier: GPL-3.0-or-later
// Several servers and workers on one Redis, and everything that can happen to them. Whatever happens, each
// image is paid for once.
#include "tests/journeys/studio.h"

#include <QGuiApplication>
#include <QJsonDocument>
#include <QTest>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class JourneySharedQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyServerAnswersForAnyJob()
    {
        Studio studio(u"0.3"_s);
        QVERIFY(studio.isReady());
        QString first, second;
        const auto a = studio.server(first);
        const auto b = studio.server(second);
        const auto worker = studio.worker();
        const QString id = studio.upload(first, 3);
        QVERIFY(!id.isEmpty());
        QNetworkReply *stream =
            studio.network().get(Studio::request(second + u"/api/v1/status/stream/"_s + id));
        QByteArray events;
        QObject::connect(stream, &QNetworkReply::readyRead, stream, [&] { events += stream->readAll(); });
        QTRY_VERIFY_WITH_TIMEOUT(stream->isFinished(), 30'000);
        events += stream->readAll();
        stream->deleteLater();
        QVERIFY2(events.contains("event: completed"), events.constData());
        QVERIFY(events.contains("event: progress"));

        const QJsonObject status =
            QJsonDocument::fromJson(studio.get(second + u"/api/v1/status/"_s + id)).object();
        QCOMPARE(status[u"status"_s].toString(), u"completed"_s);
        const QString file = status[u"files"_s][0][u"file_id"_s].toString();
        const QByteArray model = studio.get(second + u"/api/v1/download/%1/%2/model"_s.arg(id, file));
        QVERIFY(model.startsWith("glTF"));

        // A client of the second server that saw the beginning only gets the rest from the first.
        const qsizetype at = events.indexOf("\nid: ");
        QNetworkRequest rest = Studio::request(first + u"/api/v1/status/stream/"_s + id);
        rest.setRawHeader("Last-Event-ID", events.mid(at + 5, events.indexOf('\n', at + 5) - at - 5));
        QNetworkReply *again = studio.network().get(rest);
        QTRY_VERIFY_WITH_TIMEOUT(again->isFinished(), 10'000);
        again->deleteLater();
        QVERIFY(again->readAll().contains("event: completed"));

        const QJsonArray workers = QJsonDocument::fromJson(studio.get(first + u"/api/v1/admin/workers"_s))
                                       .object()[u"workers"_s]
                                       .toArray();
        QCOMPARE(workers.size(), 3);
        QCOMPARE(studio.mostSubmits(), 1);
    }

    void aKilledWorkersTasksGoOnElsewhere()
    {
        Studio studio(u"2"_s);
        QString url;
        const auto server = studio.server(url);
        auto first = studio.worker();
        const QString id = studio.upload(url, 8);
        // Killed between submit and answer, an image would wait for its user instead of being paid twice.
        QTRY_VERIFY_WITH_TIMEOUT(
            std::ranges::none_of(studio.job(id).tasks, &QString::isEmpty, &Task::requestId), 20'000);
        const auto second = studio.worker();
        first->kill();
        QTRY_VERIFY_WITH_TIMEOUT(studio.hasEnded(id), 60'000);
        QCOMPARE(studio.count(id, TaskState::Completed), 8);
        QCOMPARE(studio.mostSubmits(), 1);
    }

    void anotherFolderIsNoticed()
    {
        Studio studio(u"0.2"_s);
        QString url;
        const auto server = studio.server(url);
        Program lost({u"worker"_s, u"--redis"_s, studio.redis.url(), u"--files"_s,
                      studio.folder.filePath(u"elsewhere"_s), u"--data-dir"_s,
                      studio.folder.filePath(u"lost"_s)},
                     studio.simulator);
        QVERIFY(lost.exited() > 0);
        QVERIFY(lost.errors().contains("is not the folder"));
    }
};

} // namespace i2m

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    i2m::JourneySharedQueue journey;
    return QTest::qExec(&journey, argc, argv);
}

#include "journey_shared_queue.moc"
