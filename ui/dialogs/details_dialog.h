// SPDX-License-Identifier: GPL-3.0-or-later
// All that is known about one row, to read and to copy into a message to support.
#pragma once

#include "core/catalogue.h"
#include "ui/queue/queue_row.h"

#include <QDialog>

namespace i2m {

class DetailsDialog : public QDialog
{
    Q_OBJECT

public:
    DetailsDialog(const QueueRow &row, const ModelEntry *model, QWidget *parent = nullptr);
};

/// Name and value of every detail. `model`: the one it was or would be made with; may be null.
QList<std::pair<QString, QString>> detailsOf(const QueueRow &row, const ModelEntry *model);

} // namespace i2m
