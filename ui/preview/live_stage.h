// SPDX-License-Identifier: GPL-3.0-or-later
// What a ModelView has on the graphics card, and the pictures of it that its window shows. Everything here
// happens on the drawing thread; the window gets finished pictures and never waits for the graphics card.
#pragma once

#include "core/result.h"
#include "ui/preview/offscreen.h"

#include <QOpenGLFramebufferObject>
#include <chrono>

namespace i2m {

/// A picture that is wanted.
struct Frame
{
    struct Part
    {
        std::shared_ptr<const PreviewScene> scene; ///< null: only the ground
        Shot shot;
    };
    QSize size; ///< pixels
    bool smoothEdges = true;
    std::vector<Part> parts;
};

/// A picture that is ready.
struct Drawn
{
    QImage image; ///< null: it could not be drawn
    std::chrono::milliseconds time{0};
};

class LiveStage
{
public:
    /// Brings a scene to the graphics card, until it is dropped. Errors: PreviewUnsupported.
    Result<void> add(Offscreen &offscreen, const std::shared_ptr<PreviewScene> &scene);
    /// Frees every scene but these.
    void keepOnly(Offscreen &offscreen, const std::vector<std::shared_ptr<const PreviewScene>> &wanted);
    /// Frees everything.
    void clear(Offscreen &offscreen);

    Drawn draw(Offscreen &offscreen, const Frame &frame);
    /// Read back with smooth edges; null when the scene is not here.
    QImage picture(Offscreen &offscreen, const Frame::Part &part);
    /// 0 near to 1 far, in the picture drawn last; `place` from (0,0) lower left to (1,1).
    float depthAt(Offscreen &offscreen, QPointF place);

private:
    const GpuScene *find(const std::shared_ptr<const PreviewScene> &scene) const;
    bool prepare(const Frame &frame);

    std::vector<std::unique_ptr<GpuScene>> m_scenes;
    std::unique_ptr<QOpenGLFramebufferObject> m_target;
    std::unique_ptr<QOpenGLFramebufferObject> m_flat; ///< m_target without samples, to read from
};

} // namespace i2m
