// SPDX-License-Identifier: GPL-3.0-or-later
// The door to the OpenCV part, which lives in a library of its own that is loaded on first use: idle
// processes never pay for OpenCV's memory.
#pragma once

namespace i2m::cutting {

constexpr const char *library = "i2m_cutout";

/// What a pixel is known to be, going in and coming out. OpenCV's own numbers.
enum Label : unsigned char { Background = 0, Subject = 1, MaybeBackground = 2, MaybeSubject = 3 };

/// GrabCut by color. `bgr`: width × height × 3 bytes. `labels`: width × height bytes, changed in place.
/// Answers false when nothing could be told apart; then `labels` are not to be used.
using GrabCut = bool (*)(const unsigned char *bgr, int width, int height, unsigned char *labels, int rounds,
                         unsigned seed);
constexpr const char *grabCut = "i2mGrabCut";

/// The cheapest outline. `lean`: what it costs to leave the pixel out (positive) or to take it in (negative);
/// `right`, `down`: what the outline costs between the pixel and its neighbor. Writes Background or Subject.
using LeastCut = bool (*)(const float *lean, const float *right, const float *down, int width, int height,
                          unsigned char *labels);
constexpr const char *leastCut = "i2mLeastCut";

} // namespace i2m::cutting
