// SPDX-License-Identifier: GPL-3.0-or-later
// What a job makes, or the reason why it could not.
#pragma once

#include <QByteArray>
#include <QString>

namespace i2m::sim {

struct Product
{
    QByteArray model;  ///< in the format that was asked for
    QByteArray render; ///< PNG, a picture of it
    QString failure{}; ///< a model error's type ("image_load_error"), empty when all is well
    int failedImage = 0;
};

} // namespace i2m::sim
