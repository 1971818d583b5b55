// SPDX-License-Identifier: GPL-3.0-or-later
// Shows a model: first its poster, then the thing itself, never nothing. Only make one where canPreview()
// says yes; everything here belongs to the main thread and returns at once.
#pragma once

#include "core/mesh/statistics.h"
#include "ui/preview/key_sheet.h"
#include "ui/preview/scene_renderer.h"
#include "ui/preview/view_input.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QOpenGLFramebufferObject>
#include <QOpenGLWidget>
#include <QTimer>
#include <QVariantAnimation>

namespace i2m {

class ModelView : public QOpenGLWidget
{
    Q_OBJECT

public:
    explicit ModelView(QWidget *parent = nullptr);
    ~ModelView() override;

    /// Drops what is being loaded and loads this GLB. The poster stays until the model is complete.
    void load(const QString &path, const PreviewLimits &limits = {});
    /// A picture to look at until then; usually the thumbnail, the provider's picture or the source image.
    void setPoster(const QImage &poster);
    void clear();

    /// Something to hold the model against, shown on the left: a picture, or another model under the same
    /// camera. Both null end the comparison.
    void compareWith(const QImage &picture);
    void compareWithModel(const QString &path);
    bool isComparing() const { return !m_rivalPicture.isNull() || m_rival || m_rivalLoad.isRunning(); }

    const ViewOptions &options() const { return m_options; }
    void setOptions(const ViewOptions &options);
    const OrbitCamera &camera() const { return m_camera; }
    void setCamera(const OrbitCamera &camera);
    void look(ViewSide side);
    void fit();

    void setStageColors(const QColor &center, const QColor &edge);
    /// Space at the lower edge that the controls cover, in device-independent pixels.
    void setCovered(int height);
    void setReducedMotion(bool reduced) { m_reducedMotion = reduced; }
    /// Middle button turns, as Blender does.
    void setBlenderNavigation(bool on) { m_input.setBlenderNavigation(on); }
    /// The next model keeps the camera, for comparing rows.
    void keepCameraOnce() { m_keepCamera = true; }

    bool hasModel() const { return m_scene && m_scene->isComplete(); }
    MeshStatistics statistics() const;
    /// The picture as it is, without controls; null without a model. `transparent` leaves out the ground.
    QImage screenshot(bool transparent, QSize pixels = {});
    /// One full turn, for a film: picture `index` of `count`.
    QImage turntableFrame(int index, int count, QSize pixels);

Q_SIGNALS:
    void loaded(const i2m::MeshStatistics &statistics);
    void failed(const i2m::Error &error);
    /// Loading has taken long enough to be worth a progress bar, or is over.
    void busyChanged(bool busy);
    void optionsChanged(const i2m::ViewOptions &options);
    /// C, I and F12 were pressed here; what they do is for the page around the view.
    void compareWanted(bool on);
    void infoWanted();
    void pictureWanted(bool transparent);

protected:
    void initializeGL() override;
    void paintGL() override;
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    using Loading = QFuture<Result<std::shared_ptr<PreviewScene>>>;

    void take(const std::shared_ptr<PreviewScene> &scene);
    void uploadSlice();
    void appear();
    void stopLoading();
    void releaseGl();
    Shot shot(const QRect &viewport) const;
    float aspect() const;
    QRect modelArea() const; ///< in pixels of the framebuffer
    void apply(const ViewGesture &gesture);
    void pickPivot(QPointF position);
    void drawScenes();
    void drawPictures();
    void moved(); ///< draw coarsely now if this machine is slow, sharply a moment later
    void animateTurntable();

    ViewOptions m_options;
    OrbitCamera m_camera;
    ViewInput m_input;
    KeySheet *m_keys;
    QColor m_center{0xFB, 0xFC, 0xFD};
    QColor m_edge{0xD5, 0xDF, 0xE7};
    QImage m_poster;
    QImage m_rivalPicture;
    int m_covered = 0;
    bool m_reducedMotion = false;
    bool m_keepCamera = false;

    Loading m_load;
    Loading m_rivalLoad;
    StopFlag m_stop;
    StopFlag m_rivalStop;
    QTimer m_patience; ///< until loading counts as long
    QTimer m_rest;     ///< until a coarse picture is sharpened
    QTimer m_turn;
    QTimer m_upload; ///< outside of painting, so that nothing is drawn again for each slice
    QElapsedTimer m_turnClock;
    QVariantAnimation m_fade;
    QVariantAnimation m_settle;
    float m_settled = 0.F;
    std::chrono::milliseconds m_drawTime{0};

    QOpenGLFunctions_3_3_Core *m_gl = nullptr;
    std::unique_ptr<SceneRenderer> m_renderer;
    std::unique_ptr<GpuScene> m_scene;
    std::unique_ptr<GpuScene> m_coming; ///< being uploaded
    std::unique_ptr<GpuScene> m_rival;
    std::unique_ptr<QOpenGLFramebufferObject> m_target;
};

} // namespace i2m
