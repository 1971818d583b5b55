// SPDX-License-Identifier: GPL-3.0-or-later
// Connecting an account in the window: the real dialog and the real check, at the simulator, on a desktop
// without a keychain.
#include "app/window_account.h"
#include "tests/journeys/programs.h"
#include "ui/dialogs/connect_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestWindowAccount : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aGoodKeyConnects();
    void aPastedLineIsCleaned();
    void aWrongKeyIsSaidAndNotTaken();
    void aLockedAccountIsSaidInFalsWords();
    void anEmptyAccountIsSaid();
    void aProxyThatRefusesIsSaidAndTheKeyCanBeSaved();
    void aKeyThatIsNotKeptIsUsedAndSaidOnce();

private:
    QString verdict(const QString &key);

    QTemporaryDir m_folder;
    std::unique_ptr<Simulator> m_simulator;
    Settings m_settings;
    std::unique_ptr<EngineThread> m_engine;
    std::unique_ptr<WindowAccount> m_account;
    std::unique_ptr<ConnectDialog> m_dialog;
    QPushButton *m_connect = nullptr;
};

void TestWindowAccount::initTestCase()
{
    qunsetenv("FAL_KEY");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent"); // and so no keychain
    m_simulator = std::make_unique<Simulator>();
    QVERIFY(m_simulator->isReady());
    QVERIFY(m_settings.set(setting::falQueueHost, m_simulator->address()).ok());
    QVERIFY(m_settings.set(setting::falRestHost, m_simulator->address()).ok());
    m_engine = std::move(*EngineThread::start(DataDir(m_folder.filePath(u"data"_s)), m_settings));
}

void TestWindowAccount::init()
{
    m_simulator->lock({});
    Places places;
    places.falKey = m_folder.filePath(u"none"_s);
    m_account = std::make_unique<WindowAccount>(places, m_settings, *m_engine);
    m_dialog = std::make_unique<ConnectDialog>(*m_account);
    m_dialog->show();
    const auto buttons = m_dialog->findChildren<QPushButton *>();
    m_connect = *std::ranges::find_if(buttons, [](const QPushButton *each) { return each->isDefault(); });
}

void TestWindowAccount::cleanup()
{
    m_dialog.reset();
    m_account.reset();
}

/// What the dialog says of the key, once it is sure.
QString TestWindowAccount::verdict(const QString &key)
{
    QLabel *said = nullptr;
    m_dialog->findChild<QLineEdit *>()->setText(key);
    for (QLabel *label : m_dialog->findChildren<QLabel *>()) {
        if (label->property("tone").isValid())
            said = label;
    }
    if (!said || !QTest::qWaitFor([said] { return !said->property("tone").toString().isEmpty(); }, 10'000))
        return u"nothing"_s;
    return said->text();
}

void TestWindowAccount::aGoodKeyConnects()
{
    QVERIFY(verdict(Simulator::key()).contains(u"Nothing was charged"_s));
    QVERIFY(m_connect->isEnabled());
}

void TestWindowAccount::aPastedLineIsCleaned()
{
    QApplication::clipboard()->setText(u" FAL_KEY=\"%1\"\n"_s.arg(Simulator::key()));
    auto *field = m_dialog->findChild<QLineEdit *>();
    for (QAction *action : field->actions()) {
        if (action->toolTip() == "Paste"_L1)
            action->trigger();
    }
    QCOMPARE(field->text(), Simulator::key());
    QCOMPARE(field->echoMode(), QLineEdit::Password);
}

void TestWindowAccount::aWrongKeyIsSaidAndNotTaken()
{
    QVERIFY(verdict(u"22222222-2222-4333-8444-555555555555:ffffffffffffffffffffffffffffffff"_s)
                .contains(u"doesn't recognise"_s));
    QVERIFY(!m_connect->isEnabled());
}

void TestWindowAccount::aLockedAccountIsSaidInFalsWords()
{
    m_simulator->lock(u"Suspicious activity"_s);
    const QString said = verdict(Simulator::key());
    QVERIFY2(said.contains(u"Suspicious activity"_s) && !said.contains(u"balance"_s), qPrintable(said));
    QVERIFY(m_connect->isEnabled());
}

void TestWindowAccount::anEmptyAccountIsSaid()
{
    m_simulator->lock(u"Exhausted balance. Top up your balance."_s);
    const QString said = verdict(Simulator::key());
    QVERIFY2(said.contains(u"balance used up"_s), qPrintable(said));
}

void TestWindowAccount::aProxyThatRefusesIsSaidAndTheKeyCanBeSaved()
{
    QTcpServer closed;
    QVERIFY(closed.listen(QHostAddress::LocalHost));
    Settings settings = m_settings;
    QVERIFY(settings.set(setting::proxy, u"http://127.0.0.1:%1"_s.arg(closed.serverPort())).ok());
    closed.close();
    m_account->setSettings(settings);
    const QString said = verdict(Simulator::key());
    QVERIFY2(said.contains(u"proxy"_s), qPrintable(said));
    QCOMPARE(m_connect->text(), u"Save anyway"_s);
    QVERIFY(m_connect->isEnabled());
}

void TestWindowAccount::aKeyThatIsNotKeptIsUsedAndSaidOnce()
{
    QVERIFY(verdict(Simulator::key()).contains(u"Nothing was charged"_s));
    m_connect->click();
    QTRY_VERIFY(m_account->source() == KeyPlace::Session);
    QTRY_VERIFY(!m_dialog->isVisible() || m_connect->text() == u"OK"_s);
    if (m_dialog->isVisible()) // it had not yet heard that there is no keychain
        m_connect->click();
    QTRY_VERIFY(!m_dialog->isVisible());
    QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
    QTRY_VERIFY(!m_account->keychainAvailable());
    const ConnectDialog again(*m_account);
    const auto labels = again.findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(
        labels, [](const QLabel *label) { return label->text().contains(u"for this session only"_s); }));
}

QTEST_MAIN(TestWindowAccount)
#include "test_window_account.moc"
