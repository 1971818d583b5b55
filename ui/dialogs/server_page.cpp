// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/server_page.h"

#include "core/async.h"
#include "ui/dialogs/request_log.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLocale>
#include <QMessageBox>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QLabel *heading(const QString &text)
{
    auto *label = new QLabel(text);
    label->setFont(Theme::font(Theme::Text::Body, QFont::DemiBold));
    return label;
}

QPushButton *copyButton(const QString &name, const std::function<QString()> &text)
{
    auto *button = new QPushButton(ServerPage::tr("Copy"));
    button->setAccessibleName(name);
    button->setProperty("kind", u"small"_s);
    QObject::connect(button, &QPushButton::clicked, button,
                     [text] { QGuiApplication::clipboard()->setText(text()); });
    return button;
}

QHBoxLayout *line(QWidget *left, QWidget *right)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(left, 1);
    row->addWidget(right);
    return row;
}

QString when(const QDateTime &time)
{
    return time.isValid() ? QLocale().toString(time, QLocale::ShortFormat) : u"–"_s;
}
} // namespace

ServerPage::ServerPage(ApiDoor &api, QWidget *parent)
    : QWidget(parent), m_api(api), m_on(new QCheckBox(tr("Let other programs use Image2Model"))),
      m_address(new QLabel), m_sample(new QLabel),
      m_keys(new FactTable(tr("API keys"), {tr("Key"), tr("May"), tr("Created"), tr("Last used")}, 0)),
      m_newKey(new QPushButton(tr("New key…"))), m_revoke(new QPushButton(tr("Revoke")))
{
    for (QLabel *text : {m_address, m_sample})
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_sample->setProperty("quiet", true);
    m_sample->setMinimumWidth(0);
    m_sample->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_on);
    column->addLayout(line(
        m_address, copyButton(tr("Copy address"), [this] { return u"http://"_s + m_api.state().address; })));
    column->addLayout(line(m_sample, copyButton(tr("Copy example"), [this] { return m_sample->text(); })));
    column->addSpacing(8);
    column->addWidget(keyBox());
    column->addSpacing(8);
    column->addWidget(heading(tr("Requests")));
    column->addWidget(new RequestLog(m_api));
    connect(m_on, &QCheckBox::clicked, &m_api, &ApiDoor::setOn);
    connect(&m_api, &ApiDoor::changed, this, &ServerPage::refresh);
    refresh();
}

QWidget *ServerPage::keyBox()
{
    m_keys->setMinimumHeight(120);
    connect(m_newKey, &QPushButton::clicked, this, &ServerPage::makeKey);
    connect(m_revoke, &QPushButton::clicked, this, &ServerPage::revokeKey);
    connect(m_keys, &FactTable::itemSelectionChanged, this, [this] {
        const int row = m_keys->currentRow();
        const auto keys = m_api.keys();
        m_revoke->setEnabled(row >= 0 && row < keys.size() && !keys[row].fixed);
    });
    m_revoke->setEnabled(false);
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto *top = new QHBoxLayout;
    top->addWidget(heading(tr("Keys")), 1);
    top->addWidget(m_newKey);
    top->addWidget(m_revoke);
    column->addLayout(top);
    column->addWidget(m_keys);
    return box;
}

void ServerPage::refresh()
{
    const ApiState state = m_api.state();
    const bool on = state.kind == ApiState::Kind::On || state.kind == ApiState::Kind::Shared;
    m_on->setChecked(state.kind != ApiState::Kind::Off);
    m_address->setText(on                     ? u"http://"_s + state.address
                       : state.note.isEmpty() ? tr("not running")
                                              : state.note);
    m_sample->setText(
        u"curl -H \"X-API-Key: KEY\" http://%1/api/v1/jobs"_s.arg(on ? state.address : u"127.0.0.1:8000"_s));
    m_newKey->setEnabled(on);
    refreshKeys();
}

void ServerPage::refreshKeys()
{
    QList<QStringList> rows;
    const QList<ApiKey> keys = m_api.keys();
    for (const ApiKey &key : keys) {
        const QString name = !key.name.isEmpty() ? key.name : key.fixed ? tr("This window") : key.id;
        rows.append({name, key.admin ? tr("Administer") : tr("Use"), when(key.created), when(key.lastUse)});
    }
    m_keys->showRows(rows);
}

void ServerPage::makeKey()
{
    bool ok = false;
    const QString name =
        QInputDialog::getText(this, tr("New key"), tr("What is the key for?"), QLineEdit::Normal, {}, &ok);
    if (!ok)
        return;
    m_api.addKey(name.trimmed(), false) | then(this, [this](const Result<Secret> &key) {
        if (key)
            showNewKey(*key);
        else
            QMessageBox::warning(this, tr("New key"), key.error().message());
    });
}

void ServerPage::showNewKey(const Secret &key)
{
    const QString text = QString::fromUtf8(key.reveal());
    QMessageBox box(QMessageBox::Information, tr("New key"), tr("Copy the key now; it is not shown again."),
                    QMessageBox::Close, this);
    box.setInformativeText(text);
    box.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QPushButton *copy = box.addButton(tr("Copy"), QMessageBox::AcceptRole);
    box.setDefaultButton(copy);
    box.exec();
    if (box.clickedButton() == copy)
        QGuiApplication::clipboard()->setText(text);
}

void ServerPage::revokeKey()
{
    const int row = m_keys->currentRow();
    const QList<ApiKey> keys = m_api.keys();
    if (row < 0 || row >= keys.size() || keys[row].fixed)
        return;
    const QString question = tr("Revoke “%1”? Programs that use it are refused from now on.")
                                 .arg(keys[row].name.isEmpty() ? keys[row].id : keys[row].name);
    if (QMessageBox::question(this, tr("Revoke"), question) != QMessageBox::Yes)
        return;
    m_api.revokeKey(keys[row].id) | then(this, [this](const Result<void> &done) {
        if (!done)
            QMessageBox::warning(this, tr("Revoke"), done.error().message());
    });
}

} // namespace i2m
