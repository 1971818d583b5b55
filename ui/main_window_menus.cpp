// SPDX-License-Identifier: GPL-3.0-or-later
// The menus: one list for the menu bar, the button in the header and the row menu.
#include "ui/main_window.h"

#include <QMenuBar>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr Do separator = Do(-1);

void fill(QMenu *menu, const Actions &actions, std::initializer_list<Do> commands)
{
    for (const Do command : commands) {
        if (command == separator)
            menu->addSeparator();
        else
            menu->addAction(actions[command]);
    }
}
} // namespace

void MainWindow::buildMenus()
{
    struct Entry
    {
        QString title;
        std::initializer_list<Do> commands;
    };
    const Entry entries[] = {
        {tr("&File"),
         {Do::AddImages, Do::AddFolder, Do::Paste, separator, Do::Export, Do::ExportAs, Do::ExportAll,
          Do::ExportZip, Do::ExportFolder, separator, Do::ShowInFolder, Do::OpenInBlender, Do::OpenWith,
          separator, Do::Sample, Do::Connect, Do::Settings, separator, Do::Quit}},
        {tr("&Edit"),
         {Do::Undo, Do::Redo, separator, Do::CopyFile, Do::CopyPath, separator, Do::SelectAll, Do::SelectNone,
          Do::Find, separator, Do::Rename, Do::GroupViews, Do::UngroupViews, Do::Remove, Do::ClearFinished}},
        {tr("&Queue"),
         {Do::Create, Do::Pause, separator, Do::Retry, Do::RetryFailed, Do::Variation, Do::CreateAgain,
          separator, Do::Stop, Do::StopAll, separator, Do::MoveUp, Do::MoveDown, Do::MoveTop,
          Do::MoveBottom}},
        {tr("&View"),
         {Do::Cards, Do::Table, separator, Do::History, Do::Preview, Do::FullScreen, separator, Do::Details,
          separator, Do::NextPane, Do::PreviousPane, separator, Do::MenuBar}},
        {tr("&Help"), {Do::Keys, Do::ApiServer, Do::Workers, separator, Do::CopyDiagnostics, Do::About}},
    };
    connect(m_trayMenu->addAction(tr("Open Image2Model")), &QAction::triggered, this,
            &MainWindow::comeToFront);
    fill(m_trayMenu, m_actions, {Do::Pause, separator, Do::Quit});
    for (const Entry &entry : entries) {
        fill(menuBar()->addMenu(entry.title), m_actions, entry.commands);
        fill(m_menu->addMenu(entry.title), m_actions, entry.commands);
    }
}

QStringList MainWindow::selectedOr(const QString &key) const
{
    const QStringList keys = m_queuePane->selected();
    return keys.contains(key) ? keys : QStringList{key};
}

void MainWindow::rowMenu(const QPoint &position)
{
    const QModelIndex index = m_queuePane->shown().indexAt(position);
    if (!index.isValid())
        return;
    const QString key = m_queuePane->keyAt(index);
    if (!m_queuePane->selected().contains(key))
        m_queuePane->select(key);
    const QueueRow *row = m_bench.queue().find(key);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (row->isReady())
        fill(menu, m_actions,
             {Do::Preview, Do::Export, Do::ExportAs, Do::ShowInFolder, Do::OpenInBlender, Do::OpenWith,
              Do::CopyFile, Do::CopyPath, Do::FetchModel, separator, Do::Variation, Do::CreateAgain,
              separator});
    else if (row->isDraft())
        fill(menu, m_actions,
             {Do::Create, Do::RowSettings, Do::GroupViews, Do::UngroupViews, separator, Do::MoveTop,
              Do::MoveUp, Do::MoveDown, Do::MoveBottom, separator});
    else if (row->isOpen())
        fill(menu, m_actions,
             {Do::MoveTop, Do::MoveUp, Do::MoveDown, Do::MoveBottom, separator, Do::Stop, separator});
    else
        fill(menu, m_actions, {Do::Retry, Do::RetryFailed, Do::CreateAgain, separator});
    fill(menu, m_actions, {Do::Rename, Do::Details, Do::Remove});
    menu->popup(m_queuePane->shown().viewport()->mapToGlobal(position));
}

} // namespace i2m
