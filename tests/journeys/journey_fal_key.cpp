// SPDX-License-Identifier: GPL-3.0-or-later
// A key is tried out with one command: what people and scripts learn from it, and that it costs nothing.
#include "tests/journeys/programs.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

namespace i2m {
using namespace Qt::StringLiterals;

class JourneyFalKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKeyIsTried_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("error");
        QTest::newRow("good") << QByteArray() << 0 << QString();
        QTest::newRow("refused") << QByteArray(
                                        R"({"status":401,"body":{"detail":"invalid key credentials"}})")
                                 << 4 << u"PROVIDER_KEY_REFUSED"_s;
        QTest::newRow("no credit")
            << QByteArray(R"({"status":200,"body":{"is_locked":true,"lock_reason":"Exhausted balance."}})")
            << 5 << u"NO_CREDIT"_s;
        QTest::newRow("locked")
            << QByteArray(R"({"status":200,"body":{"is_locked":true,"lock_reason":"Admin lock."}})") << 4
            << u"ACCOUNT_LOCKED"_s;
        QTest::newRow("sick") << QByteArray(R"({"status":503})") << 1 << u"FAL_API_ERROR"_s;
    }
    void theKeyIsTried()
    {
        QFETCH(QByteArray, fault);
        QFETCH(int, code);
        QFETCH(QString, error);
        const Simulator simulator;
        QVERIFY(simulator.isReady());
        if (!fault.isEmpty())
            simulator.setFaults({QJsonDocument::fromJson(fault).object()});
        QTemporaryDir data;
        Program program({u"fal-test"_s, u"--json"_s, u"--data-dir"_s, data.path()}, simulator);
        QCOMPARE(program.exited(), code);
        const QByteArray output = program.output();
        const QJsonObject said = QJsonDocument::fromJson(output).object();
        QCOMPARE(said[u"ok"_s].toBool(), code == 0);
        QCOMPARE(said[u"error_code"_s].toString(), error);
        QVERIFY(!output.contains(Simulator::key().toLatin1()) &&
                !program.errors().contains(Simulator::key().toLatin1()));
        QCOMPARE(simulator.stats()[u"submits_accepted"_s].toInt(), 0);
    }
};

} // namespace i2m

QTEST_GUILESS_MAIN(i2m::JourneyFalKey)
#include "journey_fal_key.moc"
