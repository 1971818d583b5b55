// SPDX-License-Identifier: GPL-3.0-or-later
// A thread that draws, so that no picture, however long it takes, holds up the window. What is run there has
// the context to itself, one after the other.
#pragma once

#include "core/async.h"
#include "ui/preview/offscreen.h"

#include <QThread>

namespace i2m {

class DrawingThread
{
public:
    /// On the QGuiApplication's thread, as its end.
    DrawingThread();
    /// Waits for what is running.
    ~DrawingThread();
    DrawingThread(const DrawingThread &) = delete;
    DrawingThread &operator=(const DrawingThread &) = delete;

    /// Runs function(Offscreen &) there and delivers what it returns. On systems where only one thread may
    /// use OpenGL it runs at once.
    template <class F>
    auto run(F function)
    {
        return ask(&m_place,
                   [this, function = std::move(function)]() mutable { return function(m_offscreen); });
    }

private:
    Offscreen m_offscreen;
    QThread m_thread;
    QObject m_place;
};

} // namespace i2m
