// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a worker among others: it takes part in the shared queue, works alone while that is away, and
// comes back by itself.
#include "tests/journeys/studio.h"

#include <QDir>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QSettings>
#include <QTcpServer>
#include <QTest>

namespace i2m {
using namespace Qt::StringLiterals;

class JourneySharedWindow : public QObject
{
    Q_OBJECT

private:
    /// The window, with settings as people make them; `url` is where its own API listens.
    static std::unique_ptr<Program> window(const Studio &studio, QString &url)
    {
        QTcpServer port;
        if (!port.listen(QHostAddress::LocalHost))
            return nullptr;
        const QString folder = studio.folder.filePath(u"desk"_s);
        url = u"http://127.0.0.1:%1"_s.arg(port.serverPort());
        QDir().mkpath(folder);
        QSettings file(folder + u"/image2model.conf"_s, QSettings::IniFormat);
        file.setValue(u"redis/url"_s, studio.redis.url());
        file.setValue(u"shared_folder"_s, studio.folder.filePath(u"shared"_s));
        file.setValue(u"window/shared_queue"_s, true);
        file.setValue(u"api/port"_s, port.serverPort());
        file.sync();
        port.close();
        return std::make_unique<Program>(QStringList{u"--data-dir"_s, folder}, studio.simulator);
    }

    /// The name of a window on the queue that is not `known`; empty when there is none.
    static QString windowThere(Studio &studio, const QString &known = {})
    {
        const auto workers = studio.store().workers();
        for (const QJsonObject &each : workers ? *workers : QList<QJsonObject>()) {
            const QString name = each[u"name"_s].toString();
            if (each[u"role"_s] == "window"_L1 && each[u"online"_s].toBool() && name != known)
                return name;
        }
        return {};
    }

    static bool answers(Studio &studio, const QString &url)
    {
        int status = 0;
        (void)studio.get(url + u"/api/v1/jobs"_s, &status);
        return status == 200;
    }

    static QString stateOf(Studio &studio, const QString &url, const QString &id)
    {
        const QByteArray answer = studio.get(url + u"/api/v1/status/"_s + id);
        return QJsonDocument::fromJson(answer).object()[u"status"_s].toString();
    }

private Q_SLOTS:
    void aWindowJoinsWorksAloneAndJoinsAgain()
    {
        Studio studio(u"0.5"_s);
        QString url;
        auto server = studio.server(url);
        QString desk;
        const auto program = window(studio, desk);
        QVERIFY(program);
        QTRY_VERIFY_WITH_TIMEOUT(!windowThere(studio).isEmpty(), 20'000);
        const QString first = windowThere(studio);
        const QString shared = studio.upload(url, 3);
        QTRY_VERIFY_WITH_TIMEOUT(studio.hasEnded(shared), 30'000);
        QCOMPARE(studio.count(shared, TaskState::Completed), 3); // there is no other worker

        studio.redis.kill();
        // Its API shows that it has begun anew on its own library, which knows nothing of that job.
        const auto alone = [&] {
            int status = 0;
            (void)studio.get(desk + u"/api/v1/status/"_s + shared, &status);
            return status == 404;
        };
        QTRY_VERIFY_WITH_TIMEOUT(alone(), 60'000);
        const QString own = studio.upload(desk, 2);
        QVERIFY(!own.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(studio, desk, own), u"completed"_s, 30'000);
        QVERIFY(program->isRunning());

        studio.redis.start();
        QTRY_VERIFY_WITH_TIMEOUT(!windowThere(studio, first).isEmpty(), 90'000);
        const QString next = studio.upload(url, 2);
        QTRY_VERIFY_WITH_TIMEOUT(studio.hasEnded(next), 30'000);
        QCOMPARE(studio.count(next, TaskState::Completed), 2);
        QCOMPARE(studio.mostSubmits(), 1);
        QVERIFY(answers(studio, desk));
        QVERIFY(program->isRunning());
    }
};

} // namespace i2m

int main(int argc, char **argv)
{
    QGuiApplication app(argc, argv);
    i2m::JourneySharedWindow journey;
    return QTest::qExec(&journey, argc, argv);
}

#include "journey_shared_window.moc"
