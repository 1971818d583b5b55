// SPDX-License-Identifier: GPL-3.0-or-later
// One writer for each format; exportModel() chooses. Each answers what it wrote.
#pragma once

#include "core/mesh/export.h"
#include "core/mesh/flat_model.h"

namespace i2m {

/// Wavefront OBJ with MTL (Wavefront, 1995) and the pictures as they were delivered.
Result<QStringList> writeObj(const FlatModel &model, const QString &target);
/// Binary STL: 80 bytes of comment, a count, 50 bytes a triangle (3D Systems, 1989).
Result<QStringList> writeStl(const FlatModel &model, const QString &target);
/// Binary little-endian PLY 1.0 (Stanford), with normals, texture coordinates and colors where there are any.
Result<QStringList> writePly(const FlatModel &model, const QString &target);
/// 3MF Core 1.3 with the Materials extension 1.2 for the picture; millimeters, Z up.
Result<QStringList> writeThreeMf(const FlatModel &model, const QString &target);
/// USDZ 1.3: an uncompressed archive, each file at a multiple of 64 bytes, with UsdPreviewSurface materials.
Result<QStringList> writeUsdz(const FlatModel &model, const QString &target);

/// Writes a file that appears whole or not at all.
Result<void> writeWhole(const QString &path, const QByteArray &bytes);

/// The file a picture goes to: "NAME_0.png".
QString pictureName(const QString &base, int image, const GltfImage &picture);

/// A linear color channel as sRGB, 0 to 1 (IEC 61966-2-1).
float encodedChannel(float linear);
/// "#RRGGBBAA" of a linear color.
QString displayColor(const QVector4D &linear);

/// Appends the shortest text that reads back as the same number, whatever the locale.
void appendNumber(QByteArray &text, float number);
void appendNumber(QByteArray &text, quint32 number);

} // namespace i2m
