// SPDX-License-Identifier: GPL-3.0-or-later
// The one way in for images, whatever door they come through: checked, stored under their job, thumbnail
// made.
#pragma once

#include "core/data_dir.h"
#include "core/imaging/image_check.h"
#include "core/jobs/job.h"

namespace i2m {

struct Incoming
{
    QString path;           ///< where it is now
    QString name;           ///< the artist's own file name
    QString declaredType{}; ///< Content-Type, or empty
    bool take = false;      ///< it is ours (spooled): move it instead of copying
};

struct Verdict
{
    QString name;
    Result<ImageFile> image;
};

/// Checks and stores images for a job that is not submitted yet. Blocking and parallel; call it on the pool.
/// Nothing of a refused image stays behind. The order of the answers is that of the images.
QList<Verdict> takeIn(const DataDir &dir, const JobId &job, const QList<Incoming> &images,
                      const ImageLimits &limits);
/// Absolute path of the PNG thumbnail (longest side 256 pixels, upright) that takeIn() made.
QString thumbnailPath(const DataDir &dir, const ImageFile &image);

} // namespace i2m
