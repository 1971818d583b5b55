// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+C as a signal of the event loop. The first one (or a SIGTERM) asks, the second one ends the process at
// once.
#pragma once

#include <QObject>

class QSocketNotifier;

namespace i2m {

/// One at a time; the former handlers come back when it goes.
class Interrupt : public QObject
{
    Q_OBJECT

public:
    explicit Interrupt(QObject *parent = nullptr);
    ~Interrupt() override;

Q_SIGNALS:
    void requested();

private:
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace i2m
