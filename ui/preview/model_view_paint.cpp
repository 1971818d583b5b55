// SPDX-License-Identifier: GPL-3.0-or-later
// The part of ModelView that draws.
#include "ui/preview/model_view.h"
#include "ui/preview/offscreen.h"

#include <QOpenGLContext>
#include <QOpenGLVersionFunctionsFactory>
#include <QPainter>

namespace i2m {
using namespace std::chrono_literals;

namespace {
constexpr auto slow = 33ms; // below 30 pictures a second, motion is drawn coarsely

constexpr qint64 manyTriangles = 150'000; // so small that smooth edges cost the processor more than they show

QRectF within(const QSizeF &picture, const QRectF &area)
{
    const QSizeF size = picture.scaled(area.size(), Qt::KeepAspectRatio);
    return {area.center() - QPointF(size.width(), size.height()) / 2, size};
}
} // namespace

void ModelView::initializeGL()
{
    m_gl = QOpenGLVersionFunctionsFactory::get<QOpenGLFunctions_3_3_Core>(context());
    if (!m_gl)
        return;
    m_gl->initializeOpenGLFunctions();
    m_renderer = std::make_unique<SceneRenderer>(m_gl);
    // Moving to another window, as full screen may do, makes a new context.
    connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, [this] {
        makeCurrent();
        releaseGl();
        doneCurrent();
    });
}

void ModelView::paintGL()
{
    if (!m_renderer || !m_renderer->isValid())
        return;
    drawScenes();
    drawPictures();
}

QRect ModelView::modelArea() const
{
    const QSize pixels = size() * devicePixelRatio();
    const int left = isComparing() ? pixels.width() / 2 : 0;
    return {left, 0, pixels.width() - left, pixels.height()};
}

float ModelView::aspect() const
{
    const QRect area = modelArea();
    return float(area.width()) / float(std::max(1, area.height()));
}

Shot ModelView::shot(const QRect &viewport) const
{
    Shot shot;
    shot.camera = m_camera;
    shot.camera.orbit(m_settled, 0.F);
    shot.options = m_options;
    shot.viewport = viewport;
    shot.rise = float(m_covered) / float(std::max(1, height()));
    shot.centerColor = m_center;
    shot.edgeColor = m_edge;
    return shot;
}

void ModelView::drawScenes()
{
    const bool coarse = m_rest.isActive() && m_drawTime > slow;
    const int divisor = coarse ? 2 : 1;
    const QSize pixels = size() * devicePixelRatio() / divisor;
    const bool dense = m_scene && m_scene->scene().statistics.triangles > manyTriangles;
    const int samples = coarse || (dense && drawsInSoftware()) ? 0 : 4;
    if (!m_target || m_target->size() != pixels || (m_target->format().samples() > 0) != (samples > 0)) {
        QOpenGLFramebufferObjectFormat format;
        format.setAttachment(QOpenGLFramebufferObject::CombinedDepthStencil);
        format.setInternalTextureFormat(GL_RGBA8);
        format.setSamples(samples);
        m_target = std::make_unique<QOpenGLFramebufferObject>(pixels, format);
    }
    QElapsedTimer timer;
    timer.start();
    m_target->bind();
    const QRect area = modelArea();
    const auto scaled = [divisor](const QRect &rect) {
        return QRect(rect.topLeft() / divisor, rect.size() / divisor);
    };
    if (isComparing())
        m_renderer->draw(m_rival.get(), shot(scaled({0, 0, area.left(), area.height()})));
    m_renderer->draw(m_scene.get(), shot(scaled(area)));
    const QSize full = size() * devicePixelRatio();
    m_gl->glBindFramebuffer(GL_READ_FRAMEBUFFER, m_target->handle());
    m_gl->glBindFramebuffer(GL_DRAW_FRAMEBUFFER, defaultFramebufferObject());
    m_gl->glBlitFramebuffer(0, 0, pixels.width(), pixels.height(), 0, 0, full.width(), full.height(),
                            GL_COLOR_BUFFER_BIT, coarse ? GL_LINEAR : GL_NEAREST);
    m_gl->glBindFramebuffer(GL_FRAMEBUFFER, defaultFramebufferObject());
    m_gl->glViewport(0, 0, full.width(), full.height());
    if (!coarse && m_scene) {
        m_gl->glFinish();
        m_drawTime = std::chrono::milliseconds(timer.elapsed());
    }
}

void ModelView::drawPictures()
{
    const bool showsPoster = !m_poster.isNull() && (!m_scene || m_fade.state() == QVariantAnimation::Running);
    if (!showsPoster && m_rivalPicture.isNull())
        return;
    constexpr double margin = 0.08;
    const auto inner = [&](double left, double width) {
        const QRectF area(left, 0, width, height() - m_covered);
        const double space = std::min(area.width(), area.height()) * margin;
        return area.adjusted(space, space, -space, -space);
    };
    const double half = isComparing() ? width() / 2. : 0.;
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (!m_rivalPicture.isNull())
        painter.drawImage(within(m_rivalPicture.size(), inner(0, half)), m_rivalPicture);
    if (showsPoster) {
        painter.setOpacity(m_scene ? m_fade.currentValue().toDouble() : 1.);
        painter.drawImage(within(m_poster.size(), inner(half, width() - half)), m_poster);
    }
}

QImage ModelView::screenshot(bool transparent, QSize pixels)
{
    if (!hasModel())
        return {};
    makeCurrent();
    Shot wanted = shot(QRect(QPoint(), pixels.isEmpty() ? modelArea().size() : pixels));
    wanted.transparent = transparent;
    const QImage image = i2m::grab(m_gl, *m_renderer, *m_scene, wanted);
    doneCurrent();
    return image;
}

QImage ModelView::turntableFrame(int index, int count, QSize pixels)
{
    const OrbitCamera before = m_camera;
    m_camera.orbit(360.F * float(index) / float(std::max(1, count)), 0.F);
    const QImage image = screenshot(false, pixels);
    m_camera = before;
    return image;
}

void ModelView::pickPivot(QPointF position)
{
    if (!hasModel() || !m_target)
        return;
    makeCurrent();
    drawScenes();
    QOpenGLFramebufferObject flat(m_target->size(), QOpenGLFramebufferObject::CombinedDepthStencil);
    QOpenGLFramebufferObject::blitFramebuffer(&flat, m_target.get(), GL_DEPTH_BUFFER_BIT);
    flat.bind();
    const QPointF at(position.x() * flat.width() / width(), flat.height() * (1. - position.y() / height()));
    float depth = 1.F;
    m_gl->glReadPixels(GLint(at.x()), GLint(at.y()), 1, 1, GL_DEPTH_COMPONENT, GL_FLOAT, &depth);
    flat.release();
    doneCurrent();
    if (depth < 1.F) {
        const QRectF area = modelArea();
        const double ratio = double(flat.width()) / (width() * devicePixelRatio());
        const QVector3D screen(float((at.x() / ratio - area.x()) / area.width() * 2. - 1.),
                               float(at.y() / ratio / area.height() * 2. - 1.) -
                                   float(m_covered) / float(height()),
                               depth * 2.F - 1.F);
        const QMatrix4x4 toScreen = m_camera.projection(m_scene->scene().bounds, aspect()) * m_camera.view();
        m_camera.setPivot(toScreen.inverted().map(screen));
    }
    update();
}

} // namespace i2m
