// SPDX-License-Identifier: GPL-3.0-or-later
// The fal provider against the simulator: the whole chain is real, from the image's bytes to the model's.
#include "tests/journeys/programs.h"
#include "tests/providers/fal_driver.h"

#include <QCryptographicHash>

using namespace i2m;
using namespace Qt::StringLiterals;
using Phase = FalCheckpoint::Phase;

class TestFalSimulated : public QObject
{
    Q_OBJECT

    std::unique_ptr<Simulator> m_simulator;

    QByteArray origin() const { return m_simulator->address().toLatin1(); }
    int stat(const char *name) const { return m_simulator->stats()[QLatin1StringView(name)].toInt(); }
    void setFault(const QByteArray &json) const
    {
        const auto fault = QJsonDocument::fromJson(json);
        QVERIFY(fault.isObject());
        m_simulator->setFaults({fault.object()});
    }
    void setSeconds(double seconds, int concurrency = 10) const
    {
        m_simulator->set({{u"seconds"_s, seconds}, {u"concurrency"_s, concurrency}});
    }

    static Refused refusal(const Outcome &outcome)
    {
        if (const auto *refused = std::get_if<Refused>(&outcome))
            return *refused;
        qFatal("it was not refused");
    }
    static QString explain(const Outcome &outcome)
    {
        const auto *refused = std::get_if<Refused>(&outcome);
        return refused ? refused->error.name() + u": "_s + refused->error.message() : u"done"_s;
    }
    /// A value that is allowed and is not the default, of as many kinds as the input has.
    static QList<QJsonValue> valuesFor(const ModelInput &input)
    {
        const auto number = [&](double value) -> QJsonValue {
            return input.kind == ModelInput::Kind::Number ? QJsonValue(value) : QJsonValue(qint64(value));
        };
        switch (input.kind) {
        case ModelInput::Kind::Switch:
            return {true, false};
        case ModelInput::Kind::Choice:
            return QList<QJsonValue>(input.choices.begin(), input.choices.end());
        case ModelInput::Kind::Integer:
        case ModelInput::Kind::Number:
            return {number(input.least.value_or(5000)), number(input.most.value_or(5000))};
        case ModelInput::Kind::Text:
            return {u"a red chair"_s};
        case ModelInput::Kind::IntegerList:
            return {QJsonArray{100, 80, 120}};
        }
        return {};
    }

private Q_SLOTS:
    void init()
    {
        m_simulator = std::make_unique<Simulator>(QStringList{u"--seconds"_s, u"0"_s});
        QVERIFY(m_simulator->isReady());
    }

    void anImageBecomesAModel()
    {
        FalDriver driver(origin());
        const Outcome outcome = driver.run();
        const auto *done = std::get_if<Done>(&outcome);
        QVERIFY2(done, qPrintable(explain(outcome)));
        QVERIFY(driver.part().startsWith("glTF"));
        QVERIFY(QImage(done->renderPart, "PNG").width() > 0);
        QVERIFY(!done->requestId.isEmpty());
        const QJsonObject stats = m_simulator->stats();
        QCOMPARE(stats[u"submits_accepted"_s].toInt(), 1);
        QCOMPARE(stats[u"uploads"_s].toInt(), 1);
        QCOMPARE(stats[u"downloads"_s].toInt(), 1);
        QCOMPARE(stats[u"keys_on_files"_s].toInt(), 0);
    }

    void itGoesOnAfterACrashInEveryPhase()
    {
        setSeconds(0.2);
        FalDriver driver(origin());
        const Outcome outcome = driver.run(true);
        QVERIFY2(std::holds_alternative<Done>(outcome), qPrintable(explain(outcome)));
        QCOMPARE(stat("submits_accepted"), 1);
        QCOMPARE(stat("uploads"), 1);
    }

