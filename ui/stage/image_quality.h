// SPDX-License-Identifier: GPL-3.0-or-later
// What can be seen of an image before any money is spent on it.
#pragma once

#include "core/jobs/job.h"

#include <QImage>

namespace i2m {

/// One sentence about an image that will hardly make a good model; empty for a good one. `picture`: the image
/// or its thumbnail.
QString qualityNote(const ImageFile &file, const QImage &picture);

} // namespace i2m
