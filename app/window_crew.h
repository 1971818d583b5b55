// SPDX-License-Identifier: GPL-3.0-or-later
// The window's door to the queue that several computers share: looks once a second who works there.
#pragma once

#include "app/engine_thread.h"
#include "ui/crew_door.h"

#include <QTimer>

namespace i2m {

class WindowCrew : public CrewDoor
{
    Q_OBJECT

public:
    /// `address`: the queue that should be joined, for people; empty when the window is to work alone.
    /// `engine` must outlive it.
    WindowCrew(EngineThread &engine, const QString &address, QObject *parent = nullptr);

    CrewState state() const override { return m_state; }
    void drain(const QString &worker) override;
    void forget(const QString &worker) override;

Q_SIGNALS:
    /// The queue has been away for so long that it is better to go on alone.
    void lost();

private:
    void look();
    void wish(const std::function<Result<void>(SharedQueue &)> &wish);

    EngineThread &m_engine;
    CrewState m_state;
    QTimer m_look;
    int m_missed = 0; ///< looks in a row that found nobody
};

} // namespace i2m
