// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop around the window hears: on a session bus of the test's own, with a notification service
// that only counts.
#include "tests/own_bus.h"
#include "tests/ui/desk.h"
#include "ui/translation.h"

#include <QApplication>
#include <QDBusConnection>
#include <QMenu>
#include <QProcess>
#include <QScopeGuard>
#include <QStandardPaths>
#include <QSystemTrayIcon>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

/// freedesktop.org Desktop Notifications 1.2, and whoever listens to the launcher interface.
class Desktop : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QStringList told;
    QList<double> progress; ///< 0 to 1; -1 once it is taken away

public Q_SLOTS:
    Q_SCRIPTABLE uint Notify(const QString &, uint, const QString &, const QString &, const QString &text,
                             const QStringList &, const QVariantMap &, int)
    {
        told.append(text);
        return uint(told.size());
    }
    void update(const QString &application, const QVariantMap &facts)
    {
        if (application == "application://io.github.image2model.Image2Model.desktop"_L1)
            progress.append(facts[u"progress-visible"_s].toBool() ? facts[u"progress"_s].toDouble() : -1);
    }
};

class TestDesktop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aBatchIsToldOnceWhenTheWindowIsNotInFront();
    void theLauncherShowsTheWayAndThenNothing();
    void withoutATrayTheWindowReallyCloses();
    void withATrayTheWindowHidesAndSaysSoOnce();
    void sizeAndPaneComeBack();

private:
    void makeModels(Desk &desk, const QString &name, int count);

    QTemporaryDir m_folder;
    Desktop m_desktop;
};

void TestDesktop::initTestCase()
{
    installTranslation(u"en"_s);
    if (!QDBusConnection::sessionBus().isConnected())
        QSKIP("dbus-run-session is not there");
    QDBusConnection ours = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"desktop"_s);
    QVERIFY(ours.registerService(u"org.freedesktop.Notifications"_s));
    QVERIFY(ours.registerObject(u"/org/freedesktop/Notifications"_s, &m_desktop,
                                QDBusConnection::ExportScriptableSlots));
    QVERIFY(ours.connect({}, {}, u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s, &m_desktop,
                         SLOT(update(QString, QVariantMap))));
}

void TestDesktop::makeModels(Desk &desk, const QString &name, int count)
{
    QStringList paths;
    for (int i = 0; i < count; ++i)
        paths.append(drawImage(m_folder.filePath(u"%1 %2.png"_s.arg(name).arg(i)), Qt::darkGreen));
    desk.drop(paths);
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, count, Desk::patience);
    desk.action(Do::Create)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(desk.queue().counts().done == count && desk.all(&QueueRow::isReady),
                             Desk::patience);
}

void TestDesktop::aBatchIsToldOnceWhenTheWindowIsNotInFront()
{
    Desk desk(m_folder.filePath(u"batch"_s));
    QWidget other;
    other.show();
    other.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&other));
    makeModels(desk, u"batch"_s, 3);
    QTRY_COMPARE(m_desktop.told, QStringList{u"3 models ready"_s});
    desk.window->workbench().storeSetting(setting::notify, u"false"_s);
    desk.drop({drawImage(m_folder.filePath(u"silent.png"_s), Qt::blue)});
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 1, Desk::patience);
    m_desktop.progress.clear();
    desk.action(Do::Create)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!m_desktop.progress.isEmpty() && m_desktop.progress.back() < 0, Desk::patience);
    QCOMPARE(m_desktop.told.size(), 1);
}

void TestDesktop::theLauncherShowsTheWayAndThenNothing()
{
    m_desktop.progress.clear();
    Desk desk(m_folder.filePath(u"launcher"_s));
    makeModels(desk, u"launcher"_s, 2);
    QTRY_VERIFY(!m_desktop.progress.isEmpty() && m_desktop.progress.back() < 0);
    const QList<double> shown = m_desktop.progress.first(m_desktop.progress.size() - 1);
    QVERIFY(!shown.isEmpty());
    QVERIFY(std::ranges::is_sorted(shown));
    QVERIFY(shown.front() >= 0 && shown.back() <= 1);
}

void TestDesktop::withoutATrayTheWindowReallyCloses()
{
    if (QSystemTrayIcon::isSystemTrayAvailable())
        QSKIP("this desktop has a tray");
    Desk desk(m_folder.filePath(u"tray"_s));
    desk.window->workbench().storeSetting(setting::keepInTray, u"true"_s);
    m_desktop.told.clear();
    QVERIFY(desk.window->close());
    QVERIFY(!desk.window->isVisible());
    QVERIFY(m_desktop.told.isEmpty());
}

void TestDesktop::withATrayTheWindowHidesAndSaysSoOnce()
{
    const QString program = QStandardPaths::findExecutable(u"trayer"_s);
    if (program.isEmpty())
        QSKIP("no program here has a tray: trayer is not installed");
    QProcess trayer;
    trayer.start(program, {});
    QVERIFY(trayer.waitForStarted());
    const auto end = qScopeGuard([&trayer] {
        trayer.kill();
        trayer.waitForFinished();
    });
    QTRY_VERIFY(QSystemTrayIcon::isSystemTrayAvailable());
    Desk desk(m_folder.filePath(u"with tray"_s));
    desk.window->workbench().storeSetting(setting::keepInTray, u"true"_s);
    m_desktop.told.clear();
    QVERIFY(!desk.window->close());
    QVERIFY(!desk.window->isVisible());
    QTRY_COMPARE(m_desktop.told.size(), 1);
    auto *menu = desk.window->findChild<QMenu *>(u"tray"_s);
    QVERIFY(menu && menu->actions().contains(desk.action(Do::Quit)));
    menu->actions().front()->trigger();
    QTRY_VERIFY(desk.window->isVisible());
    QVERIFY(!desk.window->close());
    QVERIFY(!desk.window->isVisible());
    desk.action(Do::Quit)->trigger();
    QVERIFY(!desk.window->isVisible());
    QCOMPARE(m_desktop.told.size(), 1);
}

void TestDesktop::sizeAndPaneComeBack()
{
    const QString folder = m_folder.filePath(u"layout"_s);
    QSize size;
    {
        Desk desk(folder);
        desk.window->resize(1111, 777);
        QTRY_COMPARE(desk.window->size(), QSize(1111, 777));
        desk.window->close();
        size = desk.window->size();
    }
    Desk again(folder);
    QTRY_COMPARE(again.window->size(), size);
}

int main(int argc, char **argv)
{
    i2m::test::beginOnOwnBus(argc, argv);
    QApplication application(argc, argv);
    TestDesktop test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_desktop.moc"
