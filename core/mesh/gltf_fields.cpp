// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/gltf_fields.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace i2m {
using namespace Qt::StringLiterals;

void GltfFields::fail(const QString &why, ErrorCode code)
{
    if (!m_error)
        m_error = Error{code, why};
}

qint64 GltfFields::whole(const QJsonObject &object, QLatin1StringView key, qint64 fallback, qint64 least,
                         qint64 most)
{
    const QJsonValue value = object[key];
    if (value.isUndefined())
        return fallback;
    const double number = value.toDouble(std::nan(""));
    if (!(number >= double(least) && number <= double(most)) || number != std::floor(number)) {
        fail(QCoreApplication::translate("ModelFile", "“%1” is out of range").arg(key));
        return fallback;
    }
    return qint64(number);
}

int GltfFields::index(const QJsonObject &object, QLatin1StringView key, std::size_t size)
{
    return int(whole(object, key, -1, 0, qint64(size) - 1));
}

std::vector<int> GltfFields::indices(const QJsonObject &object, QLatin1StringView key, std::size_t size)
{
    std::vector<int> found;
    for (const double number : numbers(object, key, 0)) {
        if (number < 0 || number >= double(size) || number != std::floor(number)) {
            fail(QCoreApplication::translate("ModelFile", "“%1” is out of range").arg(key));
            return {};
        }
        found.push_back(int(number));
    }
    return found;
}

double GltfFields::number(const QJsonObject &object, QLatin1StringView key, double fallback)
{
    const QJsonValue value = object[key];
    if (value.isUndefined())
        return fallback;
    // Beyond what a float holds there is no model, only an overflow.
    const double number = value.toDouble(std::nan(""));
    if (!(std::abs(number) <= 1e30)) {
        fail(QCoreApplication::translate("ModelFile", "“%1” is not a usable number").arg(key));
        return fallback;
    }
    return number;
}

std::vector<double> GltfFields::numbers(const QJsonObject &object, QLatin1StringView key, qsizetype count)
{
    const QJsonValue value = object[key];
    if (value.isUndefined())
        return {};
    const QJsonArray array = value.toArray();
    std::vector<double> found;
    found.reserve(std::size_t(array.size()));
    for (const QJsonValue &entry : array)
        found.push_back(entry.toDouble(std::nan("")));
    const bool usable = std::ranges::all_of(found, [](double n) { return std::abs(n) <= 3.5e38; });
    if (!value.isArray() || !usable || (count > 0 && array.size() != count)) {
        fail(
            QCoreApplication::translate("ModelFile", "“%1” is not a list of %2 numbers").arg(key).arg(count));
        return {};
    }
    return found;
}

QVector2D GltfFields::vector(const QJsonObject &object, QLatin1StringView key, QVector2D fallback)
{
    const auto n = numbers(object, key, 2);
    return n.empty() ? fallback : QVector2D(float(n[0]), float(n[1]));
}

QVector3D GltfFields::vector(const QJsonObject &object, QLatin1StringView key, QVector3D fallback)
{
    const auto n = numbers(object, key, 3);
    return n.empty() ? fallback : QVector3D(float(n[0]), float(n[1]), float(n[2]));
}

QVector4D GltfFields::vector(const QJsonObject &object, QLatin1StringView key, QVector4D fallback)
{
    const auto n = numbers(object, key, 4);
    return n.empty() ? fallback : QVector4D(float(n[0]), float(n[1]), float(n[2]), float(n[3]));
}

QJsonArray GltfFields::objects(const QJsonObject &object, QLatin1StringView key)
{
    const QJsonValue value = object[key];
    if (value.isUndefined())
        return {};
    const QJsonArray array = value.toArray();
    const bool usable = value.isArray() &&
                        std::ranges::all_of(array, [](const QJsonValue &entry) { return entry.isObject(); });
    if (!usable) {
        fail(QCoreApplication::translate("ModelFile", "“%1” is not a list of objects").arg(key));
        return {};
    }
    return array;
}

} // namespace i2m
