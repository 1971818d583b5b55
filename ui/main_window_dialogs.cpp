// SPDX-License-Identifier: GPL-3.0-or-later
// The window's dialogs and its second page, the history.
#include "ui/main_window.h"

#include "ui/desktop/outside.h"
#include "ui/dialogs/api_popover.h"
#include "ui/dialogs/connect_dialog.h"
#include "ui/dialogs/details_dialog.h"
#include "ui/dialogs/dialog_size.h"
#include "ui/dialogs/fact_table.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/dialogs/workers_dialog.h"
#include "ui/gallery.h"
#include "ui/history/history_page.h"
#include "ui/preview/offscreen.h"
#include "ui/stage/film.h"
#include "ui/theme.h"
#include "ui/wording.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QInputDialog>
#include <QMessageBox>
#include <QSysInfo>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

void MainWindow::bindDialogs()
{
    on(Do::Details, [this] {
        const QList<QueueRow> rows = chosen();
        if (!rows.isEmpty())
            showDetails(rows.front());
    });
    on(Do::History, [this] { showHistory(m_actions[Do::History]->isChecked()); });
    on(Do::Settings, [this] { openSettings({}); });
    on(Do::Connect, [this] { connectAccount(); });
    on(Do::Rename, [this] {
        const QStringList keys = m_queuePane->selected();
        if (!keys.isEmpty())
            rename(keys.front());
    });
    on(Do::Keys, [this] { showKeys(); });
    on(Do::About, [this] { showAbout(); });
    on(Do::Sample, [this] { trySample(); });
    on(Do::CopyDiagnostics, [this] {
        QApplication::clipboard()->setText(diagnostics());
        m_snackbar->show(tr("Diagnostics copied."));
    });
    on(Do::ApiServer, [this] {
        if (ApiDoor *api = m_bench.parts().api) {
            auto *popover = new ApiPopover(*api, this);
            connect(popover, &ApiPopover::settingsWanted, this, [this] { openSettings(u"server"_s); });
            popover->openBelow(m_header->apiChip());
        }
    });
    on(Do::Workers, [this] {
        if (CrewDoor *crew = m_bench.parts().crew)
            (new WorkersDialog(*crew, this))->show();
    });
    on(Do::Preview, [this] { m_actions[Do::FullScreen]->trigger(); });
    connect(&m_bench, &Workbench::settingsChanged, this, &MainWindow::applySettings);
    connect(&m_notifier, &Notifier::windowWanted, this, &MainWindow::comeToFront);
    connect(&m_stage->modelPage(), &ModelPage::pictureTaken, this,
            [this](const QImage &picture, const QString &name) { m_exporter->savePicture(picture, name); });
    connect(&m_stage->modelPage(), &ModelPage::filmWanted, this, [this](const QString &name) {
        Film *film = m_stage->modelPage().startFilm(m_exporter->freePictureFolder(name));
        if (!film)
            return;
        m_snackbar->show(tr("Saving a turn of %1…").arg(name));
        connect(film, &Film::ended, this, [this](const Result<QString> &folder) {
            if (folder)
                m_snackbar->show(tr("The turntable is saved."), tr("Show in folder"),
                                 [path = *folder] { showInFolder(path); });
            else
                m_snackbar->show(folder.error().message());
        });
    });
    connect(&m_stage->modelPage(), &ModelPage::fullScreenWanted, m_actions[Do::FullScreen],
            &QAction::trigger);
}

