// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/model_view.h"

#include "ui/preview/offscreen.h"

#include <QOpenGLVersionFunctionsFactory>
#include <QtConcurrent>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto untilBusy = 300ms;
constexpr auto untilSharp = 160ms;
constexpr auto uploadTime = 8ms;
constexpr int fadeTime = 180;             // ms
constexpr int settleTime = 600;           // ms
constexpr int softwareTextureSide = 2048; // pixels
constexpr float settleAngle = 20.F;
constexpr double turnSpeed = 360. / 24'000.; // degrees in a millisecond: a turn in 24 s

QFuture<Result<std::shared_ptr<PreviewScene>>> loadOnPool(const QString &path, const PreviewLimits &limits,
                                                          const StopFlag &stop)
{
    return QtConcurrent::run([path, limits, stop] { return loadPreview(path, limits, stop); });
}
} // namespace

ModelView::ModelView(QWidget *parent) : QOpenGLWidget(parent), m_keys(new KeySheet(this))
{
    setFormat(previewFormat());
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 120);
    setAccessibleName(tr("3D model"));
    grabGesture(Qt::PinchGesture);
    m_patience.setSingleShot(true);
    m_patience.setInterval(untilBusy);
    connect(&m_patience, &QTimer::timeout, this, [this] { Q_EMIT busyChanged(true); });
    m_rest.setSingleShot(true);
    m_rest.setInterval(untilSharp);
    connect(&m_rest, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    m_turn.setInterval(16ms);
    connect(&m_turn, &QTimer::timeout, this, &ModelView::animateTurntable);
    connect(&m_upload, &QTimer::timeout, this, &ModelView::uploadSlice);
    m_fade.setDuration(fadeTime);
    m_fade.setStartValue(1.);
    m_fade.setEndValue(0.);
    connect(&m_fade, &QVariantAnimation::valueChanged, this, qOverload<>(&QWidget::update));
    m_settle.setDuration(settleTime);
    m_settle.setStartValue(settleAngle);
    m_settle.setEndValue(0.F);
    m_settle.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_settle, &QVariantAnimation::valueChanged, this, [this](const QVariant &angle) {
        m_settled = angle.toFloat();
        moved();
    });
}

ModelView::~ModelView()
{
    stopLoading();
    if (m_rivalStop)
        *m_rivalStop = true;
    makeCurrent();
    releaseGl();
    doneCurrent();
}

void ModelView::releaseGl()
{
    m_scene.reset();
    m_coming.reset();
    m_rival.reset();
    m_target.reset();
    m_renderer.reset();
    m_gl = nullptr;
}

void ModelView::stopLoading()
{
    if (m_stop)
        *m_stop = true;
    m_stop.reset();
    m_patience.stop();
    Q_EMIT busyChanged(false);
}

void ModelView::load(const QString &path, const PreviewLimits &limits)
{
    stopLoading();
    m_stop = std::make_shared<std::atomic_bool>(false);
    m_patience.start();
    PreviewLimits affordable = limits;
    if (drawsInSoftware())
        affordable.textureSide = std::min(affordable.textureSide, softwareTextureSide);
    m_load = loadOnPool(path, affordable, m_stop);
    m_load.then(this, [this, stop = m_stop](const Result<std::shared_ptr<PreviewScene>> &scene) {
        if (*stop)
            return;
        if (scene) {
            take(*scene);
            return;
        }
        stopLoading();
        Q_EMIT failed(scene.error());
    });
}

void ModelView::take(const std::shared_ptr<PreviewScene> &scene)
{
    if (!m_gl) // the first paint has not happened yet; the scene waits as it is
        makeCurrent();
    if (!m_renderer || !m_renderer->isValid()) {
        stopLoading();
        Q_EMIT failed({ErrorCode::PreviewUnsupported, m_renderer ? m_renderer->errorText() : QString()});
        return;
    }
    makeCurrent();
    m_coming = std::make_unique<GpuScene>(m_gl, scene);
    doneCurrent();
    m_upload.start();
}

