// SPDX-License-Identifier: GPL-3.0-or-later
// The queue as a table: columns can be hidden, moved, sorted by; what was chosen can be kept.
#pragma once

#include <QTableView>
#include <QVariant>

namespace i2m {

class QueueTable : public QTableView
{
    Q_OBJECT

public:
    explicit QueueTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    QByteArray layoutState() const;
    void restoreLayoutState(const QByteArray &state);
    /// Who works on what matters where several computers do; unless it was chosen otherwise.
    void setShared(bool shared);
    /// Whether that column was shown or hidden by hand; invalid: neither.
    QVariant workerChoice() const { return m_workerChoice; }
    void setWorkerChoice(const QVariant &choice);

private:
    void headerMenu(const QPoint &position);
    void showWorkers();

    QVariant m_workerChoice;
    bool m_shared = false;
};

} // namespace i2m
