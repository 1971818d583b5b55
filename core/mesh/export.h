// SPDX-License-Identifier: GPL-3.0-or-later
// The ways a model leaves for other programs. The GLB itself is copied as it was delivered; everything else
// is made from it. Files appear whole or not at all.
#pragma once

#include "core/result.h"

#include <QStringList>
#include <optional>
#include <span>

namespace i2m {

enum class ModelFormat { Glb, Obj, Stl, Ply, ThreeMf, Usdz };

struct FormatRow
{
    ModelFormat format;
    const char *suffix; ///< "obj"
    const char *label;  ///< English source of a translated line for menus and dialogs, context "Export"
    bool keepsTextures;
    bool forPrinting; ///< usually wanted in millimeters with Z up
};

std::span<const FormatRow> formatRows();
const FormatRow &formatRow(ModelFormat format);
/// By suffix ("obj"), case-insensitive; nothing when unknown.
std::optional<ModelFormat> formatBySuffix(const QString &suffix);

struct ExportOptions
{
    ModelFormat format = ModelFormat::Glb;
    double size = 1.;          ///< times as large; not for GLB
    double unitsPerMeter = 1.; ///< for OBJ, STL and PLY, which have no unit of their own
    bool zUp = false;          ///< for OBJ, STL and PLY, which do not say what is up
};

/// What people expect of a format: meters and Y up for display, millimeters and Z up for printing.
ExportOptions usualOptions(ModelFormat format);

/// Writes the GLB at `glb` to `target` and answers every file written; OBJ adds materials and pictures beside
/// it. Blocking. Errors: as readGlb() and geometryOf(), StorageError, DiskFull.
Result<QStringList> exportModel(const QString &glb, const QString &target, const ExportOptions &options);

} // namespace i2m
