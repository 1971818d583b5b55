// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"

#include "ui/desktop/outside.h"
#include "ui/focus_ring.h"
#include "ui/icon.h"
#include "ui/queue/queue_order.h"
#include "ui/theme.h"
#include "ui/wording.h"

#include <QCloseEvent>
#include <QMenuBar>
#include <QResizeEvent>
#include <QSettings>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

MainWindow::MainWindow(const WindowParts &parts, QWidget *parent)
    : QMainWindow(parent), m_bench(parts), m_edits(m_bench), m_actions(this),
      m_modelPictures(m_bench.queue(), m_pictures), m_menu(new QMenu(this)), m_trayMenu(new QMenu(this)),
      m_pages(new QStackedWidget), m_empty(new EmptyPage(m_actions)), m_splitter(new QSplitter),
      m_queuePane(new QueuePane(m_bench.queue(), parts.catalogue, m_pictures)),
      m_stage(new StagePane(m_bench.queue(), m_pictures, m_actions)), m_status(new StatusStrip),
      m_overlay(nullptr), m_snackbar(nullptr), m_exporter(new Exporter(m_bench, this))
{
    setObjectName(u"mainWindow"_s);
    setAcceptDrops(true);
    setUnifiedTitleAndToolBarOnMac(true);
    setMinimumSize(900, 600);
    buildMenus();
    build();
    bindActions();
    bindWorkbench();
    m_queuePane->composer().setPresets(m_bench.presets().all());
    restoreLayout();
    applySettings();
    showRecipe();
    refresh();
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    m_trayMenu->setObjectName(u"tray"_s);
    setWindowIcon(icon(u"cube"_s, &Tokens::accent));
    m_header = new HeaderBar(m_actions, m_menu, this);
    addToolBar(Qt::TopToolBarArea, m_header);
    m_splitter->addWidget(m_queuePane);
    m_splitter->addWidget(m_stage);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({400, 840});
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_splitter);
    auto *center = new QWidget;
    auto *column = new QVBoxLayout(center);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pages, 1);
    column->addWidget(m_status);
    setCentralWidget(center);
    m_overlay = new DropOverlay(this);
    m_snackbar = new Snackbar(m_stage, this);
    new FocusRing(this);
}

void MainWindow::bindWorkbench()
{
    connect(&m_bench, &Workbench::outlookChanged, this, &MainWindow::refresh);
    connect(&m_bench, &Workbench::told, this, [this](const QString &text) { m_snackbar->show(text); });
    connect(&m_bench, &Workbench::failed, this,
            [this](const Error &error) { m_snackbar->show(error.message()); });
    connect(&m_bench, &Workbench::leftOver, this, [this](const QStringList &paths) {
        m_snackbar->show(tr("Added the first %1 images.").arg(ImageIntake::mostAtOnce),
                         tr("Add the other %n", nullptr, int(paths.size())),
                         [this, paths] { m_bench.addPaths(paths); });
    });
    connect(&m_bench, &Workbench::draftsAdded, this, [this] {
        if (m_bench.settings()[setting::createOnDrop])
            createModels();
        else if (m_queuePane->selected().isEmpty())
            selectFirstDraft();
    });
    connect(m_exporter, &Exporter::told, this, [this](const QString &text, const QString &path) {
        if (path.isEmpty())
            m_snackbar->show(text);
        else
            m_snackbar->show(text, tr("Show in folder"), [path] { showInFolder(path); });
    });
    connect(&m_stage->modelPage(), &ModelPage::formatWanted, this,
            [this](ModelFormat format) { m_exporter->save(rowsOf(m_queuePane->selected()), format); });
    connect(&m_stage->modelPage(), &ModelPage::unreadable, &m_bench, &Workbench::noteUnreadable);
    connect(&m_bench.queue(), &QueueModel::ended, this, &MainWindow::taskEnded);
    connect(m_queuePane, &QueuePane::selectionChanged, this, [this] {
        m_userSelected = true;
        for (const QString &key : m_queuePane->selected())
            m_bench.lookForFile(key);
        showSelection();
        showRecipe();
    });
    connect(m_queuePane, &QueuePane::rowAction, this, &MainWindow::performRow);
    connect(&m_queuePane->banner(), &Banner::triggered, this, &MainWindow::perform);
    connect(&m_queuePane->composer(), &Composer::triggered, this, &MainWindow::perform);
    connect(&m_queuePane->composer(), &Composer::changed, this, &MainWindow::applyRecipe);
    connect(&m_queuePane->composer(), &Composer::presetSaveWanted, this, &MainWindow::savePreset);
    connect(&m_queuePane->composer(), &Composer::presetRemoveWanted, this, [this](const QString &name) {
        m_bench.presets().remove(name);
        m_queuePane->composer().setPresets(m_bench.presets().all());
    });
    connect(&m_queuePane->composer(), &Composer::allOptionsWanted, this,
            [this] { editOptions(scopedDrafts()); });
    connect(&m_bench, &Workbench::recipeChanged, this, &MainWindow::showRecipe);
    connect(m_stage, &StagePane::triggered, this, &MainWindow::performStage);
    connect(m_status, &StatusStrip::problemClicked, this, [this] { perform(WindowAction::ShowFailed); });
    connect(m_status, &StatusStrip::offerClicked, this, [this] { perform(WindowAction::WhatsNew); });
    connect(m_queuePane, &QueuePane::menuWanted, this, &MainWindow::rowMenu);
    connect(m_queuePane, &QueuePane::rowsLaid, this, [this](const QStringList &keys, const QString &before) {
        m_edits.move(keys, queue_order::laid(m_bench.queue().rows(), keys, before));
    });
    connect(m_queuePane, &QueuePane::rowOpened, this, [this](const QString &key) {
        if (const QueueRow *row = m_bench.queue().find(key))
            m_actions[row->isReady() ? Do::Preview : Do::Details]->trigger();
    });
}

