// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/remote.h"

#include "app/commands/export_models.h"
#include "app/commands/follow.h"
#include "app/commands/hand_over.h"
#include "app/commands/job_text.h"
#include "app/commands/open_data.h"
#include "core/file_name.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHttpMultiPart>
#include <QJsonArray>
#include <QJsonDocument>

namespace i2m::remote {
using namespace Qt::StringLiterals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(RemoteCommands)
};

ExitCode show(const Invocation &call, ServerClient &server, const JobId &id, ExitCode code)
{
    return showJob(call.console, server.job(id), code);
}

ExitCode follow(const Invocation &call, ServerClient &server, const JobId &id)
{
    return followBy([&] { return server.job(id); }, id, call.console);
}

Result<HandedOver> fetchModels(const Invocation &call, ServerClient &server, const Job &job)
{
    HandedOver exports;
    const bool zipped = call.options.isSet(u"zip"_s);
    if (zipped) {
        const QFileInfo wanted(call.options.value(u"zip"_s));
        exports.zip = QDir::cleanPath(freePath(wanted.path(), safeStem(wanted.fileName()), u".zip"_s));
        if (auto got = server.fetch(u"download/%1/all"_s.arg(job.id.value), exports.zip); !got)
            return got.error();
    }
    if (zipped && !call.options.isSet(u"output"_s))
        return exports;
    const QString folder = call.options.isSet(u"output"_s) ? call.options.value(u"output"_s) : u"."_s;
    if (auto ready = prepareFolder(folder); !ready)
        return ready.error();
    for (const Task &task : job.tasks) {
        if (!task.model)
            continue;
        const QString path =
            QDir::cleanPath(freePath(folder, safeStem(task.name()), u'.' + safeStem(task.model->format)));
        const auto got = server.fetch(u"download/%1/%2/model"_s.arg(job.id.value, task.id.value), path);
        if (!got)
            return got.error();
        exports.models.insert(task.id, path);
    }
    return exports;
}

/// Everything the form carries besides the images.
QList<QPair<QString, QString>> fieldsOf(const Invocation &call)
{
    QList<QPair<QString, QString>> fields;
    for (const QString &name : {u"provider"_s, u"model"_s}) {
        if (call.options.isSet(name))
            fields.append({name, call.options.value(name)});
    }
    if (call.options.isSet(u"face-limit"_s))
        fields.append({u"face_limit"_s, call.options.value(u"face-limit"_s)});
    QJsonObject options;
    for (const QString &pair : call.options.values(u"option"_s))
        options[pair.section(u'=', 0, 0)] = pair.section(u'=', 1);
    if (!options.isEmpty())
        fields.append(
            {u"options"_s, QString::fromUtf8(QJsonDocument(options).toJson(QJsonDocument::Compact))});
    return fields;
}

QHttpPart partOf(const QString &disposition, const QByteArray &body)
{
    QHttpPart part;
    part.setRawHeader("Content-Disposition", "form-data; " + disposition.toUtf8());
    part.setBody(body);
    return part;
}

/// Errors: FileNotFound for an image that cannot be read.
Result<void> fill(QHttpMultiPart &form, const Invocation &call, const QStringList &images)
{
    for (const auto &[name, value] : fieldsOf(call))
        form.append(partOf(u"name=\"%1\""_s.arg(name), value.toUtf8()));
    for (const QString &path : images) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::StorageError, path + u": "_s + file.errorString()};
        QString name = shownFileName(QFileInfo(path).fileName());
        name.replace(u'"', u"%22"_s); // as browsers do (HTML, "multipart/form-data encoding algorithm")
        form.append(partOf(u"name=\"files\"; filename=\"%1\""_s.arg(name), file.readAll()));
    }
    return {};
}

struct Price
{
    double cost = 0; ///< USD; 0: free, or not known
    bool free = false;
};

Result<Price> priceOf(const Invocation &call, ServerClient &server, qsizetype count)
{
    QJsonObject asked{{u"count"_s, count}};
    for (const auto &[name, value] : fieldsOf(call))
        asked[name] = name == "options"_L1 ? QJsonValue(QJsonDocument::fromJson(value.toUtf8()).object())
                                           : QJsonValue(value);
    const auto answer = server.ask("POST", u"estimate"_s, asked);
    if (!answer)
        return answer.error();
    return Price{(*answer)[u"cost"_s].toDouble(), (*answer)[u"provider"_s] == u"draft"_s};
}

ExitCode tellPrice(const Invocation &call, const ServerClient &server, qsizetype images, const Price &price)
{
    const bool known = price.free || price.cost > 0;
    if (call.console.json())
        call.console.data(QJsonObject{{u"dry_run"_s, true},
                                      {u"server"_s, server.url()},
                                      {u"images"_s, images},
                                      {u"estimated_cost"_s, known ? QJsonValue(price.cost) : QJsonValue()}});
    else
        call.console.data(Texts::tr("%1 would make %2: %3")
                              .arg(server.url(), modelCount(int(images)),
                                   known ? costText(price.cost) : Texts::tr("its price is not known")));
    return ExitCode::Done;
}

