// SPDX-License-Identifier: GPL-3.0-or-later
// Models leave the program: copied or converted under good names, never over another file, or stored together
// in a ZIP.
#pragma once

#include "core/data_dir.h"
#include "core/mesh/export.h"
#include "ui/queue/queue_row.h"

#include <QStringList>

namespace i2m {

/// How models are wanted.
struct ExportWish
{
    ModelFormat format = ModelFormat::Glb; ///< Glb: as it was delivered, whatever that is
    QString pattern = QStringLiteral("{name}");
    double longestSide = 0.;   ///< millimeters; 0: as large as it was made. Not for Glb
    bool millimeters = false;  ///< for OBJ, STL and PLY: one unit is a millimeter, not a meter
    bool zUp = false;          ///< for OBJ, STL and PLY
    bool withSettings = false; ///< the source image and a JSON file of the settings, beside the model
};

/// What people expect of a format.
ExportWish usualWish(ModelFormat format);

struct Exported
{
    QStringList models;                       ///< paths, or names in the archive
    QList<std::pair<QString, Error>> refused; ///< names of models that could not be converted, and why
};

/// The name of an exported file, without folder and ending: `pattern` with {name} {date} {time} {model}
/// {faces} {seed} {index} filled in.
QString exportName(const QueueRow &row, const QString &pattern, int index, const QDateTime &time);
/// Width, height and depth in millimeters as `wish` makes them; null when they are not known.
QVector3D exportedSize(const QueueRow &row, const ExportWish &wish);
/// The models of `rows` into `folder`; an OBJ gets a folder of its own for its pictures. Blocking. Errors:
/// StorageError, DiskFull.
Result<Exported> exportTo(const QString &folder, const DataDir &dir, const QList<QueueRow> &rows,
                          const ExportWish &wish);
/// The same into one archive with a manifest.json; nothing is left of it after an error.
Result<Exported> exportZip(const QString &target, const DataDir &dir, const QList<QueueRow> &rows,
                           const ExportWish &wish);

/// The models of `rows` under their artists' names, inside `folder`: for dragging to other programs. Takes no
/// room where the file system can give a file a second name.
QStringList namedCopies(const QString &folder, const DataDir &dir, const QList<QueueRow> &rows);

} // namespace i2m
