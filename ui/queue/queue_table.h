// SPDX-License-Identifier: GPL-3.0-or-later
// The queue as a table: columns can be hidden, moved, sorted by; what was chosen can be kept.
#pragma once

#include <QTableView>

namespace i2m {

class QueueTable : public QTableView
{
    Q_OBJECT

public:
    explicit QueueTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    QByteArray layoutState() const;
    void restoreLayoutState(const QByteArray &state);

private:
    void headerMenu(const QPoint &position);
};

} // namespace i2m
