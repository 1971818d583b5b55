// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/engine_thread.h"

#include <QTimer>

namespace i2m {
using namespace std::chrono_literals;

Result<std::unique_ptr<EngineThread>> EngineThread::start(const std::function<Opened()> &open)
{
    std::unique_ptr<EngineThread> self(new EngineThread);
    self->m_thread.setObjectName(QStringLiteral("engine"));
    self->m_context.moveToThread(&self->m_thread);
    self->m_thread.start();
    const auto opened = ask(&self->m_context, [&] { return std::make_shared<Opened>(open()); }).result();
    if (!*opened)
        return opened->error();
    self->m_application = std::move(**opened);
    return self;
}

Result<std::unique_ptr<EngineThread>> EngineThread::start(const DataDir &dir, const Settings &settings,
                                                          const Secret &falKey)
{
    return start([&] { return Application::open(dir, settings, falKey); });
}

Result<std::unique_ptr<EngineThread>> EngineThread::join(const DataDir &dir, const Settings &settings,
                                                         const Secret &falKey, const Sharing &sharing)
{
    return start([&] { return Application::join(dir, settings, falKey, sharing); });
}

EngineThread::~EngineThread()
{
    if (m_application) {
        // In the engine's thread: stop, let the steps end, and only then take everything down. A step that
        // does not end in time goes on from its checkpoint at the next start.
        QMetaObject::invokeMethod(&m_context, [this] {
            const auto close = [this] {
                m_application.reset();
                m_thread.quit();
            };
            QObject::connect(&m_application->engine(), &Engine::stopped, &m_context, close,
                             Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
            QTimer::singleShot(2s, &m_context, close);
            m_application->engine().stop();
        });
    } else {
        m_thread.quit();
    }
    m_thread.wait();
}

} // namespace i2m
