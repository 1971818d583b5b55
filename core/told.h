// SPDX-License-Identifier: GPL-3.0-or-later
// Errors that are kept: their detail is noted with what it is told from, and told again in the language of
// whoever reads it later. Details in somebody else's words stay as they are.
#pragma once

#include "core/error.h"

#include <QStringList>

namespace i2m {

/// `source`, marked with QT_TRANSLATE_NOOP in `context`, with `values` for its %1, %2 …
Error told(ErrorCode code, const char *context, const char *source, const QStringList &values = {});
/// The same in the present language.
Error retold(Error error);
/// The facts without what is only noted for retold().
QJsonObject factsToShow(const Error &error);

} // namespace i2m
