// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export.h"

#include "core/durable_file.h"
#include "core/file_name.h"
#include "core/zip_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <functional>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr double millimetersPerMeter = 1000.;

QString suffixOf(ModelFormat format) { return QString::fromLatin1(formatRow(format).suffix); }

QString textOf(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

QVector3D sizeOf(const QueueRow &row)
{
    const QJsonArray sides = row.task.model->statistics["size_m"_L1].toArray();
    if (sides.size() != 3)
        return {};
    return QVector3D(float(sides[0].toDouble()), float(sides[1].toDouble()), float(sides[2].toDouble()));
}

/// Times as large as it was made.
double scaleOf(const QueueRow &row, const ExportWish &wish)
{
    const QVector3D size = sizeOf(row);
    const double longest = double(std::max({size.x(), size.y(), size.z()})) * millimetersPerMeter;
    return wish.format != ModelFormat::Glb && wish.longestSide > 0 && longest > 0 ? wish.longestSide / longest
                                                                                  : 1.;
}

/// A file on its way out.
struct Piece
{
    QString name;      ///< where it goes, relative
    QString path;      ///< where it lies
    bool ours = false; ///< made for this export, so it may be moved
};

/// What one export does with each piece, and which names it has already.
struct Delivery
{
    std::function<bool(const QString &name)> has;
    std::function<Result<void>(const Piece &piece)> take;
    QString workshop; ///< a folder for what is converted
};

/// Everything that goes beside the model, named after `stem`.
QList<Piece> companions(const DataDir &dir, const QueueRow &row, const ExportWish &wish, const QString &stem)
{
    QList<Piece> pieces;
    if (!wish.withSettings)
        return pieces;
    pieces.append(
        {stem + u".json"_s, dir.absolute(DataDir::relativePath(row.task.job, row.task.id, u".json"))});
    int view = 0;
    for (const ImageFile &image : row.task.images) {
        const QString number = ++view == 1 ? QString() : u"-%1"_s.arg(view);
        pieces.append({stem + number + u'.' + QFileInfo(image.path).suffix(), dir.absolute(image.path)});
    }
    pieces.removeIf([](const Piece &piece) { return !QFileInfo::exists(piece.path); });
    return pieces;
}

/// The model itself comes first.
Result<QList<Piece>> piecesOf(const DataDir &dir, const QueueRow &row, const ExportWish &wish,
                              const QString &stem, const QString &workshop)
{
    const ModelFile &model = *row.task.model;
    const QString source = dir.absolute(model.path);
    if (wish.format == ModelFormat::Glb)
        return QList<Piece>{{stem + u'.' + model.format, source}} + companions(dir, row, wish, stem);
    if (model.format != "glb"_L1)
        return Error{ErrorCode::PreviewUnsupported, model.format.toUpper()};
    // An OBJ comes with pictures, so it gets a folder of its own.
    const QString folder = wish.format == ModelFormat::Obj ? stem + u'/' : QString();
    const QString target = workshop + u'/' + stem + u'.' + suffixOf(wish.format);
    const auto made =
        exportModel(source, target,
                    {wish.format, scaleOf(row, wish), wish.millimeters ? millimetersPerMeter : 1., wish.zUp});
    if (!made)
        return made.error();
    QList<Piece> pieces;
    for (const QString &path : *made)
        pieces.append({folder + QFileInfo(path).fileName(), path, true});
    return pieces + companions(dir, row, wish, folder + stem);
}

/// The first of "stem", "stem (2)" … under which nothing was delivered yet.
QString freeStem(const QueueRow &row, const ExportWish &wish, const QString &stem, const Delivery &delivery)
{
    QStringList endings{wish.format == ModelFormat::Glb   ? u'.' + row.task.model->format
                        : wish.format == ModelFormat::Obj ? QString()
                                                          : u'.' + suffixOf(wish.format)};
    if (wish.withSettings && wish.format != ModelFormat::Obj)
        endings += {u".json"_s, u".png"_s, u".jpg"_s};
    QString candidate = stem;
    for (int number = 2; std::ranges::any_of(
             endings, [&](const QString &ending) { return delivery.has(candidate + ending); });
         ++number)
        candidate = u"%1 (%2)"_s.arg(stem).arg(number);
    return candidate;
}

bool endsEverything(const Error &error)
{
    return error.code == ErrorCode::DiskFull || error.code == ErrorCode::StorageError;
}

/// `each` is told the row and the name of its model.
Result<Exported> deliver(const DataDir &dir, const QList<QueueRow> &rows, const ExportWish &wish,
                         const Delivery &delivery,
                         const std::function<void(const QueueRow &row, const QString &name)> &each)
{
    Exported exported;
    int index = 0;
    for (const QueueRow &row : rows) {
        if (!row.isReady())
            continue;
        const QString name = exportName(row, wish.pattern, ++index, QDateTime::currentDateTime());
        const auto pieces = piecesOf(dir, row, wish, freeStem(row, wish, name, delivery), delivery.workshop);
        if (!pieces && endsEverything(pieces.error()))
            return pieces.error();
        if (!pieces) {
            exported.refused.append({row.name, pieces.error()});
            continue;
        }
        for (const Piece &piece : *pieces) {
            if (auto taken = delivery.take(piece); !taken)
                return taken.error();
        }
        each(row, pieces->front().name);
        exported.models.append(pieces->front().name);
    }
    return exported;
}

QJsonObject manifestEntry(const QueueRow &row, const QString &archiveName)
{
    return {{u"archive_name"_s, archiveName},  {u"name"_s, row.name},
            {u"job_id"_s, row.task.job.value}, {u"file_id"_s, row.task.id.value},
            {u"provider"_s, row.provider},     {u"model"_s, row.model},
            {u"options"_s, row.options},       {u"statistics"_s, row.task.model->statistics}};
}
} // namespace

