// SPDX-License-Identifier: GPL-3.0-or-later
// What comes after a future: in whose thread, in which order, and what a context that goes means for it.
#include "core/async.h"

#include <QTest>

using namespace i2m;

class TestAsync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsReturnedIsDelivered();
    void aStepWithoutResultIsTaken();
    void theStepRunsInTheContextsThread();
    void aFinishedFutureIsContinuedFromTheEventLoop();
    void aCancelledFutureIsNotContinued();
    void aContextThatGoesIsNotCalled();
    void contextsMayGoWhileFuturesFinish();
};

void TestAsync::whatIsReturnedIsDelivered()
{
    auto text = QtConcurrent::run([] { return 20; }) | then(this, [](int number) { return number + 1; }) |
                then(this, [](int number) { return QString::number(number * 2); });
    QTRY_VERIFY(text.isFinished());
    QCOMPARE(text.result(), QStringLiteral("42"));
}

void TestAsync::aStepWithoutResultIsTaken()
{
    int steps = 0;
    auto last =
        QtConcurrent::run([] {}) | then(this, [&steps] { ++steps; }) | then(this, [&steps] { ++steps; });
    QTRY_VERIFY(last.isFinished());
    QCOMPARE(steps, 2);
}

void TestAsync::theStepRunsInTheContextsThread()
{
    auto where = QtConcurrent::run([] { return QThread::currentThread(); }) |
                 then(this, [](QThread *other) { return std::pair(other, QThread::currentThread()); });
    QTRY_VERIFY(where.isFinished());
    QVERIFY(where.result().first != thread());
    QCOMPARE(where.result().second, thread());
}

void TestAsync::aFinishedFutureIsContinuedFromTheEventLoop()
{
    bool called = false;
    ready(1) | then(this, [&called](int) { called = true; });
    QVERIFY(!called);
    QTRY_VERIFY(called);
}

void TestAsync::aCancelledFutureIsNotContinued()
{
    QPromise<int> promise;
    promise.start();
    bool called = false;
    auto next = promise.future() | then(this, [&called](int) { called = true; });
    promise.future().cancel();
    promise.finish();
    QTRY_VERIFY(next.isFinished());
    QVERIFY(next.isCanceled());
    QVERIFY(!called);
}

void TestAsync::aContextThatGoesIsNotCalled()
{
    QPromise<int> promise;
    promise.start();
    bool called = false;
    auto context = std::make_unique<QObject>();
    auto next = promise.future() | then(context.get(), [&called](int) { called = true; });
    context.reset();
    QVERIFY(next.isCanceled() && next.isFinished());
    promise.addResult(1);
    promise.finish();
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

/// With QFuture::then() of Qt 6.4 this crashes after some thousand rounds.
void TestAsync::contextsMayGoWhileFuturesFinish()
{
    for (int round = 0; round < 100'000; ++round) {
        auto context = std::make_unique<QObject>();
        for (int i = 0; i < 3; ++i)
            QtConcurrent::run([] { return 1; }) | then(context.get(), [&context](int) { QVERIFY(context); });
        if (round % 3 == 0)
            QCoreApplication::processEvents();
    }
    QVERIFY(QThreadPool::globalInstance()->waitForDone(10'000));
}

QTEST_GUILESS_MAIN(TestAsync)
#include "test_async.moc"
