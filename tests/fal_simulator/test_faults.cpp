// SPDX-License-Identifier: GPL-3.0-or-later
// Each kind of scripted fault does on the wire what README.md says of it.
#include "tests/fal_simulator/error_bodies.h"
#include "tests/fal_simulator/wire.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTemporaryFile>
#include <QTest>
#include <QUrl>
#include <memory>

using namespace Qt::StringLiterals;
using namespace i2m::sim;
using namespace std::chrono_literals;

namespace {

const QByteArray users = "/users/current";
const QByteArray model = "/tripo3d/tripo/v2.5/image-to-3d";
const QByteArray input = json("{'image_url':'https://example.invalid/x.png'}");

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

    std::unique_ptr<SimulatorProgram> m_simulator;
    quint16 port() const { return m_simulator->port(); }

    void script(const QByteArray &faults)
    {
        QCOMPARE(statusOf(exchange(port(), httpRequest("POST", "/_simulator/faults", faults))), 200);
    }
    QByteArray get(const QByteArray &target) { return exchange(port(), httpRequest("GET", target)); }
    int accepted() { return jsonOf(get("/_simulator/stats"))[u"submits_accepted"_s].toInt(); }

private Q_SLOTS:
    void initTestCase()
    {
        m_simulator = std::make_unique<SimulatorProgram>(QStringList{u"--seconds"_s, u"0"_s});
        QVERIFY(port() != 0);
    }
    void init() { QCOMPARE(statusOf(exchange(port(), httpRequest("DELETE", "/_simulator/faults"))), 200); }

    void aStatusReplacesTheAnswerAndNothingIsCarriedOut()
    {
        script(json("[{'match':{'method':'POST'},'status':418,'headers':{'Retry-After':'7'},'body':{'detail':"
                    "'tea'}}]"));
        const auto before = accepted();
        const auto answer = exchange(port(), httpRequest("POST", model, input));
        QCOMPARE(statusOf(answer), 418);
        QCOMPARE(headerOf(answer, "retry-after"), "7");
        QCOMPARE(bodyOf(answer), json("{'detail':'tea'}"));
        QCOMPARE(accepted(), before);
    }

    void aBareGatewayStatusComesAsNginxPage()
    {
        script(json("{'match':{'path':'current'},'status':502}"));
        const auto answer = get(users);
        QCOMPARE(headerOf(answer, "content-type"), "text/html");
        QVERIFY(bodyOf(answer).contains("<center>nginx</center>"));
        QVERIFY(bodyOf(answer).contains("502 Bad Gateway"));
        QVERIFY(headerOf(answer, "x-fal-request-id").isEmpty());
    }

    void aStatusAfterwardsHidesAnAcceptedSubmit()
    {
        script(json("[{'match':{'method':'POST'},'status':504,'when':'after'}]"));
        const auto before = accepted();
        QCOMPARE(statusOf(exchange(port(), httpRequest("POST", model, input))), 504);
        QCOMPARE(accepted(), before + 1);
    }

    void aCutEndsTheConnectionAfterSoManyBytesOfTheAnswer()
    {
        const auto whole = get(users);
        for (const int bytes : {0, 1, 40, int(whole.size()) - 1}) {
            script("[{\"cut\":" + QByteArray::number(bytes) + "}]");
            Wire wire{port()};
            wire.send(httpRequest("GET", users));
            QCOMPARE(wire.readToEnd().size(), bytes);
            QCOMPARE(wire.end(), Wire::End::Fin);
        }
    }

    void aCutBodyKeepsTheHead()
    {
        script(json("[{'cut_body':5}]"));
        Wire wire{port()};
        wire.send(httpRequest("GET", users));
        const auto answer = wire.readToEnd();
        QCOMPARE(wire.end(), Wire::End::Fin);
        QCOMPARE(bodyOf(answer), "{\"ful");
        QVERIFY(headerOf(answer, "content-length").toInt() > 5);
    }

    void aCutWithResetEndsInAReset()
    {
        script(json("[{'cut':20,'reset':true}]"));
        Wire wire{port()};
        wire.send(httpRequest("GET", users));
        QCOMPARE(wire.readToEnd(), "HTTP/1.1 200 OK\r\ndat");
        QCOMPARE(wire.end(), Wire::End::Reset);
    }

    void aResetHitsAfterTheSubmitWasAccepted()
    {
        script(json("[{'match':{'method':'POST'},'reset':true}]"));
        const auto before = accepted();
        Wire wire{port()};
        wire.send(httpRequest("POST", model, input));
        QCOMPARE(wire.readToEnd(), "");
        QCOMPARE(wire.end(), Wire::End::Reset);
        QCOMPARE(accepted(), before + 1);
    }