    void aCrashWhileWatchingFindsTheSameRequestAgain()
    {
        setSeconds(0.5);
        FalDriver driver(origin());
        driver.runTo(Phase::Submitted);
        const QString request = FalCheckpoint(driver.disk).requestId();
        const auto unfinished = driver.begin();
        QTRY_VERIFY(!driver.progress.isEmpty() && driver.progress.last().stage == "generating"_L1);
        driver.restart();
        const Outcome outcome = driver.run();
        QVERIFY2(std::holds_alternative<Done>(outcome), qPrintable(explain(outcome)));
        QCOMPARE(std::get<Done>(outcome).requestId, request);
        QCOMPARE(stat("submits_accepted"), 1);
    }

    void positionLogsAndPercentAreShown()
    {
        setSeconds(0.4, 1);
        FalDriver first(origin());
        first.runTo(Phase::Submitted);
        FalDriver second(origin());
        const Outcome outcome = second.run();
        QVERIFY2(std::holds_alternative<Done>(outcome), qPrintable(explain(outcome)));
        const auto any = [&](auto test) { return std::ranges::any_of(second.progress, test); };
        QVERIFY(any([](const Progress &p) { return p.stage == "queued"_L1 && p.queuePosition >= 0; }));
        QVERIFY(any([](const Progress &p) { return p.stage == "generating"_L1 && p.percent > 15; }));
        QVERIFY(any([](const Progress &p) { return !p.log.isEmpty(); }));
    }

    void atMostOneSubmitIsAcceptedWhateverHappensToIt_data()
    {
        QTest::addColumn<QByteArray>("deed");
        QTest::newRow("reset after it was taken") << QByteArray(R"("reset":true)");
        QTest::newRow("closed after it was taken") << QByteArray(R"("close_before_answer":true)");
        QTest::newRow("hang") << QByteArray(R"("hang":true)");
        QTest::newRow("cut head") << QByteArray(R"("cut":20)");
        QTest::newRow("cut body") << QByteArray(R"("cut_body":30)");
        QTest::newRow("garbage") << QByteArray(R"("garbage":"head")");
        QTest::newRow("500 after it was taken") << QByteArray(R"("status":500,"when":"after")");
        QTest::newRow("502 before") << QByteArray(R"("status":502)");
        QTest::newRow("drip") << QByteArray(R"("drip":20)");
    }
    void atMostOneSubmitIsAcceptedWhateverHappensToIt()
    {
        QFETCH(QByteArray, deed);
        setFault(R"({"match":{"method":"POST","service":"queue"},)" + deed + "}");
        FalDriver driver(origin());
        const Outcome outcome = driver.run();
        if (const auto *refused = std::get_if<Refused>(&outcome)) {
            QCOMPARE(refused->error.name(), Error{ErrorCode::SubmitUnknown}.name());
            QCOMPARE(refused->billing, Billing::MayBeCharged);
        }
        QVERIFY(stat("submits_accepted") <= 1);
    }

    void aCutDownloadIsResumed()
    {
        setFault(R"({"match":{"method":"GET","service":"files","path":"model_","times":1},"cut_body":1000})");
        FalDriver driver(origin());
        const Refused refused = refusal(driver.run());
        QCOMPARE(refused.error.name(), Error{ErrorCode::DownloadFailed}.name());
        const Outcome outcome = driver.run();
        QVERIFY2(std::holds_alternative<Done>(outcome), qPrintable(explain(outcome)));
        QCOMPARE(stat("resumed_downloads"), 1);
        QCOMPARE(stat("submits_accepted"), 1);
    }

    void aDownloadWithoutLengthThatIsCutIsNoModel()
    {
        setFault(R"({"match":{"method":"GET","service":"files","path":"model_","times":1},)"
                 R"("no_length":true,"cut_body":1000})");
        FalDriver driver(origin());
        QCOMPARE(refusal(driver.run()).error.name(), Error{ErrorCode::ModelDamaged}.name());
        const Outcome outcome = driver.run();
        QVERIFY2(std::holds_alternative<Done>(outcome), qPrintable(explain(outcome)));
    }

    void anExpiredLinkIsSaidToBeGone()
    {
        setFault(R"({"match":{"method":"GET","service":"files","path":"model_"},"expired":true})");
        FalDriver driver(origin());
        QCOMPARE(refusal(driver.run()).error.name(), Error{ErrorCode::ModelExpired}.name());
        QCOMPARE(stat("submits_accepted"), 1);
    }

