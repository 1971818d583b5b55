// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the queue that is looked at: one group, and names that contain a text.
#pragma once

#include "ui/queue/queue_model.h"

#include <QSortFilterProxyModel>

namespace i2m {

class QueueFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit QueueFilter(QueueModel &queue, QObject *parent = nullptr)
        : QSortFilterProxyModel(parent), m_queue(queue)
    {
        setSourceModel(&queue);
        setSortRole(QueueModel::SortRole);
        setSortCaseSensitivity(Qt::CaseInsensitive);
    }
    void show(QueueModel::Group group)
    {
        m_group = group;
        invalidateFilter();
    }
    void search(const QString &text)
    {
        m_text = text;
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &) const override
    {
        const QueueRow &entry = m_queue.at(row);
        return QueueModel::belongs(entry, m_group) && entry.name.contains(m_text, Qt::CaseInsensitive);
    }

private:
    QueueModel &m_queue;
    QueueModel::Group m_group = QueueModel::Group::All;
    QString m_text;
};

} // namespace i2m
