// SPDX-License-Identifier: GPL-3.0-or-later
// Tells the desktop how the work goes: one notification for a finished batch, progress on the taskbar or
// dock, an icon in the tray if there is a tray and the user wants one.
#pragma once

#include <QObject>
#include <QSystemTrayIcon>
#include <memory>

namespace i2m {

class Notifier : public QObject
{
    Q_OBJECT

public:
    explicit Notifier(QObject *parent = nullptr);

    /// Shown only while the window is not in front.
    void tell(const QString &title, const QString &text);
    /// Percent on the taskbar; -1 takes it away. `waiting`: shown as paused where the desktop can.
    void showProgress(int percent, bool waiting);
    void showTray(bool shown, QMenu *menu);
    bool hasTray() const { return m_tray && m_tray->isVisible(); }

Q_SIGNALS:
    void windowWanted();

private:
    std::unique_ptr<QSystemTrayIcon> m_tray;
    int m_percent = -1;
    bool m_waiting = false;
};

} // namespace i2m
