// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/model_view.h"

#include "core/async.h"
#include "ui/preview/offscreen.h"

#include <QtConcurrent>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto untilBusy = 300ms;
constexpr auto untilSharp = 160ms;
constexpr int fadeTime = 180;             // ms
constexpr int settleTime = 600;           // ms
constexpr int softwareTextureSide = 2048; // pixels
constexpr float settleAngle = 20.F;
constexpr double turnSpeed = 360. / 24'000.; // degrees in a millisecond: a turn in 24 s

auto loadOnPool(const QString &path, const PreviewLimits &limits, const StopFlag &stop)
{
    PreviewLimits affordable = limits;
    if (drawsInSoftware())
        affordable.textureSide = std::min(affordable.textureSide, softwareTextureSide);
    return QtConcurrent::run([path, affordable, stop] { return loadPreview(path, affordable, stop); });
}
} // namespace

ModelView::ModelView(QWidget *parent)
    : QWidget(parent), m_keys(new KeySheet(this)), m_stage(std::make_shared<LiveStage>())
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(160, 120);
    setAccessibleName(tr("3D model"));
    grabGesture(Qt::PinchGesture);
    m_patience.setSingleShot(true);
    m_patience.setInterval(untilBusy);
    connect(&m_patience, &QTimer::timeout, this, [this] { Q_EMIT busyChanged(true); });
    m_rest.setSingleShot(true);
    m_rest.setInterval(untilSharp);
    connect(&m_rest, &QTimer::timeout, this, &ModelView::redraw);
    m_turn.setInterval(16ms);
    connect(&m_turn, &QTimer::timeout, this, &ModelView::animateTurntable);
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
    m_thread.run([stage = m_stage](Offscreen &offscreen) { stage->clear(offscreen); });
}

void ModelView::stopLoading()
{
    if (m_stop)
        *m_stop = true;
    m_stop.reset();
    m_coming.reset();
    m_patience.stop();
    Q_EMIT busyChanged(false);
}

void ModelView::fail(const Error &error)
{
    stopLoading();
    Q_EMIT failed(error);
}

void ModelView::load(const QString &path, const PreviewLimits &limits)
{
    stopLoading();
    m_stop = std::make_shared<std::atomic_bool>(false);
    m_patience.start();
    loadOnPool(path, limits, m_stop) | then(this, [this, stop = m_stop](const Loaded &scene) {
        if (*stop)
            return;
        if (scene)
            take(*scene);
        else
            fail(scene.error());
    });
}

void ModelView::take(const std::shared_ptr<PreviewScene> &scene)
{
    m_coming = scene;
    m_thread.run([stage = m_stage, scene](Offscreen &offscreen) { return stage->add(offscreen, scene); }) |
        then(this, [this, stop = m_stop](const Result<void> &added) {
            if (*stop)
                return dropOthers();
            if (added)
                appear();
            else
                fail(added.error());
        });
}

void ModelView::appear()
{
    const bool isFirst = !m_scene;
    m_scene = std::exchange(m_coming, nullptr);
    m_isNew = true;
    dropOthers();
    if (!std::exchange(m_keepCamera, false) || isFirst) {
        m_camera.look(ViewSide::Home);
        fit();
    }
    redraw();
}

void ModelView::announce()
{
    stopLoading();
    if (m_reducedMotion) {
        m_poster = {};
    } else {
        m_fade.start();
        m_settle.start();
    }
    const MeshStatistics &now = m_scene->statistics;
    const QVector3D size = now.size();
    setAccessibleDescription(tr("%L1 triangles, %L2 by %L3 by %L4 meters")
                                 .arg(now.triangles)
                                 .arg(double(size.x()), 0, 'f', 2)
                                 .arg(double(size.y()), 0, 'f', 2)
                                 .arg(double(size.z()), 0, 'f', 2));
    Q_EMIT loaded(now);
}

void ModelView::dropOthers()
{
    m_thread.run(
        [stage = m_stage, scene = m_scene, coming = m_coming, rival = m_rival](Offscreen &offscreen) {
            stage->keepOnly(offscreen, {scene, coming, rival});
        });
}

void ModelView::setPoster(const QImage &poster)
{
    m_fade.stop();
    m_poster = poster;
    if (!poster.isNull() && m_scene) { // another model is on its way; the old one would be taken for it
        m_scene.reset();
        dropOthers();
    }
    redraw();
    update();
}

void ModelView::clear()
{
    stopLoading();
    m_scene.reset();
    m_poster = {};
    compareWith(QImage());
}

void ModelView::compareWith(const QImage &picture)
{
    m_rivalPicture = picture;
    if (m_rivalStop)
        *m_rivalStop = true;
    m_rivalStop.reset();
    m_rival.reset();
    dropOthers();
    fit();
    Q_EMIT compareChanged();
}

void ModelView::compareWithModel(const QString &path)
{
    compareWith(QImage());
    if (path.isEmpty())
        return;
    m_rivalStop = std::make_shared<std::atomic_bool>(false);
    Q_EMIT compareChanged();
    loadOnPool(path, {}, m_rivalStop) | then(this, [this, stop = m_rivalStop](const Loaded &scene) {
        if (*stop)
            return;
        if (!scene) {
            compareWith(QImage());
            Q_EMIT failed(scene.error());
            return;
        }
        m_rival = *scene;
        m_thread.run([stage = m_stage, rival = m_rival](Offscreen &offscreen) {
            return stage->add(offscreen, rival);
        });
        fit();
    });
}

MeshStatistics ModelView::statistics() const { return m_scene ? m_scene->statistics : MeshStatistics(); }

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
    redraw();
    Q_EMIT optionsChanged(m_options);
}

void ModelView::setCamera(const OrbitCamera &camera)
{
    m_camera = camera;
    redraw();
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
        m_camera.fit(m_rival ? m_scene->bounds.with(m_rival->bounds) : m_scene->bounds, aspect(),
                     1.F - float(m_covered) / float(std::max(1, height())));
    redraw();
}

void ModelView::setStageColors(const QColor &center, const QColor &edge)
{
    m_center = center;
    m_edge = edge;
    redraw();
}

void ModelView::setCovered(int height)
{
    m_covered = height;
    redraw();
}

void ModelView::animateTurntable()
{
    m_camera.orbit(float(double(m_turnClock.restart()) * turnSpeed), 0.F);
    moved();
}

void ModelView::moved()
{
    m_rest.start();
    redraw();
}

} // namespace i2m
