// SPDX-License-Identifier: GPL-3.0-or-later
// The left side: filter, banner, list, composer.
#pragma once

#include "ui/banner.h"
#include "ui/composer.h"
#include "ui/queue/filter_bar.h"
#include "ui/queue/queue_filter.h"
#include "ui/queue/queue_table.h"
#include "ui/queue/queue_view.h"

#include <QFrame>
#include <QStackedWidget>

namespace i2m {

class QueuePane : public QFrame
{
    Q_OBJECT

public:
    QueuePane(QueueModel &queue, const Catalogue &catalogue, Pictures &pictures, QWidget *parent = nullptr);

    FilterBar &filterBar() { return *m_filterBar; }
    Banner &banner() { return *m_banner; }
    /// The cards, and the table in their place.
    QueueView &view() { return *m_view; }
    QueueTable &table() { return *m_table; }
    QAbstractItemView &shown();
    void showTable(bool on);
    bool showsTable() const { return m_views->currentWidget() == m_table; }
    Composer &composer() { return *m_composer; }

    /// Keys of the selected rows, in the order of the queue.
    QStringList selected() const;
    void select(const QString &key);
    QString keyAt(const QModelIndex &index) const;

Q_SIGNALS:
    void selectionChanged();
    void rowAction(const QString &key, i2m::RowAction action);
    void rowOpened(const QString &key);
    /// `before`: the row they were laid in front of; empty: behind all.
    void rowsLaid(const QStringList &keys, const QString &before);
    void menuWanted(const QPoint &position);

private:
    void bind(QAbstractItemView &view);

    QueueModel &m_queue;
    QueueFilter *m_filter;
    FilterBar *m_filterBar;
    Banner *m_banner;
    QueueView *m_view;
    QueueTable *m_table;
    QStackedWidget *m_views;
    Composer *m_composer;
};

} // namespace i2m
