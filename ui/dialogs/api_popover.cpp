// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/api_popover.h"

#include "ui/desktop/outside.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QPushButton *smallButton(const QString &text, const QString &kind = u"small"_s)
{
    auto *button = new QPushButton(text);
    button->setProperty("kind", kind);
    return button;
}
} // namespace

ApiPopover::ApiPopover(ApiDoor &api, QWidget *parent)
    : QFrame(parent, Qt::Popup), m_api(api), m_on(new QCheckBox(tr("Let other programs use Image2Model"))),
      m_address(new QLabel), m_key(new QLabel), m_note(new QLabel)
{
    setObjectName(u"popover"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("API server"));
    m_on->setFont(Theme::font(Theme::Text::Body, QFont::DemiBold));
    m_note->setWordWrap(true);
    m_note->setProperty("quiet", true);
    m_note->setFont(Theme::font(Theme::Text::Caption));
    auto *copyAddress = smallButton(tr("Copy address"));
    auto *copyKey = smallButton(tr("Copy key"));
    auto *renew = smallButton(tr("New key"));
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->addWidget(new QLabel(tr("Address")), 0, 0);
    grid->addWidget(m_address, 0, 1);
    grid->addWidget(copyAddress, 0, 2, 1, 2);
    grid->addWidget(new QLabel(tr("Key")), 1, 0);
    grid->addWidget(m_key, 1, 1);
    grid->addWidget(copyKey, 1, 2);
    grid->addWidget(renew, 1, 3);
    grid->setColumnStretch(1, 1);
    auto *docs = smallButton(tr("Open API docs"));
    auto *settings = smallButton(tr("Server settings…"), u"link"_s);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(docs);
    bottom->addStretch();
    bottom->addWidget(settings);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 14, 16, 12);
    column->setSpacing(12);
    column->addWidget(m_on);
    column->addLayout(grid);
    column->addWidget(m_note);
    column->addLayout(bottom);
    setMinimumWidth(Theme::scaled(360));
    connect(m_on, &QCheckBox::clicked, &m_api, &ApiDoor::setOn);
    connect(copyAddress, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(u"http://"_s + m_api.state().address); });
    connect(copyKey, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(m_api.key().reveal())); });
    connect(renew, &QPushButton::clicked, &m_api, &ApiDoor::renewKey);
    connect(docs, &QPushButton::clicked, this,
            [this] { openInBrowser(QUrl(u"http://%1/docs"_s.arg(m_api.state().address))); });
    connect(settings, &QPushButton::clicked, this, [this] {
        Q_EMIT settingsWanted();
        close();
    });
    connect(&m_api, &ApiDoor::changed, this, &ApiPopover::refresh);
    refresh();
}

void ApiPopover::openBelow(const QWidget *anchor)
{
    resize(sizeHint().expandedTo(minimumSizeHint())); // adjustSize() would cut it where the screen is small
    const QPoint corner = anchor->mapToGlobal(QPoint(anchor->width(), anchor->height() + 6));
    move(std::max(0, corner.x() - width()), corner.y());
    show();
}

void ApiPopover::refresh()
{
    const ApiState state = m_api.state();
    const bool on = state.kind == ApiState::Kind::On || state.kind == ApiState::Kind::Shared;
    m_on->setChecked(state.kind != ApiState::Kind::Off);
    m_address->setText(on ? state.address : tr("not running"));
    m_key->setText(m_api.key().hint());
    QString note = state.note;
    if (note.isEmpty()) {
        note = tr("Used %n time(s) today", nullptr, state.requestsToday);
        if (state.lastUse.isValid())
            note +=
                tr(" · last %1 from %2")
                    .arg(QLocale().toString(state.lastUse.time(), QLocale::ShortFormat), state.lastClient);
    }
    m_note->setText(note);
}

} // namespace i2m
