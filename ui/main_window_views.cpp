// SPDX-License-Identifier: GPL-3.0-or-later
// Commands of the window that open something: dialogs, files, other programs.
#include "ui/main_window.h"

#include "core/async.h"
#include "ui/desktop/open_with.h"
#include "ui/desktop/outside.h"
#include "ui/dialogs/options_dialog.h"
#include "ui/dialogs/question.h"
#include "ui/theme.h"
#include "ui/wording.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QInputDialog>
#include <QKeyEvent>
#include <QMenuBar>
#include <QMimeData>
#include <QPushButton>
#include <QStandardPaths>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int widestCards = 620; ///< pixels; a table may be wider
}

void MainWindow::bindViewActions()
{
    const auto selectedModel = [this]() -> QString {
        const QList<QueueRow> rows = chosen();
        const bool one = rows.size() == 1 && rows.front().isReady();
        return one ? m_bench.queue().dir().absolute(rows.front().task.model->path) : QString();
    };
    on(Do::ShowInFolder, [selectedModel] { showInFolder(selectedModel()); });
    on(Do::OpenInBlender, [this, selectedModel] {
        if (!openInBlender(selectedModel()))
            m_snackbar->show(tr("Blender isn't installed, or can't be found."), tr("Get Blender"),
                             [] { openInBrowser(QUrl(u"https://www.blender.org/download/"_s)); });
    });
    auto *openWith = new OpenWithMenu(m_bench.settings().file() + u".window"_s, selectedModel, this);
    connect(openWith, &OpenWithMenu::failed, this, [this](const QString &program) {
        m_snackbar->show(tr("%1 could not be started.").arg(program));
    });
    m_actions[Do::OpenWith]->setMenu(openWith);
    on(Do::CopyFile, [selectedModel] {
        auto *mime = new QMimeData;
        mime->setUrls({QUrl::fromLocalFile(selectedModel())});
        QApplication::clipboard()->setMimeData(mime);
    });
    on(Do::CopyPath, [selectedModel] { QApplication::clipboard()->setText(selectedModel()); });
    on(Do::FullScreen, [this] { showAlone(!isFullScreen()); });
    on(Do::MenuBar, [this] { menuBar()->setVisible(m_actions[Do::MenuBar]->isChecked()); });
    on(Do::Cards, [this] { showTable(false); });
    on(Do::Table, [this] { showTable(true); });
    on(Do::NextPane, [this] { cyclePane(1); });
    on(Do::PreviousPane, [this] { cyclePane(-1); });
}

void MainWindow::showTable(bool on)
{
    m_actions[Do::Cards]->setChecked(!on);
    m_actions[Do::Table]->setChecked(on);
    const bool wider = on && !m_queuePane->showsTable();
    m_queuePane->showTable(on);
    m_queuePane->setMaximumWidth(on ? QWIDGETSIZE_MAX : widestCards);
    if (wider && m_splitter->sizes().value(0) <= widestCards)
        m_splitter->setSizes({width() * 3 / 5, width() * 2 / 5});
}

void MainWindow::createAgain(const QList<QueueRow> &rows, Again how)
{
    if (isHistoryShown())
        showHistory(false);
    m_bench.again(rows, how) | then(this, [this, how](const QStringList &keys) {
        if (keys.isEmpty())
            return;
        m_queuePane->select(keys.front());
        if (how == Again::Same)
            editOptions(keys);
    });
}

void MainWindow::savePreset()
{
    bool accepted = false;
    const QString name =
        QInputDialog::getText(this, tr("Save as preset"), tr("Name"), QLineEdit::Normal, {}, &accepted)
            .trimmed();
    if (!accepted || name.isEmpty())
        return;
    m_bench.presets().save({name, m_queuePane->composer().recipe()});
    m_queuePane->composer().setPresets(m_bench.presets().all());
    m_snackbar->show(tr("Saved the preset “%1”.").arg(name));
}

void MainWindow::showAlone(bool alone)
{
    // A model has the screen for itself; anything else is only larger.
    const bool model = m_stage->currentWidget() == &m_stage->modelPage();
    for (QWidget *around : {static_cast<QWidget *>(m_header), static_cast<QWidget *>(m_queuePane),
                            static_cast<QWidget *>(m_status)})
        around->setVisible(!alone || !model);
    m_actions[Do::FullScreen]->setChecked(alone);
    alone ? showFullScreen() : showNormal();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && isFullScreen())
        showAlone(false);
    else
        QMainWindow::keyPressEvent(event);
}

void MainWindow::createModels()
{
    if (!mayCost(m_bench.priceOfDrafts().value_or(0)))
        return;
    m_userSelected = false;
    m_bench.create();
}

bool MainWindow::mayCost(double price)
{
    const double limit = m_bench.settings()[setting::askAbove];
    if (price <= limit || limit <= 0)
        return true;
    const auto question = costQuestion(m_bench.queue().counts().drafts, price, this);
    if (!question->ask())
        return false;
    if (question->isChecked())
        m_bench.storeSetting(setting::askAbove, QString::number(2 * price, 'f', 2));
    return true;
}

void MainWindow::editOptions(const QStringList &keys)
{
    const QueueRow *row = keys.isEmpty() ? nullptr : m_bench.queue().find(keys.front());
    const Recipe recipe = row ? m_bench.recipeOf(*row) : m_bench.recipe();
    const ModelEntry *model = m_bench.catalogue().find(recipe.model);
    if (!model)
        return;
    OptionsDialog dialog(m_bench.catalogue(), *model, recipe.options, this);
    if (dialog.exec() != QDialog::Accepted)
        return;
    m_edits.setRecipe(keys, {recipe.model, dialog.options()});
}

QList<QueueRow> MainWindow::rowsOf(const QStringList &keys) const
{
    QList<QueueRow> rows;
    for (const QueueRow &row : m_bench.queue().rows()) {
        if (keys.contains(row.key))
            rows.append(row);
    }
    return rows;
}

void MainWindow::batchEnded()
{
    const QueueCounts counts = m_bench.queue().counts();
    if (m_bench.settings()[setting::notify] && !isActiveWindow()) {
        const QString ready = tr("%n model(s) ready", nullptr, counts.done);
        m_notifier.tell(
            u"Image2Model"_s,
            counts.failed == 0 ? ready : tr("%1, %2").arg(ready, tr("%n failed", nullptr, counts.failed)));
        QApplication::alert(this);
    }
}

} // namespace i2m
