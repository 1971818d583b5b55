// SPDX-License-Identifier: GPL-3.0-or-later
// The port to files that lie on another computer. Where all computers on a queue see one folder there is
// none.
#pragma once

#include "core/data_dir.h"
#include "core/jobs/job.h"
#include "core/result.h"

#include <QFuture>

namespace i2m {

class FileCourier
{
public:
    virtual ~FileCourier() = default;

    /// Brings the task's images to this computer, to where the task says that they lie. Errors: Interrupted,
    /// to be tried again.
    virtual QFuture<Result<void>> bring(const Job &job, const Task &task) = 0;
    /// Takes a finished model, with its picture and its sidecar, to where its job's images came from, and
    /// removes here what is not needed any more. Errors: Interrupted.
    virtual QFuture<Result<void>> deliver(const Job &job, const Task &task, const ModelFile &model) = 0;
};

} // namespace i2m
