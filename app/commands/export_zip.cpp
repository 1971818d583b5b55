// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/export_zip.h"

#include "core/file_name.h"
#include "core/zip_file.h"

#include <QDir>
#include <QFileInfo>

namespace i2m {
using namespace Qt::StringLiterals;

Result<QString> exportZip(const DataDir &dir, const Job &job, const QString &path)
{
    const QFileInfo wanted(path);
    const QString target = QDir::cleanPath(freePath(wanted.path(), safeStem(wanted.fileName()), u".zip"_s));
    QList<ZipPart> parts;
    QStringList taken;
    for (const Task &task : job.tasks) {
        if (task.model)
            parts.append({freeZipName(safeStem(task.name()), u'.' + task.model->format, taken),
                          dir.absolute(task.model->path)});
    }
    if (auto written = writeZip(target, parts); !written)
        return written.error();
    return target;
}

} // namespace i2m
