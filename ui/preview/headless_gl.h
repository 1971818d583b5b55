// SPDX-License-Identifier: GPL-3.0-or-later
// OpenGL on a machine without any display, as servers are: Mesa draws into memory ("surfaceless" EGL). Qt has
// no platform for that, but its platform for bare devices accepts a context that was made elsewhere.
#pragma once

#include <QOpenGLContext>
#include <memory>

namespace i2m {

/// Before the QGuiApplication is made: where there is no display, chooses a platform that can do without, so
/// that the application starts in any case.
void chooseHeadlessPlatform();

/// A context of previewFormat() on the platform chosen above; null everywhere else, and where Mesa is
/// missing.
std::unique_ptr<QOpenGLContext> headlessContext();

} // namespace i2m
