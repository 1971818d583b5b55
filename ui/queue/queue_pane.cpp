// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_pane.h"

#include <QItemSelectionModel>
#include <QVBoxLayout>
#include <algorithm>

namespace i2m {

QueuePane::QueuePane(QueueModel &queue, const Catalogue &catalogue, Pictures &pictures, QWidget *parent)
    : QFrame(parent), m_queue(queue), m_filter(new QueueFilter(queue, this)), m_filterBar(new FilterBar),
      m_banner(new Banner), m_view(new QueueView(pictures)), m_composer(new Composer(catalogue))
{
    setObjectName(QStringLiteral("queuePane"));
    m_view->setModel(m_filter);
    auto *bannerHolder = new QVBoxLayout;
    bannerHolder->setContentsMargins(16, 0, 16, 0);
    bannerHolder->addWidget(m_banner);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    column->addWidget(m_filterBar);
    column->addLayout(bannerHolder);
    column->addWidget(m_view, 1);
    column->addWidget(m_composer);
    connect(m_filterBar, &FilterBar::chosen, m_filter, &QueueFilter::show);
    connect(m_filterBar, &FilterBar::searched, m_filter, &QueueFilter::search);
    connect(&queue, &QueueModel::settled, this, [this] { m_filterBar->showCounts(m_queue); });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &QueuePane::selectionChanged);
    connect(m_view, &QueueView::actionClicked, this,
            [this](const QModelIndex &index, RowAction action) { Q_EMIT rowAction(keyAt(index), action); });
    m_filterBar->showCounts(queue);
}

QString QueuePane::keyAt(const QModelIndex &index) const
{
    const QModelIndex source = m_filter->mapToSource(index);
    return source.isValid() ? m_queue.at(source.row()).key : QString();
}

QStringList QueuePane::selected() const
{
    QList<int> rows;
    for (const QModelIndex &index : m_view->selectionModel()->selectedIndexes())
        rows.append(m_filter->mapToSource(index).row());
    std::ranges::sort(rows);
    QStringList keys;
    for (const int row : rows)
        keys.append(m_queue.at(row).key);
    return keys;
}

void QueuePane::select(const QString &key)
{
    const int row = m_queue.indexOf(key);
    const QModelIndex index = row < 0 ? QModelIndex() : m_filter->mapFromSource(m_queue.index(row));
    if (!index.isValid())
        return;
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    m_view->scrollTo(index);
}

} // namespace i2m
