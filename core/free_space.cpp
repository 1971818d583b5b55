// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/free_space.h"

#include <filesystem>

namespace i2m {

qint64 freeSpace(const QString &folder)
{
    // The folder itself is asked: QStorageInfo searches the list of mounts, and in a changed root none may
    // match.
    std::error_code error;
    const auto space = std::filesystem::space(std::filesystem::path(folder.toStdU16String()), error);
    return error ? 0 : qint64(space.available);
}

} // namespace i2m
