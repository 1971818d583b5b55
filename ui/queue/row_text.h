// SPDX-License-Identifier: GPL-3.0-or-later
// The one line under a row's name, and what its icon does: a pure function of the row and of what surrounds
// it.
#pragma once

#include "ui/queue/queue_row.h"

#include <chrono>
#include <optional>

namespace i2m {

/// What a click on the row's icon does.
enum class RowAction { None, Remove, Cancel, Retry, Fetch, CreateAgain, Select, Solve };

struct RowText
{
    enum class Tone { Plain, Good, Bad };

    QString line;
    Tone tone = Tone::Plain;
    int percent = -1; ///< -1: no bar
    QString icon;
    RowAction action = RowAction::None;
    QString actionName; ///< for tooltips and screen readers
    QString brief{};    ///< instead of the line where there is no room for it; empty: the line, cut
};

struct RowSurroundings
{
    int ahead = 0;               ///< rows of ours that start earlier
    std::optional<Error> hold{}; ///< its provider starts nothing until the user acts
    bool offline = false;
    Time present{};
    int tries = 0;                               ///< how often a passing error is tried at most, 0: not known
    std::optional<std::chrono::seconds> usual{}; ///< how long this model and texture usually take
};

RowText textFor(const QueueRow &row, const RowSurroundings &around);
/// At most 45 characters in English.
QString shortFailure(const Error &error, Billing billing);

} // namespace i2m
