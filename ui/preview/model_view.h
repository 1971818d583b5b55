// SPDX-License-Identifier: GPL-3.0-or-later
// Shows a model: first its poster, then the thing itself, never nothing. Only make one where canPreview()
// says yes. It reads on the pool and draws on a thread of its own, so everything here returns at once.
#pragma once

#include "core/mesh/statistics.h"
#include "ui/preview/drawing_thread.h"
#include "ui/preview/key_sheet.h"
#include "ui/preview/live_stage.h"
#include "ui/preview/view_input.h"

#include <QElapsedTimer>
#include <QFuture>
#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

namespace i2m {

class ModelView : public QWidget
{
    Q_OBJECT

public:
    explicit ModelView(QWidget *parent = nullptr);
    ~ModelView() override;

    /// Drops what is being loaded and loads this GLB. The poster stays until the model is complete. Where the
    /// processor draws, textures are shrunk to 2048 pixels.
    void load(const QString &path, const PreviewLimits &limits = {});
    /// A picture to look at until then; usually the thumbnail, the provider's picture or the source image.
    void setPoster(const QImage &poster);
    void clear();

    /// Something to hold the model against, shown on the left: a picture, or another model under the same
    /// camera. Both null end the comparison.
    void compareWith(const QImage &picture);
    void compareWithModel(const QString &path);
    bool isComparing() const { return !m_rivalPicture.isNull() || m_rivalStop; }

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

    bool hasModel() const { return m_scene != nullptr; }
    MeshStatistics statistics() const;
    /// The picture as it is, without controls; null without a model. `transparent` leaves out the ground.
    QFuture<QImage> screenshot(bool transparent, QSize pixels = {});
    void copyPicture();
    void toggleKeys() { m_keys->toggle(); }
    QWidget &keySheet() const { return *m_keys; }
    /// One full turn, for a film: picture `index` of `count`.
    QFuture<QImage> turntableFrame(int index, int count, QSize pixels);

Q_SIGNALS:
    /// It is drawn and there to be seen.
    void loaded(const i2m::MeshStatistics &statistics);
    void failed(const i2m::Error &error);
    /// Loading has taken long enough to be worth a progress bar, or is over.
    void busyChanged(bool busy);
    void optionsChanged(const i2m::ViewOptions &options);
    /// Something stands beside the model now, or nothing anymore.
    void compareChanged();
    /// C, I and F12 were pressed here; what they do is for the page around the view.
    void compareWanted(bool on);
    void infoWanted();
    void pictureWanted(bool transparent);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    using Loaded = Result<std::shared_ptr<PreviewScene>>;

    void take(const std::shared_ptr<PreviewScene> &scene);
    void appear();
    void announce();
    void fail(const Error &error);
    void stopLoading();
    void dropOthers(); ///< frees what is not shown anymore
    Frame frame() const;
    Shot shot(const QRect &viewport) const;
    float aspect() const;
    QRect modelArea() const; ///< in pixels of the picture
    void apply(const ViewGesture &gesture);
    void pickPivot(QPointF position);
    void redraw(); ///< asks for a new picture; while one is being drawn, for one after it
    void present(const Drawn &drawn, bool withModel);
    void paintPictures(QPainter &painter) const;
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

    StopFlag m_stop;
    StopFlag m_rivalStop;
    QTimer m_patience; ///< until loading counts as long
    QTimer m_rest;     ///< until a coarse picture is sharpened
    QTimer m_turn;
    QElapsedTimer m_turnClock;
    QVariantAnimation m_fade;
    QVariantAnimation m_settle;
    float m_settled = 0.F;
    std::chrono::milliseconds m_drawTime{0};

    std::shared_ptr<PreviewScene> m_scene;  ///< shown, or about to be
    std::shared_ptr<PreviewScene> m_coming; ///< on its way to the graphics card
    std::shared_ptr<PreviewScene> m_rival;
    bool m_isNew = false; ///< m_scene was not seen yet

    DrawingThread m_thread;
    std::shared_ptr<LiveStage> m_stage; ///< used on m_thread only
    Drawn m_shown;
    bool m_isDrawing = false;
    bool m_isStale = false;
};

} // namespace i2m
