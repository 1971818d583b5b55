// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions.h"

#include "ui/icon.h"

#include <QCoreApplication>
#include <QWidget>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Row
{
    Do command;
    const char *text;
    const char *keys = ""; ///< portable; several separated by "; "
    const char *icon = "";
};
constexpr Row rows[] = {
    {Do::AddImages, QT_TRANSLATE_NOOP("Actions", "&Add images…"), "Ctrl+O", "plus"},
    {Do::AddFolder, QT_TRANSLATE_NOOP("Actions", "Add &folder…"), "Ctrl+Shift+O", "folder"},
    {Do::Paste, QT_TRANSLATE_NOOP("Actions", "&Paste image"), "Ctrl+V", "paste"},
    {Do::Create, QT_TRANSLATE_NOOP("Actions", "&Create models"), "Ctrl+Return; Ctrl+Enter"},
    {Do::Pause, QT_TRANSLATE_NOOP("Actions", "Pa&use queue"), "Ctrl+P", "pause"},
    {Do::Retry, QT_TRANSLATE_NOOP("Actions", "&Retry"), "Ctrl+R", "retry"},
    {Do::RetryFailed, QT_TRANSLATE_NOOP("Actions", "Retry all &failed")},
    {Do::Stop, QT_TRANSLATE_NOOP("Actions", "&Stop"), "Ctrl+.", "close"},
    {Do::StopAll, QT_TRANSLATE_NOOP("Actions", "Stop &everything")},
    {Do::Remove, QT_TRANSLATE_NOOP("Actions", "Re&move"), "Del", "trash"},
    {Do::ClearFinished, QT_TRANSLATE_NOOP("Actions", "Clear &finished")},
    {Do::Undo, QT_TRANSLATE_NOOP("Actions", "&Undo"), "Ctrl+Z", "undo"},
    {Do::Redo, QT_TRANSLATE_NOOP("Actions", "Re&do"), "Ctrl+Shift+Z; Ctrl+Y"},
    {Do::MoveUp, QT_TRANSLATE_NOOP("Actions", "Move &up"), "Alt+Up"},
    {Do::MoveDown, QT_TRANSLATE_NOOP("Actions", "Move &down"), "Alt+Down"},
    {Do::MoveTop, QT_TRANSLATE_NOOP("Actions", "Move to &top"), "Alt+Shift+Up"},
    {Do::MoveBottom, QT_TRANSLATE_NOOP("Actions", "Move to &bottom"), "Alt+Shift+Down"},
    {Do::GroupViews, QT_TRANSLATE_NOOP("Actions", "&Group as views of one object"), "Ctrl+G"},
    {Do::UngroupViews, QT_TRANSLATE_NOOP("Actions", "Split &views"), "Ctrl+Shift+G"},
    {Do::RowSettings, QT_TRANSLATE_NOOP("Actions", "Settings for &this image…"), "", "sliders"},
    {Do::Rename, QT_TRANSLATE_NOOP("Actions", "Re&name…"), "F2"},
    {Do::Details, QT_TRANSLATE_NOOP("Actions", "&Details…"), "Ctrl+I", "info"},
    {Do::SelectAll, QT_TRANSLATE_NOOP("Actions", "Select &all"), "Ctrl+A"},
    {Do::SelectNone, QT_TRANSLATE_NOOP("Actions", "Select n&one"), "Ctrl+Shift+A"},
    {Do::Find, QT_TRANSLATE_NOOP("Actions", "&Find…"), "Ctrl+F", "search"},
    {Do::Preview, QT_TRANSLATE_NOOP("Actions", "&Preview"), "", "fullscreen"},
    {Do::Export, QT_TRANSLATE_NOOP("Actions", "&Export"), "Ctrl+E", "export"},
    {Do::ExportAs, QT_TRANSLATE_NOOP("Actions", "Export &as…"), "Ctrl+Shift+S"},
    {Do::ExportAll, QT_TRANSLATE_NOOP("Actions", "Export a&ll"), "", "export"},
    {Do::ExportZip, QT_TRANSLATE_NOOP("Actions", "Export all as &ZIP…"), "Ctrl+Shift+E"},
    {Do::ExportFolder, QT_TRANSLATE_NOOP("Actions", "Change export f&older…")},
    {Do::ShowInFolder, QT_TRANSLATE_NOOP("Actions", "&Show in folder"), "Ctrl+Shift+R", "folder"},
    {Do::OpenInBlender, QT_TRANSLATE_NOOP("Actions", "Open in &Blender"), "Ctrl+B", "blender"},
    {Do::OpenWith, QT_TRANSLATE_NOOP("Actions", "Open &with"), "", "external"},
    {Do::CopyFile, QT_TRANSLATE_NOOP("Actions", "&Copy file"), "Ctrl+C", "copy"},
    {Do::CopyPath, QT_TRANSLATE_NOOP("Actions", "Copy pat&h")},
    {Do::FetchModel, QT_TRANSLATE_NOOP("Actions", "Do&wnload again")},
    {Do::Variation, QT_TRANSLATE_NOOP("Actions", "Make a &variation"), "Ctrl+D"},
    {Do::CreateAgain, QT_TRANSLATE_NOOP("Actions", "Create again with other settin&gs…")},
    {Do::Cards, QT_TRANSLATE_NOOP("Actions", "Ca&rds"), "Ctrl+1"},
    {Do::Table, QT_TRANSLATE_NOOP("Actions", "&Table"), "Ctrl+2"},
    {Do::History, QT_TRANSLATE_NOOP("Actions", "&History"), "Ctrl+H", "clock"},
    {Do::Settings, QT_TRANSLATE_NOOP("Actions", "&Settings…"), "Ctrl+,", "settings"},
    {Do::FullScreen, QT_TRANSLATE_NOOP("Actions", "F&ull screen"), "F11", "fullscreen"},
    {Do::NextPane, QT_TRANSLATE_NOOP("Actions", "Next pane"), "F6"},
    {Do::PreviousPane, QT_TRANSLATE_NOOP("Actions", "Previous pane"), "Shift+F6"},
    {Do::MenuBar, QT_TRANSLATE_NOOP("Actions", "Show &menu bar"), "Ctrl+M"},
    {Do::Keys, QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"), "F1"},
    {Do::ApiServer, QT_TRANSLATE_NOOP("Actions", "A&PI server…"), "", "globe"},
    {Do::Workers, QT_TRANSLATE_NOOP("Actions", "Wor&kers…")},
    {Do::Connect, QT_TRANSLATE_NOOP("Actions", "&Connect fal.ai…"), "", "key"},
    {Do::Sample, QT_TRANSLATE_NOOP("Actions", "&Try a sample (free)"), "", "cube"},
    {Do::CopyDiagnostics, QT_TRANSLATE_NOOP("Actions", "Copy &diagnostics")},
    {Do::About, QT_TRANSLATE_NOOP("Actions", "&About Image2Model")},
    {Do::Quit, QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q"},
};

QAction::MenuRole roleOf(Do command)
{
    switch (command) {
    case Do::Settings:
        return QAction::PreferencesRole;
    case Do::About:
        return QAction::AboutRole;
    case Do::Quit:
        return QAction::QuitRole;
    default:
        return QAction::NoRole;
    }
}
} // namespace

Actions::Actions(QWidget *window) : QObject(window)
{
    for (const Row &row : rows) {
        auto *action = new QAction(QCoreApplication::translate("Actions", row.text), this);
        if (*row.keys)
            action->setShortcuts(QKeySequence::listFromString(QString::fromLatin1(row.keys)));
        action->setShortcutContext(Qt::WindowShortcut);
        action->setMenuRole(roleOf(row.command));
        if (*row.icon)
            action->setIcon(icon(QString::fromLatin1(row.icon)));
        m_actions.insert(row.command, action);
        m_order.append(action);
        window->addAction(action);
    }
    m_actions[Do::Pause]->setCheckable(true);
    m_actions[Do::MenuBar]->setCheckable(true);
    m_actions[Do::History]->setCheckable(true);
    m_actions[Do::FullScreen]->setCheckable(true);
    m_actions[Do::Cards]->setCheckable(true);
    m_actions[Do::Table]->setCheckable(true);
}

} // namespace i2m
