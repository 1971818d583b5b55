// SPDX-License-Identifier: GPL-3.0-or-later
// The window's door to the queue that several computers share: looks once a second who works there, or, while
// the window works alone although it should not, whether the queue is back.
#pragma once

#include "app/engine_thread.h"
#include "ui/crew_door.h"

#include <QTimer>

namespace i2m {

class WindowCrew : public CrewDoor
{
    Q_OBJECT

public:
    /// The settings say which queue should be joined, if any. `engine` must outlive it.
    WindowCrew(EngineThread &engine, const Settings &settings, QObject *parent = nullptr);

    CrewState state() const override { return m_state; }
    void drain(const QString &worker) override;
    void forget(const QString &worker) override;
    void rejoin() override;

Q_SIGNALS:
    /// The queue has been away for so long that it is better to go on alone.
    void lost();
    /// The queue is back, and the window's own jobs have all ended. `wished`: somebody has asked for it.
    /// Comes again until the queue is joined.
    void found(bool wished);

private:
    void look();
    void seek();
    void seekOwnWork();
    void show(CrewState::Kind kind);
    void wish(const std::function<Result<void>(SharedQueue &)> &wish);

    EngineThread &m_engine;
    Settings m_settings;
    CrewState m_state;
    QTimer m_look;
    int m_missed = 0; ///< looks in a row that found nobody
    bool m_seeking = false;
    bool m_wished = false;
};

} // namespace i2m
