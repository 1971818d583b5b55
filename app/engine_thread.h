// SPDX-License-Identifier: GPL-3.0-or-later
// The thread in which the window's and the server's application lives, so that neither ever waits for it.
#pragma once

#include "app/application.h"
#include "core/async.h"

#include <QThread>
#include <functional>

namespace i2m {

class EngineThread
{
public:
    /// Starts the thread and opens the application in it. Errors: as Application::open().
    static Result<std::unique_ptr<EngineThread>> start(const DataDir &dir, const Settings &settings,
                                                       const Secret &falKey = {});
    /// The same on the shared queue of the settings. Errors: as Application::join().
    static Result<std::unique_ptr<EngineThread>> join(const DataDir &dir, const Settings &settings,
                                                      const Secret &falKey, const Sharing &sharing);
    /// Stops the engine, waits for its running steps, and closes the store.
    ~EngineThread();

    Application &application() { return *m_application; }
    Engine &engine() { return m_application->engine(); }
    /// Lives in the thread; for ask().
    QObject *context() { return &m_context; }

private:
    EngineThread() = default;
    using Opened = Result<std::unique_ptr<Application>>;
    static Result<std::unique_ptr<EngineThread>> start(const std::function<Opened()> &open);

    QThread m_thread;
    QObject m_context;
    std::unique_ptr<Application> m_application;
};

} // namespace i2m