/// Fetches and prints what came out.
ExitCode handBack(const Invocation &call, ServerClient &server, const JobId &id, const QJsonArray &refused)
{
    const auto job = server.job(id);
    if (!job)
        return call.console.fail(job.error());
    if (countsOf(*job).completed == 0)
        return call.console.fail({ErrorCode::ModelNotReady, {}});
    const auto exports = fetchModels(call, server, *job);
    if (!exports)
        return call.console.fail(exports.error());
    showExports(call.console, *job, *exports, refused);
    const ExitCode code = exitCodeFor(*job);
    return code == ExitCode::Done && !refused.isEmpty() ? ExitCode::SomeFailed : code;
}
} // namespace

ExitCode generate(const Invocation &call, ServerClient &server, const QStringList &images)
{
    if (call.options.isSet(u"views"_s))
        return call.console.fail(
            ExitCode::Usage,
            Texts::tr("The server at %1 has the data folder, and takes no --views. Close it, "
                      "or use --data-dir.")
                .arg(server.url()));
    const auto price = priceOf(call, server, images.size());
    if (!price)
        return call.console.fail(price.error());
    if (call.options.isSet(u"dry-run"_s))
        return tellPrice(call, server, images.size(), *price);
    if (const auto refused = refusal(call, int(images.size()), price->cost, price->free))
        return *refused;
    QHttpMultiPart form(QHttpMultiPart::FormDataType);
    if (auto filled = fill(form, call, images); !filled)
        return call.console.fail(filled.error());
    const auto taken = server.send(u"upload/batch"_s, form);
    if (!taken)
        return call.console.fail(taken.error());
    const JobId id{(*taken)[u"job_id"_s].toString()};
    const QJsonArray rejected = (*taken)[u"rejected"_s].toArray();
    for (const QJsonValue each : rejected)
        call.console.say(Texts::tr("%1 is left out: %2")
                             .arg(each[u"filename"_s].toString(), each[u"message"_s].toString()));
    call.console.say(Texts::tr("Job %1 at %2.").arg(id.value, server.url()));
    const ExitCode code = follow(call, server, id);
    if (code == ExitCode::Done || code == ExitCode::SomeFailed)
        return handBack(call, server, id, rejected);
    return code == ExitCode::Interrupted ? code : show(call, server, id, code);
}

ExitCode status(const Invocation &call, ServerClient &server)
{
    if (!call.arguments.isEmpty()) {
        const auto id = jobArgument(call);
        return id ? show(call, server, *id, ExitCode::Done) : call.console.fail(id.error());
    }
    const auto jobs = server.ask("GET", u"jobs"_s);
    if (!jobs)
        return call.console.fail(jobs.error());
    if (call.console.json())
        call.console.data(*jobs);
    for (const QJsonValue job : call.console.json() ? QJsonArray() : (*jobs)[u"items"_s].toArray())
        call.console.data(u"%1  %2  %3"_s.arg(job[u"job_id"_s].toString(), job[u"created_at"_s].toString(),
                                              job[u"status"_s].toString()));
    return ExitCode::Done;
}

ExitCode watch(const Invocation &call, ServerClient &server, const JobId &job)
{
    return show(call, server, job, follow(call, server, job));
}

ExitCode cancel(const Invocation &call, ServerClient &server, const JobId &job)
{
    const auto answer = server.ask("POST", u"jobs/%1/cancel"_s.arg(job.value));
    if (!answer)
        return call.console.fail(answer.error());
    if (const QString message = (*answer)[u"message"_s].toString(); !message.isEmpty())
        call.console.say(message);
    return show(call, server, job, ExitCode::Done);
}

ExitCode retry(const Invocation &call, ServerClient &server, const JobId &id)
{
    const auto job = server.job(id);
    if (!job)
        return call.console.fail(job.error());
    const Again again = whatFailed(*job);
    if (again.models == 0)
        return call.console.fail({ErrorCode::Conflict, Texts::tr("nothing of this job has failed")});
    if (const auto refused = refusal(call, again.models, again.cost, job->provider == "draft"_L1))
        return *refused;
    if (const auto answer = server.ask("POST", u"jobs/%1/retry"_s.arg(id.value)); !answer)
        return call.console.fail(answer.error());
    return watch(call, server, id);
}

ExitCode download(const Invocation &call, ServerClient &server, const JobId &id)
{
    return handBack(call, server, id, {});
}

ExitCode remove(const Invocation &call, ServerClient &server, const JobId &job)
{
    const QString force = call.options.isSet(u"force"_s) ? u"?force=true"_s : QString();
    const auto answer = server.ask("DELETE", u"jobs/"_s + job.value + force);
    if (!answer)
        return call.console.fail(answer.error());
    if (call.console.json())
        call.console.data(*answer);
    else
        call.console.say(Texts::tr("The job, its images and its models are gone."));
    return ExitCode::Done;
}

} // namespace i2m::remote
