// SPDX-License-Identifier: GPL-3.0-or-later
// What the table view shows of a row: the columns' titles, texts, and values to sort by.
#pragma once

#include "ui/queue/row_text.h"

#include <QVariant>

namespace i2m {

enum class QueueColumn {
    Name,
    Status,
    Progress,
    TimeLeft,
    Attempts,
    Triangles,
    Size,
    Cost,
    Added,
    Finished,
    RequestId,
    Worker ///< the last one: layouts that were saved before it came count the others
};
constexpr int queueColumns = int(QueueColumn::Worker) + 1;

QString columnTitle(QueueColumn column);
/// Empty where the row has nothing to say.
QString cellText(const QueueRow &row, const RowSurroundings &around, QueueColumn column);
/// Grows with what the cell shows; a number where that is one.
QVariant sortValue(const QueueRow &row, const RowSurroundings &around, QueueColumn column);

} // namespace i2m
