// SPDX-License-Identifier: GPL-3.0-or-later
// What people wish of tasks: stop, wait no longer, fetch again, another name.
#include "tests/jobs/engine_bench.h"

namespace i2m {

class TestEngineWishes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cancelWhileAStepRunsAsksTheProviderWithTheNewestRequestId()
    {
        Bench bench;
        bench.provider.cancelAnswer = {false, Billing::MayBeCharged, u"already being made"_s};
        bench.provider.script = [](const Step &step) -> std::optional<Outcome> {
            if (step.task.requestId.isEmpty())
                return Wait{0ms, {u"generating"_s}, {{u"phase"_s, u"submitted"_s}}, u"r7"_s};
            return {};
        };
        bench.engine->start();
        const Job job = bench.submit(1);
        QTRY_COMPARE(int(bench.provider.open.size()), 1);
        const auto report = bench.engine->cancel(job.id);
        QCOMPARE(report->asked, 1);
        bench.provider.open[0].promise->finish();
        bench.provider.open.clear();
        QTRY_COMPARE(bench.task(job).state, TaskState::Cancelled);
        QCOMPARE(bench.task(job).billing, Billing::MayBeCharged);
        QCOMPARE(bench.provider.cancelled, QStringList{u"r7"_s});
    }

    void aModelThatNobodyWaitsForIsKeptIfItComes()
    {
        Bench bench;
        bench.provider.script = Bench::acceptOnce;
        bench.engine->start();
        const Job job = bench.submit(1);
        QTRY_COMPARE(int(bench.provider.open.size()), 1);
        QVERIFY(*bench.engine->setAwaited(job.id, job.tasks[0].id, false));
        QVERIFY(!*bench.engine->setAwaited(job.id, job.tasks[0].id, false));
        QVERIFY(bench.task(job).unawaited);
        QVERIFY(bench.provider.cancelled.isEmpty());
        bench.crash();
        bench.engine->start();
        QTRY_COMPARE(int(bench.provider.open.size()), 1);
        QVERIFY(bench.provider.open[0].step.task.unawaited);
        bench.provider.answer(bench.done(bench.provider.open[0].step));
        QTRY_COMPARE(bench.task(job).state, TaskState::Completed);
        QVERIFY(!bench.task(job).unawaited);
        QCOMPARE(bench.engine->costThisMonth(), 0.3);
    }

    void aFailureThatNobodyWaitsForIsNoMoreThanAStop()
    {
        Bench bench;
        bench.provider.script = Bench::acceptOnce;
        bench.engine->start();
        const Job job = bench.submit(1);
        QTRY_COMPARE(int(bench.provider.open.size()), 1);
        QVERIFY(*bench.engine->setAwaited(job.id, job.tasks[0].id, false));
        bench.provider.answer(Refused{Error{ErrorCode::ImageRefused}, {}, Billing::MayBeCharged});
        QTRY_COMPARE(bench.task(job).state, TaskState::Cancelled);
        QCOMPARE(bench.task(job).billing, Billing::MayBeCharged);
        QVERIFY(bench.engine->retry(job.id)); // and can be asked for again
        QTRY_COMPARE(int(bench.provider.open.size()), 1);
        QVERIFY(!bench.provider.open[0].step.task.unawaited);
    }

    void whatAnotherComputerStoppedWaitingForIsKnownAtItsEnd()
    {
        Bench bench;
        bench.provider.script = Bench::acceptOnce;
        bench.engine->start();
        const Job job = bench.submit(1);
        QTRY_COMPARE(int(bench.provider.open.size()), 1);
        QVERIFY(
            *bench.store->fulfill(job.id, job.tasks[0].id, {.unawaited = true})); // not through the engine
        bench.provider.answer(Refused{Error{ErrorCode::ImageRefused}, {}, Billing::MayBeCharged});
        QTRY_COMPARE(bench.task(job).state, TaskState::Cancelled);
    }

