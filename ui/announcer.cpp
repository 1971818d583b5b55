// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/announcer.h"

#include <QAccessible>
#include <QApplication>

namespace i2m {

Announcer::Announcer(std::chrono::milliseconds pause, QObject *parent) : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &Announcer::next);
}

Announcer &Announcer::ofProgram()
{
    static QPointer<Announcer> announcer;
    if (!announcer)
        announcer = new Announcer(std::chrono::seconds(5), qApp);
    return *announcer;
}

void Announcer::say(QWidget &source, const QString &text)
{
    source.setAccessibleName(text);
    if (text.isEmpty())
        return;
    m_waiting.removeAll(&source);
    m_waiting.append(&source);
    if (!m_pause.isActive())
        next();
}

void Announcer::next()
{
    while (!m_waiting.isEmpty()) {
        QWidget *source = m_waiting.takeFirst();
        if (!source || !source->isVisible())
            continue;
        QAccessibleEvent event(source, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
        Q_EMIT said(source->accessibleName());
        m_pause.start();
        return;
    }
}

} // namespace i2m
