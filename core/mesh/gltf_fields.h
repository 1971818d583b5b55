// SPDX-License-Identifier: GPL-3.0-or-later
// Typed look-ups in glTF's JSON. The first thing that is wrong is remembered and everything after it reads as
// its default, so a reader checks once at the end of each part.
#pragma once

#include "core/error.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QMatrix4x4>
#include <QVector2D>
#include <QVector3D>
#include <QVector4D>
#include <optional>
#include <vector>

namespace i2m {

class GltfFields
{
public:
    bool ok() const { return !m_error.has_value(); }
    const Error &error() const { return *m_error; }
    void fail(const QString &why, ErrorCode code = ErrorCode::ModelUnreadable);

    /// A whole number from `least` to `most`; `fallback` when the key is absent.
    qint64 whole(const QJsonObject &object, QLatin1StringView key, qint64 fallback, qint64 least,
                 qint64 most);
    /// A number below `size`, or -1 when the key is absent.
    int index(const QJsonObject &object, QLatin1StringView key, std::size_t size);
    /// A list of numbers below `size`.
    std::vector<int> indices(const QJsonObject &object, QLatin1StringView key, std::size_t size);
    /// A finite number.
    double number(const QJsonObject &object, QLatin1StringView key, double fallback);
    /// Finite numbers; empty when the key is absent, wrong when there are not `count` of them (0: any).
    std::vector<double> numbers(const QJsonObject &object, QLatin1StringView key, qsizetype count);
    QVector2D vector(const QJsonObject &object, QLatin1StringView key, QVector2D fallback);
    QVector3D vector(const QJsonObject &object, QLatin1StringView key, QVector3D fallback);
    QVector4D vector(const QJsonObject &object, QLatin1StringView key, QVector4D fallback);
    /// An array of objects; anything else in it is wrong.
    QJsonArray objects(const QJsonObject &object, QLatin1StringView key);

private:
    std::optional<Error> m_error;
};

} // namespace i2m
