// SPDX-License-Identifier: GPL-3.0-or-later
// The language of the window.
#pragma once

#include <QString>

namespace i2m {

/// Installs the texts of a language ("de", "en", "pseudo"), or of the system's when it is empty. Before any
/// widget is made.
void installTranslation(const QString &language);

} // namespace i2m
