// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of the shared queue, with a real Redis that stops, hangs and comes back; and that the
// window's thread never waits for it.
#include "app/window_api.h"
#include "app/window_crew.h"
#include "core/storage/redis_store.h"
#include "tests/storage/redis_server.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = CrewState::Kind;

namespace {
/// The longest time in which the window's thread did nothing else.
class Heartbeat
{
public:
    Heartbeat()
    {
        m_clock.start();
        m_timer.callOnTimeout([this] { m_longest = std::max(m_longest, m_clock.restart()); });
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.start(1ms);
    }
    qint64 longest() const { return m_longest; }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_longest = 0;
};
} // namespace

class TestWindowCrew : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aJoinedWindowIsSeenByAll();
    // Before Redis goes away: afterwards it gives leases time to come back.
    void aTaskThatWasSetAsideIsShown();
    void aLostQueueIsSaidAndLeft();
    void aHangingQueueNeverHoldsTheWindowUp();
    void aQueueThatIsBackIsJoinedWhenOwnWorkIsDone();
    void artistsDoNotSeeEachOthersDrafts();
    void eachWindowSwitchesItsOwnApi();

private:
    struct Desk
    {
        Settings settings;
        std::unique_ptr<EngineThread> thread;
        std::unique_ptr<WindowCrew> crew;
        std::unique_ptr<MainWindow> window;

        QString banner() const
        {
            const auto text = bannerFor(window->workbench().outlook(), {});
            return text ? text->text : QString();
        }
    };
    /// As the program makes it: joined, or alone although the settings want the queue.
    Desk open(bool joined);
    bool says(const Desk &desk, const QString &words) { return desk.banner().contains(words); }

    RedisServer m_redis;
    QTemporaryDir m_folder;
    int m_serial = 0;
};

TestWindowCrew::Desk TestWindowCrew::open(bool joined)
{
    const QString own = m_folder.filePath(u"own-%1"_s.arg(++m_serial));
    Desk desk{*Settings::load(own + u"/settings.ini"_s), {}, {}, {}};
    const bool set = desk.settings.set(setting::redisUrl, m_redis.url()).ok() &&
                     desk.settings.set(setting::sharedFolder, m_folder.filePath(u"shared"_s)).ok() &&
                     desk.settings.set(setting::joinQueue, u"true"_s).ok();
    if (!set)
        qFatal("not set");
    const DataDir dir(own + u"/data"_s);
    auto started =
        joined ? EngineThread::join(dir, desk.settings, {},
                                    {{.maintenance = false, .alone = false, .places = 4}, u"window"_s})
               : EngineThread::start(dir, desk.settings);
    if (!started)
        qFatal("%s", qPrintable(started.error().message()));
    desk.thread = std::move(*started);
    Engine *engine = &desk.thread->engine();
    desk.crew = std::make_unique<WindowCrew>(*desk.thread, desk.settings);
    desk.window =
        std::make_unique<MainWindow>(WindowParts{desk.thread->application().catalogue(), desk.settings,
                                                 engine->dir(), engine, nullptr, nullptr, desk.crew.get()});
    ask(engine, [engine] { engine->start({.maintenance = false, .alone = false}); }).waitForFinished();
    desk.window->show();
    return desk;
}

void TestWindowCrew::aJoinedWindowIsSeenByAll()
{
    const Desk desk = open(true);
    QCOMPARE(desk.crew->state().kind, Kind::Joined);
    QTRY_COMPARE(desk.crew->state().workers.size(), 1);
    QCOMPARE(desk.crew->state().workers.front().role, u"window"_s);
    QVERIFY(desk.crew->state().workers.front().online);
    QVERIFY(!desk.window->workbench().outlook().redisLost);
}

