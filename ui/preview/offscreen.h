// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of models without a window. Every context here is OpenGL 3.3 core; it is made on the window's
// thread and then belongs to the one that draws.
#pragma once

#include "ui/preview/scene_renderer.h"

#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <memory>

namespace i2m {

/// The format every OpenGL context of this program asks for.
QSurfaceFormat previewFormat();

/// Whether a model can be drawn here; `why` gets the reason when not. Asks the driver once. Needs a
/// QGuiApplication, on its thread.
bool canPreview(QString *why = nullptr);

/// What draws the models here, in the driver's words, or why nothing can.
QString previewDevice();

/// Whether the processor does the graphics card's work here; then large pictures and smooth edges cost
/// seconds.
bool drawsInSoftware();

/// A window-less place to draw. Made and ended on the QGuiApplication's thread; used on one thread only.
class Offscreen
{
public:
    Offscreen();
    ~Offscreen();
    Offscreen(const Offscreen &) = delete;
    Offscreen &operator=(const Offscreen &) = delete;

    /// Only `thread` may use it from now on, until close().
    void moveTo(QThread *thread) { m_context->moveToThread(thread); }
    /// Makes the context current; builds the renderer the first time. False when this machine cannot.
    bool open();
    /// Frees everything and hands the context back to the QGuiApplication's thread.
    void close();

    QString errorText() const { return m_errorText; }
    /// The driver's name for what draws.
    QByteArray device() const { return m_device; }
    QOpenGLFunctions_3_3_Core *gl() const { return m_gl; }
    SceneRenderer &renderer() { return *m_renderer; }

    /// Draws with four samples a pixel and reads it back. The context must be current.
    QImage grab(const GpuScene &scene, Shot shot);
    /// All in one; null when it cannot be drawn here.
    QImage render(const std::shared_ptr<PreviewScene> &scene, const Shot &shot);

private:
    void build();

    QOffscreenSurface m_surface;
    std::unique_ptr<QOpenGLContext> m_context;
    QOpenGLFunctions_3_3_Core *m_gl = nullptr;
    std::unique_ptr<SceneRenderer> m_renderer;
    QString m_errorText;
    QByteArray m_device;
};

} // namespace i2m
