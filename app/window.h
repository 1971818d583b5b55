// SPDX-License-Identifier: GPL-3.0-or-later
// The way of running with a window: one per data folder, a second start hands its files to the first.
#pragma once

#include "app/exit_code.h"

namespace i2m {

/// Makes the QApplication and runs until the window is closed. Arguments that are files are added as images;
/// `--background` starts minimized, or in the tray if there is one;
/// `--screenshot STATE FILE [--dark] [--language de]` renders a state of the window and ends.
ExitCode runWindow(int &argc, char **argv);

} // namespace i2m
