// SPDX-License-Identifier: GPL-3.0-or-later
// Paints one row of the queue and finds its action icon. All measures follow the font, so the text may grow.
#pragma once

#include "ui/pictures.h"
#include "ui/queue/row_motion.h"
#include "ui/queue/row_text.h"

#include <QModelIndex>
#include <QStyledItemDelegate>

namespace i2m {

class QueueDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    QueueDelegate(Pictures &pictures, const RowMotion &motion, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

    /// Where the action icon of a row is, in the view's coordinates.
    static QRect actionRect(const QRect &row, Qt::LayoutDirection direction);
    void setHovered(const QModelIndex &index) { m_hovered = index; }

private:
    void paintPicture(QPainter *painter, const QRect &rect, const QModelIndex &index) const;
    void paintText(QPainter *painter, const QRect &rect, const QModelIndex &index, const RowText &text,
                   Qt::LayoutDirection direction) const;

    Pictures &m_pictures;
    const RowMotion &m_motion;
    QPersistentModelIndex m_hovered;
};

} // namespace i2m
