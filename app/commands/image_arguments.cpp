// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/image_arguments.h"

#include "core/jobs/job.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(ImageArguments)
};

Result<QStringList> imagesIn(const QString &folder)
{
    const QDir dir(folder);
    if (!QFileInfo(folder).isReadable())
        return Error{ErrorCode::StorageError, Texts::tr("%1 may not be read").arg(folder)};
    QStringList paths;
    // QDir's name filters ignore case unless told otherwise.
    for (const QString &name : dir.entryList({u"*.jpg"_s, u"*.jpeg"_s, u"*.jpe"_s, u"*.jfif"_s, u"*.png"_s},
                                             QDir::Files, QDir::Name | QDir::LocaleAware))
        paths.append(dir.filePath(name));
    if (paths.isEmpty())
        return Error{ErrorCode::ValidationError,
                     Texts::tr("there is no JPEG or PNG image in %1").arg(folder)};
    return paths;
}
} // namespace

Result<QStringList> imagesFrom(const QStringList &arguments)
{
    QStringList paths;
    for (const QString &argument : arguments) {
        const QFileInfo file(argument);
        if (!file.exists())
            return Error{ErrorCode::FileNotFound, argument};
        if (!file.isDir()) {
            paths.append(argument);
            continue;
        }
        const auto inside = imagesIn(argument);
        if (!inside)
            return inside.error();
        paths += *inside;
    }
    if (paths.size() > maxTasksPerJob)
        return Error{ErrorCode::TooManyFiles, Texts::tr("%1 were given").arg(paths.size())};
    return paths;
}

} // namespace i2m
