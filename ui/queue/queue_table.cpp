// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_table.h"

#include "ui/queue/queue_columns.h"
#include "ui/row_delegate.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QMenu>
#include <utility>

namespace i2m {

QueueTable::QueueTable(QWidget *parent) : QTableView(parent)
{
    setObjectName(QStringLiteral("queueTable"));
    setAccessibleName(tr("Images"));
    setItemDelegate(new RowDelegate(this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setFrameShape(NoFrame);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 16);
    QHeaderView *header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setSortIndicatorClearable(true);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, &QueueTable::headerMenu);
}

void QueueTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder); // the order of the queue
    setSortingEnabled(true);
    for (int column = 0; column < queueColumns; ++column)
        setColumnWidth(column,
                       std::max(Theme::scaled(100), horizontalHeader()->sectionSizeHint(column) + 16));
    horizontalHeader()->moveSection(int(QueueColumn::Worker), int(QueueColumn::RequestId));
    showWorkers();
    setColumnWidth(int(QueueColumn::Name), Theme::scaled(220));
    setColumnWidth(int(QueueColumn::Status), Theme::scaled(240));
}

QByteArray QueueTable::layoutState() const { return horizontalHeader()->saveState(); }

void QueueTable::restoreLayoutState(const QByteArray &state)
{
    if (!state.isEmpty())
        horizontalHeader()->restoreState(state);
}

void QueueTable::setShared(bool shared)
{
    if (std::exchange(m_shared, shared) != shared)
        showWorkers();
}

void QueueTable::setWorkerChoice(const QVariant &choice)
{
    m_workerChoice = choice;
    showWorkers();
}

void QueueTable::showWorkers()
{
    const bool shown = m_workerChoice.isValid() ? m_workerChoice.toBool() : m_shared;
    setColumnHidden(int(QueueColumn::Worker), !shown);
}

void QueueTable::headerMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    // The name stays: a table without it says nothing.
    for (int column = 1; column < queueColumns; ++column) {
        QAction *action = menu->addAction(columnTitle(QueueColumn(column)));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            if (column == int(QueueColumn::Worker))
                m_workerChoice = shown;
        });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Resize columns to contents")), &QAction::triggered, this,
            &QTableView::resizeColumnsToContents);
    menu->popup(horizontalHeader()->mapToGlobal(position));
}

} // namespace i2m