    void aModelIsFetchedAgainWithoutBeingPaidAgain()
    {
        Bench bench;
        bench.provider.script = [&](const Step &step) { return std::optional<Outcome>(bench.done(step)); };
        bench.provider.wayBack = QJsonObject{{u"phase"_s, u"finished"_s}};
        bench.engine->start();
        const Job job = bench.submit(1);
        QTRY_COMPARE(bench.task(job).state, TaskState::Completed);
        const Task before = bench.task(job);
        const DataDir dir(bench.folder.path());
        QVERIFY(QFile::remove(dir.absolute(before.model->path)));
        QVERIFY(bench.engine->setPaused(true)); // that holds up only what is new
        QVERIFY(bench.engine->fetchAgain(job.id, before.id));
        QTRY_COMPARE(bench.task(job).state, TaskState::Completed);
        QVERIFY(QFile::exists(dir.absolute(before.model->path)));
        QCOMPARE(bench.task(job).finished, before.finished);
        QCOMPARE(bench.engine->costThisMonth(), 0.3);
        QCOMPARE(bench.engine->tally().done, 1);
    }

    void aFetchThatIsStoppedLeavesTheModelNoted()
    {
        Bench bench;
        bool open = false;
        bench.provider.script = [&](const Step &step) -> std::optional<Outcome> {
            return open ? std::nullopt : std::optional<Outcome>(bench.done(step));
        };
        bench.provider.wayBack = QJsonObject{{u"phase"_s, u"finished"_s}};
        bench.engine->start();
        const Job job = bench.submit(1);
        QTRY_COMPARE(bench.task(job).state, TaskState::Completed);
        open = true;
        QVERIFY(bench.engine->fetchAgain(job.id, job.tasks[0].id));
        QTRY_COMPARE(int(bench.provider.open.size()), 1);
        QVERIFY(bench.engine->cancel(job.id));
        bench.provider.open[0].promise->finish();
        bench.provider.open.clear();
        QTRY_COMPARE(bench.task(job).state, TaskState::Completed);
        QVERIFY(bench.task(job).model);
        QCOMPARE(bench.task(job).billing, Billing::Charged);
        QCOMPARE(bench.engine->costThisMonth(), 0.3);
    }

    void aModelThatIsGoneIsSaidToBe()
    {
        Bench bench;
        bool gone = false;
        bench.provider.script = [&](const Step &step) -> std::optional<Outcome> {
            if (gone)
                return Refused{Error{ErrorCode::ModelExpired}, {}, Billing::Charged};
            return bench.done(step);
        };
        bench.engine->start();
        const Job job = bench.submit(1);
        QTRY_COMPARE(bench.task(job).state, TaskState::Completed);
        QCOMPARE(bench.engine->fetchAgain(job.id, job.tasks[0].id).error().code, ErrorCode::ModelExpired);
        bench.provider.wayBack = QJsonObject{{u"phase"_s, u"finished"_s}};
        gone = true;
        QVERIFY(bench.engine->fetchAgain(job.id, job.tasks[0].id));
        QTRY_COMPARE(bench.task(job).state, TaskState::Failed);
        QVERIFY(!bench.task(job).model);
        QCOMPARE(bench.task(job).failure->error.code, ErrorCode::ModelExpired);
        QCOMPARE(bench.engine->costThisMonth(), 0.3);
    }

    void aNewNameIsThatOfItsImageAgainWhenItIsTheSame()
    {
        Bench bench;
        const Job job = bench.submit(1, false);
        QVERIFY(bench.engine->rename(job.id, job.tasks[0].id, u" Big\nvase.jpg "_s));
        QCOMPARE(bench.task(job).title, u"Big vase.jpg"_s);
        QVERIFY(bench.engine->rename(job.id, job.tasks[0].id, u"vase 0.jpg"_s));
        QCOMPARE(bench.task(job).title, QString());
    }

    void cancelBeforeAnythingStartedIsFree()
    {
        Bench bench;
        QVERIFY(bench.engine->setPaused(true));
        bench.engine->start();
        const Job job = bench.submit(2);
        const auto report = bench.engine->cancel(job.id);
        QCOMPARE(report->stopped, 2);
        QCOMPARE(bench.task(job).billing, Billing::NotCharged);
        QVERIFY(bench.provider.cancelled.isEmpty());
    }
};

} // namespace i2m

QTEST_GUILESS_MAIN(i2m::TestEngineWishes)
#include "test_engine_wishes.moc"
