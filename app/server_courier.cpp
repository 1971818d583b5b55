// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server_courier.h"

#include "core/async.h"
#include "core/durable_file.h"
#include "core/jobs/intake.h"

#include <QDir>
#include <QFileInfo>
#include <QHttpMultiPart>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto patience = 30s; // without a byte
const QString files = u"/api/v1/admin/files/"_s;

QString nameOf(const QString &path) { return path.section(u'/', -1); }

/// Null when a file is missing.
std::unique_ptr<QHttpMultiPart> formOf(const QString &folder, const QStringList &names)
{
    auto form = std::make_unique<QHttpMultiPart>(QHttpMultiPart::FormDataType);
    for (const QString &name : names) {
        auto *file = new QFile(folder + u'/' + name, form.get());
        if (!file->open(QIODevice::ReadOnly))
            return nullptr;
        QHttpPart part;
        part.setHeader(QNetworkRequest::ContentTypeHeader, u"application/octet-stream"_s);
        part.setHeader(QNetworkRequest::ContentDispositionHeader,
                       u"form-data; name=\"files\"; filename=\"%1\""_s.arg(name));
        part.setBodyDevice(file);
        form->append(part);
    }
    return form;
}
} // namespace

/// One way to or from whichever server has the job's folder.
struct ServerCourier::Errand
{
    JobId job;
    QStringList names;
    QList<QUrl> servers;
    QPromise<Result<void>> promise{};
    QString why = u"no server can be reached"_s;

    void end(const Result<void> &result)
    {
        promise.addResult(result);
        promise.finish();
    }
};

ServerCourier::ServerCourier(DataDir dir, bool sharesFolder, Secret key, std::function<QList<QUrl>()> servers)
    : m_dir(std::move(dir)), m_sharesFolder(sharesFolder), m_key(std::move(key)),
      m_servers(std::move(servers))
{
    m_network.setParent(this);
}

std::shared_ptr<ServerCourier::Errand> ServerCourier::errand(const JobId &job, const QStringList &names) const
{
    auto made = std::make_shared<Errand>();
    made->job = job;
    made->names = names;
    made->servers = m_servers();
    made->promise.start();
    return made;
}

QNetworkRequest ServerCourier::request(const QUrl &server, const QString &path) const
{
    QUrl url = server;
    url.setPath(url.path() + files + path);
    QNetworkRequest request(url);
    request.setRawHeader("Authorization", "Bearer " + m_key.reveal());
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(int(std::chrono::milliseconds(patience).count()));
    return request;
}

QFuture<Result<void>> ServerCourier::bring(const Job &job, const Task &task)
{
    m_brought.insert(job.id);
    QStringList paths;
    for (const ImageFile &image : task.images)
        paths.append(image.path);
    return bring(job.id, paths);
}

QFuture<Result<void>> ServerCourier::bring(const JobId &job, const QStringList &paths)
{
    QStringList missing;
    for (const QString &path : paths) {
        if (!QFile::exists(m_dir.absolute(path)))
            missing.append(nameOf(path));
    }
    const auto made = errand(job, missing);
    fetch(made);
    return made->promise.future();
}

void ServerCourier::skipServer(Errand &errand, const QNetworkReply &reply)
{
    errand.why = reply.url().authority() + u": "_s + reply.errorString();
    errand.servers.removeFirst();
}

void ServerCourier::fetch(const std::shared_ptr<Errand> &errand)
{
    if (errand->names.isEmpty())
        return errand->end({});
    if (errand->servers.isEmpty())
        return errand->end(Error{ErrorCode::Interrupted, errand->why});
    const QString folder = m_dir.jobDir(errand->job);
    // Another errand may bring the same file at this moment.
    const auto part = std::make_shared<QFile>(folder + u'/' + errand->names.front() + u'.' +
                                              randomHex128().first(8) + u".part"_s);
    QNetworkReply *reply =
        m_network.get(request(errand->servers.front(), errand->job.value + u'/' + errand->names.front()));
    const auto take = [reply, part, folder] {
        if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200)
            return true;
        const QByteArray bytes = reply->readAll();
        const bool open = part->isOpen() ||
                          (QDir().mkpath(folder) && part->open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        return open && part->write(bytes) == bytes.size();
    };
    connect(reply, &QNetworkReply::readyRead, this, [reply, take] {
        if (!take())
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply, errand, part, take] {
        reply->deleteLater();
        const bool whole = reply->error() == QNetworkReply::NoError && take() && part->flush();
        part->close();
        if (whole)
            return keep(errand, part->fileName());
        part->remove();
        skipServer(*errand, *reply);
        fetch(errand);
    });
}

void ServerCourier::keep(const std::shared_ptr<Errand> &errand, const QString &part)
{
    const QString path = m_dir.jobDir(errand->job) + u'/' + errand->names.front();
    QtConcurrent::run([part, path] { return publish(part, path); }) |
        then(this, [this, errand](const Result<void> &written) {
            if (!written)
                return errand->end(written);
            errand->names.removeFirst();
            fetch(errand);
        });
}

QFuture<Result<void>> ServerCourier::deliver(const Job &job, const Task &task, const ModelFile &model)
{
    if (m_sharesFolder && !m_brought.contains(job.id))
        return ready(Result<void>());
    QStringList made{nameOf(model.path), nameOf(DataDir::relativePath(job.id, task.id, u".json"))};
    if (!model.thumbnail.isEmpty())
        made.append(nameOf(model.thumbnail));
    const auto way = errand(job.id, made);
    QStringList spare = made;
    for (const ImageFile &image : task.images)
        spare += {nameOf(image.path), nameOf(thumbnailPath(m_dir, image))};
    send(way);
    return way->promise.future() |
           then(this, [folder = m_dir.jobDir(job.id), spare](const Result<void> &sent) {
               if (sent) {
                   for (const QString &name : spare)
                       QFile::remove(folder + u'/' + name);
                   QDir().rmdir(folder); // unless another image of the job is still worked on
               }
               return sent;
           });
}

void ServerCourier::send(const std::shared_ptr<Errand> &errand)
{
    if (errand->servers.isEmpty())
        return errand->end(Error{ErrorCode::Interrupted, errand->why});
    auto form = formOf(m_dir.jobDir(errand->job), errand->names);
    if (!form)
        return errand->end(Error{ErrorCode::StorageError, m_dir.jobDir(errand->job)});
    QNetworkReply *reply = m_network.post(request(errand->servers.front(), errand->job.value), form.get());
    form.release()->setParent(reply);
    connect(reply, &QNetworkReply::finished, this, [this, reply, errand] {
        reply->deleteLater();
        if (reply->error() == QNetworkReply::NoError)
            return errand->end({});
        skipServer(*errand, *reply);
        send(errand);
    });
}

} // namespace i2m
