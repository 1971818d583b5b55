// SPDX-License-Identifier: GPL-3.0-or-later
// For tables where rows are chosen, not cells: no cell is drawn as the one in focus.
#pragma once

#include <QStyledItemDelegate>

namespace i2m {

class RowDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state.setFlag(QStyle::State_HasFocus, false);
    }
};

} // namespace i2m
