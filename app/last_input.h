// SPDX-License-Identifier: GPL-3.0-or-later
// Knows how long nobody has touched the window.
#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEvent>

namespace i2m {

class LastInput : public QObject
{
    Q_OBJECT

public:
    LastInput()
    {
        m_since.start();
        QCoreApplication::instance()->installEventFilter(this);
    }
    std::chrono::milliseconds since() const { return std::chrono::milliseconds(m_since.elapsed()); }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        switch (event->type()) {
        case QEvent::KeyPress:
        case QEvent::MouseButtonPress:
        case QEvent::MouseMove:
        case QEvent::Wheel:
        case QEvent::DragMove:
        case QEvent::TouchUpdate:
            m_since.start();
            break;
        default:
            break;
        }
        return false;
    }

private:
    QElapsedTimer m_since;
};

} // namespace i2m
