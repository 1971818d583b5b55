// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_pane.h"

#include <QItemSelectionModel>
#include <QVBoxLayout>
#include <algorithm>

namespace i2m {

QueuePane::QueuePane(QueueModel &queue, const Catalogue &catalogue, Pictures &pictures, QWidget *parent)
    : QFrame(parent), m_queue(queue), m_filter(new QueueFilter(queue, this)), m_filterBar(new FilterBar),
      m_banner(new Banner), m_view(new QueueView(pictures)), m_table(new QueueTable),
      m_views(new QStackedWidget), m_composer(new Composer(catalogue))
{
    setObjectName(QStringLiteral("queuePane"));
    m_view->setModel(m_filter);
    m_table->setModel(m_filter);
    m_table->setSelectionModel(m_view->selectionModel());
    m_views->addWidget(m_view);
    m_views->addWidget(m_table);
    bind(*m_view);
    bind(*m_table);
    auto *bannerHolder = new QVBoxLayout;
    bannerHolder->setContentsMargins(16, 0, 16, 6);
    bannerHolder->addWidget(m_banner);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    column->addWidget(m_filterBar);
    column->addLayout(bannerHolder);
    column->addWidget(m_views, 1);
    column->addWidget(m_composer);
    // Before the filter hears of it: other rows are looked at, but none comes or goes.
    connect(m_filterBar, &FilterBar::chosen, &m_view->motion(), &RowMotion::standStill);
    connect(m_filterBar, &FilterBar::searched, &m_view->motion(), &RowMotion::standStill);
    connect(m_filterBar, &FilterBar::chosen, m_filter, &QueueFilter::show);
    connect(m_filterBar, &FilterBar::searched, m_filter, &QueueFilter::search);
    connect(&queue, &QueueModel::settled, this, [this] { m_filterBar->showCounts(m_queue); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &QueuePane::selectionChanged);
    connect(m_view, &QueueView::actionClicked, this,
            [this](const QModelIndex &index, RowAction action) { Q_EMIT rowAction(keyAt(index), action); });
    connect(m_view, &QueueView::rowsLaid, this, [this](const QStringList &keys, const QModelIndex &before) {
        Q_EMIT rowsLaid(keys, keyAt(before));
    });
    m_filterBar->showCounts(queue);
}

void QueuePane::bind(QAbstractItemView &view)
{
    connect(&view, &QAbstractItemView::doubleClicked, this,
            [this](const QModelIndex &index) { Q_EMIT rowOpened(keyAt(index)); });
    connect(&view, &QWidget::customContextMenuRequested, this, &QueuePane::menuWanted);
}

QAbstractItemView &QueuePane::shown()
{
    return showsTable() ? static_cast<QAbstractItemView &>(*m_table) : *m_view;
}

void QueuePane::showTable(bool on)
{
    const QStringList keys = selected();
    if (!on) // cards are always in the order of the queue
        m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_views->setCurrentWidget(on ? static_cast<QWidget *>(m_table) : m_view);
    QItemSelection rows;
    for (const QString &key : keys) {
        const QModelIndex index = m_filter->mapFromSource(m_queue.index(m_queue.indexOf(key), 0));
        rows.select(index, index);
    }
    m_view->selectionModel()->select(rows, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

QString QueuePane::keyAt(const QModelIndex &index) const
{
    const QModelIndex source = m_filter->mapToSource(index);
    return source.isValid() ? m_queue.at(source.row()).key : QString();
}

QStringList QueuePane::selected() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_view->selectionModel()->selectedIndexes()) {
        if (index.column() == 0)
            rows.append(m_filter->mapToSource(index).row());
    }
    std::ranges::sort(rows);
    QStringList keys;
    for (const int row : rows)
        keys.append(m_queue.at(row).key);
    return keys;
}

void QueuePane::select(const QString &key)
{
    const int row = m_queue.indexOf(key);
    const QModelIndex index = row < 0 ? QModelIndex() : m_filter->mapFromSource(m_queue.index(row, 0));
    if (!index.isValid())
        return;
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                         QItemSelectionModel::Rows);
    shown().scrollTo(index);
}

} // namespace i2m
