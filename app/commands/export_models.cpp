// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/export_models.h"

#include "core/durable_file.h"
#include "core/file_name.h"

#include <QDir>
#include <QTemporaryFile>
#include <cerrno>

namespace i2m {
using namespace Qt::StringLiterals;

Result<void> prepareFolder(const QString &folder)
{
    errno = 0;
    if (!QDir().mkpath(folder))
        return writeError(folder, errno ? errno : ENOTDIR);
    QTemporaryFile probe(folder + u"/.image2model-XXXXXX"_s);
    if (!probe.open())
        return writeError(folder, errno);
    return {};
}

Result<QMap<TaskId, QString>> exportModels(const DataDir &dir, const Job &job, const QString &folder)
{
    if (auto ready = prepareFolder(folder); !ready)
        return ready.error();
    QMap<TaskId, QString> paths;
    for (const Task &task : job.tasks) {
        if (!task.model)
            continue;
        const QString path =
            QDir::cleanPath(freePath(folder, safeStem(task.name()), u'.' + task.model->format));
        if (auto copied = copyDurably(dir.absolute(task.model->path), path); !copied)
            return copied.error();
        paths.insert(task.id, path);
    }
    return paths;
}

} // namespace i2m