    void aResetBeforehandLeavesNothingBehind()
    {
        script(json("[{'match':{'method':'POST'},'reset':true,'when':'before'}]"));
        const auto before = accepted();
        Wire wire{port()};
        wire.send(httpRequest("POST", model, input));
        wire.readToEnd();
        QCOMPARE(wire.end(), Wire::End::Reset);
        QCOMPARE(accepted(), before);
    }

    void closingBeforeTheAnswerSendsNothing()
    {
        script(json("[{'match':{'method':'POST'},'close_before_answer':true}]"));
        const auto before = accepted();
        Wire wire{port()};
        wire.send(httpRequest("POST", model, input));
        QCOMPARE(wire.readToEnd(), "");
        QCOMPARE(wire.end(), Wire::End::Fin);
        QCOMPARE(accepted(), before + 1);
    }

    void aHangSaysNothingAndKeepsTheConnection()
    {
        script(json("[{'match':{'path':'users'},'hang':true}]"));
        Wire wire{port()};
        wire.send(httpRequest("GET", users));
        QCOMPARE(wire.readToEnd(300ms), "");
        QCOMPARE(wire.end(), Wire::End::Open);
        QCOMPARE(statusOf(get("/billing/user_details")), 200); // the others are served
    }

    void aRequestCanBeCutWhileItComesIn()
    {
        script(json("[{'match':{'method':'POST'},'cut_request':10}]"));
        const auto before = accepted();
        Wire wire{port()};
        wire.send("POST " + model + " HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n0123456789");
        QCOMPARE(wire.readToEnd(), "");
        QCOMPARE(wire.end(), Wire::End::Fin);
        QCOMPARE(accepted(), before);
    }

    void aDripIsNoFasterThanItsRate()
    {
        const auto whole = get(users);
        script(json("[{'drip':4000}]"));
        Wire wire{port()};
        QElapsedTimer timer;
        timer.start();
        wire.send(httpRequest("GET", users));
        QCOMPARE(bodyOf(wire.readAnswer()), bodyOf(whole));
        QVERIFY2(timer.elapsed() >= whole.size() * 1000 / 4000 * 8 / 10,
                 qPrintable(QString::number(timer.elapsed())));
    }

    void aDelayHoldsTheAnswerBack()
    {
        script(json("[{'delay_ms':120}]"));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(statusOf(get(users)), 200);
        QVERIFY(timer.elapsed() >= 119);
    }

    void aDelayedStreamLosesNoEvent()
    {
        const auto id = submitPicture(port(), u"https://example.invalid/x.png"_s);
        script(json("[{'match':{'path':'stream'},'delay_ms':50}]"));
        Wire wire{port()};
        wire.send(httpRequest("GET", targetOf(id) + "/status/stream"));
        const auto answer = wire.readToEnd();
        QVERIFY(answer.contains("\"COMPLETED\""));
        QVERIFY(answer.endsWith("\r\n0\r\n\r\n"));
    }

    void garbageIsNoHttp()
    {
        script(json("[{'garbage':true}]"));
        Wire wire{port()};
        wire.send(httpRequest("GET", users));
        const auto answer = wire.readToEnd();
        QVERIFY(!answer.isEmpty());
        QVERIFY(!answer.startsWith("HTTP"));
        QCOMPARE(wire.end(), Wire::End::Fin);
    }

    void aGarbageBodyHasTheRightLength()
    {
        const auto whole = get(users);
        script(json("[{'garbage':'body'}]"));
        const auto answer = get(users);
        QCOMPARE(statusOf(answer), 200);
        QCOMPARE(bodyOf(answer).size(), bodyOf(whole).size());
        QVERIFY(bodyOf(answer) != bodyOf(whole));
    }

    void anAnswerWithoutLengthEndsWithTheConnection()
    {
        script(json("[{'no_length':true}]"));
        Wire wire{port()};
        wire.send(httpRequest("GET", users));
        const auto answer = wire.readToEnd();
        QVERIFY(headerOf(answer, "content-length").isEmpty());
        QVERIFY(bodyOf(answer).endsWith('}'));
        QCOMPARE(wire.end(), Wire::End::Fin);
    }

    void anExpiredFileIsGone()
    {
        const QUrl file{uploadPicture(port(), testPicture())};
        script(json("[{'match':{'service':'files','nth':1},'expired':true},{'match':{'service':'files','nth':"
                    "2},'expired':410}]"));
        QCOMPARE(statusOf(get(file.path().toLatin1())), 404);
        QCOMPARE(statusOf(get(file.path().toLatin1())), 410);
        QCOMPARE(bodyOf(get(file.path().toLatin1())), testPicture());
    }