void MainWindow::showDetails(const QueueRow &row)
{
    auto *dialog = new DetailsDialog(row, m_bench.catalogue().find(m_bench.recipeOf(row).model), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

HistoryPage *MainWindow::makeHistory()
{
    QList<QAction *> commands;
    for (const Do command : {Do::Export, Do::ExportAs, Do::ShowInFolder, Do::OpenInBlender, Do::OpenWith,
                             Do::CopyFile, Do::CopyPath})
        commands.append(m_actions[command]);
    commands.append(nullptr);
    for (const Do command : {Do::Variation, Do::CreateAgain, Do::Retry, Do::Details})
        commands.append(m_actions[command]);
    auto *history = new HistoryPage(m_bench.parts().engine, m_bench.queue().dir(), m_bench.catalogue(),
                                    m_pictures, commands);
    connect(history, &HistoryPage::closeWanted, this, [this] { showHistory(false); });
    connect(history, &HistoryPage::arrived, &m_modelPictures, &ModelPictures::want);
    connect(history, &HistoryPage::selectionChanged, this, &MainWindow::showCommands);
    connect(history, &HistoryPage::openWanted, this, [this](const QueueRow &row) {
        const QStringList keys = bringToQueue({row});
        if (!keys.isEmpty())
            m_queuePane->select(keys.front());
    });
    connect(history, &HistoryPage::deleteWanted, this, [this, history](const QueueRow &row) {
        const auto answer = QMessageBox::question(
            this, tr("Delete"),
            tr("Delete “%1” and everything made with it? Exported files stay.").arg(row.name),
            QMessageBox::Yes | QMessageBox::Cancel, QMessageBox::Cancel);
        if (answer == QMessageBox::Yes) {
            m_bench.removeJob(row.task.job);
            history->reload();
        }
    });
    connect(&m_bench, &Workbench::costKnown, history,
            [history](double month) { history->showCost(tr("This month %1").arg(moneyText(month))); });
    m_pages->addWidget(history);
    return history;
}

bool MainWindow::isHistoryShown() const { return m_history && m_pages->currentWidget() == m_history; }

QList<QueueRow> MainWindow::chosen() const
{
    return isHistoryShown() ? m_history->selected() : rowsOf(m_queuePane->selected());
}

QStringList MainWindow::bringToQueue(const QList<QueueRow> &rows)
{
    QStringList keys;
    for (const QueueRow &row : rows) {
        m_bench.queue().putBack({{0, row}});
        if (const QueueRow *shown = m_bench.queue().findTask(row.task.id))
            keys.append(shown->key);
    }
    showHistory(false);
    return keys;
}

void MainWindow::showHistory(bool shown)
{
    m_actions[Do::History]->setChecked(shown);
    if (shown) {
        if (!m_history)
            m_history = makeHistory();
        m_history->reload();
        m_bench.refreshCost();
        m_pages->setCurrentWidget(m_history);
        showCommands();
    } else {
        m_pages->setCurrentWidget(m_splitter);
        refresh();
    }
}

void MainWindow::openSettings(const QString &page)
{
    if (!m_settings) {
        m_settings = new SettingsDialog(m_bench, this);
        connect(m_settings, &SettingsDialog::connectWanted, this, &MainWindow::connectAccount);
        connect(m_settings, &SettingsDialog::diagnosticsWanted, m_actions[Do::CopyDiagnostics],
                &QAction::trigger);
        connect(m_settings, &QDialog::finished, this, [this] {
            m_settings->deleteLater();
            m_settings = nullptr;
        });
    }
    if (!page.isEmpty())
        m_settings->openPage(page);
    m_settings->show();
    m_settings->raise();
    m_settings->activateWindow();
}

void MainWindow::connectAccount()
{
    Account *account = m_bench.parts().account;
    if (!account)
        return;
    auto *dialog = new ConnectDialog(*account, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] {
        m_bench.resumeHeld();
        m_snackbar->show(tr("fal.ai is connected."));
    });
    dialog->open();
}

void MainWindow::rename(const QString &key)
{
    const QueueRow *row = m_bench.queue().find(key);
    if (!row)
        return;
    bool accepted = false;
    const QString name = QInputDialog::getText(this, tr("Rename"), tr("Name"), QLineEdit::Normal,
                                               QFileInfo(row->name).completeBaseName(), &accepted)
                             .simplified();
    if (accepted && !name.isEmpty())
        m_edits.rename(key, name);
}

void MainWindow::showKeys()
{
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keyboard shortcuts"));
    auto *table = new FactTable(dialog->windowTitle(), {QString(), QString()}, 0);
    QList<QStringList> rows;
    const QList<QAction *> actions = m_actions.all();
    for (const QAction *action : actions) {
        if (!action->shortcut().isEmpty())
            rows.append(
                {action->iconText().remove(u'…'), action->shortcut().toString(QKeySequence::NativeText)});
    }
    table->showRows(rows);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *column = new QVBoxLayout(dialog);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(12);
    column->addWidget(table);
    column->addWidget(buttons);
    openAs(*dialog, {480, 600});
    dialog->open();
}

void MainWindow::showAbout()
{
    QMessageBox::about(this, tr("About Image2Model"),
                       tr("<h3>Image2Model %1</h3><p>Turns images into 3D models.</p>"
                          "<p>Free software under the GNU General Public License, version 3 or later.</p>")
                           .arg(QApplication::applicationVersion()));
}

void MainWindow::trySample()
{
    if (m_bench.parts().engine)
        m_bench.trySample(galleryPicture(u"amphora"_s, 768, QColor(0xD6C9B8)).toImage());
}

QString MainWindow::diagnostics() const
{
    QStringList lines{u"Image2Model "_s + QApplication::applicationVersion(),
                      u"Qt "_s + QString::fromLatin1(qVersion()),
                      QSysInfo::prettyProductName() + u' ' + QSysInfo::currentCpuArchitecture(),
                      QApplication::platformName(), u"3D view: "_s + previewDevice()};
    for (const QueueRow &row : m_bench.queue().rows()) {
        if (row.task.failure)
            lines.append(row.task.failure->error.name() + u' ' + row.task.requestId);
    }
    return lines.join(u'\n');
}

void MainWindow::applySettings()
{
    Theme::apply(Theme::schemeFromSetting(m_bench.settings()[setting::theme]));
    m_notifier.showTray(m_bench.settings()[setting::keepInTray], m_trayMenu);
    refresh();
}

} // namespace i2m
