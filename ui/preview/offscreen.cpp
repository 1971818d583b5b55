// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/offscreen.h"

#include "ui/preview/headless_gl.h"

#include <QGuiApplication>
#include <QOpenGLFramebufferObject>
#include <QOpenGLVersionFunctionsFactory>
#include <QThread>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Finding
{
    QString error;
    QByteArray device;
};

const Finding &finding()
{
    static const Finding found = [] {
        Offscreen offscreen;
        offscreen.open();
        return Finding{offscreen.errorText(), offscreen.device()};
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

QString previewDevice()
{
    return finding().error.isEmpty() ? QString::fromUtf8(finding().device) : finding().error;
}

bool drawsInSoftware()
{
    const QByteArray device = finding().device.toLower();
    return device.contains("llvmpipe") || device.contains("softpipe") || device.contains("swiftshader") ||
           device.contains("software") || device.contains("gdi generic");
}

Offscreen::Offscreen()
{
    m_surface.setFormat(previewFormat());
    m_surface.create();
    m_context = headlessContext();
    if (m_context)
        return;
    m_context = std::make_unique<QOpenGLContext>();
    m_context->setFormat(previewFormat());
    if (!m_context->create())
        m_errorText = u"no OpenGL context"_s;
}

Offscreen::~Offscreen() { close(); }

bool Offscreen::open()
{
    if (!m_errorText.isEmpty())
        return false;
    if (QOpenGLContext::currentContext() != m_context.get() && !m_context->makeCurrent(&m_surface)) {
        m_errorText = u"no OpenGL context"_s;
        return false;
    }
    if (!m_renderer)
        build();
    return m_renderer != nullptr;
}

void Offscreen::build()
{
    m_gl = QOpenGLVersionFunctionsFactory::get<QOpenGLFunctions_3_3_Core>(m_context.get());
    if (!m_gl) {
        m_errorText =
            u"OpenGL %1.%2"_s.arg(m_context->format().majorVersion()).arg(m_context->format().minorVersion());
        return;
    }
    m_gl->initializeOpenGLFunctions();
    const auto word = [this](GLenum name) { return reinterpret_cast<const char *>(m_gl->glGetString(name)); };
    m_device = QByteArray(word(GL_RENDERER)) + ", OpenGL " + word(GL_VERSION);
    m_renderer = std::make_unique<SceneRenderer>(m_gl);
    m_errorText = m_renderer->errorText();
    if (!m_renderer->isValid())
        m_renderer.reset();
}

void Offscreen::close()
{
    if (m_context->thread() != QThread::currentThread())
        return;
    if (m_renderer && open())
        m_renderer.reset();
    m_context->doneCurrent();
    m_context->moveToThread(QCoreApplication::instance()->thread());
}

QImage Offscreen::grab(const GpuScene &scene, Shot shot)
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
    m_renderer->draw(&scene, shot);
    QOpenGLFramebufferObject::blitFramebuffer(&flat, &target);
    m_gl->glFinish();
    return flat.toImage();
}

QImage Offscreen::render(const std::shared_ptr<PreviewScene> &scene, const Shot &shot)
{
    if (!open())
        return {};
    const GpuScene gpuScene(m_gl, scene);
    return grab(gpuScene, shot);
}

} // namespace i2m
