// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_view.h"

#include "ui/queue/queue_model.h"

#include <QDropEvent>
#include <QMimeData>
#include <QMouseEvent>

namespace i2m {

QueueView::QueueView(Pictures &pictures, QWidget *parent)
    : QListView(parent), m_motion(*this), m_delegate(new QueueDelegate(pictures, m_motion, this))
{
    setObjectName(QStringLiteral("queue"));
    setAccessibleName(tr("Images"));
    setItemDelegate(m_delegate);
    setUniformItemSizes(true);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setDragEnabled(true);
    setDragDropMode(DragDrop);
    setTextElideMode(Qt::ElideMiddle);
    setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&pictures, &Pictures::arrived, viewport(), qOverload<>(&QWidget::update));
}

void QueueView::setModel(QAbstractItemModel *model)
{
    m_motion.watch(*model); // first: the list forgets its places when it hears that rows go
    QListView::setModel(model);
}

bool QueueView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverMove)
        m_motion.point(indexAt(static_cast<QHoverEvent *>(event)->position().toPoint()));
    else if (event->type() == QEvent::HoverLeave || event->type() == QEvent::Leave)
        m_motion.point({});
    return QListView::viewportEvent(event);
}

void QueueView::paintEvent(QPaintEvent *event)
{
    // Rows on their way from or to places out of sight are painted, too.
    const int reach = m_motion.reach();
    QPaintEvent wide(event->rect().adjusted(0, -reach, 0, reach));
    QListView::paintEvent(reach > 0 ? &wide : event);
}

bool QueueView::onAction(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    return index.isValid() &&
           QueueDelegate::actionRect(visualRect(index), layoutDirection()).contains(position);
}

void QueueView::mousePressEvent(QMouseEvent *event)
{
    // A click on the icon acts on that row only and leaves the selection alone.
    m_pressed =
        event->button() == Qt::LeftButton && onAction(event->pos()) ? indexAt(event->pos()) : QModelIndex();
    if (!m_pressed.isValid())
        QListView::mousePressEvent(event);
}

void QueueView::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_pressed.isValid())
        return QListView::mouseReleaseEvent(event);
    const QModelIndex pressed = m_pressed;
    m_pressed = QModelIndex();
    if (onAction(event->pos()) && indexAt(event->pos()) == pressed)
        Q_EMIT actionClicked(pressed, pressed.data(QueueModel::TextRole).value<RowText>().action);
}

void QueueView::mouseMoveEvent(QMouseEvent *event)
{
    const bool action = onAction(event->pos());
    m_delegate->setHovered(action ? indexAt(event->pos()) : QModelIndex());
    viewport()->setCursor(action ? Qt::PointingHandCursor : Qt::ArrowCursor);
    viewport()->update();
    QListView::mouseMoveEvent(event);
}

void QueueView::dragEnterEvent(QDragEnterEvent *event)
{
    // Images from elsewhere are the window's.
    if (event->mimeData()->hasFormat(QString::fromLatin1(QueueModel::rowsFormat)))
        QListView::dragEnterEvent(event);
    else
        event->ignore();
}

void QueueView::dropEvent(QDropEvent *event)
{
    const QByteArray keys = event->mimeData()->data(QString::fromLatin1(QueueModel::rowsFormat));
    const QPoint position = event->position().toPoint();
    QModelIndex before = indexAt(position);
    if (before.isValid() && position.y() > visualRect(before).center().y())
        before = before.siblingAtRow(before.row() + 1);
    // The rows go nowhere else: a move would let the view remove what it has dragged away.
    event->setDropAction(Qt::CopyAction);
    event->accept();
    stopAutoScroll();
    setState(NoState);
    viewport()->update();
    Q_EMIT rowsLaid(QString::fromUtf8(keys).split(u'\n', Qt::SkipEmptyParts), before);
}

void QueueView::leaveEvent(QEvent *event)
{
    m_delegate->setHovered({});
    viewport()->update();
    QListView::leaveEvent(event);
}

} // namespace i2m
