// SPDX-License-Identifier: GPL-3.0-or-later
// How large a dialog opens: as drawn for text of 13 pixels, larger with the text, never beyond the screen.
#pragma once

#include "ui/theme.h"

#include <QDialog>
#include <QScreen>

namespace i2m {

/// `drawn` in pixels; what the contents need at least is kept, as far as the screen has it.
inline void openAs(QDialog &dialog, const QSize &drawn)
{
    dialog.ensurePolished();
    const QSize wanted(Theme::scaled(drawn.width()), Theme::scaled(drawn.height()));
    dialog.resize(wanted.expandedTo(dialog.sizeHint()).boundedTo(dialog.screen()->availableSize()));
}

} // namespace i2m
