// SPDX-License-Identifier: GPL-3.0-or-later
// What people's hands mean: turns mouse, wheel, touchpad and keys into gestures, without knowing the camera.
#pragma once

#include "ui/preview/view_options.h"

#include <QPointF>
#include <optional>

class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace i2m {

struct ViewGesture
{
    enum class Kind { None, Orbit, Pan, Zoom, RotateLight, Look, Fit, Change };

    Kind kind = Kind::None;
    QPointF by;         ///< Orbit: degrees. Pan: pixels
    double factor = 1.; ///< Zoom
    QPointF at;         ///< Zoom: pixels
    ViewSide side = ViewSide::Home;
    ViewOptions options = {}; ///< Change: the new ones
};

class ViewInput
{
public:
    void setBlenderNavigation(bool on) { m_blender = on; }

    void press(const QMouseEvent &event);
    ViewGesture move(const QMouseEvent &event);
    void release() { m_drag.reset(); }
    bool isDragging() const { return m_drag.has_value(); }
    ViewGesture wheel(const QWheelEvent &event) const;
    /// `options` are the present ones; a key that changes one answers with the changed ones.
    ViewGesture key(const QKeyEvent &event, ViewOptions options) const;

private:
    std::optional<ViewGesture::Kind> m_drag;
    QPointF m_last;
    bool m_blender = false;
};

} // namespace i2m
