// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/settings_dialog.h"

#include "ui/desktop/autostart.h"
#include "ui/dialogs/cost_box.h"
#include "ui/dialogs/dialog_size.h"
#include "ui/dialogs/disk_box.h"
#include "ui/dialogs/server_page.h"
#include "ui/dialogs/setting_editor.h"
#include "ui/flow_layout.h"
#include "ui/preview/offscreen.h"
#include "ui/theme.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Page
{
    QString id;
    QString title;
    QStringList prefixes; ///< of the keys that belong here; empty: all that are left
};

QList<Page> pages()
{
    return {
        {u"general"_s,
         SettingsDialog::tr("General"),
         {u"window.theme"_s, u"window.language"_s, u"window.keep_finished"_s, u"window.tray"_s,
          u"window.look_for_versions"_s}},
        {u"creating"_s,
         SettingsDialog::tr("Creating"),
         {u"create.on_drop"_s, u"provider"_s, u"fal.parallel"_s, u"draft."_s, u"retry."_s, u"privacy."_s}},
        {u"files"_s, SettingsDialog::tr("Files"), {u"export."_s, u"keep_"_s, u"max_upload"_s}},
        {u"account"_s, SettingsDialog::tr("Account and costs"), {u"create.ask_above"_s, u"max_cost"_s}},
        {u"notifications"_s, SettingsDialog::tr("Notifications"), {u"window.notify"_s}},
        {u"workers"_s,
         SettingsDialog::tr("Workers"),
         {u"window.shared_queue"_s, u"redis."_s, u"shared_folder"_s, u"api.public_url"_s, u"lease_"_s}},
        {u"server"_s,
         SettingsDialog::tr("API server"),
         {u"rate_limit"_s, u"allowed_"_s, u"api."_s, u"webhooks."_s}},
        {u"advanced"_s, SettingsDialog::tr("Advanced"), {}}};
}

QString helpOf(const SettingRow &row) { return QCoreApplication::translate("Setting", row.help); }

QLabel *quietLine(const QString &text)
{
    auto *line = new QLabel(text);
    line->setProperty("quiet", true);
    line->setFont(Theme::font(Theme::Text::Caption));
    line->setWordWrap(true);
    return line;
}

bool matches(const SettingRow &row, const QStringList &prefixes)
{
    const QString key = QString::fromLatin1(row.key);
    return std::ranges::any_of(prefixes, [&key](const QString &prefix) { return key.startsWith(prefix); });
}
} // namespace

SettingsDialog::SettingsDialog(Workbench &bench, QWidget *parent)
    : QDialog(parent), m_bench(bench), m_list(new QListWidget), m_pages(new QStackedWidget)
{
    setWindowTitle(tr("Settings"));
    auto *find = new QLineEdit;
    find->setPlaceholderText(tr("Search settings"));
    find->setAccessibleName(tr("Search settings"));
    find->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Pages"));
    int widest = 0;
    QList<const SettingRow *> left = settingRows();
    for (const Page &page : pages()) {
        QList<const SettingRow *> rows;
        for (const SettingRow *row : settingRows()) {
            if (left.contains(row) && (page.prefixes.isEmpty() || matches(*row, page.prefixes))) {
                rows.append(row);
                left.removeAll(row);
            }
        }
        auto *item = new QListWidgetItem(page.title, m_list);
        item->setData(Qt::UserRole, page.id);
        widest = std::max(widest, fontMetrics().horizontalAdvance(page.title));
        item->setSizeHint({0, QFontMetrics(font()).height() + 18});
        m_pages->addWidget(makePage(page.title, rows, extrasOf(page.id)));
    }
    m_list->setFixedWidth(std::max(190, widest + 48)); // the paddings of list and items
    connect(m_list, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(find, &QLineEdit::textChanged, this, &SettingsDialog::search);
    m_list->setCurrentRow(0);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_list);
    middle->addWidget(m_pages, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(12);
    column->addWidget(find);
    column->addLayout(middle, 1);
    column->addWidget(buttons);
    for (auto *button : findChildren<QPushButton *>())
        button->setAutoDefault(false); // Enter in the search field presses nothing
    openAs(*this, {900, 660});
}

void SettingsDialog::openPage(const QString &page)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(Qt::UserRole).toString() == page)
            m_list->setCurrentRow(row);
    }
}

SettingsDialog::Extras SettingsDialog::extrasOf(const QString &page)
{
    if (page == "account"_L1)
        return {accountBox(), new CostBox(m_bench)};
    if (page == "server"_L1 && m_bench.parts().api)
        return {new ServerPage(*m_bench.parts().api), nullptr};
    if (page == "general"_L1)
        return {nullptr, autostartBox()};
    if (page == "files"_L1)
        return {nullptr, new DiskBox(m_bench)};
    if (page == "advanced"_L1)
        return {nullptr, advancedBox()};
    return {};
}

