// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/hand_over.h"

#include "app/commands/export_models.h"
#include "app/commands/export_zip.h"
#include "app/commands/job_text.h"
#include "core/jobs/job_json.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace i2m {
using namespace Qt::StringLiterals;

QList<QCommandLineOption> exportOptions()
{
    return {
        {{u"o"_s, u"output"_s},
         QCoreApplication::translate("HandOver", "Put the models into this folder (else: the present one)"),
         u"DIR"_s},
        {u"zip"_s, QCoreApplication::translate("HandOver", "Put the models into a ZIP file"), u"FILE"_s}};
}

Result<HandedOver> handOver(const Invocation &call, const DataDir &dir, const Job &job)
{
    HandedOver exports;
    const bool zipped = call.options.isSet(u"zip"_s);
    if (zipped && countsOf(job).completed > 0) {
        const auto zip = exportZip(dir, job, call.options.value(u"zip"_s));
        if (!zip)
            return zip.error();
        exports.zip = *zip;
    }
    if (call.options.isSet(u"output"_s) || !zipped) {
        const QString folder = call.options.isSet(u"output"_s) ? call.options.value(u"output"_s) : u"."_s;
        auto models = exportModels(dir, job, folder);
        if (!models)
            return models.error();
        exports.models = std::move(*models);
    }
    return exports;
}

void showExports(const Console &console, const Job &job, const HandedOver &exports, const QJsonArray &refused)
{
    if (!console.json()) {
        for (const Task &task : job.tasks) {
            if (exports.models.contains(task.id))
                console.data(exports.models.value(task.id));
        }
        if (!exports.zip.isEmpty())
            console.data(exports.zip);
        return;
    }
    QJsonObject object = toPublic(job);
    QJsonArray files;
    for (const QJsonValue each : object[u"files"_s].toArray()) {
        QJsonObject file = each.toObject();
        const QString path = exports.models.value({file[u"file_id"_s].toString()});
        file[u"path"_s] = path.isEmpty() ? QJsonValue() : QJsonValue(QFileInfo(path).absoluteFilePath());
        files.append(file);
    }
    object[u"files"_s] = files;
    object[u"rejected"_s] = refused;
    object[u"zip"_s] = exports.zip.isEmpty() ? QJsonValue() : QJsonValue(exports.zip);
    console.data(object);
}

} // namespace i2m
