// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of models without a window. Every context here is OpenGL 3.3 core, made and used on one thread.
#pragma once

#include "ui/preview/scene_renderer.h"

#include <QOffscreenSurface>
#include <QOpenGLContext>

namespace i2m {

/// The format every OpenGL context of this program asks for.
QSurfaceFormat previewFormat();

/// Whether a model can be drawn here; `why` gets the reason when not. Asks the driver once. Needs a
/// QGuiApplication, on its thread.
bool canPreview(QString *why = nullptr);

/// Whether the processor does the graphics card's work here; then large pictures and smooth edges cost
/// seconds.
bool drawsInSoftware();

/// Draws into a framebuffer of its own with four samples a pixel, and reads it back. For a current context.
QImage grab(QOpenGLFunctions_3_3_Core *gl, SceneRenderer &renderer, const GpuScene &scene, Shot shot);

/// A window-less place to draw. Not thread-safe; needs a QGuiApplication.
class Offscreen
{
public:
    Offscreen();
    ~Offscreen();
    Offscreen(const Offscreen &) = delete;
    Offscreen &operator=(const Offscreen &) = delete;

    bool isValid() const { return m_renderer != nullptr; }
    QString errorText() const { return m_errorText; }
    /// The driver's name for what draws.
    QByteArray device() const { return m_device; }
    QImage render(const std::shared_ptr<PreviewScene> &scene, const Shot &shot);

private:
    QOffscreenSurface m_surface;
    QOpenGLContext m_context;
    QOpenGLFunctions_3_3_Core *m_gl = nullptr;
    std::unique_ptr<SceneRenderer> m_renderer;
    QString m_errorText;
    QByteArray m_device;
};

} // namespace i2m