void TestWindowCrew::aLostQueueIsSaidAndLeft()
{
    const Desk desk = open(true);
    QTRY_COMPARE(desk.crew->state().kind, Kind::Joined);
    QSignalSpy lost(desk.crew.get(), &WindowCrew::lost);
    m_redis.kill();
    const Heartbeat heartbeat;
    QTRY_VERIFY_WITH_TIMEOUT(says(desk, u"keeps working alone"_s), 10'000);
    QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, 20'000);
    QVERIFY2(heartbeat.longest() < 400, qPrintable(QString::number(heartbeat.longest())));
    m_redis.start();
    QTRY_VERIFY(m_redis.isReady());
}

void TestWindowCrew::aHangingQueueNeverHoldsTheWindowUp()
{
    const Desk desk = open(true);
    QTRY_COMPARE(desk.crew->state().workers.isEmpty(), false);
    m_redis.pause();
    const Heartbeat heartbeat;
    // Whatever people do meanwhile goes to the engine's thread.
    desk.window->workbench().setPaused(true);
    QTRY_VERIFY_WITH_TIMEOUT(says(desk, u"keeps working alone"_s), 10'000);
    // A call to Redis is given up after 500 ms at the earliest: the window has not waited for one.
    QVERIFY2(heartbeat.longest() < 400, qPrintable(QString::number(heartbeat.longest())));
    qInfo("longest gap in the window's thread: %lld ms", heartbeat.longest());
    m_redis.resume();
    QTRY_COMPARE_WITH_TIMEOUT(desk.crew->state().kind, Kind::Joined, 20'000);
}

void TestWindowCrew::aQueueThatIsBackIsJoinedWhenOwnWorkIsDone()
{
    m_redis.kill();
    const Desk desk = open(false);
    QCOMPARE(desk.crew->state().kind, Kind::Away);
    QVERIFY(says(desk, u"keeps working alone"_s));
    Engine *engine = &desk.thread->engine();
    NewJob job;
    job.id.value = randomHex128();
    job.provider = u"draft"_s;
    ImageFile image;
    image.path = u"jobs/%1/vase.png"_s.arg(job.id.value);
    job.tasks = {{image}};
    job.start = false;
    const auto held = ask(engine, [engine, job] { return engine->submit(job); }).result();
    QVERIFY2(held.ok(), held.ok() ? "" : qPrintable(held.error().message()));
    QSignalSpy found(desk.crew.get(), &WindowCrew::found);
    m_redis.start();
    QTRY_VERIFY_WITH_TIMEOUT(says(desk, u"is back"_s), 10'000);
    QSignalSpy looked(desk.crew.get(), &CrewDoor::changed);
    QTRY_VERIFY_WITH_TIMEOUT(looked.size() >= 2, 10'000);
    QCOMPARE(found.size(), 0); // its own job is still open
    (void)ask(engine, [engine, job] { return engine->cancel(job.id); }).result();
    QTRY_VERIFY_WITH_TIMEOUT(found.size() >= 1, 10'000);
    QCOMPARE(found.front().front().toBool(), false);
    desk.crew->rejoin();
    QTRY_VERIFY_WITH_TIMEOUT(found.back().front().toBool(), 10'000);
}

void TestWindowCrew::artistsDoNotSeeEachOthersDrafts()
{
    const QString picture = m_folder.filePath(u"vase.png"_s);
    QImage image(64, 48, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QVERIFY(image.save(picture));
    const QString own = m_folder.filePath(u"own-%1/data"_s.arg(m_serial + 1));
    {
        const Desk desk = open(true);
        desk.window->openPaths({picture});
        QTRY_COMPARE(desk.window->workbench().queue().counts().drafts, 1);
        QTRY_VERIFY(QFile::exists(own + u"/shared-drafts.json"_s));
    }
    const Desk other = open(true);
    QSignalSpy settled(&other.window->workbench().queue(), &QueueModel::settled);
    QTRY_COMPARE(other.crew->state().workers.isEmpty(), false);
    QVERIFY(!settled.wait(500));
    QCOMPARE(other.window->workbench().queue().counts().drafts, 0);
}

void TestWindowCrew::aTaskThatWasSetAsideIsShown()
{
    const Desk desk = open(true);
    const auto other = RedisStore::open({*RedisAddress::parse(m_redis.url())});
    QVERIFY(other.ok());
    Job job;
    job.id.value = randomHex128();
    job.provider = u"elsewhere"_s; // the window itself does not take it
    job.created = now();
    Task task;
    task.id.value = randomHex128();
    task.job = job.id;
    task.due = task.created = job.created;
    task.images = {ImageFile{}};
    job.tasks = {task};
    QVERIFY((*other)->insert(job).ok());
    Time at = now();
    for (int crash = 0; crash <= 3; ++crash, at += 61s)
        (void)(*other)->claim(job.provider, crash == 0 ? 1 : 0, at, at + 60s);
    const auto &rows = desk.window->workbench().queue().rows();
    QTRY_VERIFY(std::ranges::any_of(rows, &QueueRow::isFailedTask));
    const auto row = std::ranges::find_if(rows, &QueueRow::isFailedTask);
    const auto line = desk.window->workbench().queue().index(int(row - rows.begin()), 0);
    const QString said = line.data(QueueModel::TextRole).value<RowText>().line;
    QVERIFY2(said.contains(u"crashed three times"_s), qPrintable(said));
}

void TestWindowCrew::eachWindowSwitchesItsOwnApi()
{
    const Desk one = open(true);
    const Desk other = open(true);
    WindowApi api(*one.thread);
    QTRY_COMPARE(api.state().kind, ApiState::Kind::On);
    api.setOn(false);
    QTRY_COMPARE(api.state().kind, ApiState::Kind::Off);
    const WindowApi elsewhere(*other.thread);
    QTRY_COMPARE(elsewhere.state().kind, ApiState::Kind::On);
    const WindowApi again(*one.thread);
    QVERIFY(!QTest::qWaitFor([&] { return again.state().kind != ApiState::Kind::Off; }, 300));
}

QTEST_MAIN(TestWindowCrew)
#include "test_window_crew.moc"
