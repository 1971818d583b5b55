// SPDX-License-Identifier: GPL-3.0-or-later
// The part of ModelView that listens.
#include "ui/preview/model_view.h"

#include "core/async.h"

#include <QClipboard>
#include <QGestureEvent>
#include <QGuiApplication>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QWheelEvent>

namespace i2m {

bool ModelView::event(QEvent *event)
{
    if (event->type() == QEvent::NativeGesture) {
        const auto *native = static_cast<QNativeGestureEvent *>(event);
        if (native->gestureType() == Qt::ZoomNativeGesture) {
            ViewGesture gesture;
            gesture.kind = ViewGesture::Kind::Zoom;
            gesture.factor = 1. / std::max(0.2, 1. + native->value());
            gesture.at = native->position();
            apply(gesture);
            return true;
        }
    } else if (event->type() == QEvent::Gesture) {
        auto *pinches = static_cast<QGestureEvent *>(event);
        if (const auto *pinch = static_cast<QPinchGesture *>(pinches->gesture(Qt::PinchGesture))) {
            ViewGesture gesture;
            gesture.kind = ViewGesture::Kind::Zoom;
            gesture.factor = 1. / std::max(0.2, pinch->scaleFactor());
            gesture.at = mapFromGlobal(pinch->hotSpot());
            apply(gesture);
            return true;
        }
    }
    return QWidget::event(event);
}

void ModelView::apply(const ViewGesture &gesture)
{
    using Kind = ViewGesture::Kind;
    if (gesture.kind == Kind::None)
        return;
    const QRectF area(QPointF(modelArea().topLeft()) / devicePixelRatio(),
                      QSizeF(modelArea().size()) / devicePixelRatio());
    if (gesture.kind != Kind::Change && gesture.kind != Kind::Zoom && m_options.turntable) {
        ViewOptions still = m_options;
        still.turntable = false;
        setOptions(still);
    }
    switch (gesture.kind) {
    case Kind::Orbit:
        m_settle.stop();
        m_camera.orbit(float(gesture.by.x()), float(gesture.by.y()));
        break;
    case Kind::Pan:
        m_camera.pan({2. * gesture.by.x() / area.width(), -2. * gesture.by.y() / area.height()}, aspect());
        break;
    case Kind::Zoom: {
        QPointF toward;
        if (gesture.at.x() >= 0) {
            const QPointF inside = gesture.at - area.topLeft();
            toward = {2. * inside.x() / area.width() - 1.,
                      1. - 2. * inside.y() / area.height() - double(m_covered) / area.height()};
        }
        m_camera.zoom(float(gesture.factor), toward, aspect());
        break;
    }
    case Kind::RotateLight:
        m_options.lightAngle += float(gesture.by.x());
        break;
    case Kind::Look:
        look(gesture.side);
        break;
    case Kind::Fit:
        fit();
        break;
    case Kind::Change:
        setOptions(gesture.options);
        break;
    case Kind::None:
        break;
    }
    moved();
}

void ModelView::copyPicture()
{
    screenshot(false) |
        then(this, [](const QImage &picture) { QGuiApplication::clipboard()->setImage(picture); });
}

void ModelView::mousePressEvent(QMouseEvent *event)
{
    m_input.press(*event);
    setFocus(Qt::MouseFocusReason);
}

void ModelView::mouseMoveEvent(QMouseEvent *event) { apply(m_input.move(*event)); }

void ModelView::mouseReleaseEvent(QMouseEvent *) { m_input.release(); }

void ModelView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        pickPivot(event->position());
}

void ModelView::wheelEvent(QWheelEvent *event)
{
    apply(m_input.wheel(*event));
    event->accept();
}

void ModelView::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const ViewGesture gesture = m_input.key(*event, m_options);
    if (gesture.kind != ViewGesture::Kind::None)
        apply(gesture);
    else if (event->key() == Qt::Key_C && control && shift && hasModel())
        copyPicture();
    else if (event->key() == Qt::Key_C && !control)
        Q_EMIT compareWanted(!isComparing());
    else if (event->key() == Qt::Key_I && !control)
        Q_EMIT infoWanted();
    else if (event->key() == Qt::Key_F12)
        Q_EMIT pictureWanted(control);
    else if (event->key() == Qt::Key_H || event->key() == Qt::Key_Question ||
             (event->key() == Qt::Key_Escape && m_keys->isVisible()))
        m_keys->toggle();
    else
        QWidget::keyPressEvent(event);
}

} // namespace i2m
