// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/job_view.h"

#include "core/file_name.h"

#include <QFileInfo>
#include <QJsonArray>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
void addModelLinks(const Task &task, QJsonObject &view)
{
    if (!task.model)
        return;
    QJsonObject model = view[u"model"_s].toObject();
    model[u"url"_s] = downloadUrl(task, u"model");
    model[u"thumbnail_url"_s] = downloadUrl(task, u"thumbnail");
    model[u"filename"_s] = modelFileName(task);
    view[u"model"_s] = model;
}

QJsonObject withLinks(const Task &task, QJsonObject view)
{
    addModelLinks(task, view);
    if (!task.images.isEmpty())
        view[u"image_url"_s] = downloadUrl(task, u"image");
    return view;
}
} // namespace

QString downloadUrl(const Task &task, QStringView what)
{
    return u"/api/v1/download/"_s + task.job.value + u'/' + task.id.value + u'/' + what.toString();
}

QString modelFileName(const Task &task)
{
    const QString format = task.model ? task.model->format : u"glb"_s;
    return safeStem(QFileInfo(task.name()).completeBaseName()) + u'.' + format;
}

QJsonObject fileProgressView(const Task &task)
{
    QJsonObject view = toPublicProgress(task);
    addModelLinks(task, view);
    return view;
}

QJsonObject fileView(const Task &task) { return withLinks(task, toPublic(task)); }

QJsonObject statusView(const Job &job)
{
    QJsonObject view = toPublic(job);
    QJsonArray files = view[u"files"_s].toArray();
    for (qsizetype i = 0; i < files.size(); ++i)
        files[i] = withLinks(job.tasks[i], files[i].toObject());
    view[u"files"_s] = files;
    return view;
}

} // namespace i2m
