// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/fact_table.h"

#include "ui/row_delegate.h"

#include <QHeaderView>

namespace i2m {

FactTable::FactTable(const QString &name, const QStringList &titles, int wide, QWidget *parent)
    : QTableWidget(0, int(titles.size()), parent)
{
    setAccessibleName(name);
    setItemDelegate(new RowDelegate(this));
    setHorizontalHeaderLabels(titles);
    QHeaderView *header = horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(wide, QHeaderView::Stretch);
    header->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setVisible(!titles.join(QString()).isEmpty());
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 14);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
}

void FactTable::showRows(const QList<QStringList> &rows)
{
    setRowCount(int(rows.size()));
    for (int row = 0; row < rows.size(); ++row) {
        for (int column = 0; column < rows[row].size(); ++column) {
            QTableWidgetItem *cell = item(row, column);
            if (!cell)
                setItem(row, column, cell = new QTableWidgetItem);
            cell->setText(rows[row][column]);
        }
    }
}

} // namespace i2m
