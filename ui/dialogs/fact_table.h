// SPDX-License-Identifier: GPL-3.0-or-later
// A table to read in, not to write in: keys, requests, shortcuts.
#pragma once

#include <QTableWidget>

namespace i2m {

class FactTable : public QTableWidget
{
    Q_OBJECT

public:
    /// `wide` takes the room that the other columns leave. Empty titles: no header.
    FactTable(const QString &name, const QStringList &titles, int wide, QWidget *parent = nullptr);

    void showRows(const QList<QStringList> &rows);
};

} // namespace i2m
