// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts.h"

#include "core/jobs/intake.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>
#include <QSet>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QJsonObject toJson(const ImageFile &image)
{
    return {{u"path"_s, image.path},        {u"name"_s, image.name},
            {u"type"_s, image.contentType}, {u"sha256"_s, QString::fromLatin1(image.sha256.toHex())},
            {u"size"_s, image.size},        {u"width"_s, image.width},
            {u"height"_s, image.height}};
}

ImageFile imageFromJson(const QJsonObject &object)
{
    return {object["path"_L1].toString(),  object["name"_L1].toString(),
            object["type"_L1].toString(),  QByteArray::fromHex(object["sha256"_L1].toString().toLatin1()),
            object["size"_L1].toInteger(), object["width"_L1].toInt(),
            object["height"_L1].toInt()};
}

QJsonObject toJson(const QueueRow &row)
{
    QJsonArray images;
    for (const ImageFile &image : row.task.images)
        images.append(toJson(image));
    QJsonObject object{
        {u"job"_s, row.task.job.value}, {u"name"_s, row.name}, {u"note"_s, row.note}, {u"images"_s, images}};
    if (row.custom) {
        object[u"model"_s] = row.model;
        object[u"options"_s] = row.options;
    }
    return object;
}

QueueRow rowFromJson(const QJsonObject &object)
{
    QueueRow row;
    row.key = randomHex128();
    row.task.job.value = object["job"_L1].toString();
    row.name = object["name"_L1].toString();
    row.note = object["note"_L1].toString();
    for (const QJsonValue &image : object["images"_L1].toArray())
        row.task.images.append(imageFromJson(image.toObject()));
    row.custom = object.contains("model"_L1);
    row.model = object["model"_L1].toString();
    row.options = object["options"_L1].toObject();
    return row;
}
} // namespace

QList<DraftBatch> bundled(const QList<QueueRow> &rows,
                          const std::function<Recipe(const QueueRow &)> &recipeOf)
{
    QList<DraftBatch> batches;
    for (const QueueRow &row : rows) {
        if (!row.isDraft())
            continue;
        const Recipe recipe = recipeOf(row);
        const auto open = std::ranges::find_if(batches, [&](const DraftBatch &batch) {
            return batch.recipe == recipe && batch.keys.size() < maxTasksPerJob;
        });
        DraftBatch &batch = open == batches.end() ? batches.emplaceBack(DraftBatch{recipe, {}, {}}) : *open;
        batch.move = batch.move || (!batch.keys.isEmpty() && batch.job.id != row.task.job);
        batch.job.id = row.task.job;
        batch.keys.append(row.key);
        batch.job.tasks.append(row.task.images);
    }
    QSet<QString> used;
    for (DraftBatch &batch : batches) {
        batch.move = batch.move || used.contains(batch.job.id.value);
        if (batch.move)
            batch.job.id.value = randomHex128();
        used.insert(batch.job.id.value);
    }
    return batches;
}

Result<DraftBatch> rehome(const DataDir &dir, DraftBatch batch)
{
    QDir().mkpath(dir.jobDir(batch.job.id));
    for (QList<ImageFile> &views : batch.job.tasks) {
        for (ImageFile &image : views) {
            ImageFile moved = image;
            moved.path = DataDir::relativePath(batch.job.id, {QFileInfo(image.path).completeBaseName()},
                                               QString(u'.' + QFileInfo(image.path).suffix()));
            if (moved.path == image.path)
                continue;
            if (!QFile::rename(dir.absolute(image.path), dir.absolute(moved.path)))
                return Error{ErrorCode::StorageError, image.name};
            QFile::rename(thumbnailPath(dir, image), thumbnailPath(dir, moved));
            image = moved;
        }
    }
    return batch;
}

Result<QList<QueueRow>> withOwnImages(const DataDir &dir, QList<QueueRow> drafts)
{
    const JobId job{randomHex128()};
    QDir().mkpath(dir.jobDir(job));
    for (QueueRow &draft : drafts) {
        draft.task.job = job;
        for (ImageFile &image : draft.task.images) {
            ImageFile copy = image;
            copy.path =
                DataDir::relativePath(job, {randomHex128()}, QString(u'.' + QFileInfo(image.path).suffix()));
            if (!QFile::copy(dir.absolute(image.path), dir.absolute(copy.path)))
                return Error{ErrorCode::StorageError, image.name};
            QFile::copy(thumbnailPath(dir, image), thumbnailPath(dir, copy));
            image = copy;
        }
    }
    return drafts;
}

void saveDrafts(const DataDir &dir, const QList<QueueRow> &drafts)
{
    QJsonArray array;
    for (const QueueRow &row : drafts)
        array.append(toJson(row));
    QSaveFile file(draftsFile(dir));
    if (file.open(QIODevice::WriteOnly)) {
        file.write(QJsonDocument(array).toJson(QJsonDocument::Compact));
        file.commit();
    }
}

QList<QueueRow> loadDrafts(const DataDir &dir)
{
    QFile file(draftsFile(dir));
    QList<QueueRow> drafts;
    if (!file.open(QIODevice::ReadOnly))
        return drafts;
    for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).array()) {
        const QueueRow row = rowFromJson(value.toObject());
        const bool there = std::ranges::all_of(row.task.images, [&dir](const ImageFile &image) {
            return QFile::exists(dir.absolute(image.path));
        });
        if (there && !row.task.images.isEmpty())
            drafts.append(row);
    }
    return drafts;
}

void deleteDrafts(const DataDir &dir, const QList<QueueRow> &drafts)
{
    for (const QueueRow &row : drafts) {
        for (const ImageFile &image : row.task.images) {
            QFile::remove(dir.absolute(image.path));
            QFile::remove(thumbnailPath(dir, image));
        }
        QDir().rmdir(dir.jobDir(row.task.job));
    }
}

} // namespace i2m
