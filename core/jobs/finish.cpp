// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/finish.h"

#include "core/durable_file.h"
#include "core/jobs/job_json.h"
#include "core/mesh/statistics.h"
#include "core/sha256.h"
#include "core/told.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
Result<QByteArray> hashOf(const QString &path)
{
    QFile file(path);
    std::optional<QByteArray> hash;
    if (file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        hash = sha256(file);
    if (!hash)
        return Error{ErrorCode::StorageError, path + u": "_s + file.errorString()};
    return *hash;
}

/// What was asked and what came of it, beside the model: enough to make it again, or to rebuild the library.
QJsonObject sidecar(const Job &job, const Task &task, const Done &done, const ModelFile &model, Time finished)
{
    QJsonArray images;
    for (const ImageFile &image : task.images)
        images.append(QJsonObject{{u"name"_s, image.name},
                                  {u"sha256"_s, QString::fromLatin1(image.sha256.toHex())},
                                  {u"path"_s, image.path}});
    return {{u"job_id"_s, job.id.value},
            {u"file_id"_s, task.id.value},
            {u"provider"_s, job.provider},
            {u"model"_s, job.model},
            {u"options"_s, job.options},
            {u"images"_s, images},
            {u"request_id"_s, done.requestId.isEmpty() ? task.requestId : done.requestId},
            {u"cost_usd"_s, done.cost >= 0 ? done.cost : task.cost},
            {u"billing"_s, nameOf(done.billing)},
            {u"created"_s, toIso(task.created)},
            {u"started"_s, toIso(task.started)},
            {u"finished"_s, toIso(finished)},
            {u"file"_s, QJsonObject{{u"format"_s, model.format},
                                    {u"size"_s, model.size},
                                    {u"sha256"_s, QString::fromLatin1(model.sha256.toHex())}}},
            {u"statistics"_s, model.statistics},
            {u"facts"_s, done.facts}};
}
} // namespace

Result<ModelFile> finishModel(const DataDir &dir, const Job &job, const Task &task, const Done &done)
{
    ModelFile model;
    model.format = done.format;
    model.remoteUrl = done.remoteUrl;
    model.path = DataDir::relativePath(job.id, task.id, u'.' + done.format);
    const QString path = dir.absolute(model.path);
    const QString lying = QFile::exists(done.part) ? done.part : path;
    model.size = QFileInfo(lying).size();
    if (model.size == 0)
        return told(ErrorCode::ModelDamaged, "ModelFile",
                    QT_TRANSLATE_NOOP("ModelFile", "the file is empty or missing"));
    auto hash = hashOf(lying);
    if (!hash)
        return hash.error();
    model.sha256 = *hash;
    if (model.format == "glb"_L1) {
        // A model we cannot count is still the model that was paid for: it is kept, and says why.
        const auto statistics = statisticsOf(lying);
        model.statistics =
            statistics ? toJson(*statistics) : QJsonObject{{u"unreadable"_s, statistics.error().detail}};
    }
    if (lying == done.part) {
        if (auto published = publish(done.part, path); !published)
            return published.error();
    }
    if (!done.renderPart.isEmpty() && QFile::exists(done.renderPart)) {
        model.thumbnail = DataDir::relativePath(job.id, task.id, u".render.png");
        if (!publish(done.renderPart, dir.absolute(model.thumbnail)))
            model.thumbnail.clear();
    } else if (task.model && !task.model->thumbnail.isEmpty() &&
               QFile::exists(dir.absolute(task.model->thumbnail))) {
        model.thumbnail = task.model->thumbnail;
    }
    const QString beside = dir.absolute(DataDir::relativePath(job.id, task.id, u".json"));
    if (task.model && QFile::exists(beside))
        return model; // fetched again: how it was made is written there already
    const QByteArray json = QJsonDocument(sidecar(job, task, done, model, now())).toJson();
    if (auto written = writeDurably(beside, json); !written)
        return written.error();
    return model;
}

} // namespace i2m
