// SPDX-License-Identifier: GPL-3.0-or-later
// The icon set (resources/icons): one drawing each, colored from the theme at the moment of painting, so a
// change of theme needs no new icons.
#pragma once

#include "ui/theme.h"

#include <QIcon>
#include <QPixmap>
#include <QSize>

namespace i2m {

/// `name` is the file's name without ".svg"; `color` the token it is painted in.
QIcon icon(const QString &name, QColor Tokens::*color = &Tokens::text);
/// A square drawn beside text of 13 pixels, for text as large as it is.
inline QSize iconSquare(int side = 20) { return {Theme::iconSide(side), Theme::iconSide(side)}; }
/// The drawing as a pixmap of `side` device-independent pixels.
QPixmap iconPixmap(const QString &name, int side, const QColor &color, qreal pixelRatio);

} // namespace i2m
