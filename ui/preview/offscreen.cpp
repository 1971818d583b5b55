// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/offscreen.h"

#include <QGuiApplication>
#include <QOpenGLFramebufferObject>
#include <QOpenGLVersionFunctionsFactory>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr auto withoutLimit = std::chrono::hours(1);

struct Finding
{
    QString error;
    QByteArray device;
};

const Finding &finding()
{
    static const Finding found = [] {
        const Offscreen offscreen;
        return Finding{offscreen.errorText(), offscreen.device().toLower()};
    }();
    return found;
}
} // namespace

QSurfaceFormat previewFormat()
{
    QSurfaceFormat format;
    format.setRenderableType(QSurfaceFormat::OpenGL);
    format.setVersion(3, 3);
    format.setProfile(QSurfaceFormat::CoreProfile);
    format.setDepthBufferSize(24);
    return format;
}

bool canPreview(QString *why)
{
    if (why)
        *why = finding().error;
    return finding().error.isEmpty();
}

bool drawsInSoftware()
{
    const QByteArray &device = finding().device;
    return device.contains("llvmpipe") || device.contains("softpipe") || device.contains("swiftshader") ||
           device.contains("software") || device.contains("gdi generic");
}

QImage grab(QOpenGLFunctions_3_3_Core *gl, SceneRenderer &renderer, const GpuScene &scene, Shot shot)
{
    QOpenGLFramebufferObjectFormat format;
    format.setAttachment(QOpenGLFramebufferObject::CombinedDepthStencil);
    format.setSamples(4);
    format.setInternalTextureFormat(GL_RGBA8);
    const QSize size = shot.viewport.size();
    QOpenGLFramebufferObject target(size, format);
    QOpenGLFramebufferObject flat(size);
    if (!target.bind())
        return {};
    shot.viewport = QRect(QPoint(), size);
    renderer.draw(&scene, shot);
    QOpenGLFramebufferObject::blitFramebuffer(&flat, &target);
    gl->glFinish();
    return flat.toImage();
}

Offscreen::Offscreen()
{
    m_context.setFormat(previewFormat());
    m_surface.setFormat(previewFormat());
    m_surface.create();
    if (!m_context.create() || !m_context.makeCurrent(&m_surface)) {
        m_errorText = u"no OpenGL context"_s;
        return;
    }
    m_gl = QOpenGLVersionFunctionsFactory::get<QOpenGLFunctions_3_3_Core>(&m_context);
    if (!m_gl) {
        m_errorText =
            u"OpenGL %1.%2"_s.arg(m_context.format().majorVersion()).arg(m_context.format().minorVersion());
        return;
    }
    m_gl->initializeOpenGLFunctions();
    m_device = reinterpret_cast<const char *>(m_gl->glGetString(GL_RENDERER));
    m_renderer = std::make_unique<SceneRenderer>(m_gl);
    m_errorText = m_renderer->errorText();
    if (!m_renderer->isValid())
        m_renderer.reset();
}

Offscreen::~Offscreen()
{
    if (m_context.isValid() && m_context.makeCurrent(&m_surface))
        m_renderer.reset();
    m_context.doneCurrent();
}

QImage Offscreen::render(const std::shared_ptr<PreviewScene> &scene, const Shot &shot)
{
    if (!m_renderer || !m_context.makeCurrent(&m_surface))
        return {};
    GpuScene gpuScene(m_gl, scene);
    gpuScene.upload(withoutLimit);
    return grab(m_gl, *m_renderer, gpuScene, shot);
}

} // namespace i2m
