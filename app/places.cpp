// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/places.h"

#include <QDir>
#include <QStandardPaths>

namespace i2m {
using namespace Qt::StringLiterals;

Places Places::find(const QString &everything)
{
    const QString chosen = everything.isEmpty() ? qEnvironmentVariable("DATA_DIR") : everything;
    if (!chosen.isEmpty()) {
        const QString root = QDir(chosen).absolutePath();
        return {root, root + u"/image2model.conf"_s, root + u"/fal.key"_s};
    }
    const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    const QString config = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    return {data + u"/image2model"_s, config + u"/image2model/image2model.conf"_s,
            config + u"/image2model/fal.key"_s};
}

} // namespace i2m