QWidget *SettingsDialog::makePage(const QString &title, const QList<const SettingRow *> &rows,
                                  const Extras &extras)
{
    auto *content = new QWidget;
    content->setProperty("surface", true);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(24, 16, 24, 16);
    column->setSpacing(16);
    auto *heading = new QLabel(title);
    heading->setFont(Theme::font(Theme::Text::PanelTitle));
    column->addWidget(heading);
    if (extras.above)
        column->addWidget(extras.above);
    for (const SettingRow *row : rows) {
        auto *box = new QWidget;
        auto *lines = new QVBoxLayout(box);
        lines->setContentsMargins(0, 0, 0, 0);
        lines->setSpacing(4);
        QWidget *editor = settingEditor(*row, m_bench.settings(),
                                        [this, row](const QString &text) { return change(*row, text); });
        const QString name = settingName(*row);
        editor->setAccessibleName(name);
        if (row->kind != SettingRow::Kind::Switch) {
            auto *label = new QLabel(name);
            label->setWordWrap(true);
            label->setBuddy(editor);
            lines->addWidget(label);
        }
        lines->addWidget(editor);
        if (const QString note = settingNote(*row); !note.isEmpty()) {
            editor->setAccessibleDescription(note);
            lines->addWidget(quietLine(note));
        }
        column->addWidget(box);
        m_searchable.append({box, helpOf(*row) + u' ' + QString::fromLatin1(row->key)});
    }
    if (extras.below)
        column->addWidget(extras.below);
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    return scroll;
}

Result<void> SettingsDialog::change(const SettingRow &row, const QString &text)
{
    const bool share = QLatin1StringView(row.key) == QLatin1StringView(setting::apiOnNetwork.key);
    if (share && text == "true"_L1) {
        QMessageBox ask(QMessageBox::Question, windowTitle(),
                        tr("Anyone on your network who has a key can spend your fal.ai credit."),
                        QMessageBox::Cancel, this);
        QPushButton *yes = ask.addButton(tr("Share"), QMessageBox::AcceptRole);
        ask.exec();
        if (ask.clickedButton() != yes)
            return Error{ErrorCode::Cancelled, {}};
    }
    Settings trial = m_bench.settings();
    if (auto fine = trial.set(row, text); !fine && !text.isEmpty())
        return fine;
    m_bench.storeSetting(row, text);
    return {};
}

QWidget *SettingsDialog::accountBox()
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    const Account *account = m_bench.parts().account;
    const bool connected = account && account->source() != KeyPlace::None;
    const bool locked = account && account->keychainLocked();
    row->addWidget(new QLabel(connected ? tr("fal.ai key %1").arg(account->hint())
                              : locked  ? tr("The fal.ai key is in your keychain, which is locked.")
                                        : tr("fal.ai is not connected.")),
                   1);
    auto *change = new QPushButton(connected ? tr("Replace key…") : tr("Connect fal.ai…"));
    connect(change, &QPushButton::clicked, this, &SettingsDialog::connectWanted);
    row->addWidget(change);
    return box;
}

QWidget *SettingsDialog::autostartBox()
{
    auto *box = new QCheckBox(tr("Start with the computer, in the background"));
    box->setChecked(autostart::isOn());
    connect(box, &QCheckBox::toggled, this, [this, box](bool on) {
        if (const auto done = autostart::set(on); !done) {
            Q_EMIT m_bench.failed(done.error());
            const QSignalBlocker quiet(box);
            box->setChecked(!on);
        }
    });
    const QString words = box->text();
    QWidget *holder = wrapped(box);
    m_searchable.append({holder, words});
    return holder;
}

QWidget *SettingsDialog::advancedBox()
{
    auto *box = new QWidget;
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(quietLine(tr("3D view: %1").arg(previewDevice())));
    auto *row = new FlowLayout(nullptr, 8);
    column->addLayout(row);
    const auto add = [row](const QString &text, const auto &act) {
        auto *button = new QPushButton(text);
        connect(button, &QPushButton::clicked, button, act);
        row->addWidget(button);
    };
    add(tr("Open data folder"),
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_bench.queue().dir().root())); });
    add(tr("Copy diagnostics"), [this] { Q_EMIT diagnosticsWanted(); });
    add(tr("Reset all settings…"), [this] { reset(); });
    return box;
}

void SettingsDialog::reset()
{
    QMessageBox ask(QMessageBox::NoIcon, windowTitle(), tr("Set everything back to how it was at first?"),
                    QMessageBox::Cancel, this);
    ask.setInformativeText(tr("Your API keys, images and models stay."));
    QPushButton *yes = ask.addButton(tr("Reset"), QMessageBox::AcceptRole);
    ask.exec();
    if (ask.clickedButton() != yes)
        return;
    for (const SettingRow *row : settingRows()) {
        if (m_bench.settings().source(*row) == Settings::Source::File)
            m_bench.storeSetting(*row, {});
    }
    close(); // the controls would show what was
}

void SettingsDialog::search(const QString &text)
{
    for (const auto &[widget, words] : m_searchable)
        widget->setVisible(words.contains(text, Qt::CaseInsensitive));
    for (int page = 0; page < m_pages->count() && !text.isEmpty(); ++page) {
        for (const auto &[widget, words] : m_searchable) {
            if (m_pages->widget(page)->isAncestorOf(widget) && words.contains(text, Qt::CaseInsensitive))
                return m_list->setCurrentRow(page);
        }
    }
}

} // namespace i2m
