// SPDX-License-Identifier: GPL-3.0-or-later
// What a drop or the clipboard holds for us: files, folders, a picture, or the address of one.
#pragma once

#include <QImage>
#include <QMimeData>
#include <QStringList>
#include <QUrl>

namespace i2m {

struct Dropped
{
    QStringList paths; ///< of files that look like images, and of folders
    int folders = 0;   ///< how many of `paths`
    int skipped = 0;   ///< files that are no images
    QImage picture{};  ///< when it carries a picture itself
    QUrl address{};    ///< a picture on the web, when there is nothing better

    int usable() const
    {
        return int(paths.size()) - folders + (picture.isNull() && address.isEmpty() ? 0 : 1);
    }
    bool isEmpty() const { return usable() == 0 && folders == 0 && skipped == 0; }
};

Dropped readMime(const QMimeData &mime);

} // namespace i2m
