// SPDX-License-Identifier: GPL-3.0-or-later
// All that is known about one row, to read and to copy into a message to support.
#pragma once

#include "ui/queue/queue_row.h"

#include <QDialog>

namespace i2m {

class DetailsDialog : public QDialog
{
    Q_OBJECT

public:
    DetailsDialog(const QueueRow &row, const QString &modelTitle, QWidget *parent = nullptr);
};

/// Name and value of every detail.
QList<std::pair<QString, QString>> detailsOf(const QueueRow &row, const QString &modelTitle);

} // namespace i2m
