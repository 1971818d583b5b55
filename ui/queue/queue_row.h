// SPDX-License-Identifier: GPL-3.0-or-later
// One row of the queue: an image that is still a draft, or a task on its way. A plain value.
#pragma once

#include "core/jobs/job.h"

#include <QJsonObject>
#include <QString>

namespace i2m {

struct QueueRow
{
    enum class Kind {
        Preparing, ///< being read and copied
        Draft,
        Refused, ///< cannot be used; `failure` says why
        Task,
    };

    Kind kind = Kind::Draft;
    QString key;      ///< unique in the queue
    QString name;     ///< the artist's own file name
    QString original; ///< where the image came from, for Replace and Show in folder; may be empty
    QString note;     ///< of a draft: "Converted from WebP"
    Task task;        ///< of a draft only its images and its job (the folder they lie in)
    QString provider;
    QString model;
    QJsonObject options;
    QString source;                 ///< "window", "cli", "api"
    bool custom = false;            ///< of a draft: has settings of its own
    std::optional<Error> failure{}; ///< of a refused image
    QString retryFile{};            ///< a refused image that could be shrunk: its path
    /// Of a finished model: FileNotFound or ModelUnreadable, as far as its file was looked at.
    std::optional<ErrorCode> fileProblem{};

    bool isDraft() const { return kind == Kind::Draft; }
    bool isTask() const { return kind == Kind::Task; }
    bool isReady() const { return isTask() && task.state == TaskState::Completed && task.model; }
    bool isOpen() const { return isTask() && !isFinal(task.state); }
    /// Open, and somebody waits for it.
    bool isAwaited() const { return isOpen() && !task.unawaited; }
    /// The provider has a copy of the model, or had one.
    bool canFetch() const { return isReady() && !task.model->remoteUrl.isEmpty(); }
    bool isFailedTask() const { return isTask() && task.state == TaskState::Failed; }
    bool isFailed() const { return kind == Kind::Refused || isFailedTask(); }
    qint64 bytes() const
    {
        qint64 sum = 0;
        for (const ImageFile &image : task.images)
            sum += image.size;
        return sum;
    }
};

} // namespace i2m
