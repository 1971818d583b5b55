// SPDX-License-Identifier: GPL-3.0-or-later
// Drafts between sessions and on their way to jobs: kept in drafts.json of the program's own data folder (or
// shared-drafts.json, where the images lie in a shared one), bundled by recipe into jobs of at most 25.
#pragma once

#include "core/jobs/engine.h"
#include "ui/queue/queue_row.h"
#include "ui/recipe.h"

#include <functional>

namespace i2m {

struct DraftBatch
{
    Recipe recipe;
    QStringList keys;
    NewJob job;        ///< its images still where they lie now
    bool move = false; ///< they lie in other jobs' folders: see rehome()
};

/// The drafts among `rows`, in order, bundled by recipe.
QList<DraftBatch> bundled(const QList<QueueRow> &rows,
                          const std::function<Recipe(const QueueRow &)> &recipeOf);
/// Moves the images of a batch into its job's folder. Blocking. Errors: StorageError.
Result<DraftBatch> rehome(const DataDir &dir, DraftBatch batch);

/// Copies the images of other rows into a job folder of their own. Blocking. Errors: StorageError.
Result<QList<QueueRow>> withOwnImages(const DataDir &dir, QList<QueueRow> drafts);

/// Blocking, as is loadDrafts().
void saveDrafts(const DataDir &dir, const QList<QueueRow> &drafts);
/// Only those whose images are still there.
QList<QueueRow> loadDrafts(const DataDir &dir);
/// Deletes their images. Blocking.
void deleteDrafts(const DataDir &dir, const QList<QueueRow> &drafts);

} // namespace i2m
