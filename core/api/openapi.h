// SPDX-License-Identifier: GPL-3.0-or-later
// The OpenAPI 3.0.3 description, generated from the table of routes, the table of errors, the catalogue and
// the schemas in resources/openapi.
#pragma once

#include "core/catalogue.h"

#include <QJsonObject>

namespace i2m {

QJsonObject openApiDocument(const Catalogue &catalogue);

} // namespace i2m
