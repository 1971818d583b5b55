// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/orbit_camera.h"

#include <QtMath>
#include <algorithm>

namespace i2m {

namespace {
constexpr float fieldOfView = 30.F; // degrees, upright: long enough a lens to keep proportions
constexpr float margin = 0.9F;
constexpr float steepest = 89.9F; // at 90° up and backward would be the same line

float lens() { return std::tan(qDegreesToRadians(fieldOfView / 2)); }
} // namespace

QVector3D OrbitCamera::backward() const
{
    const float yaw = qDegreesToRadians(m_yaw), pitch = qDegreesToRadians(m_pitch);
    return {std::cos(pitch) * std::sin(yaw), std::sin(pitch), std::cos(pitch) * std::cos(yaw)};
}

QVector3D OrbitCamera::right() const
{
    const float yaw = qDegreesToRadians(m_yaw);
    return {std::cos(yaw), 0.F, -std::sin(yaw)};
}

QVector3D OrbitCamera::up() const { return QVector3D::crossProduct(backward(), right()); }

float OrbitCamera::halfHeight() const { return std::max(m_distance, 1e-9F) * lens(); }

Bounds Bounds::with(const Bounds &other) const
{
    Bounds both = *this;
    for (int axis = 0; axis < 3; ++axis) {
        both.minimum[axis] = std::min(minimum[axis], other.minimum[axis]);
        both.maximum[axis] = std::max(maximum[axis], other.maximum[axis]);
    }
    return both;
}

void OrbitCamera::fit(const Bounds &bounds, float aspect, float usable)
{
    m_pivot = bounds.center();
    const float tall = lens() * margin * usable;
    const float wide = lens() * margin * aspect;
    float distance = 0.F;
    for (int corner = 0; corner < 8; ++corner) {
        const QVector3D half = bounds.size() * 0.5F;
        const QVector3D offset(corner & 1 ? half.x() : -half.x(), corner & 2 ? half.y() : -half.y(),
                               corner & 4 ? half.z() : -half.z());
        const float x = std::abs(QVector3D::dotProduct(offset, right()));
        const float y = std::abs(QVector3D::dotProduct(offset, up()));
        const float nearer = m_parallel ? 0.F : QVector3D::dotProduct(offset, backward());
        distance = std::max({distance, nearer + x / wide, nearer + y / tall});
    }
    m_distance = distance > 0.F ? distance : 1.F;
}

void OrbitCamera::look(ViewSide side)
{
    struct Angles
    {
        float yaw, pitch;
    };
    static constexpr Angles angles[] = {{30, 14}, {0, 0},        {180, 0},       {90, 0},
                                        {-90, 0}, {0, steepest}, {0, -steepest}, {45, 35.264F}};
    m_yaw = angles[int(side)].yaw;
    m_pitch = angles[int(side)].pitch;
}

void OrbitCamera::orbit(float yaw, float pitch)
{
    m_yaw = std::remainder(m_yaw + yaw, 360.F);
    m_pitch = std::clamp(m_pitch + pitch, -steepest, steepest);
}

void OrbitCamera::pan(QPointF by, float aspect)
{
    m_pivot -= (right() * float(by.x()) * aspect + up() * float(by.y())) * halfHeight();
}

void OrbitCamera::zoom(float factor, QPointF toward, float aspect)
{
    const float before = halfHeight();
    m_distance = std::clamp(m_distance * factor, 1e-6F, 1e9F);
    const float moved = before - halfHeight();
    m_pivot += (right() * float(toward.x()) * aspect + up() * float(toward.y())) * moved;
}

void OrbitCamera::setPivot(const QVector3D &pivot)
{
    m_distance = std::max(QVector3D::dotProduct(position() - pivot, backward()), m_distance * 0.05F);
    m_pivot = pivot;
}

QMatrix4x4 OrbitCamera::view() const
{
    QMatrix4x4 matrix;
    matrix.lookAt(position(), m_pivot, up());
    return matrix;
}

QMatrix4x4 OrbitCamera::projection(const Bounds &bounds, float aspect) const
{
    // Twice the radius leaves room for the floor and its shadow.
    const float reach = std::max(bounds.radius(), 1e-6F) * 2.F;
    const float depth = QVector3D::dotProduct(position() - bounds.center(), backward());
    QMatrix4x4 matrix;
    if (m_parallel) {
        const float tall = halfHeight();
        matrix.ortho(-tall * aspect, tall * aspect, -tall, tall, depth - reach, depth + reach);
    } else {
        const float farPlane = std::max(depth + reach, reach * 0.01F);
        matrix.perspective(fieldOfView, aspect, std::max(depth - reach, farPlane * 0.001F), farPlane);
    }
    return matrix;
}

} // namespace i2m
