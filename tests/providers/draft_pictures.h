// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures drawn by code for the draft's tests: a subject whose outline is known before different backdrops.
#pragma once

#include <QImage>
#include <QString>

namespace i2m::draft_pictures {

enum class Backdrop { Plain, Gradient, Shadowed, Busy, Transparent };

/// A red disc in the middle, as wide as 0.6 of the shorter side.
QImage disc(const QSize &size, Backdrop backdrop);
/// A ring: a disc with a hole as wide as 0.3 of the shorter side.
QImage ring(const QSize &size, Backdrop backdrop);
/// Like a product photo: a vase, a mug and a leaf, by name.
QImage product(const QString &name, const QSize &size, Backdrop backdrop);
/// Nothing to be found: even grain all over.
QImage grain(const QSize &size);

} // namespace i2m::draft_pictures
