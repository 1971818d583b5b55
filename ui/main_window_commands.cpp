// SPDX-License-Identifier: GPL-3.0-or-later
// What the window's commands do. The table of commands is in actions.cpp.
#include "ui/main_window.h"

#include "ui/desktop/outside.h"
#include "ui/dialogs/question.h"
#include "ui/history/history_page.h"
#include "ui/queue/queue_order.h"

#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QFileDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QStandardPaths>

namespace i2m {
using namespace Qt::StringLiterals;

void MainWindow::on(Do command, const std::function<void()> &act)
{
    connect(m_actions[command], &QAction::triggered, this, act);
}

void MainWindow::bindActions()
{
    on(Do::AddImages, [this] { chooseImages(); });
    on(Do::AddFolder, [this] {
        const QString folder = QFileDialog::getExistingDirectory(this, tr("Add folder"));
        if (!folder.isEmpty())
            m_bench.addPaths({folder});
    });
    on(Do::Paste, [this] { paste(); });
    on(Do::Create, [this] { // what the button does: without a key it asks for one
        const QueueCounts counts = m_bench.queue().counts();
        const ComposerText composer = composerFor(m_bench.outlook(), counts);
        if (counts.drafts > 0 && composer.enabled)
            perform(composer.button.action);
    });
    on(Do::Pause, [this] { m_bench.setPaused(!m_bench.outlook().paused); });
    on(Do::Find,
       [this] { isHistoryShown() ? m_history->openSearch() : m_queuePane->filterBar().openSearch(); });
    const auto shown = [this]() -> QAbstractItemView & {
        return isHistoryShown() ? static_cast<QAbstractItemView &>(m_history->view()) : m_queuePane->shown();
    };
    on(Do::SelectAll, [shown] { shown().selectAll(); });
    on(Do::SelectNone, [shown] { shown().clearSelection(); });
    on(Do::Quit, [this] {
        m_quitting = true;
        show(); // a hidden window would not be asked
        close();
    });
    bindRowActions();
    bindEdits();
    bindViewActions();
    bindDialogs();
}

void MainWindow::bindEdits()
{
    QUndoStack &stack = m_edits.stack();
    const auto wordIn = [](QAction *action, const QString &named) {
        action->setEnabled(false);
        action->setIconText(action->iconText()); // the list of keys goes on calling it so
        return [action, plain = action->text(), named](const QString &step) {
            action->setText(step.isEmpty() ? plain : named.arg(QString(step).replace(u'&', u"&&"_s)));
        };
    };
    QAction *undo = m_actions[Do::Undo];
    QAction *redo = m_actions[Do::Redo];
    connect(&stack, &QUndoStack::undoTextChanged, undo, wordIn(undo, tr("&Undo %1")));
    connect(&stack, &QUndoStack::redoTextChanged, redo, wordIn(redo, tr("Re&do %1")));
    connect(&stack, &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
    connect(&stack, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
    connect(&m_edits, &Edits::tooLate, this, [this](const QString &text) { m_snackbar->show(text); });
    on(Do::Undo, [&stack] { stack.undo(); });
    on(Do::Redo, [&stack] { stack.redo(); });
}

void MainWindow::bindRowActions()
{
    QueueModel &queue = m_bench.queue();
    on(Do::Retry, [this] {
        retryRows(isHistoryShown() ? bringToQueue(m_history->selected()) : m_queuePane->selected());
    });
    on(Do::RetryFailed, [this] { perform(WindowAction::RetryFailed); });
    on(Do::FetchModel, [this] {
        const QStringList keys =
            isHistoryShown() ? bringToQueue(m_history->selected()) : m_queuePane->selected();
        for (const QString &key : keys)
            m_bench.fetchAgain(key);
    });
    on(Do::Stop, [this] { cancelRows(m_queuePane->selected()); });
    on(Do::StopAll, [this, &queue] {
        QStringList keys;
        for (const QueueRow &row : queue.rows())
            keys.append(row.key);
        cancelRows(keys);
    });
    on(Do::Remove, [this] { removeRows(m_queuePane->selected()); });
    on(Do::ClearFinished, [this, &queue] {
        QStringList keys;
        for (const QueueRow &row : queue.rows()) {
            if (row.isTask() && !row.isOpen())
                keys.append(row.key);
        }
        removeRows(keys);
    });
    on(Do::MoveUp, [this] { moveRows(-1, false); });
    on(Do::MoveDown, [this] { moveRows(1, false); });
    on(Do::MoveTop, [this] { moveRows(-1, true); });
    on(Do::MoveBottom, [this] { moveRows(1, true); });
    on(Do::GroupViews, [this] { m_bench.groupViews(m_queuePane->selected()); });
    on(Do::UngroupViews, [this] {
        for (const QString &key : m_queuePane->selected())
            m_bench.splitViews(key);
    });
    on(Do::RowSettings, [this] { editOptions(m_queuePane->selected()); });
    on(Do::Variation, [this] { createAgain(chosen(), Again::Varied); });
    on(Do::CreateAgain, [this] { createAgain(chosen(), Again::Same); });
    on(Do::Export, [this] { m_exporter->save(chosen()); });
    on(Do::ExportAs, [this] { m_exporter->saveAs(chosen()); });
    on(Do::ExportAll, [this, &queue] { m_exporter->save(queue.rows()); });
    on(Do::ExportZip, [this, &queue] { m_exporter->saveZip(queue.rows()); });
    on(Do::ExportFolder, [this] { m_exporter->chooseFolder(); });
}

void MainWindow::perform(WindowAction action)
{
    switch (action) {
    case WindowAction::Add:
        return chooseImages();
    case WindowAction::Create:
        return createModels();
    case WindowAction::Connect:
        return m_actions[Do::Connect]->trigger();
    case WindowAction::Unlock:
        return m_bench.parts().account->unlock();
    case WindowAction::Resume:
        return m_bench.outlook().paused ? m_bench.setPaused(false) : m_bench.resumeHeld();
    case WindowAction::ShowFailed:
        return m_queuePane->filterBar().choose(QueueModel::Group::Failed);
    case WindowAction::RetryFailed: {
        QStringList failed;
        for (const QueueRow &row : m_bench.queue().rows()) {
            if (row.isFailedTask())
                failed.append(row.key);
        }
        return retryRows(failed);
    }
    case WindowAction::ExportAll:
        return m_actions[Do::ExportAll]->trigger();
    case WindowAction::RaiseLimit:
        return openSettings(u"account"_s);
    case WindowAction::CleanUp:
        return openSettings(u"files"_s);
    case WindowAction::NetworkSettings:
        return openSettings(u"advanced"_s);
    case WindowAction::AddCredit:
        return openInBrowser(QUrl(u"https://fal.ai/dashboard/billing"_s));
    case WindowAction::Support: // the address that fal.ai names in its own message
        return openInBrowser(QUrl(u"mailto:hello@fal.ai"_s));
    case WindowAction::CopyMessage:
        if (const auto banner = bannerFor(m_bench.outlook(), m_bench.queue().counts()))
            QApplication::clipboard()->setText(banner->text);
        break;
    case WindowAction::JoinQueue:
        if (CrewDoor *crew = m_bench.parts().crew)
            crew->rejoin();
        break;
    case WindowAction::WhatsNew:
        return openInBrowser(m_bench.outlook().versionNotes);
    case WindowAction::None:
        break;
    }
}

void MainWindow::performRow(const QString &key, RowAction action)
{
    switch (action) {
    case RowAction::Remove:
        return removeRows({key});
    case RowAction::Cancel:
        return cancelRows({key});
    case RowAction::Retry:
        return retryRows({key});
    case RowAction::Fetch:
        return m_bench.fetchAgain(key);
    case RowAction::CreateAgain:
        return createAgain(rowsOf({key}), Again::Same);
    case RowAction::Select:
        return m_queuePane->select(key);
    case RowAction::Solve:
        return m_actions[Do::Connect]->trigger();
    case RowAction::None:
        break;
    }
}

void MainWindow::performStage(const QString &key, StageAction action)
{
    switch (action) {
    case StageAction::Replace:
        return replaceImage(key);
    case StageAction::TurnLeft:
        return m_bench.turnImage(key, -1);
    case StageAction::TurnRight:
        return m_bench.turnImage(key, 1);
    case StageAction::Retry:
    case StageAction::RetryFree:
    case StageAction::Fetch:
    case StageAction::CreateAgain:
    case StageAction::KeepWaiting:
        return retryRows({key});
    case StageAction::Shrink:
        return m_bench.shrink({key});
    case StageAction::Details:
        return m_actions[Do::Details]->trigger();
    case StageAction::Connect:
        return m_actions[Do::Connect]->trigger();
    case StageAction::AddCredit:
        return perform(WindowAction::AddCredit);
    case StageAction::Support:
        return perform(WindowAction::Support);
    case StageAction::CleanUp:
        return perform(WindowAction::CleanUp);
    case StageAction::Dashboard:
        return openInBrowser(QUrl(u"https://fal.ai/dashboard"_s));
    case StageAction::Rules:
        return openInBrowser(QUrl(u"https://fal.ai/legal/acceptable-use-policy"_s));
    case StageAction::CopyMessage:
        if (const QueueRow *row = m_bench.queue().find(key); row && row->task.failure)
            QApplication::clipboard()->setText(row->task.failure->error.message());
        break;
    }
}

void MainWindow::removeRows(const QStringList &keys)
{
    QStringList open;
    QStringList rest;
    for (const QString &key : keys) {
        const QueueRow *row = m_bench.queue().find(key);
        if (row)
            (row->isOpen() ? open : rest).append(key);
    }
    if (!open.isEmpty())
        cancelRows(open);
    const int removed = m_edits.remove(rest);
    if (removed == 0)
        return;
    const QString text = tr("%n removed.", nullptr, removed);
    m_snackbar->show(text, tr("Undo"), [this] { m_edits.stack().undo(); });
    // Its button means this removal, not what is done next.
    connect(
        &m_edits.stack(), &QUndoStack::indexChanged, m_snackbar, [this, text] { m_snackbar->withdraw(text); },
        Qt::SingleShotConnection);
}

void MainWindow::cancelRows(const QStringList &keys)
{
    QStringList begun;
    QStringList inLine;
    for (const QString &key : keys) {
        const QueueRow *row = m_bench.queue().find(key);
        if (!row || !row->isOpen())
            continue;
        const bool paid = row->task.state == TaskState::Running && row->provider == "fal"_L1 &&
                          row->task.stage != "queued"_L1 && row->task.stage != "uploading"_L1 &&
                          !row->task.model; // a model that is only fetched again is there to be fetched later
        (paid ? begun : inLine).append(key);
    }
    if (begun.isEmpty())
        return m_bench.cancel(inLine);
    const auto question = stopQuestion(int(begun.size()), int(inLine.size()), this);
    const bool stop = question->ask();
    if (!inLine.isEmpty()) {
        if (stop)
            m_bench.cancel(inLine);
    } else if (stop && !question->isChecked()) {
        m_bench.cancel(begun);
    } else {
        m_bench.setAwaited(begun, !stop);
    }
}

void MainWindow::retryRows(const QStringList &keys)
{
    const auto isUnclear = [this](const QString &key) {
        const QueueRow *row = m_bench.queue().find(key);
        return row && row->task.failure && row->task.failure->error.code == ErrorCode::SubmitUnknown;
    };
    QStringList sure = keys;
    const int unclear = int(sure.removeIf(isUnclear));
    if (unclear > 0) {
        QMessageBox box(this);
        box.setText(tr("We can't tell whether fal.ai got %n image(s).", nullptr, unclear));
        box.setInformativeText(tr("Trying again may charge twice. Look at your fal.ai dashboard first."));
        auto *again = box.addButton(tr("Try again"), QMessageBox::AcceptRole);
        auto *keep = box.addButton(tr("Leave as is"), QMessageBox::RejectRole);
        box.setDefaultButton(keep);
        box.exec();
        if (box.clickedButton() == again)
            sure = keys;
    }
    m_bench.retry(sure);
}

void MainWindow::moveRows(int step, bool toEnd)
{
    const QStringList keys = m_queuePane->selected();
    m_edits.move(keys, queue_order::moved(m_bench.queue().rows(), keys, step, toEnd));
}

void MainWindow::cyclePane(int step)
{
    const QList<QWidget *> panes{m_header, &m_queuePane->shown(), &m_queuePane->composer(), m_stage,
                                 m_status};
    int current = 0;
    for (int i = 0; i < panes.size(); ++i) {
        if (panes[i]->isAncestorOf(QApplication::focusWidget()) || panes[i] == QApplication::focusWidget())
            current = i;
    }
    for (int tried = 0; tried < panes.size(); ++tried) {
        current = (current + step + int(panes.size())) % int(panes.size());
        QList<QWidget *> candidates = panes[current]->findChildren<QWidget *>();
        candidates.prepend(panes[current]);
        for (QWidget *candidate : candidates) {
            if (candidate->isVisible() && candidate->isEnabled() &&
                (candidate->focusPolicy() & Qt::TabFocus)) {
                candidate->setFocus(step > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
                return;
            }
        }
    }
}

void MainWindow::comeToFront()
{
    show();
    raise();
    activateWindow();
}

void MainWindow::showInBackground()
{
    if (!m_notifier.hasTray())
        showMinimized();
}

void MainWindow::hideInTray()
{
    hide();
    QSettings memory(m_bench.settings().file() + u".window"_s, QSettings::IniFormat);
    const QString known = u"window/knows_tray"_s;
    if (memory.value(known).toBool())
        return;
    memory.setValue(known, true);
    m_notifier.tell(u"Image2Model"_s, tr("Still running. Quit it from the icon in the tray."));
}

bool MainWindow::mayQuit(int open)
{
    QSettings memory(m_bench.settings().file() + u".window"_s, QSettings::IniFormat);
    const QString quietly = u"window/quit_quietly"_s;
    if (open == 0 || !m_bench.parts().engine || memory.value(quietly).toBool())
        return true;
    const auto &rows = m_bench.queue().rows();
    const bool remote = std::ranges::all_of(rows, [](const QueueRow &row) {
        return !row.isOpen() || (row.provider == "fal"_L1 && row.task.state == TaskState::Running);
    });
    const auto question = quitQuestion(open, remote, this);
    const bool may = question->ask();
    if (may && question->isChecked())
        memory.setValue(quietly, true);
    return may;
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveLayout();
    if (m_notifier.hasTray() && isVisible() && !m_quitting) {
        hideInTray();
        event->ignore();
        return;
    }
    if (!mayQuit(m_bench.queue().counts().open())) {
        m_quitting = false;
        event->ignore();
        return;
    }
    event->accept();
    QApplication::quit();
}

} // namespace i2m
