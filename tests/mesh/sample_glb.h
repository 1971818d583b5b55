// SPDX-License-Identifier: GPL-3.0-or-later
// Small GLBs made by code, one feature each. Tests may change `root` and `binary` before they take the bytes.
#pragma once

#include <QByteArray>
#include <QImage>
#include <QJsonArray>
#include <QJsonObject>
#include <QVector3D>
#include <vector>

struct SampleGlb
{
    QJsonObject root;
    QByteArray binary;

    /// Appends to a list of the root and tells the new entry's number.
    int add(const QString &list, const QJsonObject &entry);
    /// Changes one entry of a list of the root.
    void change(const QString &list, int index, const QString &key, const QJsonValue &value);
    int addView(const QByteArray &bytes);
    int addAccessor(const QByteArray &bytes, int componentType, const QString &type, int count,
                    QJsonObject more = {});
    int addFloats(const std::vector<float> &numbers, const QString &type);
    int addTexture(const QImage &image);
    /// The binary chunk becomes a data: address in the JSON.
    void embedAsText();
    QByteArray bytes() const;
};

/// A closed ball of 2·rings·segments − 2·segments triangles, radius 1, with one material.
SampleGlb sampleBall(int rings = 16, int segments = 32);
/// A cube of 1 m with 24 vertices, so that it only closes after joining corners.
SampleGlb sampleCube();
/// Every feature as one file: name and bytes.
std::vector<std::pair<QString, QByteArray>> sampleFeatures();
/// Colored squares, so that mirrored or turned textures are seen.
QImage sampleChecker(int side);
