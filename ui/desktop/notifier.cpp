// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/notifier.h"

#include "ui/icon.h"

#include <QGuiApplication>
#include <QMenu>

#ifdef I2M_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#endif

namespace i2m {
using namespace Qt::StringLiterals;

Notifier::Notifier(QObject *parent) : QObject(parent) {}

void Notifier::tell(const QString &title, const QString &text)
{
#ifdef I2M_DBUS
    // freedesktop.org Desktop Notifications 1.2
    if (QDBusConnection::sessionBus().isConnected()) {
        QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s,
                                                           u"/org/freedesktop/Notifications"_s,
                                                           u"org.freedesktop.Notifications"_s, u"Notify"_s);
        call << u"Image2Model"_s << uint(0) << u"image2model"_s << title << text << QStringList()
             << QVariantMap() << -1;
        QDBusConnection::sessionBus().send(call);
        return;
    }
#endif
    if (hasTray())
        m_tray->showMessage(title, text);
}

void Notifier::showProgress(int percent, bool waiting)
{
    if (percent == m_percent && waiting == m_waiting)
        return;
    m_percent = percent;
    m_waiting = waiting;
#ifdef I2M_DBUS
    // The launcher interface that Plasma, Ubuntu's dock, Dash to Dock and Plank listen to.
    if (QDBusConnection::sessionBus().isConnected()) {
        QDBusMessage signal = QDBusMessage::createSignal(u"/io/github/image2model"_s,
                                                         u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s);
        signal << u"application://" I2M_APP_ID ".desktop"_s
               << QVariantMap{{u"progress"_s, std::max(0, percent) / 100.0},
                              {u"progress-visible"_s, percent >= 0},
                              {u"urgent"_s, waiting}};
        QDBusConnection::sessionBus().send(signal);
    }
#endif
}

void Notifier::showTray(bool shown, QMenu *menu)
{
    if (!shown || !QSystemTrayIcon::isSystemTrayAvailable()) {
        m_tray.reset();
        return;
    }
    if (m_tray)
        return;
    m_tray = std::make_unique<QSystemTrayIcon>(icon(u"cube"_s, &Tokens::accent));
    m_tray->setToolTip(u"Image2Model"_s);
    m_tray->setContextMenu(menu);
    connect(m_tray.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger)
                    Q_EMIT windowWanted();
            });
    m_tray->show();
}

} // namespace i2m
