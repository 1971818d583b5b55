// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/drawing_thread.h"

namespace i2m {

DrawingThread::DrawingThread()
{
    if (!QOpenGLContext::supportsThreadedOpenGL())
        return;
    m_thread.setObjectName(QStringLiteral("drawing"));
    m_place.moveToThread(&m_thread);
    m_offscreen.moveTo(&m_thread);
    m_thread.start();
}

DrawingThread::~DrawingThread()
{
    run([](Offscreen &offscreen) { offscreen.close(); }).waitForFinished();
    m_thread.quit();
    m_thread.wait();
}

} // namespace i2m