    void aRuleHitsTheRequestsItCounts()
    {
        script(json("[{'match':{'method':'get','path':'^/users/','nth':[2,4]},'status':500}, "
                    "{'match':{'path':'billing','times':2},'status':503}]"));
        QList<int> seen;
        for (int i = 0; i < 5; ++i)
            seen.append(statusOf(get(users)));
        QCOMPARE(seen, QList<int>({200, 500, 200, 500, 200}));
        seen.clear();
        for (int i = 0; i < 3; ++i)
            seen.append(statusOf(get("/billing/user_details")));
        QCOMPARE(seen, QList<int>({503, 503, 200}));
        const auto rules = jsonOf(get("/_simulator/faults"))[u"faults"_s].toArray();
        QCOMPARE(rules[0].toObject()[u"seen"_s].toInt(), 5);
        QCOMPARE(rules[0].toObject()[u"hits"_s].toInt(), 2);
    }

    void aMisspelledFaultIsRefusedAndTheOthersStay()
    {
        script(json("[{'match':{'path':'users'},'status':500}]"));
        for (const QByteArray &wrong :
             QList<QByteArray>{json("[{'sttus':500}]"), json("[{'match':{'pth':'x'},'status':500}]"),
                               json("[{'status':9000}]"), json("[{'match':{'path':'('},'status':500}]"),
                               json("[{'job':{'model_error':'no_such_type'}}]"), "no json"})
            QCOMPARE(statusOf(exchange(port(), httpRequest("POST", "/_simulator/faults", wrong))), 400);
        QCOMPARE(statusOf(get(users)), 500);
    }

    void faultsCanBeAdded()
    {
        script(json("[{'match':{'path':'users'},'status':500}]"));
        exchange(port(), httpRequest("POST", "/_simulator/faults?add=1",
                                     json("[{'match':{'path':'billing'},'status':501}]")));
        QCOMPARE(statusOf(get(users)), 500);
        QCOMPARE(statusOf(get("/billing/user_details")), 501);
    }

    void faultsComeFromAFile()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(json("[{'match':{'path':'users'},'status':409}]"));
        file.close();
        const SimulatorProgram other{{u"--fault"_s, file.fileName()}};
        QCOMPARE(statusOf(exchange(other.port(), httpRequest("GET", users))), 409);
    }

    void everyModelErrorArrivesAsResult_data()
    {
        QTest::addColumn<QString>("type");
        for (const auto &type : modelErrorTypes())
            QTest::newRow(qPrintable(type)) << type;
    }
    void everyModelErrorArrivesAsResult()
    {
        QFETCH(QString, type);
        script("[{\"match\":{\"method\":\"POST\"},\"job\":{\"model_error\":\"" + type.toLatin1() + "\"}}]");
        const auto id = submitPicture(port(), u"https://example.invalid/x.png"_s);
        const auto result = resultOf(port(), targetOf(id));
        QCOMPARE(statusOf(result), modelErrorStatus(type));
        const auto detail = jsonOf(result)[u"detail"_s].toArray()[0].toObject();
        QCOMPARE(detail[u"type"_s].toString(), type);
        QCOMPARE(headerOf(result, "x-fal-needs-retry"), modelErrorRetryable(type) ? "true" : "false");
        const auto status = jsonOf(get(targetOf(id) + "/status"));
        QVERIFY(!status.contains(u"error"_s)); // a model's error shows in the result only
    }

    void aPlatformErrorShowsInStatusAndResult()
    {
        script(json("[{'match':{'method':'POST'},'job':{'platform_error':'runner_disconnected'}}]"));
        const auto id = submitPicture(port(), u"https://example.invalid/x.png"_s);
        const auto result = resultOf(port(), targetOf(id));
        QCOMPARE(statusOf(result), 503);
        QCOMPARE(headerOf(result, "x-fal-error-type"), "runner_disconnected");
        const auto status = jsonOf(get(targetOf(id) + "/status"));
        QCOMPARE(status[u"status"_s].toString(), u"COMPLETED"_s);
        QCOMPARE(status[u"error_type"_s].toString(), u"runner_disconnected"_s);
    }

    void outputsCanBeNull()
    {
        script(json("[{'match':{'method':'POST','path':'image-to-3d'},'job':{'null_outputs':true}}]"));
        const auto id = submitPicture(port(), uploadPicture(port(), testPicture()));
        const auto output = jsonOf(resultOf(port(), targetOf(id)));
        QVERIFY(output[u"model_mesh"_s].isNull());
        QVERIFY(output[u"task_id"_s].isString());
    }

    void aJobCanIgnoreItsCancellation()
    {
        script(json("[{'match':{'path':'image-to-3d'},'job':{'ignore_cancel':true,'seconds':0.2}}]"));
        const auto image = uploadPicture(port(), testPicture());
        const auto id = submitPicture(port(), image);
        const auto target = targetOf(id);
        while (bodyOf(get(target + "/status")).contains("IN_QUEUE")) {
        }
        QCOMPARE(statusOf(exchange(port(), httpRequest("PUT", target + "/cancel"))), 202);
        QCOMPARE(statusOf(resultOf(port(), targetOf(id))), 200);
    }
};

QTEST_GUILESS_MAIN(TestFaults)
#include "test_faults.moc"