    void errorsOfTheModelReachTheUser_data()
    {
        QTest::addColumn<QByteArray>("job");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("content") << QByteArray(R"({"model_error":"content_policy_violation"})")
                                 << ErrorCode::ContentRefused;
        QTest::newRow("image") << QByteArray(R"({"model_error":"image_too_small"})")
                               << ErrorCode::ImageRefused;
        QTest::newRow("option") << QByteArray(R"({"model_error":"less_than","loc":["body","face_limit"]})")
                                << ErrorCode::OptionRefused;
        QTest::newRow("model") << QByteArray(R"({"model_error":"internal_server_error"})")
                               << ErrorCode::FalApiError;
        QTest::newRow("platform") << QByteArray(R"({"platform_error":"runner_disconnected"})")
                                  << ErrorCode::FalApiError;
    }
    void errorsOfTheModelReachTheUser()
    {
        QFETCH(QByteArray, job);
        QFETCH(ErrorCode, code);
        setFault(R"({"match":{"method":"POST","service":"queue"},"job":)" + job + "}");
        FalDriver driver(origin());
        const Refused refused = refusal(driver.run());
        QCOMPARE(refused.error.name(), Error{code}.name());
        QVERIFY(!refused.error.detail.isEmpty());
        QVERIFY(!refused.requestId.isEmpty());
        QCOMPARE(stat("submits_accepted"), 1);
    }

    void aWrongKeyIsRefusedBeforeAnythingIsSent()
    {
        FalDriver driver(origin());
        driver.fal->setKey(Secret("aaaaaaaa-2222-4333-8444-555555555555:00"));
        QCOMPARE(refusal(driver.run()).error.name(), Error{ErrorCode::ProviderKeyRefused}.name());
        QCOMPARE(stat("uploads"), 0);
    }

    void aWaitingRequestIsCancelledForFree()
    {
        setSeconds(5, 1);
        FalDriver first(origin());
        first.runTo(Phase::Submitted);
        FalDriver second(origin());
        second.runTo(Phase::Submitted);
        const CancelAnswer answer = second.cancel();
        QVERIFY(answer.stopped);
        QCOMPARE(answer.billing, Billing::NotCharged);
        QCOMPARE(stat("cancels"), 1);
        QCOMPARE(first.cancel().billing, Billing::MayBeCharged);
    }

    void everyOptionOfEveryModelIsAccepted_data()
    {
        QTest::addColumn<QString>("model");
        const auto catalogue = Catalogue::builtIn();
        for (const ModelEntry &entry : catalogue->entries())
            if (entry.provider == "fal"_L1)
                QTest::newRow(qPrintable(entry.id)) << entry.id;
    }
    void everyOptionOfEveryModelIsAccepted()
    {
        QFETCH(QString, model);
        FalDriver driver(origin(), model, Catalogue::builtIn()->find(model)->images.least);
        const ModelEntry &entry = *driver.catalogue().find(model);
        qsizetype rounds = 1;
        for (const ModelInput &input : entry.inputs)
            rounds = std::max(rounds, valuesFor(input).size());
        for (qsizetype round = 0; round < rounds; ++round) {
            QJsonObject options;
            for (const ModelInput &input : entry.inputs) {
                const auto values = valuesFor(input);
                options[input.key] = values.at(round % values.size());
            }
            driver.setOptions(options);
            driver.disk = {};
            driver.restart();
            const Outcome outcome = driver.run();
            QVERIFY2(
                std::holds_alternative<Done>(outcome),
                qPrintable(explain(outcome) + u' ' + QString::fromUtf8(QJsonDocument(options).toJson())));
            QVERIFY(entry.formats.contains(std::get<Done>(outcome).format));
        }
        QCOMPARE(stat("submits_accepted"), int(rounds));
    }
};

QTEST_MAIN(TestFalSimulated)
#include "test_fal_simulated.moc"
