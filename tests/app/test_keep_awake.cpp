// SPDX-License-Identifier: GPL-3.0-or-later
// Keeping the computer awake: on a bus of the test's own that stands for the system's, with a logind that
// hands out locks and sees when they are given back.
#include "app/keep_awake.h"
#include "tests/own_bus.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusUnixFileDescriptor>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace i2m;
using namespace Qt::StringLiterals;

/// org.freedesktop.login1.Manager, as far as it is asked.
class Logind : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    ~Logind() override { forget(); }
    QStringList asked{};
    bool refuses = false;

    /// Locks that nobody gave back.
    int held() const
    {
        int count = 0;
        for (const int end : m_ends) {
            pollfd look{end, POLLIN, 0};
            count += poll(&look, 1, 0) == 0; // its other end is still open somewhere
        }
        return count;
    }
    void forget()
    {
        for (const int end : std::exchange(m_ends, {}))
            close(end);
        asked.clear();
    }

public Q_SLOTS:
    Q_SCRIPTABLE QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why,
                                                 const QString &mode)
    {
        asked.append(QStringList{what, who, why, mode}.join(u'|'));
        if (refuses) {
            sendErrorReply(QDBusError::AccessDenied, u"not for you"_s);
            return {};
        }
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0)
            return {};
        m_ends.append(ends[0]);
        QDBusUnixFileDescriptor lock(ends[1]); // a copy
        close(ends[1]);
        return lock;
    }

private:
    QList<int> m_ends{};
};

class TestKeepAwake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_logind.forget(); }
    void aLockIsHeldWhileItIsWanted();
    void theEndGivesItBack();
    void aLockThatComesTooLateIsGivenBack();
    void aRefusalIsLoggedAndNothingElse();
    void aServerKeepsTheComputerAwakeIfThatIsSet_data();
    void aServerKeepsTheComputerAwakeIfThatIsSet();

private:
    Logind m_logind;
};

void TestKeepAwake::initTestCase()
{
    if (!QDBusConnection::systemBus().isConnected())
        QSKIP("dbus-run-session is not there");
    QDBusConnection ours = QDBusConnection::connectToBus(QDBusConnection::SystemBus, u"logind"_s);
    QVERIFY(ours.registerService(u"org.freedesktop.login1"_s));
    QVERIFY(
        ours.registerObject(u"/org/freedesktop/login1"_s, &m_logind, QDBusConnection::ExportScriptableSlots));
}

void TestKeepAwake::aLockIsHeldWhileItIsWanted()
{
    KeepAwake awake;
    QCOMPARE(m_logind.asked.size(), 0);
    awake.want(true);
    awake.want(true);
    QTRY_COMPARE(m_logind.held(), 1);
    QCOMPARE(m_logind.asked, QStringList{u"sleep:idle|Image2Model|Its API is on|block"_s});
    awake.want(false);
    QTRY_COMPARE(m_logind.held(), 0);
    awake.want(true);
    QTRY_COMPARE(m_logind.held(), 1);
}

void TestKeepAwake::theEndGivesItBack()
{
    auto awake = std::make_unique<KeepAwake>();
    awake->want(true);
    QTRY_COMPARE(m_logind.held(), 1);
    awake.reset();
    QTRY_COMPARE(m_logind.held(), 0);
}

void TestKeepAwake::aLockThatComesTooLateIsGivenBack()
{
    KeepAwake awake;
    awake.want(true);
    awake.want(false);
    QTRY_COMPARE(m_logind.asked.size(), 1);
    QTRY_COMPARE(m_logind.held(), 0);
}

void TestKeepAwake::aRefusalIsLoggedAndNothingElse()
{
    m_logind.refuses = true;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"cannot be kept awake.*not for you"_s));
    KeepAwake awake;
    awake.want(true);
    QTRY_COMPARE(m_logind.asked.size(), 1);
    m_logind.refuses = false;
    awake.want(false);
    awake.want(true);
    QTRY_COMPARE(m_logind.held(), 1); // answers come in their order, so the refusal was heard
}

void TestKeepAwake::aServerKeepsTheComputerAwakeIfThatIsSet_data()
{
    QTest::addColumn<bool>("set");
    QTest::newRow("set") << true;
    QTest::newRow("not set") << false;
}

void TestKeepAwake::aServerKeepsTheComputerAwakeIfThatIsSet()
{
    QFETCH(bool, set);
    QTemporaryDir folder;
    QProcess server;
    server.start(QStringLiteral(I2M_PROGRAM),
                 {u"serve"_s, u"--port"_s, u"0"_s, u"--data-dir"_s, folder.path(), u"--set"_s,
                  u"api.keep_awake=%1"_s.arg(set ? u"true"_s : u"false"_s)});
    QVERIFY(server.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(server.bytesAvailable() > 0, 20'000); // it says where it listens
    QTRY_COMPARE(m_logind.held(), set ? 1 : 0);
    server.kill(); // however it ends
    QVERIFY(server.waitForFinished());
    QTRY_COMPARE(m_logind.held(), 0);
}

int main(int argc, char **argv)
{
    i2m::test::beginOnOwnBus(argc, argv);
    const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // and so no keychain
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", bus.isEmpty() ? "unix:path=/nonexistent" : bus);
    QCoreApplication application(argc, argv);
    TestKeepAwake test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_keep_awake.moc"