ExportWish usualWish(ModelFormat format)
{
    const ExportOptions usual = usualOptions(format);
    ExportWish wish;
    wish.format = format;
    wish.millimeters = usual.unitsPerMeter > 1.;
    wish.zUp = usual.zUp;
    return wish;
}

QString exportName(const QueueRow &row, const QString &pattern, int index, const QDateTime &time)
{
    const auto number = [&](QLatin1StringView key) { return textOf(row.task.model->statistics[key]); };
    QString name = pattern;
    name.replace(u"{date}"_s, time.toString(u"yyyy-MM-dd"_s));
    name.replace(u"{time}"_s, time.toString(u"hh.mm.ss"_s));
    name.replace(u"{model}"_s, row.model.section(u'/', -1));
    name.replace(u"{faces}"_s, row.task.model ? number("triangles"_L1) : QString());
    name.replace(u"{seed}"_s, textOf(row.options["seed"_L1]));
    name.replace(u"{index}"_s, QString::number(index));
    name.replace(u"{name}"_s, QFileInfo(row.name).completeBaseName()); // last: a name may hold braces
    name.replace(u'/', u'_').replace(u'\\', u'_');                     // a name has no folders
    return safeStem(name + u".glb"_s);
}

QVector3D exportedSize(const QueueRow &row, const ExportWish &wish)
{
    return row.isReady() ? sizeOf(row) * float(millimetersPerMeter * scaleOf(row, wish)) : QVector3D();
}

Result<Exported> exportTo(const QString &folder, const DataDir &dir, const QList<QueueRow> &rows,
                          const ExportWish &wish)
{
    errno = 0;
    if (!QDir().mkpath(folder))
        return writeError(folder, errno);
    const QTemporaryDir workshop(folder + u"/.image2model-XXXXXX"_s);
    if (!workshop.isValid())
        return writeError(folder, errno);
    const auto has = [&](const QString &name) { return QFileInfo::exists(folder + u'/' + name); };
    const auto take = [&](const Piece &piece) -> Result<void> {
        const QString path = folder + u'/' + piece.name;
        errno = 0;
        if (!QDir().mkpath(QFileInfo(path).path()))
            return writeError(path, errno);
        return piece.ours ? publish(piece.path, path) : copyDurably(piece.path, path);
    };
    auto exported =
        deliver(dir, rows, wish, {has, take, workshop.path()}, [](const QueueRow &, const QString &) {});
    if (exported)
        for (QString &model : exported->models)
            model = folder + u'/' + model;
    return exported;
}

Result<Exported> exportZip(const QString &target, const DataDir &dir, const QList<QueueRow> &rows,
                           const ExportWish &wish)
{
    errno = 0;
    const QTemporaryDir workshop(QFileInfo(target).path() + u"/.image2model-XXXXXX"_s);
    if (!workshop.isValid())
        return writeError(target, errno);
    QList<ZipPart> parts;
    QJsonArray models;
    const auto has = [&](const QString &name) {
        return std::ranges::any_of(parts, [&](const ZipPart &part) {
            return part.name.compare(name, Qt::CaseInsensitive) == 0 ||
                   part.name.startsWith(name + u'/', Qt::CaseInsensitive);
        });
    };
    const auto take = [&](const Piece &piece) -> Result<void> {
        parts.append({piece.name, piece.path});
        return {};
    };
    const auto each = [&](const QueueRow &row, const QString &name) {
        models.append(manifestEntry(row, name));
    };
    auto exported = deliver(dir, rows, wish, {has, take, workshop.path()}, each);
    if (!exported)
        return exported.error();
    parts.append({u"manifest.json"_s, {}, QJsonDocument(QJsonObject{{u"files"_s, models}}).toJson()});
    if (auto written = writeZip(target, parts); !written)
        return written.error();
    return exported;
}

QStringList namedCopies(const QString &folder, const DataDir &dir, const QList<QueueRow> &rows)
{
    QStringList paths;
    for (const QueueRow &row : rows) {
        if (!row.isReady())
            continue;
        const QString source = dir.absolute(row.task.model->path);
        const QString path = u"%1/%2.%3"_s.arg(folder + u'/' + row.key, exportName(row, u"{name}"_s, 1, {}),
                                               row.task.model->format);
        std::error_code failed;
        if (QDir().mkpath(QFileInfo(path).path()) && !QFileInfo::exists(path))
            std::filesystem::create_hard_link(source.toStdU16String(), path.toStdU16String(), failed);
        paths.append(QFileInfo::exists(path) || QFile::copy(source, path) ? path : source);
    }
    return paths;
}

} // namespace i2m
