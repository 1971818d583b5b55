// SPDX-License-Identifier: GPL-3.0-or-later
// Who may trade places with whom in the queue, and the order that a wish of the user leads to.
#pragma once

#include "ui/queue/queue_row.h"

#include <QStringList>

namespace i2m::queue_order {

/// Rows with the same word here trade places: drafts with drafts, those that wait with those that wait for
/// the same provider. Empty: this row stays where it is.
QString lineOf(const QueueRow &row);

/// The new orders, one for each line that changes, after moving `keys` by `step` places, or as far as it
/// goes.
QList<QStringList> moved(const QList<QueueRow> &rows, const QStringList &keys, int step, bool toEnd);
/// The same after laying `keys` in front of the row `before`; empty: behind all.
QList<QStringList> laid(const QList<QueueRow> &rows, const QStringList &keys, const QString &before);

} // namespace i2m::queue_order
