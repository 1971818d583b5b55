// SPDX-License-Identifier: GPL-3.0-or-later
// A list in motion: rows glide to where others made room or left a gap, new ones fade in, and the ground
// below the pointer comes and goes. Only paints: places are final at once. At rest it costs nothing.
#pragma once

#include <QAbstractItemView>
#include <QHash>
#include <QVariantAnimation>

namespace i2m {

class RowMotion : public QObject
{
    Q_OBJECT

public:
    struct Shift
    {
        int down = 0; ///< pixels from its place
        qreal opacity = 1.0;
    };

    explicit RowMotion(QAbstractItemView &view);

    void watch(const QAbstractItemModel &model);
    /// What happens to the rows until the event loop is back is shown at once: the same rows are looked at in
    /// another way.
    void standStill();
    /// The pointer is over this row; invalid: over none.
    void point(const QModelIndex &index);

    Shift shiftOf(int row) const;
    /// How far rows are painted from their places at most, in pixels.
    int reach() const;
    /// 0 to 1: how much of the ground below the pointer this row has.
    qreal glowOf(const QModelIndex &index) const;

private:
    void remember();
    void settle();
    QModelIndex firstVisible() const;

    struct Seen
    {
        QPersistentModelIndex index;
        int top;
    };
    struct Way
    {
        int down = 0; ///< at its beginning
        bool fresh = false;
    };

    QAbstractItemView &m_view;
    QVariantAnimation m_slide; ///< 1 to 0
    QVariantAnimation m_fade;  ///< 0 to 1
    QList<Seen> m_seen;        ///< before the rows changed
    QHash<int, Way> m_ways;
    bool m_awaited = false; ///< settle() is to come
    bool m_still = false;
    bool m_inserted = false;
    QPersistentModelIndex m_over;
    QPersistentModelIndex m_left;
    qreal m_leftGlow = 0.0; ///< that it had when it was left
};

} // namespace i2m
