// SPDX-License-Identifier: GPL-3.0-or-later
// Where a task's files are when this computer does not see them all.
#include "core/jobs/engine.h"

#include <QFile>

namespace i2m {

bool Engine::seesImages(const Task &task) const
{
    return std::ranges::all_of(
        task.images, [this](const ImageFile &image) { return QFile::exists(m_dir.absolute(image.path)); });
}

void Engine::bringImages(Work &work)
{
    goOn<Result<void>>(work, m_courier->bring(work.lease.job, work.lease.task),
                       [this](Work &same, const Result<void> &brought) {
                           const Task &task = same.lease.task;
                           if (brought && seesImages(task))
                               advance(same);
                           else
                               settle(same, Refused{brought ? Error{ErrorCode::Interrupted} : brought.error(),
                                                    task.checkpoint});
                       });
}

void Engine::handIn(Work &work, const Done &done, const Result<ModelFile> &model)
{
    goOn<Result<void>>(work, m_courier->deliver(work.lease.job, work.lease.task, *model),
                       [this, done, model](Work &same, const Result<void> &delivered) {
                           complete(same, done, delivered ? model : Result<ModelFile>(delivered.error()));
                       });
}

} // namespace i2m
