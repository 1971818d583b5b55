// SPDX-License-Identifier: GPL-3.0-or-later
// The window: header, queue, stage, status; binds them to the workbench and owns no logic of its own.
#pragma once

#include "ui/actions.h"
#include "ui/desktop/notifier.h"
#include "ui/drop_overlay.h"
#include "ui/edits.h"
#include "ui/empty_page.h"
#include "ui/exporter.h"
#include "ui/header_bar.h"
#include "ui/model_pictures.h"
#include "ui/pictures.h"
#include "ui/queue/queue_pane.h"
#include "ui/snackbar.h"
#include "ui/stage/stage_pane.h"
#include "ui/status_strip.h"
#include "ui/workbench.h"

#include <QMainWindow>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>

namespace i2m {

class HistoryPage;
class SettingsDialog;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const WindowParts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    Workbench &workbench() { return m_bench; }
    Pictures &pictures() { return m_pictures; }
    QueuePane &queuePane() { return *m_queuePane; }
    StagePane &stagePane() { return *m_stage; }
    Snackbar &snackbar() { return *m_snackbar; }
    const Actions &actions() const { return m_actions; }
    /// In the tray if there is one, else minimized.
    void showInBackground();
    /// Images given on the command line or by a second start.
    void openPaths(const QStringList &paths);
    /// Shows everything as the workbench has it now.
    void refresh();

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void buildMenus();
    void comeToFront();
    void hideInTray();
    bool mayQuit(int open);
    void bindWorkbench();
    void bindActions();
    void bindRowActions();
    void bindEdits();
    void bindViewActions();
    void bindDialogs();
    void on(Do command, const std::function<void()> &act);

    void perform(WindowAction action);
    void performRow(const QString &key, RowAction action);
    void performStage(const QString &key, StageAction action);
    void showSelection();
    void showCommands();
    void selectFirstDraft();
    void showRecipe();
    void applyRecipe(const Recipe &recipe);
    QStringList scopedDrafts() const;
    QStringList selectedOr(const QString &key) const;
    void rowMenu(const QPoint &position);

    void chooseImages();
    void paste();
    void createModels();
    void removeRows(const QStringList &keys);
    void cancelRows(const QStringList &keys);
    void createAgain(const QList<QueueRow> &rows, Again how);
    void savePreset();
    void showTable(bool on);
    void retryRows(const QStringList &keys);
    void moveRows(int step, bool toEnd);
    void replaceImage(const QString &key);
    void editOptions(const QStringList &keys);
    QList<QueueRow> rowsOf(const QStringList &keys) const;
    /// What is selected on the page that is shown, queue or history.
    QList<QueueRow> chosen() const;
    bool isHistoryShown() const;
    /// Shows the queue with these models of the past. Answers their keys.
    QStringList bringToQueue(const QList<QueueRow> &rows);
    void taskEnded(const QString &key);
    void batchEnded();
    bool mayCost(double price);
    void showDetails(const QueueRow &row);
    void showHistory(bool shown);
    HistoryPage *makeHistory();
    void openSettings(const QString &page);
    void connectAccount();
    void rename(const QString &key);
    void showKeys();
    void showAbout();
    void trySample();
    QString diagnostics() const;
    void applySettings();
    void cyclePane(int step);
    void showAlone(bool alone);
    void restoreLayout();
    void saveLayout();

    Workbench m_bench;
    Edits m_edits;
    Actions m_actions;
    Pictures m_pictures;
    ModelPictures m_modelPictures;
    QMenu *m_menu;
    QMenu *m_trayMenu;
    HeaderBar *m_header = nullptr;
    QStackedWidget *m_pages;
    EmptyPage *m_empty;
    QSplitter *m_splitter;
    QueuePane *m_queuePane;
    StagePane *m_stage;
    StatusStrip *m_status;
    DropOverlay *m_overlay;
    Snackbar *m_snackbar;
    Exporter *m_exporter;
    HistoryPage *m_history = nullptr;
    SettingsDialog *m_settings = nullptr;
    Notifier m_notifier;
    bool m_quitting = false;     ///< not merely closed to the tray
    bool m_userSelected = false; ///< since the last Create; the first model then does not show itself
};

} // namespace i2m
