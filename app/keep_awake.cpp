// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keep_awake.h"

#include "core/log.h"

#if defined(Q_OS_WIN)
#include <windows.h>
#elif defined(Q_OS_MACOS)
#include <IOKit/pwr_mgt/IOPMLib.h>
#elif defined(I2M_DBUS)
#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>
#endif

namespace i2m {
using namespace Qt::StringLiterals;

KeepAwake::~KeepAwake() { want(false); }

void KeepAwake::want(bool on)
{
    if (std::exchange(m_wanted, on) != on)
        on ? hold() : release();
}

#if defined(Q_OS_WIN)
void KeepAwake::hold() { SetThreadExecutionState(ES_CONTINUOUS | ES_SYSTEM_REQUIRED); }

void KeepAwake::release() { SetThreadExecutionState(ES_CONTINUOUS); }
#elif defined(Q_OS_MACOS)
void KeepAwake::hold()
{
    if (IOPMAssertionCreateWithName(kIOPMAssertPreventUserIdleSystemSleep, kIOPMAssertionLevelOn,
                                    CFSTR("Image2Model's API is on"), &m_assertion) != kIOReturnSuccess)
        qCWarning(logApp) << "the computer cannot be kept awake";
}

void KeepAwake::release() { IOPMAssertionRelease(std::exchange(m_assertion, 0)); }
#elif defined(I2M_DBUS)
void KeepAwake::hold()
{
    // logind serves desktops and machines without one alike, and lets go when its descriptor is closed.
    // Source: org.freedesktop.login1, Inhibitor Locks.
    QDBusMessage inhibit =
        QDBusMessage::createMethodCall(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                                       u"org.freedesktop.login1.Manager"_s, u"Inhibit"_s);
    inhibit << u"sleep:idle"_s << u"Image2Model"_s
            << QCoreApplication::translate("KeepAwake", "Its API is on") << u"block"_s;
    QDBusConnection bus = QDBusConnection::systemBus();
    if (!bus.isConnected()) {
        qCWarning(logApp) << "the computer cannot be kept awake: there is no system bus";
        return;
    }
    auto *call = new QDBusPendingCallWatcher(bus.asyncCall(inhibit), this);
    connect(call, &QDBusPendingCallWatcher::finished, this, [this, call] {
        const QDBusPendingReply<QDBusUnixFileDescriptor> lock = *call;
        call->deleteLater();
        if (lock.isError())
            qCWarning(logApp) << "the computer cannot be kept awake:" << lock.error().message();
        else if (m_wanted)
            m_lock = std::make_shared<QDBusUnixFileDescriptor>(lock.value());
    });
}

void KeepAwake::release() { m_lock.reset(); }
#else
void KeepAwake::hold() { qCWarning(logApp) << "this build cannot keep the computer awake"; }

void KeepAwake::release() {}
#endif

} // namespace i2m
