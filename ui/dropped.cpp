// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dropped.h"

#include <QFileInfo>
#include <QImageReader>

namespace i2m {
using namespace Qt::StringLiterals;

Dropped readMime(const QMimeData &mime)
{
    static const QList<QByteArray> formats = QImageReader::supportedImageFormats();
    Dropped dropped;
    for (const QUrl &url : mime.urls()) {
        if (!url.isLocalFile()) {
            if (url.scheme() == "https"_L1 || url.scheme() == "http"_L1)
                dropped.address = url;
            continue;
        }
        const QFileInfo file(url.toLocalFile());
        if (file.isDir()) {
            ++dropped.folders;
            dropped.paths.append(file.filePath());
        } else if (formats.contains(file.suffix().toLower().toLatin1())) {
            dropped.paths.append(file.filePath());
        } else {
            ++dropped.skipped;
        }
    }
    if (dropped.paths.isEmpty() && mime.hasImage())
        dropped.picture = mime.imageData().value<QImage>();
    if (!dropped.paths.isEmpty() || !dropped.picture.isNull())
        dropped.address.clear();
    return dropped;
}

} // namespace i2m
