// SPDX-License-Identifier: GPL-3.0-or-later
// Where everything lies under one data folder. Names on disk are generated; the artist's names live in the
// store.
//   library.sqlite   backups/   spool/   jobs/<job>/<file>.{jpg,png}  .glb  .json (settings)  .thumb.png
//   .render.png (the provider's)  .view.png (ours)
#pragma once

#include "core/id.h"
#include "core/result.h"

#include <QString>

namespace i2m {

class DataDir
{
public:
    /// `spool`: where uploads arrive, if not in the folder itself, which other computers may share.
    explicit DataDir(QString root, QString spool = {}) : m_root(std::move(root)), m_spool(std::move(spool)) {}

    const QString &root() const { return m_root; }
    QString databasePath() const { return m_root + QStringLiteral("/library.sqlite"); }
    QString lockPath() const { return m_root + QStringLiteral("/lock"); }
    QString runtimePath() const { return m_root + QStringLiteral("/runtime.json"); }
    QString backupDir() const { return m_root + QStringLiteral("/backups"); }
    QString spoolDir() const { return m_spool.isEmpty() ? m_root + QStringLiteral("/spool") : m_spool; }
    QString jobDir(const JobId &job) const { return m_root + QStringLiteral("/jobs/") + job.value; }

    /// Relative to root(), as kept in the store: "jobs/<job>/<file><suffix>", suffix with its dot.
    static QString relativePath(const JobId &job, const TaskId &file, QStringView suffix)
    {
        return QStringLiteral("jobs/") + job.value + u'/' + file.value + suffix.toString();
    }
    QString absolute(const QString &relative) const { return m_root + u'/' + relative; }

    /// Creates the folders (mode 0700). Errors: StorageError that names the folder.
    Result<void> create() const;

private:
    QString m_root;
    QString m_spool;
};

} // namespace i2m
