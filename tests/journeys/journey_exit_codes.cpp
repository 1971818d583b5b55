// SPDX-License-Identifier: GPL-3.0-or-later
// What a script learns from generate's exit code when fal.ai refuses, fails, or is not there, and that the
// job can be gone on with afterwards.
#include "tests/journeys/programs.h"

#include <QDir>
#include <QImage>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

namespace i2m {
using namespace Qt::StringLiterals;

class JourneyExitCodes : public QObject
{
    Q_OBJECT

private:
    struct Scene
    {
        QTemporaryDir folder;
        Simulator simulator{{u"--seconds"_s, u"0.1"_s}};

        QString image(const QString &name, Qt::GlobalColor color)
        {
            QImage picture(80, 60, QImage::Format_RGB32);
            picture.fill(color);
            picture.save(folder.filePath(name));
            return folder.filePath(name);
        }
        QStringList command(const QStringList &words)
        {
            return words + QStringList{u"--data-dir"_s, folder.filePath(u"data"_s), u"--json"_s};
        }
        QStringList generate(const QStringList &images)
        {
            return command(QStringList{u"generate"_s} + images +
                           QStringList{u"--yes"_s, u"-o"_s, folder.filePath(u"out"_s)});
        }
        int submits() const { return simulator.stats()[u"submits_accepted"_s].toInt(-1); }
    };

    static QJsonObject json(Program &program) { return QJsonDocument::fromJson(program.output()).object(); }

private Q_SLOTS:
    void aRefusedKeyIsFour()
    {
        Scene scene;
        scene.simulator.setFaults(
            {QJsonObject{{u"match"_s, QJsonObject{{u"service"_s, u"rest"_s}}},
                         {u"status"_s, 401},
                         {u"body"_s, QJsonObject{{u"detail"_s, u"invalid key credentials"_s}}}}});
        Program program(scene.generate({scene.image(u"a.png"_s, Qt::red)}), scene.simulator);
        QCOMPARE(program.exited(), 4);
        const QString job = json(program)[u"job_id"_s].toString();
        QCOMPARE(scene.submits(), 0);

        scene.simulator.setFaults({});
        Program again(scene.command({u"watch"_s, job}), scene.simulator);
        QCOMPARE(again.exited(), 0);
        QCOMPARE(scene.submits(), 1);
    }

    void anAccountWithoutCreditIsFive()
    {
        Scene scene;
        scene.simulator.setFaults({QJsonObject{
            {u"match"_s, QJsonObject{{u"service"_s, u"queue"_s}, {u"method"_s, u"POST"_s}}},
            {u"status"_s, 403},
            {u"body"_s, QJsonObject{{u"detail"_s, u"User is locked. Reason: Exhausted balance."_s}}}}});
        Program program(scene.generate({scene.image(u"a.png"_s, Qt::red)}), scene.simulator);
        QCOMPARE(program.exited(), 5);
        QCOMPARE(json(program)[u"files"_s][0][u"error"_s][u"error_code"_s].toString(), u"NO_CREDIT"_s);
        QCOMPARE(scene.submits(), 0);
    }

    void oneRefusedImageOfTwoIsThreeAndARetryMendsIt()
    {
        Scene scene;
        scene.simulator.setFaults({QJsonObject{
            {u"match"_s, QJsonObject{{u"service"_s, u"queue"_s}, {u"method"_s, u"POST"_s}, {u"nth"_s, 1}}},
            {u"job"_s, QJsonObject{{u"model_error"_s, u"image_too_small"_s}}}}});
        Program program(scene.generate({scene.image(u"a.png"_s, Qt::red), scene.image(u"b.png"_s, Qt::blue)}),
                        scene.simulator);
        QCOMPARE(program.exited(), 3);
        const QString job = json(program)[u"job_id"_s].toString();
        QCOMPARE(QDir(scene.folder.filePath(u"out"_s)).entryList(QDir::Files).size(), 1);

        Program unasked(scene.command({u"retry"_s, job}), scene.simulator);
        QCOMPARE(unasked.exited(), 2);
        QCOMPARE(scene.submits(), 2);
        Program retry(scene.command({u"retry"_s, job, u"--max-cost"_s, u"1"_s}), scene.simulator);
        QCOMPARE(retry.exited(), 0);
        QCOMPARE(scene.submits(), 3);
    }

    void noWayToFalIsSix()
    {
        Scene scene;
        QTcpServer nobody; // a port at which nobody listens any more
        QVERIFY(nobody.listen(QHostAddress::LocalHost));
        const QString address = u"http://127.0.0.1:%1"_s.arg(nobody.serverPort());
        nobody.close();
        Program program(scene.command({u"fal-test"_s, u"--set"_s, u"fal.rest_host="_s + address}),
                        scene.simulator);
        QCOMPARE(program.exited(), 6);
    }

    void theKeyIsInNoOutput()
    {
        Scene scene;
        Program program(scene.generate({scene.image(u"a.png"_s, Qt::red)}) +
                            QStringList{u"--set"_s, u"log_level=debug"_s},
                        scene.simulator);
        QCOMPARE(program.exited(), 0);
        const QByteArray said = program.output() + program.errors();
        QVERIFY(!said.isEmpty());
        QVERIFY(!said.contains(Simulator::key().section(u':', 1).toUtf8()));
    }
};

} // namespace i2m

QTEST_GUILESS_MAIN(i2m::JourneyExitCodes)
#include "journey_exit_codes.moc"
