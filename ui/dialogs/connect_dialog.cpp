// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/connect_dialog.h"

#include "core/async.h"
#include "ui/desktop/outside.h"
#include "ui/icon.h"

#include <QAction>
#include <QHBoxLayout>
#include <QStyle>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int shortestKey = 8;

QPushButton *bigButton(const QString &text, const QString &kind)
{
    auto *button = new QPushButton(text);
    button->setProperty("kind", kind);
    button->setFont(Theme::font(Theme::Text::RowTitle, QFont::DemiBold));
    button->setAutoDefault(false);
    return button;
}

/// A key that is forgotten at the end is said to be so on the button itself.
QString connectWord(const Account &account)
{
    return account.keychainAvailable() ? ConnectDialog::tr("Connect")
                                       : ConnectDialog::tr("Use for this session");
}
} // namespace

ConnectDialog::ConnectDialog(Account &account, QWidget *parent)
    : QDialog(parent), m_account(account), m_key(new QLineEdit), m_verdict(new QLabel),
      m_later(bigButton(tr("Not now"), u"secondary"_s)),
      m_connect(bigButton(connectWord(account), u"primary"_s))
{
    setWindowTitle(tr("Connect fal.ai"));
    setProperty("surface", true);
    auto *logo = new QLabel;
    logo->setPixmap(iconPixmap(u"cube"_s, Theme::iconSide(40), Theme::tokens().accent, devicePixelRatioF()));
    auto *title = new QLabel(tr("Connect your fal.ai account"));
    title->setFont(Theme::font(Theme::Text::PanelTitle));
    const QString place =
        account.keychainAvailable()
            ? tr("It is kept in this computer's keychain and never written to a file.")
            : tr("This computer has no keychain running, so it is kept for this session only. To keep it "
                 "longer, start GNOME Keyring or KWallet, or set FAL_KEY.");
    auto *why =
        new QLabel(tr("Image2Model creates models with fal.ai, which bills your own account. Paste an API "
                      "key to begin.") +
                   u' ' + place);
    why->setWordWrap(true);
    why->setProperty("quiet", true);
    auto *label = new QLabel(tr("API key"));
    label->setFont(Theme::font(Theme::Text::Body, QFont::DemiBold));
    label->setBuddy(m_key);
    m_key->setProperty("kind", u"key"_s);
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setAccessibleName(tr("API key"));
    m_key->setPlaceholderText(account.hint());
    auto *paste = m_key->addAction(icon(u"paste"_s, &Tokens::text2), QLineEdit::TrailingPosition);
    paste->setToolTip(tr("Paste"));
    connect(paste, &QAction::triggered, this, [this] {
        m_key->selectAll();
        m_key->paste();
    });
    auto *reveal = m_key->addAction(icon(u"eye"_s, &Tokens::text2), QLineEdit::TrailingPosition);
    reveal->setCheckable(true);
    reveal->setToolTip(tr("Show the key"));
    connect(reveal, &QAction::toggled, this,
            [this](bool on) { m_key->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    m_verdict->setWordWrap(true);
    m_verdict->setMinimumHeight(QFontMetrics(font()).height() * 2 + 8);
    m_verdict->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    auto *get = bigButton(tr("Get a key ↗"), u"secondary"_s);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(get);
    buttons->addStretch();
    buttons->addWidget(m_later);
    buttons->addWidget(m_connect);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(32, 28, 32, 24);
    column->setSpacing(8);
    for (QWidget *widget :
         {static_cast<QWidget *>(logo), static_cast<QWidget *>(title), static_cast<QWidget *>(why)})
        column->addWidget(widget);
    column->addSpacing(12);
    column->addWidget(label);
    column->addWidget(m_key);
    column->addWidget(m_verdict);
    column->addSpacing(12);
    column->addLayout(buttons);
    // As drawn, and wider only where the buttons need it.
    const int margins = column->contentsMargins().left() + column->contentsMargins().right();
    column->addStrut(Theme::scaled(520) - margins);
    column->setSizeConstraint(QLayout::SetMinimumSize);
    resize(Theme::scaled(520), heightForWidth(Theme::scaled(520)));
    m_connect->setEnabled(false);
    m_connect->setDefault(true);
    m_pause.setSingleShot(true);
    m_pause.setInterval(600ms);
    connect(&m_pause, &QTimer::timeout, this, &ConnectDialog::check);
    connect(m_key, &QLineEdit::textChanged, this, &ConnectDialog::edited);
    connect(get, &QPushButton::clicked, this,
            [] { openInBrowser(QUrl(u"https://fal.ai/dashboard/keys"_s)); });
    connect(m_later, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_connect, &QPushButton::clicked, this, &ConnectDialog::connectAccount);
}

QString ConnectDialog::cleaned(const QString &pasted)
{
    QString key = pasted.trimmed();
    if (key.startsWith("FAL_KEY="_L1))
        key = key.sliced(8);
    while (!key.isEmpty() && (key.front() == u'"' || key.front() == u'\''))
        key = key.sliced(1);
    while (!key.isEmpty() && (key.back() == u'"' || key.back() == u'\''))
        key.chop(1);
    return key.trimmed();
}

void ConnectDialog::edited()
{
    ++m_checks;
    m_connect->setText(connectWord(m_account));
    m_connect->setEnabled(false);
    const QString key = cleaned(m_key->text());
    if (key != m_key->text()) {
        m_key->setText(key); // comes back here
        return;
    }
    say({}, "");
    if (key.size() >= shortestKey)
        m_pause.start();
    else
        m_pause.stop();
}

void ConnectDialog::check()
{
    say(tr("Checking…"), "");
    const int number = ++m_checks;
    m_account.check(Secret(cleaned(m_key->text()).toUtf8())) |
        then(this, [this, number](const KeyVerdict &verdict) {
            if (number == m_checks)
                showVerdict(verdict);
        });
}

void ConnectDialog::showVerdict(const KeyVerdict &verdict)
{
    switch (verdict.kind) {
    case KeyVerdict::Kind::Works:
        say(tr("✓ Key works. Nothing was charged."), "good");
        break;
    case KeyVerdict::Kind::Malformed:
    case KeyVerdict::Kind::Refused:
        say(tr("fal.ai doesn't recognise this key. Check that you copied all of it, including the part after "
               "the "
               "colon."),
            "bad");
        return;
    case KeyVerdict::Kind::Locked:
        say(verdict.detail.isEmpty()
                ? tr("This key works, but the account is locked: balance used up. Add credit at fal.ai; "
                     "unlocking can take a while.")
                : tr("This key works, but fal.ai locked the account: %1").arg(verdict.detail),
            "warning");
        break;
    case KeyVerdict::Kind::Unreachable:
        say(verdict.detail.isEmpty() ? tr("Can't reach fal.ai to check the key. You can save it anyway.")
                                     : tr("%1 You can save the key anyway.").arg(verdict.detail),
            "warning");
        m_connect->setText(tr("Save anyway"));
        break;
    }
    m_connect->setEnabled(true);
}

void ConnectDialog::say(const QString &text, const char *tone)
{
    m_verdict->setText(text);
    m_verdict->setProperty("tone", QString::fromLatin1(tone));
    m_verdict->style()->unpolish(m_verdict);
    m_verdict->style()->polish(m_verdict);
}

void ConnectDialog::connectAccount()
{
    m_connect->setEnabled(false);
    m_account.use(Secret(cleaned(m_key->text()).toUtf8()), m_account.keychainAvailable()) |
        then(this, [this](const Result<void> &used) {
            if (used)
                return accept();
            showNotKept(used.error());
        });
}

void ConnectDialog::showNotKept(const Error &error)
{
    say(tr("The keychain did not take the key, so it is used for this session only. %1").arg(error.message()),
        "warning");
    m_key->setEnabled(false);
    m_later->hide();
    m_connect->disconnect(this);
    m_connect->setText(tr("OK"));
    m_connect->setEnabled(true);
    connect(m_connect, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace i2m
