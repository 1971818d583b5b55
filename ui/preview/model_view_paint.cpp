// SPDX-License-Identifier: GPL-3.0-or-later
// The part of ModelView that draws.
#include "ui/preview/model_view.h"

#include "core/async.h"

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

void ModelView::resizeEvent(QResizeEvent *) { redraw(); }

void ModelView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_shown.image.isNull()) {
        QRadialGradient ground(rect().center(), std::max(width(), height()) / 2.);
        ground.setColorAt(0, m_center);
        ground.setColorAt(1, m_edge);
        painter.fillRect(rect(), ground);
    } else {
        painter.drawImage(rect(), m_shown.image);
    }
    paintPictures(painter);
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

Frame ModelView::frame() const
{
    const bool coarse = m_rest.isActive() && m_drawTime > slow;
    const bool dense = m_scene && m_scene->statistics.triangles > manyTriangles;
    const int divisor = coarse ? 2 : 1;
    const auto scaled = [divisor](const QRect &rect) {
        return QRect(rect.topLeft() / divisor, rect.size() / divisor);
    };
    const QRect area = modelArea();
    Frame frame;
    frame.size = size() * devicePixelRatio() / divisor;
    frame.smoothEdges = !coarse && !(dense && drawsInSoftware());
    if (isComparing())
        frame.parts.push_back({m_rival, shot(scaled({0, 0, area.left(), area.height()}))});
    frame.parts.push_back({m_scene, shot(scaled(area))});
    return frame;
}

void ModelView::redraw()
{
    if (size().isEmpty())
        return;
    if (m_isDrawing) {
        m_isStale = true;
        return;
    }
    m_isDrawing = true;
    m_thread.run([stage = m_stage, wanted = frame()](Offscreen &offscreen) {
        return stage->draw(offscreen, wanted);
    }) | then(this,
              [this, scene = m_scene](const Drawn &drawn) { present(drawn, scene && scene == m_scene); });
}

void ModelView::present(const Drawn &drawn, bool withModel)
{
    m_isDrawing = false;
    m_shown = drawn;
    if (withModel && drawn.image.size() == size() * devicePixelRatio())
        m_drawTime = drawn.time;
    update();
    if (withModel && std::exchange(m_isNew, false))
        announce();
    if (std::exchange(m_isStale, false))
        redraw();
}

void ModelView::paintPictures(QPainter &painter) const
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
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (!m_rivalPicture.isNull())
        painter.drawImage(within(m_rivalPicture.size(), inner(0, half)), m_rivalPicture);
    if (showsPoster) {
        painter.setOpacity(m_scene ? m_fade.currentValue().toDouble() : 1.);
        // Our own pictures of models have a clear ground and are framed as the model will be.
        const QRectF whole(half, 0, width() - half, height() - m_covered);
        painter.drawImage(
            within(m_poster.size(), m_poster.hasAlphaChannel() ? whole : inner(half, width() - half)),
            m_poster);
    }
}

QFuture<QImage> ModelView::screenshot(bool transparent, QSize pixels)
{
    if (!hasModel())
        return ready(QImage());
    Frame::Part part{m_scene, shot(QRect(QPoint(), pixels.isEmpty() ? modelArea().size() : pixels))};
    part.shot.transparent = transparent;
    return m_thread.run(
        [stage = m_stage, part](Offscreen &offscreen) { return stage->picture(offscreen, part); });
}

QFuture<QImage> ModelView::turntableFrame(int index, int count, QSize pixels)
{
    const OrbitCamera before = m_camera;
    m_camera.orbit(360.F * float(index) / float(std::max(1, count)), 0.F);
    auto picture = screenshot(false, pixels);
    m_camera = before;
    return picture;
}

void ModelView::pickPivot(QPointF position)
{
    if (!hasModel())
        return;
    const QPointF place(position.x() / width(), 1. - position.y() / height());
    const QRectF area = modelArea();
    const QPointF pixel(place.x() * width() * devicePixelRatio(), place.y() * height() * devicePixelRatio());
    const QPointF screen((pixel.x() - area.x()) / area.width() * 2. - 1.,
                         (pixel.y() - area.y()) / area.height() * 2. - 1. -
                             double(m_covered) / double(height()));
    const QMatrix4x4 toScreen = m_camera.projection(m_scene->bounds, aspect()) * m_camera.view();
    m_thread.run([stage = m_stage, place](Offscreen &offscreen) {
        return stage->depthAt(offscreen, place);
    }) | then(this, [this, screen, toWorld = toScreen.inverted()](float depth) {
        if (depth >= 1.F)
            return;
        m_camera.setPivot(toWorld.map(QVector3D(float(screen.x()), float(screen.y()), depth * 2.F - 1.F)));
        redraw();
    });
}

} // namespace i2m
