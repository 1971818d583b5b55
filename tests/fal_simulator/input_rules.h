// SPDX-License-Identifier: GPL-3.0-or-later
// Checks a request body against its model's catalogue entry and words what is wrong as fal does: pydantic's
// entries for types and ranges. Unknown fields are ignored, as on the wire.
#pragma once

#include "core/catalogue.h"

#include <QJsonArray>

namespace i2m::sim {

/// The entries of `{"detail":[…]}`; empty when the input is good.
QJsonArray inputErrors(const ModelEntry &model, const QJsonObject &input);

/// One image of the input: its URL, and where in the body it stands.
struct ImageField
{
    QString url; ///< empty: this view is not given
    QJsonArray loc;
};

/// The images in the model's order; of views also those in between that are not given.
QList<ImageField> imageFields(const ModelEntry &model, const QJsonObject &input);

} // namespace i2m::sim
