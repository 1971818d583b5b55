// SPDX-License-Identifier: GPL-3.0-or-later
// Every command of the window, declared once: text, key, icon. Menus, buttons and the list of keys are made
// from it.
#pragma once

#include <QAction>
#include <QHash>
#include <QObject>

namespace i2m {

enum class Do {
    AddImages,
    AddFolder,
    Paste,
    Create,
    Pause,
    Retry,
    RetryFailed,
    Stop,
    StopAll,
    Remove,
    ClearFinished,
    Undo,
    Redo,
    MoveUp,
    MoveDown,
    MoveTop,
    MoveBottom,
    GroupViews,
    UngroupViews,
    RowSettings,
    Rename,
    Details,
    SelectAll,
    SelectNone,
    Find,
    Preview,
    Export,
    ExportAs,
    ExportAll,
    ExportZip,
    ExportFolder,
    ShowInFolder,
    OpenInBlender,
    OpenWith,
    CopyFile,
    CopyPath,
    FetchModel,
    Variation,
    CreateAgain,
    Cards,
    Table,
    History,
    Settings,
    FullScreen,
    NextPane,
    PreviousPane,
    MenuBar,
    Keys,
    ApiServer,
    Workers,
    Connect,
    Sample,
    CopyDiagnostics,
    About,
    Quit,
};

class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QWidget *window);

    QAction *operator[](Do command) const { return m_actions.value(command); }
    /// In the order of the table.
    QList<QAction *> all() const { return m_order; }

private:
    QHash<Do, QAction *> m_actions;
    QList<QAction *> m_order;
};

} // namespace i2m
