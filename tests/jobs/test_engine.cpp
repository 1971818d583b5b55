// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/jobs/engine_bench.h"

#include <QJsonDocument>
#include <QSignalSpy>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTaskGoesFromQueuedToCompletedWithItsFiles()
    {
        Bench bench;
        bench.provider.script = [&](const Step &step) -> std::optional<Outcome> {
            if (step.task.checkpoint.isEmpty())
                return Wait{10ms, {u"generating"_s, 50}, {{u"request_id"_s, u"r1"_s}}, u"r1"_s};
            return bench.done(step);
        };
        bench.engine->start();
        const Job job = bench.submit(1);
        QTRY_COMPARE(bench.task(job).state, TaskState::Completed);
        const Task task = bench.task(job);
        QCOMPARE(task.percent, 100);
        QCOMPARE(task.requestId, u"r1"_s);
        QCOMPARE(task.billing, Billing::Charged);
        QVERIFY(task.checkpoint.isEmpty());
        const DataDir dir(bench.folder.path());
        QVERIFY(QFile::exists(dir.absolute(task.model->path)));
        QVERIFY(!QFile::exists(dir.absolute(task.model->path) + u".part"_s));
        QFile sidecar(dir.absolute(DataDir::relativePath(job.id, task.id, u".json")));
        QVERIFY(sidecar.open(QIODevice::ReadOnly));
        const QJsonObject facts = QJsonDocument::fromJson(sidecar.readAll()).object();
        QCOMPARE(facts[u"request_id"_s].toString(), u"r1"_s);
        QCOMPARE(facts[u"file"_s][u"sha256"_s].toString(), QString::fromLatin1(task.model->sha256.toHex()));
        QCOMPARE(bench.engine->costThisMonth(), 0.3);
    }

    void onlySoManyRunAtOnce()
    {
        Bench bench;
        bench.provider.places = 3;
        bench.engine->start();
        bench.submit(7);
        for (int left = 7; left > 0; --left) {
            QTRY_COMPARE(int(bench.provider.open.size()), std::min(3, left));
            bench.provider.answer(Refused{Error{ErrorCode::ImageRefused}});
        }
        QTRY_COMPARE(bench.store->counts()->failed, 7);
        QCOMPARE(bench.provider.most, 3);
    }

    void aCrashedTaskResumesFromItsCheckpoint()
    {
        Bench bench;
        bench.engine->start();
        const Job job = bench.submit(1);
        QTRY_COMPARE(int(bench.provider.open.size()), 1);
        QVERIFY(bench.provider.open[0].step.commit({{u"phase"_s, u"submitted"_s}}));
        bench.crash();
        bench.engine->start();
        QTRY_COMPARE(int(bench.provider.open.size()), 1);
        QCOMPARE(bench.provider.open[0].step.task.checkpoint[u"phase"_s].toString(), u"submitted"_s);
        QCOMPARE(bench.provider.open[0].step.task.attempts, 1);
        bench.provider.answer(bench.done(bench.provider.open[0].step));
        QTRY_COMPARE(bench.task(job).state, TaskState::Completed);
    }

    void aWaitingTaskIsWokenThoughOthersStandInLine()
    {
        Bench bench;
        bench.provider.places = 1;
        bench.provider.script = [&](const Step &step) -> std::optional<Outcome> {
            if (step.task.checkpoint.isEmpty())
                return Wait{50ms, {u"generating"_s, 50}, {{u"request_id"_s, u"r1"_s}}, u"r1"_s};
            return bench.done(step);
        };
        bench.engine->start();
        bench.submit(2);
        QTRY_COMPARE(bench.store->counts()->completed, 2);
    }

    void aPassingErrorIsTriedAgainAndALastingOneEnds()
    {
        Bench bench;
        QVERIFY(bench.settings.set(setting::retryAttempts, u"2"_s));
        bench.engine->setSettings(bench.settings);
        bench.provider.script = [](const Step &) {
            return Refused{Error{ErrorCode::FalApiError, u"boom"_s}};
        };
        bench.engine->start();
        const Job job = bench.submit(1);
        QTRY_COMPARE(bench.task(job).state, TaskState::Failed);
        QCOMPARE(bench.task(job).attempts, 2);
        QCOMPARE(bench.task(job).failure->error.detail, u"boom"_s);
        QCOMPARE(bench.provider.steps, 2);
    }

    void retryGoesOnWithTheSameSettings()
    {
        Bench bench;
        bench.engine->start();
        const Job job = bench.submit(2);
        QTRY_COMPARE(int(bench.provider.open.size()), 2);
        bench.provider.answer(Refused{Error{ErrorCode::DownloadFailed}, {{u"phase"_s, u"download"_s}}});
        bench.provider.answer(Refused{Error{ErrorCode::ImageRefused}});
        QTRY_COMPARE(bench.task(job, 1).state, TaskState::Failed);
        QCOMPARE(bench.engine->retry(job.id, bench.task(job, 1).id)->size(), 1);
        QTRY_VERIFY(!bench.provider.open.empty());
        QCOMPARE(bench.provider.open[0].step.task.failure->error.code, ErrorCode::ImageRefused);
        QCOMPARE(bench.engine->retry(job.id)->size(), 0);
    }

    void fiveFailuresInARowOpenTheBreaker()
    {
        Bench bench;
        bench.provider.places = 1;
        QVERIFY(bench.settings.set(setting::retryAttempts, u"1"_s));
        bench.engine->setSettings(bench.settings);
        bench.provider.script = [](const Step &) { return Refused{Error{ErrorCode::FalApiError}}; };
        bench.engine->start();
        bench.submit(8);
        QTRY_COMPARE(bench.engine->providers()[0].breaker, Breaker::State::Open);
        QTRY_COMPARE(bench.store->counts()->failed, 5);
        QCOMPARE(bench.store->counts()->queued, 3);
        QVERIFY(bench.metrics.text().find("i2m_breaker_open{provider=\"fal\"} 1") != std::string::npos);
        bench.provider.script = [&](const Step &step) -> std::optional<Outcome> { return bench.done(step); };
        bench.engine->resumeHeld();
        QTRY_COMPARE(bench.store->counts()->completed, 3);
    }

    void aMissingKeyHoldsEverythingAndLosesNothing()
    {
        Bench bench;
        QSignalSpy held(bench.engine.get(), &Engine::providersChanged);
        bench.provider.places = 1;
        bench.provider.script = [](const Step &) { return Refused{Error{ErrorCode::ProviderKeyRefused}}; };
        bench.engine->start();
        const Job job = bench.submit(3);
        QTRY_VERIFY(!held.isEmpty());
        QCOMPARE(bench.engine->providers()[0].hold->code, ErrorCode::ProviderKeyRefused);
        QCOMPARE(bench.store->counts()->queued, 3);
        QCOMPARE(bench.provider.steps, 1);
        bench.provider.script = [&](const Step &step) -> std::optional<Outcome> { return bench.done(step); };
        bench.engine->resumeHeld();
        QTRY_COMPARE(bench.store->counts()->completed, 3);
        QCOMPARE(statusOf(*bench.store->job(job.id)), u"completed"_s);
    }

    void aBlockedProviderStartsNothing()
    {
        Bench bench;
        bench.provider.whyBlocked = Error{ErrorCode::ProviderKeyMissing};
        bench.engine->start();
        bench.submit(2);
        QTRY_COMPARE(bench.engine->providers()[0].hold->code, ErrorCode::ProviderKeyMissing);
        QCOMPARE(bench.provider.steps, 0);
    }

    void pauseOutlivesARestart()
    {
        Bench bench;
        QVERIFY(bench.engine->setPaused(true));
        bench.crash();
        QVERIFY(bench.engine->paused());
        bench.engine->start();
        bench.submit(1);
        QSignalSpy told(bench.engine.get(), &Engine::changed);
        QTRY_VERIFY(!told.isEmpty());
        QCOMPARE(bench.provider.steps, 0);
        QVERIFY(bench.engine->setPaused(false));
        QTRY_COMPARE(bench.provider.steps, 1);
    }

    void aJobMayBeHeldBackUntilItIsStarted()
    {
        Bench bench;
        bench.engine->start();
        const Job job = bench.submit(1, false);
        QSignalSpy told(bench.engine.get(), &Engine::changed);
        QTRY_VERIFY(!told.isEmpty());
        QCOMPARE(bench.provider.steps, 0);
        QCOMPARE(bench.engine->retry(job.id)->size(), 1);
        QTRY_COMPARE(bench.provider.steps, 1);
    }

    void watchersAreToldWithTheTruth()
    {
        Bench bench;
        QHash<TaskId, Task> seen;
        connect(bench.engine.get(), &Engine::changed, this, [&](const Changes &changes) {
            for (const Task &task : changes.tasks)
                seen[task.id] = task;
        });
        bench.provider.script = [&](const Step &step) -> std::optional<Outcome> {
            step.report({u"generating"_s, 42});
            return bench.done(step);
        };
        bench.engine->start();
        const Job job = bench.submit(3);
        QTRY_COMPARE(bench.store->counts()->completed, 3);
        for (const Task &task : job.tasks)
            QTRY_COMPARE(seen.value(task.id).state, TaskState::Completed);
    }

    void theMonthlyLimitIsKept()
    {
        Bench bench;
        QVERIFY(bench.settings.set(setting::maxCostPerMonth, u"1"_s));
        bench.engine->setSettings(bench.settings);
        bench.submit(3);
        NewJob large;
        large.id.value = randomHex128();
        large.provider = u"fal"_s;
        for (int i = 0; i < 4; ++i)
            large.tasks.append(
                {ImageFile{.path = u"x/%1.jpg"_s.arg(i), .name = {}, .contentType = {}, .sha256 = {}}});
        QCOMPARE(bench.engine->submit(large).error().code, ErrorCode::CostLimit);
    }

    void aTaskOfSeveralViewsIsCountedByItsImages()
    {
        Bench bench;
        QVERIFY(bench.settings.set(setting::maxCostPerMonth, u"1"_s));
        bench.engine->setSettings(bench.settings);
        const auto view = [](int i) {
            return ImageFile{.path = u"x/%1.jpg"_s.arg(i), .name = {}, .contentType = {}, .sha256 = {}};
        };
        NewJob request;
        request.id.value = randomHex128();
        request.provider = u"fal"_s;
        request.tasks = {{view(0)}, {view(1), view(2), view(3)}};
        QCOMPARE(bench.engine->submit(request).error().code, ErrorCode::CostLimit);
        request.tasks.removeFirst();
        QCOMPARE(bench.engine->submit(request)->tasks.front().cost, 0.3 * 3);
    }

    void tooManyOrNoImagesAreRefused()
    {
        Bench bench;
        NewJob request;
        request.id.value = randomHex128();
        request.provider = u"fal"_s;
        QCOMPARE(bench.engine->submit(request).error().code, ErrorCode::ValidationError);
        for (int i = 0; i < 26; ++i)
            request.tasks.append(
                {ImageFile{.path = u"x/%1.jpg"_s.arg(i), .name = {}, .contentType = {}, .sha256 = {}}});
        QCOMPARE(bench.engine->submit(request).error().code, ErrorCode::TooManyFiles);
        request.provider = u"nobody"_s;
        QCOMPARE(bench.engine->submit(request).error().code, ErrorCode::ValidationError);
    }

    void cleanUpRemovesOldJobsWithTheirFiles()
    {
        Bench bench;
        bench.provider.script = [&](const Step &step) -> std::optional<Outcome> { return bench.done(step); };
        bench.engine->start();
        const Job job = bench.submit(1);
        QTRY_COMPARE(bench.store->counts()->completed, 1);
        const QString folder = DataDir(bench.folder.path()).jobDir(job.id);
        QCOMPARE(bench.engine->cleanUp(1h, false)->jobs, 0);
        QTRY_COMPARE(bench.engine->cleanUp(0s, true)->jobs, 1);
        QVERIFY(bench.engine->cleanUp(0s, true)->bytes > 0);
        QVERIFY(QFile::exists(folder));
        QCOMPARE(bench.engine->cleanUp(0s, false)->jobs, 1);
        QTRY_VERIFY(!QFile::exists(folder));
        QCOMPARE(bench.store->job(job.id).error().code, ErrorCode::JobNotFound);
    }

    void stopWaitsForItsSteps()
    {
        Bench bench;
        bench.engine->start();
        bench.submit(1);
        QTRY_COMPARE(int(bench.provider.open.size()), 1);
        QSignalSpy stopped(bench.engine.get(), &Engine::stopped);
        bench.engine->stop();
        QCOMPARE(stopped.size(), 0);
        bench.provider.open[0].promise->finish();
        QTRY_COMPARE(stopped.size(), 1);
    }
};

} // namespace i2m

QTEST_GUILESS_MAIN(i2m::TestEngine)
#include "test_engine.moc"
