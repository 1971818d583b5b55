// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on a real engine, in a data folder that may be used again, for tests that drive it as a
// person would.
#pragma once

#include "app/engine_thread.h"
#include "ui/main_window.h"

#include <QPushButton>

namespace i2m {

class Desk
{
public:
    static constexpr int patience = 60'000; ///< milliseconds; a draft takes a few seconds of CPU

    /// With the free draft as the model for new images; with `falKey` as that account at fal.ai.
    explicit Desk(const QString &folder, const Secret &falKey = {});
    ~Desk();

    QueueModel &queue() { return window->workbench().queue(); }
    QAction *action(Do command) { return window->actions()[command]; }
    QPushButton *button(const QString &name) { return window->findChild<QPushButton *>(name); }
    /// There are rows, and every one is so.
    bool all(bool (QueueRow::*is)() const);
    QString lineOf(int row);
    void drop(const QStringList &paths);
    void drop(const QMimeData &mime);
    /// A key of the window, which comes to the front for it.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    /// What the window says at its bottom just now.
    QString told();

    Settings settings;
    std::unique_ptr<EngineThread> thread;
    std::unique_ptr<MainWindow> window;
};

/// Draws a shaded object and saves it there. Answers the path.
QString drawImage(const QString &path, QColor color);

} // namespace i2m
