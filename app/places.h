// SPDX-License-Identifier: GPL-3.0-or-later
// Where this installation keeps its files: the XDG folders, or one folder for everything (--data-dir,
// DATA_DIR).
#pragma once

#include <QString>

namespace i2m {

struct Places
{
    QString data;     ///< the data folder, see core/data_dir.h
    QString settings; ///< the settings file (INI)
    QString falKey;   ///< the key file, mode 0600

    /// `everything` empty: DATA_DIR, else the XDG folders.
    static Places find(const QString &everything = {});
};

} // namespace i2m
