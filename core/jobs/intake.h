// SPDX-License-Identifier: GPL-3.0-or-later
// The one way in for images, whatever door they come through: checked and stored under their job, their small
// pictures drawn at once or when somebody wants to see them.
#pragma once

#include "core/data_dir.h"
#include "core/imaging/image_check.h"
#include "core/jobs/job.h"

#include <functional>

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

enum class Thumbnails {
    Now,      ///< for whoever looks at them; also proves that the pixels can be decoded
    WhenAsked ///< by drawThumbnail()
};

/// What else happens to each image, in the thread that works on it. Both may be left out.
struct IntakeSteps
{
    std::function<Incoming(qsizetype place)> before{};             ///< makes it one that we take
    std::function<void(qsizetype place, const Verdict &)> after{}; ///< its verdict is there
};

/// Checks and stores images for a job that is not submitted yet. Blocking and parallel; call it on the pool.
/// Nothing of a refused image stays behind. The order of the answers is that of the images.
QList<Verdict> takeIn(const DataDir &dir, const JobId &job, const QList<Incoming> &images,
                      const ImageLimits &limits, Thumbnails thumbnails = Thumbnails::Now,
                      const IntakeSteps &steps = {});
/// The list of the images that wait in the window for their Create: their folders belong to no job yet.
/// Beside the spool, which each program has for itself: the folder of the images may be shared, and what one
/// artist has not sent yet is not another's to send.
QString draftsFile(const DataDir &dir);
/// Absolute path of an image's PNG thumbnail (longest side 256 pixels, upright).
QString thumbnailPath(const DataDir &dir, const ImageFile &image);
/// Draws the picture at `path`, a thumbnailPath(), unless it is there. Blocking; call it on the pool.
/// Errors: UnsupportedImage (the pixels are damaged), FileNotFound (also for other paths), DiskFull,
/// StorageError.
Result<void> drawThumbnail(const QString &path);

} // namespace i2m