void MainWindow::refresh()
{
    const QueueCounts counts = m_bench.queue().counts();
    const Outlook &outlook = m_bench.outlook();
    if (m_pages->currentIndex() < 2)
        m_pages->setCurrentWidget(m_bench.queue().rows().isEmpty() ? static_cast<QWidget *>(m_empty)
                                                                   : m_splitter);
    m_queuePane->banner().show(bannerFor(outlook, counts));
    m_queuePane->composer().show(composerFor(outlook, counts));
    m_status->show(statusFor(outlook, counts));
    const CrewDoor *crew = m_bench.parts().crew;
    m_queuePane->table().setShared(crew && crew->state().kind == CrewState::Kind::Joined);
    m_header->showApi(outlook.api);
    m_header->showNews(!outlook.newVersion.isEmpty());
    m_header->showPause(counts.open() > 0 || outlook.paused, outlook.paused);
    setWindowTitle(titleFor(outlook, counts));
    m_notifier.showProgress(counts.open() > 0 ? int(counts.percent) : -1, outlook.paused || outlook.hold);
    const ModelEntry *model = m_bench.catalogue().find(m_bench.recipe().model);
    const auto price = model ? m_bench.catalogue().estimate(*model, m_bench.recipe().options) : std::nullopt;
    m_empty->show(price && *price > 0 ? tr("about %1").arg(moneyText(*price)) : QString(),
                  outlook.key != KeyPlace::None);
    showSelection();
}

void MainWindow::showSelection()
{
    const QStringList keys = m_queuePane->selected();
    const QueueRow *row = keys.size() == 1 ? m_bench.queue().find(keys.front()) : nullptr;
    const auto price = row ? m_bench.priceOf(*row) : std::nullopt;
    m_stage->show(keys, price && *price > 0 ? tr("about %1").arg(moneyText(*price)) : QString());
    showCommands();
}

