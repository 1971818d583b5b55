// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/server_client.h"

#include "app/application.h"
#include "core/durable_file.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QHttpMultiPart>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QScopeGuard>
#include <cerrno>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto idleTimeout = 30s;

/// The server's message is its row's sentence with the detail in parentheses: only the detail is kept, so
/// that the sentence is shown in this user's language.
Error errorIn(const QByteArray &body, int status)
{
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    if (!object.contains(u"error_code"_s))
        return {ErrorCode::ServiceUnavailable, u"HTTP %1"_s.arg(status)};
    Error error = errorFromJson(object);
    QString message = object[u"message"_s].toString();
    if (error.detail.isEmpty() && message.startsWith(error.message())) {
        message.remove(0, error.message().size() + 2);
        error.detail = message.chopped(message.isEmpty() ? 0 : 1);
    } else if (error.detail.isEmpty()) {
        error.detail = message;
    }
    return error;
}

TaskState stateNamed(const QString &name)
{
    return name == "completed"_L1   ? TaskState::Completed
           : name == "failed"_L1    ? TaskState::Failed
           : name == "cancelled"_L1 ? TaskState::Cancelled
           : name == "running"_L1   ? TaskState::Running
                                    : TaskState::Queued;
}

Task taskFrom(const QJsonObject &view, const JobId &job)
{
    Task task;
    task.id.value = view[u"file_id"_s].toString();
    task.job = job;
    task.images = {
        ImageFile{.path = {}, .name = view[u"filename"_s].toString(), .contentType = {}, .sha256 = {}}};
    task.title = view[u"title"_s].toString();
    task.state = stateNamed(view[u"status"_s].toString());
    task.stage = view[u"stage"_s].toString();
    task.percent = view[u"progress"_s].toInt();
    task.queuePosition = view[u"queue_position"_s].toInt(-1);
    task.attempts = view[u"attempts"_s].toInt();
    task.requestId = view[u"provider_request_id"_s].toString();
    task.cost = view[u"cost"_s].toDouble();
    if (const QString billing = view[u"billing"_s].toString(); billing == "may_be_charged"_L1)
        task.billing = Billing::MayBeCharged;
    if (const QJsonObject error = view[u"error"_s].toObject(); !error.isEmpty())
        task.failure = Failure{errorFromJson(error)};
    if (const QJsonObject model = view[u"model"_s].toObject(); !model.isEmpty())
        task.model = ModelFile{.path = {},
                               .format = model[u"format"_s].toString(),
                               .sha256 = QByteArray::fromHex(model[u"sha256"_s].toString().toLatin1()),
                               .size = model[u"size"_s].toInteger(),
                               .thumbnail = {},
                               .remoteUrl = {}};
    return task;
}

/// What the process that holds the data folder wrote about itself; empty if it offers no API.
QJsonObject runtimeOf(const DataDir &dir)
{
    QFile file(dir.runtimePath());
    if (!file.open(QIODevice::ReadOnly) || holderOf(dir).isEmpty())
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}
} // namespace

ServerClient::ServerClient(QUrl base, Secret key) : m_base(std::move(base)), m_key(std::move(key)) {}

QCommandLineOption ServerClient::option()
{
    return {u"server"_s,
            QCoreApplication::translate(
                "ServerClient", "Ask this server instead of the local data; its key comes from API_KEY"),
            u"URL"_s};
}

Result<std::unique_ptr<ServerClient>> ServerClient::find(const Invocation &call)
{
    QString address = call.options.value(u"server"_s);
    Secret key(qgetenv("API_KEY"));
    if (address.isEmpty()) {
        const QJsonObject runtime = runtimeOf(DataDir(call.places.data));
        if (runtime.isEmpty())
            return std::unique_ptr<ServerClient>();
        address = runtime[u"url"_s].toString();
        key = Secret(runtime[u"key"_s].toString().toLatin1());
    }
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty() || !QStringList{u"http"_s, u"https"_s}.contains(url.scheme()))
        return Error{ErrorCode::ValidationError,
                     QCoreApplication::translate("ServerClient", "--server takes an address like "
                                                                 "http://127.0.0.1:8000, not “%1”")
                         .arg(address)};
    return std::unique_ptr<ServerClient>(new ServerClient(url, std::move(key)));
}

