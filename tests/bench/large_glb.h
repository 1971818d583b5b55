// SPDX-License-Identifier: GPL-3.0-or-later
// Large models for measuring: a bumpy ball with as many triangles and pictures as asked for.
#pragma once

#include <QByteArray>

/// `triangles` is rounded to what the ball has; `side` is that of three noisy JPEG textures, 0 for none.
QByteArray largeGlb(int triangles, int side);
