// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/file_body.h"
#include "core/api/handlers.h"
#include "core/api/job_view.h"
#include "core/api/zip_stream.h"
#include "core/async.h"
#include "core/file_name.h"
#include "core/jobs/intake.h"
#include "core/jobs/pictures.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QUrl>
#include <QtConcurrent>

namespace i2m::handler {
using namespace Qt::StringLiterals;

namespace {
constexpr int mostArchives = 16;

QByteArray modelType(const QString &format)
{
    if (format == u"glb"_s)
        return "model/gltf-binary";
    if (format == u"obj"_s)
        return "model/obj";
    if (format == u"stl"_s)
        return "model/stl";
    return "application/octet-stream";
}

Answer serve(const Exchange &exchange, const ServedFile &file)
{
    auto answer = serveFile(exchange, file);
    return answer ? std::move(*answer) : failed(exchange, answer.error());
}

Answer servePicture(const Exchange &exchange, const QString &path, const QByteArray &sha256)
{
    // Another picture may stand for the same task later, so its size is part of what tells versions apart.
    return serve(exchange,
                 {path, "image/png", sha256.toHex() + "-t" + QByteArray::number(QFileInfo(path).size())});
}

/// Runs `serve` when the files are here, or cannot be had: then it says so.
Reply whenHere(Api &api, const JobId &job, const QStringList &paths, const std::function<Reply()> &serve)
{
    const auto missing = [&api](const QString &path) {
        return !path.isEmpty() && !QFileInfo::exists(api.engine().dir().absolute(path));
    };
    QStringList wanted;
    std::ranges::copy_if(paths, std::back_inserter(wanted), missing);
    if (wanted.isEmpty() || !api.parts.crew.bring)
        return serve();
    auto served = api.parts.crew.bring(job, wanted) | then(&api, [serve](const Result<void> &) {
                      Reply reply = serve();
                      auto *answer = std::get_if<Answer>(&reply);
                      return answer ? ready(std::move(*answer)) : std::get<QFuture<Answer>>(reply);
                  });
    return served.unwrap();
}

QStringList modelPaths(const QList<Task> &tasks)
{
    QStringList paths;
    for (const Task &task : tasks) {
        if (task.model)
            paths.append(task.model->path);
    }
    return paths;
}

Reply serveModel(Api &api, const Exchange &exchange, const Task &task)
{
    if (!task.model)
        return failed(exchange,
                      {ErrorCode::ModelNotReady,
                       {},
                       {{u"status"_s, fileProgressView(task)[u"status"]}, {u"progress"_s, task.percent}}});
    const QString path = api.engine().dir().absolute(task.model->path);
    if (!QFileInfo::exists(path) && !task.model->remoteUrl.isEmpty()) {
        Answer answer;
        answer.status = 302;
        answer.headers.emplaceBack("Location", QUrl(task.model->remoteUrl).toEncoded());
        return answer;
    }
    return serve(exchange,
                 {path, modelType(task.model->format), task.model->sha256.toHex(), modelFileName(task)});
}

QList<Task> finished(const Job &job)
{
    QList<Task> tasks;
    for (const Task &task : job.tasks) {
        if (task.model)
            tasks.append(task);
    }
    return tasks;
}

/// As they are called in the archive, in the list, and where one is asked for by its name.
QStringList namesOf(const QList<Task> &tasks)
{
    QStringList names;
    for (const Task &task : tasks)
        names.append(modelFileName(task));
    return uniqueNames(names);
}

QJsonValue pictureOf(Api &api, const Task &task)
{
    const QString path = picturePath(api.engine().dir(), task);
    if (path.isEmpty())
        return {};
    return QJsonObject{{u"url"_s, downloadUrl(task, u"thumbnail")},
                       {u"file_size"_s, QFileInfo(path).size()},
                       {u"content_type"_s, u"image/png"_s}};
}

/// What the predecessor answered here, and clients that ask for JSON still get.
QJsonObject listOf(Api &api, const Job &job, const QList<Task> &tasks)
{
    const QStringList names = namesOf(tasks);
    QJsonArray files;
    QJsonArray urls;
    for (qsizetype i = 0; i < tasks.size(); ++i) {
        const Task &task = tasks[i];
        files.append(QJsonObject{{u"file_id"_s, task.id.value},
                                 {u"filename"_s, names[i]},
                                 {u"size"_s, task.model->size},
                                 {u"mime_type"_s, QString::fromLatin1(modelType(task.model->format))},
                                 {u"created_time"_s, double(task.finished.time_since_epoch().count()) / 1000},
                                 {u"rendered_image"_s, pictureOf(api, task)},
                                 {u"url"_s, downloadUrl(task, u"model")}});
        urls.append(downloadUrl(task, u"model"));
    }
    return {{u"job_id"_s, job.id.value},
            {u"files"_s, files},
            {u"download_urls"_s, urls},
            {u"total_files"_s, int(tasks.size())}};
}

Reply serveThumbnail(Api &api, const SharedExchange &exchange, const Task &task)
{
    const QString path = picturePath(api.engine().dir(), task);
    if (path.isEmpty())
        return failed(*exchange, {ErrorCode::FileNotFound, {}});
    const QByteArray of = task.model ? task.model->sha256 : task.images.front().sha256;
    if (QFileInfo::exists(path))
        return servePicture(*exchange, path, of);
    return QtConcurrent::run(&api.drawing, drawThumbnail, path) |
           then(&api, [exchange, path, of](const Result<void> &drawn) {
               return drawn ? servePicture(*exchange, path, of) : failed(*exchange, drawn.error());
           });
}

QList<ZipEntry> entriesOf(Api &api, const Job &job, const QList<Task> &tasks)
{
    const QStringList names = namesOf(tasks);
    QList<ZipEntry> entries;
    QJsonArray files;
    for (qsizetype i = 0; i < tasks.size(); ++i) {
        entries.append({names[i], api.engine().dir().absolute(tasks[i].model->path)});
        QJsonObject file = fileView(tasks[i]);
        file[u"archive_name"_s] = names[i];
        files.append(file);
    }
    QJsonObject manifest = statusView(job);
    manifest[u"files"_s] = files;
    entries.append({u"manifest.json"_s, {}, QJsonDocument(manifest).toJson()});
    return entries;
}

Reply serveArchive(Api &api, const Exchange &exchange, const Job &job)
{
    if (ZipStream::running() >= mostArchives)
        return failed(exchange, {ErrorCode::ServiceUnavailable, u"too many archives are being made"_s});
    Answer answer;
    answer.headers = {
        {"Content-Type", "application/zip"},
        {"Content-Disposition", attachmentField(u"models-"_s + job.id.value.left(8) + u".zip"_s)},
        {"Vary", "Accept"}};
    answer.source = std::make_shared<ZipStream>(entriesOf(api, job, finished(job)));
    return answer;
}
} // namespace

Reply model(Api &api, const SharedExchange &exchange)
{
    const auto task = api.task(*exchange, exchange->arguments[0], exchange->arguments[1]);
    if (!task)
        return failed(*exchange, task.error());
    return whenHere(api, task->job, modelPaths({*task}),
                    [&api, exchange, task = *task] { return serveModel(api, *exchange, task); });
}

Reply thumbnail(Api &api, const SharedExchange &exchange)
{
    const auto task = api.task(*exchange, exchange->arguments[0], exchange->arguments[1]);
    if (!task)
        return failed(*exchange, task.error());
    QStringList paths;
    for (const ImageFile &each : task->images.first(std::min<qsizetype>(1, task->images.size())))
        paths.append(each.path);
    if (task->model)
        paths.append(task->model->thumbnail);
    return whenHere(api, task->job, paths,
                    [&api, exchange, task = *task] { return serveThumbnail(api, exchange, task); });
}

Reply image(Api &api, const SharedExchange &exchange)
{
    const auto task = api.task(*exchange, exchange->arguments[0], exchange->arguments[1]);
    if (!task)
        return failed(*exchange, task.error());
    if (task->images.isEmpty())
        return failed(*exchange, {ErrorCode::FileNotFound, {}});
    const ImageFile original = task->images.front();
    return whenHere(api, task->job, {original.path}, [&api, exchange, original]() -> Reply {
        return serve(*exchange, {api.engine().dir().absolute(original.path), original.contentType.toLatin1(),
                                 original.sha256.toHex(), original.name});
    });
}

Reply allModels(Api &api, const SharedExchange &exchange)
{
    const auto job = api.job(*exchange, exchange->arguments[0]);
    if (!job)
        return failed(*exchange, job.error());
    const QList<Task> tasks = finished(*job);
    const QString format = exchange->request.parameter(u"format");
    if (!format.isEmpty() && format != u"zip"_s && format != u"json"_s)
        return failed(*exchange, {ErrorCode::ValidationError, u"format is zip or json"_s});
    const QByteArrayView accepts = exchange->request.header("accept");
    const bool listAccepted = accepts.contains("application/json") && !accepts.contains("application/zip");
    if (format == u"json"_s || (format.isEmpty() && listAccepted)) {
        Answer answer = jsonAnswer(listOf(api, *job, tasks));
        answer.headers.emplaceBack("Vary", "Accept");
        return answer;
    }
    if (tasks.isEmpty())
        return failed(*exchange, {ErrorCode::ModelNotReady, {}, {{u"progress"_s, progressOf(*job)}}});
    return whenHere(api, job->id, modelPaths(tasks),
                    [&api, exchange, job = *job] { return serveArchive(api, *exchange, job); });
}

Reply modelByName(Api &api, const SharedExchange &exchange)
{
    const auto job = api.job(*exchange, exchange->arguments[0]);
    if (!job)
        return failed(*exchange, job.error());
    const QString asked = exchange->arguments[1];
    const QList<Task> tasks = finished(*job);
    QList<Task> untitled = tasks; // who was told a name before it was changed asks by that
    for (Task &task : untitled)
        task.title.clear();
    const QStringList names = namesOf(tasks) + namesOf(untitled);
    for (qsizetype i = 0; i < names.size(); ++i) {
        const Task &task = tasks[i % tasks.size()];
        if (names[i] == asked || task.id.value == asked)
            return whenHere(api, job->id, modelPaths({task}),
                            [&api, exchange, task] { return serveModel(api, *exchange, task); });
    }
    return failed(*exchange, {ErrorCode::FileNotFound, {}});
}

} // namespace i2m::handler
