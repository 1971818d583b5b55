// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/pictures.h"

#include "core/jobs/intake.h"

#include <QFileInfo>

namespace i2m {

QString modelPicturePath(const DataDir &dir, const Task &task)
{
    return dir.absolute(DataDir::relativePath(task.job, task.id, u".view.png"));
}

QString picturePath(const DataDir &dir, const Task &task)
{
    if (task.model) {
        if (const QString own = modelPicturePath(dir, task); QFileInfo::exists(own))
            return own;
        if (!task.model->thumbnail.isEmpty())
            return dir.absolute(task.model->thumbnail);
    }
    return task.images.isEmpty() ? QString() : thumbnailPath(dir, task.images.front());
}

} // namespace i2m