QNetworkRequest ServerClient::request(const QString &path) const
{
    QUrl url = m_base.resolved(QUrl(u"/api/v1/"_s + path));
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(int(std::chrono::milliseconds(idleTimeout).count()));
    if (!m_key.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_key.reveal());
    return request;
}

Result<QByteArray> ServerClient::answerOf(QNetworkReply *reply)
{
    const auto cleanUp = qScopeGuard([&] { reply->deleteLater(); });
    if (!reply->isFinished()) {
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
    }
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return Error{ErrorCode::ServiceUnavailable, url() + u": "_s + reply->errorString()};
    const QByteArray body = reply->readAll();
    if (status < 200 || status > 299)
        return errorIn(body, status);
    if (reply->error() != QNetworkReply::NoError)
        return Error{ErrorCode::ServiceUnavailable, url() + u": "_s + reply->errorString()};
    return body;
}

Result<QJsonObject> ServerClient::ask(const QByteArray &verb, const QString &path, const QJsonObject &body)
{
    QNetworkRequest asked = request(path);
    QByteArray text;
    if (verb == "POST") {
        asked.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        // A connection that breaks must not start paid work twice.
        asked.setRawHeader("Idempotency-Key", randomHex128().toLatin1());
        text = QJsonDocument(body).toJson(QJsonDocument::Compact);
    }
    const auto answer = answerOf(m_network.sendCustomRequest(asked, verb, text));
    if (!answer)
        return answer.error();
    return QJsonDocument::fromJson(*answer).object();
}

Result<QJsonObject> ServerClient::send(const QString &path, QHttpMultiPart &form)
{
    QNetworkRequest asked = request(path);
    asked.setRawHeader("Idempotency-Key", randomHex128().toLatin1());
    const auto answer = answerOf(m_network.post(asked, &form));
    if (!answer)
        return answer.error();
    return QJsonDocument::fromJson(*answer).object();
}

Result<void> ServerClient::fetch(const QString &path, const QString &target)
{
    const QString part = target + u".part"_s;
    QFile file(part);
    const auto cleanUp = qScopeGuard([&] { QFile::remove(part); });
    errno = 0;
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return writeError(target, errno);
    QNetworkReply *reply = m_network.get(request(path));
    int trouble = 0;
    QObject::connect(reply, &QIODevice::readyRead, &file, [&] {
        const bool good = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 200;
        const QByteArray block = good ? reply->readAll() : QByteArray();
        errno = 0;
        if (file.write(block) == block.size())
            return;
        trouble = errno;
        reply->abort();
    });
    const auto answer = answerOf(reply);
    if (trouble != 0)
        return writeError(target, trouble);
    if (!answer)
        return answer.error();
    if (file.write(*answer) != answer->size())
        return writeError(target, errno);
    file.close();
    return publish(part, target);
}

Result<Job> ServerClient::job(const JobId &id)
{
    const auto view = ask("GET", u"status/"_s + id.value);
    if (!view)
        return view.error();
    Job job;
    job.id = id;
    const auto created = QDateTime::fromString((*view)[u"created_at"_s].toString(), Qt::ISODateWithMs);
    job.created = Time(Milliseconds(created.isValid() ? created.toMSecsSinceEpoch() : 0));
    job.revision = (*view)[u"revision"_s].toInteger();
    job.provider = (*view)[u"provider"_s].toString();
    job.model = (*view)[u"model"_s].toString();
    job.options = (*view)[u"options"_s].toObject();
    for (const QJsonValue file : (*view)[u"files"_s].toArray())
        job.tasks.append(taskFrom(file.toObject(), id));
    return job;
}

} // namespace i2m
