// SPDX-License-Identifier: GPL-3.0-or-later
// A ZIP archive in memory, as 3MF and USDZ are.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <vector>

namespace i2m {

struct PackageFile
{
    QString name;
    QByteArray bytes;
    bool compress = false;
};

/// `align`: each file's bytes start at a multiple of it (USDZ wants 64 so that they can be mapped); 0 for
/// none. Errors: ProcessingError with the library's number.
Result<QByteArray> package(const std::vector<PackageFile> &files, int align);

} // namespace i2m
