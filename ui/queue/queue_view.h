// SPDX-License-Identifier: GPL-3.0-or-later
// The list of the queue: selection, hover of the row's icon, rows that are dragged out or to another place.
#pragma once

#include "ui/queue/queue_delegate.h"
#include "ui/queue/row_motion.h"

#include <QListView>

namespace i2m {

class QueueView : public QListView
{
    Q_OBJECT

public:
    explicit QueueView(Pictures &pictures, QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    RowMotion &motion() { return m_motion; }

Q_SIGNALS:
    void actionClicked(const QModelIndex &index, i2m::RowAction action);
    /// Rows of the queue were laid in front of this one; invalid: at the end.
    void rowsLaid(const QStringList &keys, const QModelIndex &before);

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    bool onAction(const QPoint &position) const;

    RowMotion m_motion;
    QueueDelegate *m_delegate;
    QPersistentModelIndex m_pressed; ///< the row whose icon is held down
};

} // namespace i2m
