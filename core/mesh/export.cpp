// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/export.h"

#include "core/mesh/export_writers.h"

#include <QCoreApplication>
#include <QFile>
#include <QSaveFile>
#include <algorithm>
#include <charconv>
#include <cmath>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr FormatRow rows[] = {
    {ModelFormat::Glb, "glb", QT_TRANSLATE_NOOP("Export", "GLB, as delivered"), true, false},
    {ModelFormat::Obj, "obj", QT_TRANSLATE_NOOP("Export", "OBJ with materials and textures"), true, false},
    {ModelFormat::Usdz, "usdz", QT_TRANSLATE_NOOP("Export", "USDZ for Apple devices"), true, false},
    {ModelFormat::ThreeMf, "3mf", QT_TRANSLATE_NOOP("Export", "3MF for 3D printing, with color"), true, true},
    {ModelFormat::Stl, "stl", QT_TRANSLATE_NOOP("Export", "STL for 3D printing, shape only"), false, true},
    {ModelFormat::Ply, "ply", QT_TRANSLATE_NOOP("Export", "PLY, shape and vertex colors"), false, false},
};

template <class Number>
void append(QByteArray &text, Number number)
{
    char buffer[32];
    const auto end = std::to_chars(std::begin(buffer), std::end(buffer), number);
    text.append(buffer, end.ptr - buffer);
}

Result<QStringList> copyGlb(const QString &glb, const QString &target)
{
    QFile source(glb);
    if (!source.open(QIODevice::ReadOnly))
        return Error{source.exists() ? ErrorCode::StorageError : ErrorCode::FileNotFound, glb};
    if (auto written = writeWhole(target, source.readAll()); !written)
        return written.error();
    return QStringList{target};
}
} // namespace

std::span<const FormatRow> formatRows() { return rows; }

const FormatRow &formatRow(ModelFormat format)
{
    return *std::ranges::find(rows, format, &FormatRow::format);
}

std::optional<ModelFormat> formatBySuffix(const QString &suffix)
{
    const auto *found = std::ranges::find_if(rows, [&](const FormatRow &row) {
        return suffix.compare(QLatin1StringView(row.suffix), Qt::CaseInsensitive) == 0;
    });
    return found == std::end(rows) ? std::nullopt : std::optional(found->format);
}

ExportOptions usualOptions(ModelFormat format)
{
    const bool prints = formatRow(format).forPrinting;
    return {format, 1., prints ? 1000. : 1., prints};
}

Result<QStringList> exportModel(const QString &glb, const QString &target, const ExportOptions &options)
{
    if (options.format == ModelFormat::Glb)
        return copyGlb(glb, target);
    const bool ownUnits = options.format == ModelFormat::ThreeMf || options.format == ModelFormat::Usdz;
    const bool isThreeMf = options.format == ModelFormat::ThreeMf;
    const double unit = isThreeMf ? 1000. : ownUnits ? 1. : options.unitsPerMeter;
    const auto model = flatModelOf(glb, options.size * unit, isThreeMf || (!ownUnits && options.zUp));
    if (!model)
        return model.error();
    switch (options.format) {
    case ModelFormat::Obj:
        return writeObj(*model, target);
    case ModelFormat::Stl:
        return writeStl(*model, target);
    case ModelFormat::Ply:
        return writePly(*model, target);
    case ModelFormat::ThreeMf:
        return writeThreeMf(*model, target);
    case ModelFormat::Usdz:
        return writeUsdz(*model, target);
    case ModelFormat::Glb:
        break;
    }
    return Error{ErrorCode::ProcessingError, {}};
}

Result<void> writeWhole(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull
                                                                : ErrorCode::StorageError,
                     path + u": "_s + file.errorString()};
    return {};
}

QString pictureName(const QString &base, int image, const GltfImage &picture)
{
    const QString suffix = picture.mimeType == "image/jpeg"_L1   ? u"jpg"_s
                           : picture.mimeType == "image/webp"_L1 ? u"webp"_s
                                                                 : u"png"_s;
    return u"%1_%2.%3"_s.arg(base).arg(image).arg(suffix);
}

float encodedChannel(float linear)
{
    const float encoded =
        linear <= 0.0031308F ? linear * 12.92F : 1.055F * std::pow(linear, 1.F / 2.4F) - 0.055F;
    return std::clamp(encoded, 0.F, 1.F);
}

QString displayColor(const QVector4D &linear)
{
    const auto byte = [](float value) { return int(std::lround(std::clamp(value, 0.F, 1.F) * 255.F)); };
    return QString::asprintf("#%02X%02X%02X%02X", byte(encodedChannel(linear.x())),
                             byte(encodedChannel(linear.y())), byte(encodedChannel(linear.z())),
                             byte(linear.w()));
}

void appendNumber(QByteArray &text, float number) { append(text, number); }
void appendNumber(QByteArray &text, quint32 number) { append(text, number); }

} // namespace i2m
