// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/view_input.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <cmath>

namespace i2m {

namespace {
constexpr double degreesPerPixel = 0.4;
constexpr double keyStep = 15.;
constexpr double keyPan = 40.; // pixels
constexpr double keyZoom = 0.85;

using Kind = ViewGesture::Kind;

template <class Enum>
Enum next(Enum value, int count)
{
    return Enum((int(value) + 1) % count);
}

ViewGesture looking(ViewSide side)
{
    ViewGesture gesture;
    gesture.kind = Kind::Look;
    gesture.side = side;
    return gesture;
}

ViewGesture moving(Kind kind, double x, double y)
{
    ViewGesture gesture;
    gesture.kind = kind;
    gesture.by = QPointF(x, y);
    return gesture;
}

ViewGesture zooming(double factor, QPointF at)
{
    ViewGesture gesture;
    gesture.kind = Kind::Zoom;
    gesture.factor = factor;
    gesture.at = at;
    return gesture;
}

ViewGesture arrow(int key, bool pans)
{
    const double step = pans ? keyPan : keyStep;
    const double x = key == Qt::Key_Left ? -step : key == Qt::Key_Right ? step : 0.;
    const double y = key == Qt::Key_Up ? -step : key == Qt::Key_Down ? step : 0.;
    return pans ? moving(Kind::Pan, -x, -y) : moving(Kind::Orbit, x, -y);
}

/// The keys that change an option; false when it is none of them.
bool change(int key, ViewOptions &options)
{
    switch (key) {
    case Qt::Key_M:
        options.mode = next(options.mode, 4);
        return true;
    case Qt::Key_E:
        options.edges = !options.edges;
        return true;
    case Qt::Key_L:
        options.lights = next(options.lights, 3);
        return true;
    case Qt::Key_B:
        options.backdrop = next(options.backdrop, 4);
        return true;
    case Qt::Key_T:
    case Qt::Key_Space:
        options.turntable = !options.turntable;
        return true;
    case Qt::Key_G:
        options.grid = !options.grid;
        return true;
    case Qt::Key_X:
        options.axes = !options.axes;
        return true;
    case Qt::Key_5:
        options.parallel = !options.parallel;
        return true;
    default:
        return false;
    }
}
} // namespace

void ViewInput::press(const QMouseEvent &event)
{
    m_last = event.position();
    const bool shift = event.modifiers() & Qt::ShiftModifier;
    const bool control = event.modifiers() & Qt::ControlModifier;
    if (event.button() == Qt::LeftButton)
        m_drag = control ? Kind::RotateLight : shift ? Kind::Pan : Kind::Orbit;
    else if (event.button() == Qt::MiddleButton)
        m_drag = m_blender && !shift ? Kind::Orbit : Kind::Pan;
    else if (event.button() == Qt::RightButton)
        m_drag = Kind::Pan;
}

ViewGesture ViewInput::move(const QMouseEvent &event)
{
    if (!m_drag)
        return {};
    const QPointF by = event.position() - m_last;
    m_last = event.position();
    if (*m_drag == Kind::Orbit)
        return moving(Kind::Orbit, -by.x() * degreesPerPixel, by.y() * degreesPerPixel);
    return moving(*m_drag, by.x(), by.y());
}

ViewGesture ViewInput::wheel(const QWheelEvent &event) const
{
    // A touchpad tells pixels, a wheel eighths of a degree with 120 to a notch.
    const double steps =
        event.pixelDelta().isNull() ? event.angleDelta().y() / 120. : event.pixelDelta().y() / 60.;
    return zooming(std::pow(keyZoom, steps), event.position());
}

ViewGesture ViewInput::key(const QKeyEvent &event, ViewOptions options) const
{
    const bool control = event.modifiers() & Qt::ControlModifier;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        return arrow(event.key(), control);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zooming(keyZoom, QPointF(-1, -1));
    case Qt::Key_Minus:
        return zooming(1. / keyZoom, QPointF(-1, -1));
    case Qt::Key_1:
        return looking(control ? ViewSide::Back : ViewSide::Front);
    case Qt::Key_3:
        return looking(control ? ViewSide::Left : ViewSide::Right);
    case Qt::Key_7:
        return looking(control ? ViewSide::Bottom : ViewSide::Top);
    case Qt::Key_9:
        return looking(ViewSide::Isometric);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return looking(ViewSide::Home);
    case Qt::Key_F:
    case Qt::Key_Home:
        return moving(Kind::Fit, 0, 0);
    default:
        break;
    }
    ViewGesture gesture;
    if (!control && change(event.key(), options)) {
        gesture.kind = Kind::Change;
        gesture.options = options;
    }
    return gesture;
}

} // namespace i2m
