// SPDX-License-Identifier: GPL-3.0-or-later
// The price rules of the catalogue: a base and steps that set, add or multiply when their condition holds.
// The format is described in resources/models/README.md.
#pragma once

#include "core/result.h"

#include <QJsonObject>
#include <optional>

namespace i2m {

/// Whether all of a rule's `when` holds for these (complete) options.
bool conditionHolds(const QJsonObject &when, const QJsonObject &options);
/// USD for one model with these (complete) options made from `images` pictures; nothing without a base.
std::optional<double> priceOf(const QJsonObject &price, const QJsonObject &options, int images);
/// Whether `price` follows the format. Errors: ValidationError that names the rule.
Result<void> checkPrice(const QJsonObject &price, const QStringList &inputs);

} // namespace i2m