void ModelView::uploadSlice()
{
    makeCurrent();
    if (m_coming && m_coming->upload(uploadTime))
        appear();
    if (m_rival && m_rival->upload(uploadTime))
        update();
    doneCurrent();
    if (!m_coming && (!m_rival || m_rival->isComplete()))
        m_upload.stop();
}

void ModelView::appear()
{
    const bool isFirst = !m_scene;
    m_scene = std::move(m_coming);
    stopLoading();
    if (!std::exchange(m_keepCamera, false) || isFirst) {
        m_camera.look(ViewSide::Home);
        fit();
        if (!m_reducedMotion)
            m_settle.start();
    }
    if (m_reducedMotion)
        m_poster = {};
    else
        m_fade.start();
    update();
    const MeshStatistics &now = m_scene->scene().statistics;
    const QVector3D size = now.size();
    setAccessibleDescription(tr("%L1 triangles, %L2 by %L3 by %L4 meters")
                                 .arg(now.triangles)
                                 .arg(double(size.x()), 0, 'f', 2)
                                 .arg(double(size.y()), 0, 'f', 2)
                                 .arg(double(size.z()), 0, 'f', 2));
    Q_EMIT loaded(now);
}

void ModelView::setPoster(const QImage &poster)
{
    m_fade.stop();
    m_poster = poster;
    if (!poster.isNull() && m_scene) { // another model is on its way; the old one would be taken for it
        makeCurrent();
        m_scene.reset();
        doneCurrent();
    }
    update();
}

void ModelView::clear()
{
    stopLoading();
    makeCurrent();
    m_scene.reset();
    m_coming.reset();
    m_rival.reset();
    doneCurrent();
    m_rivalPicture = {};
    m_poster = {};
    update();
}

void ModelView::compareWith(const QImage &picture)
{
    m_rivalPicture = picture;
    if (m_rivalStop)
        *m_rivalStop = true;
    makeCurrent();
    m_rival.reset();
    doneCurrent();
    fit();
}

void ModelView::compareWithModel(const QString &path)
{
    compareWith(QImage());
    if (path.isEmpty())
        return;
    m_rivalStop = std::make_shared<std::atomic_bool>(false);
    m_rivalLoad = loadOnPool(path, {}, m_rivalStop);
    m_rivalLoad.then(this, [this, stop = m_rivalStop](const Result<std::shared_ptr<PreviewScene>> &scene) {
        if (*stop || !m_gl)
            return;
        if (!scene) {
            Q_EMIT failed(scene.error());
            return;
        }
        makeCurrent();
        m_rival = std::make_unique<GpuScene>(m_gl, *scene);
        doneCurrent();
        m_upload.start();
        fit();
    });
}

MeshStatistics ModelView::statistics() const
{
    return m_scene ? m_scene->scene().statistics : MeshStatistics();
}

void ModelView::setOptions(const ViewOptions &options)
{
    if (options == m_options)
        return;
    m_options = options;
    m_camera.setParallel(options.parallel);
    if (options.turntable && !m_turn.isActive()) {
        m_turnClock.start();
        m_turn.start();
    } else if (!options.turntable) {
        m_turn.stop();
    }
    update();
    Q_EMIT optionsChanged(m_options);
}

void ModelView::setCamera(const OrbitCamera &camera)
{
    m_camera = camera;
    update();
}

void ModelView::look(ViewSide side)
{
    m_settle.stop();
    m_settled = 0.F;
    m_camera.look(side);
    fit();
}

void ModelView::fit()
{
    if (m_scene)
        m_camera.fit(m_scene->scene().bounds, aspect(),
                     1.F - float(m_covered) / float(std::max(1, height())));
    update();
}

void ModelView::setStageColors(const QColor &center, const QColor &edge)
{
    m_center = center;
    m_edge = edge;
    update();
}

void ModelView::setCovered(int height)
{
    m_covered = height;
    update();
}

void ModelView::animateTurntable()
{
    m_camera.orbit(float(double(m_turnClock.restart()) * turnSpeed), 0.F);
    moved();
}

void ModelView::moved()
{
    m_rest.start();
    update();
}

} // namespace i2m
