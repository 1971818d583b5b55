// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data_dir.h"

#include "core/durable_file.h"

#include <QDir>
#include <QFile>
#include <cerrno>

namespace i2m {

Result<void> DataDir::create() const
{
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    for (const QString &folder : {m_root, m_root + QStringLiteral("/jobs"), spoolDir(), backupDir()}) {
        if (QDir(folder).exists())
            continue;
        errno = 0;
        if (!QDir().mkpath(folder))
            return writeError(folder, errno);
        QFile::setPermissions(folder, ownerOnly);
    }
    return {};
}

} // namespace i2m
