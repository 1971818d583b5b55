// SPDX-License-Identifier: GPL-3.0-or-later
// Connecting an account: the dialog says where the key goes and what the check found.
#include "core/async.h"
#include "ui/dialogs/connect_dialog.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

namespace {
class FakeAccount : public Account
{
public:
    KeyPlace source() const override { return KeyPlace::None; }
    QString hint() const override { return {}; }
    bool keychainAvailable() const override { return keychain; }
    bool keychainLocked() const override { return false; }
    void unlock() override {}
    QFuture<KeyVerdict> check(const Secret &) override { return ready(verdict); }
    QFuture<Result<void>> use(const Secret &, bool keep) override
    {
        kept = keep;
        return ready(Result<void>());
    }
    QFuture<Result<void>> forget() override { return ready(Result<void>()); }

    bool keychain = true;
    bool kept = false;
    KeyVerdict verdict{KeyVerdict::Kind::Works, {}};
};

const QString key = u"11111111-2222-4333-8444-555555555555:0123456789abcdef0123456789abcdef"_s;

QPushButton *primary(const QDialog &dialog)
{
    for (auto *button : dialog.findChildren<QPushButton *>()) {
        if (button->property("kind") == u"primary"_s)
            return button;
    }
    return nullptr;
}
} // namespace

class TestConnect : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPastedKeyIsCleanedAndChecked();
    void withoutAKeychainTheButtonSaysForHowLong();
    void anUnreachableServiceLeavesTheChoice();
};

void TestConnect::aPastedKeyIsCleanedAndChecked()
{
    FakeAccount account;
    ConnectDialog dialog(account);
    auto *connect = primary(dialog);
    QCOMPARE(connect->text(), u"Connect"_s);
    QVERIFY(!connect->isEnabled());
    dialog.findChild<QLineEdit *>()->setText(u" FAL_KEY=\"%1\" "_s.arg(key));
    QCOMPARE(dialog.findChild<QLineEdit *>()->text(), key);
    QTRY_VERIFY(connect->isEnabled());
    connect->click();
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    QVERIFY(account.kept);
}

void TestConnect::withoutAKeychainTheButtonSaysForHowLong()
{
    FakeAccount account;
    account.keychain = false;
    ConnectDialog dialog(account);
    auto *connect = primary(dialog);
    QCOMPARE(connect->text(), u"Use for this session"_s);
    dialog.findChild<QLineEdit *>()->setText(key);
    QTRY_VERIFY(connect->isEnabled());
    QCOMPARE(connect->text(), u"Use for this session"_s);
    connect->click();
    QTRY_COMPARE(dialog.result(), int(QDialog::Accepted));
    QVERIFY(!account.kept);
}

void TestConnect::anUnreachableServiceLeavesTheChoice()
{
    FakeAccount account;
    account.verdict.kind = KeyVerdict::Kind::Unreachable;
    ConnectDialog dialog(account);
    dialog.findChild<QLineEdit *>()->setText(key);
    QTRY_COMPARE(primary(dialog)->text(), u"Save anyway"_s);
    QVERIFY(primary(dialog)->isEnabled());
}

QTEST_MAIN(TestConnect)
#include "test_connect.moc"
