// SPDX-License-Identifier: GPL-3.0-or-later
// A locked keychain: the real GNOME keyring on a session bus of the test's own, with a desktop that is asked
// for the password and does not give it.
#include "app/keychain.h"
#include "app/window_account.h"
#include "core/error.h"
#include "tests/own_bus.h"

#include <QApplication>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
const Secret key("11111111-2222-4333-8444-555555555555:0123456789abcdef0123456789abcdef");
const QString secrets = u"org.freedesktop.secrets"_s;
const QString service = u"org.freedesktop.Secret.Service"_s;
const QDBusObjectPath collection(u"/org/freedesktop/secrets/collection/login"_s);
const QString program = u"gnome-keyring-daemon"_s;
} // namespace

/// What gnome-keyring calls to have the password typed.
class Desktop : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.gnome.keyring.internal.Prompter")

public:
    int asked = 0;
    bool thinks = false; ///< instead of dismissing the question at once
    QList<QDBusMessage> open{};

    void dismissAll()
    {
        for (const QDBusMessage &question : std::exchange(open, {}))
            QDBusConnection(u"desktop"_s).send(question.createErrorReply(QDBusError::Failed, u"dismissed"_s));
    }

public Q_SLOTS:
    Q_SCRIPTABLE void BeginPrompting(const QDBusObjectPath &)
    {
        ++asked;
        setDelayedReply(true);
        open.append(message());
        if (!thinks)
            dismissAll();
    }
};

class TestKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void anOpenKeychainGivesItsKey();
    void aLockedKeychainIsSaidAndUnlockAsksAgain();
    void aQuestionThatStaysOpenIsALockedKeychainToo();
    void aKeychainWithoutOurKeyIsNoLockedOne();

private:
    /// Types the password, as at login.
    bool open();
    bool lock();
    static QDBusMessage call(const QString &interface, const QString &method, const QVariantList &arguments);
    std::unique_ptr<WindowAccount> account();

    QTemporaryDir m_folder;
    QProcess m_keyring;
    Desktop m_desktop;
    std::unique_ptr<EngineThread> m_engine;
};

void TestKeychain::initTestCase()
{
    if (QStandardPaths::findExecutable(program).isEmpty())
        QSKIP("gnome-keyring-daemon is not installed");
    if (!QDBusConnection::sessionBus().isConnected())
        QSKIP("dbus-run-session is not there");
    qunsetenv("FAL_KEY");
    for (const char *place : {"HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
        qputenv(place, m_folder.path().toLocal8Bit());
    QDBusConnection ours = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"desktop"_s);
    QVERIFY(ours.registerService(u"org.gnome.keyring.SystemPrompter"_s));
    QVERIFY(ours.registerObject(u"/org/gnome/keyring/Prompter"_s, &m_desktop,
                                QDBusConnection::ExportScriptableSlots));
    m_keyring.start(program, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
    m_keyring.write("password");
    m_keyring.closeWriteChannel();
    QTRY_VERIFY(QDBusConnection::sessionBus().interface()->isServiceRegistered(secrets));
    m_engine = std::move(*EngineThread::start(DataDir(m_folder.filePath(u"data"_s)), Settings()));
}

void TestKeychain::cleanupTestCase()
{
    m_keyring.kill();
    m_keyring.waitForFinished();
}

void TestKeychain::init()
{
    keychain::deadline = 20s;
    m_desktop.asked = 0;
    m_desktop.thinks = false;
    QVERIFY(open());
    std::optional<Result<void>> written;
    keychain::write(this, key, [&written](const Result<void> &answer) { written = answer; });
    QTRY_VERIFY(written);
    QVERIFY2(written->ok(), written->ok() ? "" : qPrintable(written->error().message()));
}

QDBusMessage TestKeychain::call(const QString &interface, const QString &method,
                                const QVariantList &arguments)
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(secrets, u"/org/freedesktop/secrets"_s, interface, method);
    message.setArguments(arguments);
    return QDBusConnection::sessionBus().call(message);
}

bool TestKeychain::open()
{
    const QDBusMessage session =
        call(service, u"OpenSession"_s, {u"plain"_s, QVariant::fromValue(QDBusVariant(QString()))});
    QDBusArgument password; // the Secret Service's structure for a secret
    password.beginStructure();
    password << session.arguments().value(1).value<QDBusObjectPath>() << QByteArray()
             << QByteArray("password") << u"text/plain"_s;
    password.endStructure();
    // gnome-keyring's own door, which asks nobody.
    const QString door = u"org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"_s;
    return call(door, u"UnlockWithMasterPassword"_s,
                {QVariant::fromValue(collection), QVariant::fromValue(password)})
               .type() == QDBusMessage::ReplyMessage;
}

bool TestKeychain::lock()
{
    return call(service, u"Lock"_s, {QVariant::fromValue(QList{collection})}).type() ==
           QDBusMessage::ReplyMessage;
}

std::unique_ptr<WindowAccount> TestKeychain::account()
{
    Places places;
    places.falKey = m_folder.filePath(u"none"_s);
    return std::make_unique<WindowAccount>(places, Settings(), *m_engine);
}

void TestKeychain::anOpenKeychainGivesItsKey()
{
    const auto door = account();
    QTRY_COMPARE(door->source(), KeyPlace::Keychain);
    QVERIFY(!door->keychainLocked());
    QCOMPARE(m_desktop.asked, 0);
}

void TestKeychain::aLockedKeychainIsSaidAndUnlockAsksAgain()
{
    QVERIFY(lock());
    const auto door = account();
    QTRY_VERIFY(door->keychainLocked());
    QCOMPARE(door->source(), KeyPlace::None);
    QVERIFY(door->keychainAvailable());
    QCOMPARE(m_desktop.asked, 1);
    door->unlock();
    QVERIFY(!door->keychainLocked()); // until the answer is there
    QTRY_VERIFY(door->keychainLocked());
    QCOMPARE(m_desktop.asked, 2);
    QVERIFY(open());
    door->unlock();
    QTRY_COMPARE(door->source(), KeyPlace::Keychain);
    QVERIFY(!door->keychainLocked());
}

void TestKeychain::aQuestionThatStaysOpenIsALockedKeychainToo()
{
    keychain::deadline = 200ms;
    m_desktop.thinks = true;
    QVERIFY(lock());
    const auto door = account();
    QTRY_COMPARE(m_desktop.open.size(), 1);
    QTRY_VERIFY(door->keychainLocked());
    QSignalSpy changed(door.get(), &Account::changed);
    m_desktop.dismissAll();
    QTRY_VERIFY(!changed.isEmpty()); // the late answer is heard
    QVERIFY(door->keychainLocked());
}

void TestKeychain::aKeychainWithoutOurKeyIsNoLockedOne()
{
    std::optional<Result<void>> removed;
    keychain::remove(this, [&removed](const Result<void> &answer) { removed = answer; });
    QTRY_VERIFY(removed);
    QVERIFY(lock());
    const auto door = account();
    QSignalSpy changed(door.get(), &Account::changed);
    QTRY_VERIFY(!changed.isEmpty());
    QVERIFY(!door->keychainLocked());
    QCOMPARE(m_desktop.asked, 0);
}

int main(int argc, char **argv)
{
    i2m::test::beginOnOwnBus(argc, argv);
    QApplication application(argc, argv);
    TestKeychain test;
    return QTest::qExec(&test, argc, argv);
}
#include "test_keychain.moc"
