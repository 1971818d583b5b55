// SPDX-License-Identifier: GPL-3.0-or-later
// A camera that turns around a point, as people expect it from 3D programs. Angles in degrees, lengths in
// metres, the screen from −1 to 1 with Y up.
#pragma once

#include "ui/preview/view_options.h"

#include <QMatrix4x4>
#include <QPointF>
#include <QVector3D>

namespace i2m {

struct Bounds
{
    QVector3D minimum;
    QVector3D maximum;

    QVector3D center() const { return (minimum + maximum) * 0.5F; }
    QVector3D size() const { return maximum - minimum; }
    float radius() const { return size().length() * 0.5F; }
    /// What holds both.
    Bounds with(const Bounds &other) const;
};

class OrbitCamera
{
public:
    /// Moves back until the bounds fill the screen but for a tenth, without turning. `aspect` is width by
    /// height, `usable` the part of the height that nothing covers.
    void fit(const Bounds &bounds, float aspect, float usable = 1.F);
    void look(ViewSide side);
    void orbit(float yaw, float pitch);
    /// By a part of the screen.
    void pan(QPointF by, float aspect);
    /// Below 1 comes nearer; what is under `toward` stays there.
    void zoom(float factor, QPointF toward, float aspect);
    void setPivot(const QVector3D &pivot);
    void setParallel(bool parallel) { m_parallel = parallel; }

    QMatrix4x4 view() const;
    /// Near and far planes lie around `bounds`.
    QMatrix4x4 projection(const Bounds &bounds, float aspect) const;
    QVector3D position() const { return m_pivot + backward() * m_distance; }
    QVector3D pivot() const { return m_pivot; }
    float yaw() const { return m_yaw; }
    float pitch() const { return m_pitch; }
    float distance() const { return m_distance; }

private:
    QVector3D backward() const;
    QVector3D right() const;
    QVector3D up() const;
    /// Half of the screen's height at the pivot, in metres.
    float halfHeight() const;

    QVector3D m_pivot;
    float m_yaw = 30.F;
    float m_pitch = 14.F;
    float m_distance = 3.F;
    bool m_parallel = false;
};

} // namespace i2m