void MainWindow::showCommands()
{
    const QList<QueueRow> rows = chosen();
    const bool one = rows.size() == 1;
    const bool ready = one && rows.front().isReady();
    const bool someReady = std::ranges::any_of(rows, &QueueRow::isReady);
    const bool anyReady = std::ranges::any_of(m_bench.queue().rows(), &QueueRow::isReady);
    const bool inQueue = !isHistoryShown();
    const auto enable = [this](bool on, std::initializer_list<Do> commands) {
        for (const Do command : commands)
            m_actions[command]->setEnabled(on);
    };
    enable(someReady, {Do::Export, Do::ExportAs});
    enable(anyReady, {Do::ExportAll, Do::ExportZip});
    enable(ready, {Do::ShowInFolder, Do::OpenInBlender, Do::OpenWith, Do::CopyFile, Do::CopyPath});
    enable(ready && inQueue, {Do::Preview});
    enable(ready && rows.front().canFetch(), {Do::FetchModel});
    enable(one, {Do::Details});
    enable(inQueue && !rows.isEmpty(), {Do::Remove});
    // What is done to rows of the queue is not done to them unseen.
    enable(inQueue, {Do::ClearFinished, Do::Stop, Do::Rename, Do::RowSettings, Do::GroupViews,
                     Do::UngroupViews, Do::MoveUp, Do::MoveDown, Do::MoveTop, Do::MoveBottom});
    const auto canGoAgain = [](const QueueRow &row) {
        return row.task.state == TaskState::Failed || row.task.state == TaskState::Cancelled;
    };
    enable(inQueue || std::ranges::any_of(rows, canGoAgain), {Do::Retry});
}

void MainWindow::selectFirstDraft()
{
    const auto &rows = m_bench.queue().rows();
    const auto draft = std::ranges::find_if(rows, &QueueRow::isDraft);
    if (draft != rows.end())
        m_queuePane->select(draft->key);
    m_userSelected = false;
}

QStringList MainWindow::scopedDrafts() const
{
    const QueueModel &queue = m_bench.queue();
    const QStringList keys = m_queuePane->selected();
    const bool drafts =
        std::ranges::all_of(keys, [&queue](const QString &key) { return queue.find(key)->isDraft(); });
    return drafts && keys.size() > 1 && keys.size() < queue.counts().drafts ? keys : QStringList();
}

void MainWindow::showRecipe()
{
    const QStringList keys = scopedDrafts();
    if (keys.isEmpty())
        m_queuePane->composer().setRecipe(m_bench.recipe());
    else
        m_queuePane->composer().setRecipe(m_bench.recipeOf(*m_bench.queue().find(keys.front())),
                                          tr("Settings for %n selected", nullptr, int(keys.size())));
}

void MainWindow::applyRecipe(const Recipe &recipe) { m_edits.setRecipe(scopedDrafts(), recipe); }

void MainWindow::taskEnded(const QString &key)
{
    const QueueRow *row = m_bench.queue().find(key);
    if (row && row->isReady() && !m_userSelected) {
        m_queuePane->select(key);
        m_userSelected = true;
    }
    if (row && row->isReady() && m_bench.settings()[setting::exportAutomatically] &&
        !m_bench.settings()[setting::exportFolder].isEmpty())
        m_exporter->save({*row});
    if (m_bench.queue().counts().open() == 0)
        batchEnded();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_overlay->setGeometry(rect());
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_header)
        refresh();
}

void MainWindow::restoreLayout()
{
    const QSettings memory(m_bench.settings().file() + u".window"_s, QSettings::IniFormat);
    resize(1240, 780);
    restoreGeometry(memory.value("window/geometry"_L1).toByteArray());
    m_splitter->restoreState(memory.value("window/splitter"_L1).toByteArray());
    menuBar()->setVisible(memory.value("window/menu_bar"_L1, false).toBool());
    m_actions[Do::MenuBar]->setChecked(menuBar()->isVisibleTo(this));
    m_queuePane->table().restoreLayoutState(memory.value("window/columns"_L1).toByteArray());
    m_queuePane->table().setWorkerChoice(memory.value("window/worker_column"_L1));
    showTable(memory.value("window/table"_L1, false).toBool());
}

void MainWindow::saveLayout()
{
    m_bench.rememberRows();
    QSettings memory(m_bench.settings().file() + u".window"_s, QSettings::IniFormat);
    memory.setValue("window/geometry"_L1, saveGeometry());
    memory.setValue("window/splitter"_L1, m_splitter->saveState());
    memory.setValue("window/columns"_L1, m_queuePane->table().layoutState());
    memory.setValue("window/worker_column"_L1, m_queuePane->table().workerChoice());
    memory.setValue("window/table"_L1, m_queuePane->showsTable());
    memory.setValue("window/menu_bar"_L1, m_actions[Do::MenuBar]->isChecked());
}

} // namespace i2m
