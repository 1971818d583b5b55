// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/row_motion.h"

#include "ui/theme.h"

#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int slideTime = 200; // ms
constexpr int hoverTime = 120;
} // namespace

RowMotion::RowMotion(QAbstractItemView &view) : QObject(&view), m_view(view), m_slide(this), m_fade(this)
{
    m_slide.setObjectName(u"slide"_s);
    m_slide.setDuration(slideTime);
    m_slide.setStartValue(1.0);
    m_slide.setEndValue(0.0);
    m_slide.setEasingCurve(QEasingCurve::OutCubic);
    m_fade.setObjectName(u"hover"_s);
    m_fade.setDuration(hoverTime);
    m_fade.setStartValue(0.0);
    m_fade.setEndValue(1.0);
    connect(&m_slide, &QVariantAnimation::valueChanged, m_view.viewport(), qOverload<>(&QWidget::update));
    connect(&m_slide, &QVariantAnimation::finished, this, [this] {
        m_ways.clear();
        m_view.viewport()->update();
    });
    connect(&m_fade, &QVariantAnimation::valueChanged, this, [this] {
        m_view.update(m_over);
        m_view.update(m_left);
    });
}

void RowMotion::watch(const QAbstractItemModel &model)
{
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this, &RowMotion::remember);
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &RowMotion::remember);
    connect(&model, &QAbstractItemModel::rowsInserted, this, [this] { m_inserted = true; });
    connect(&model, &QAbstractItemModel::layoutAboutToBeChanged, this, &RowMotion::standStill);
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &RowMotion::standStill);
}

void RowMotion::standStill()
{
    m_still = true;
    remember();
}

QModelIndex RowMotion::firstVisible() const
{
    return m_view.indexAt(QPoint(m_view.viewport()->width() / 2, 0));
}

/// Where the rows are to be seen just now, once for all changes of one turn of the event loop.
void RowMotion::remember()
{
    if (m_awaited)
        return;
    m_awaited = true;
    m_inserted = false;
    m_seen.clear();
    if (!m_still && m_view.isVisible() && !Theme::reducedMotion()) {
        const int bottom = m_view.viewport()->height();
        for (QModelIndex index = firstVisible(); index.isValid();
             index = index.siblingAtRow(index.row() + 1)) {
            const int top = m_view.visualRect(index).top();
            if (top > bottom)
                break;
            m_seen.append({index, top + shiftOf(index.row()).down});
        }
    }
    m_slide.stop(); // it goes on from where the rows are
    m_ways.clear();
    QMetaObject::invokeMethod(this, &RowMotion::settle, Qt::QueuedConnection);
}

void RowMotion::settle()
{
    m_awaited = false;
    const QList<Seen> seen = std::exchange(m_seen, {});
    if (std::exchange(m_still, false) || seen.isEmpty())
        return;
    const int bottom = m_view.viewport()->height();
    for (const auto &[index, top] : seen) {
        if (index.isValid())
            m_ways[index.row()].down = std::clamp(top - m_view.visualRect(index).top(), -bottom, bottom);
    }
    // Of the others in view, those that are new fade in; the rest was out of sight and comes with its
    // neighbours.
    Way last;
    for (QModelIndex index = firstVisible(); index.isValid(); index = index.siblingAtRow(index.row() + 1)) {
        if (m_view.visualRect(index).top() > bottom)
            break;
        const auto known = m_ways.constFind(index.row());
        if (known != m_ways.cend())
            last = *known;
        else
            m_ways[index.row()] = m_inserted ? Way{0, true} : last;
    }
    m_ways.removeIf([](const auto &way) { return way->down == 0 && !way->fresh; });
    if (!m_ways.isEmpty())
        m_slide.start();
}

RowMotion::Shift RowMotion::shiftOf(int row) const
{
    const auto way = m_ways.constFind(row);
    if (way == m_ways.cend())
        return {};
    const qreal left = m_slide.currentValue().toReal();
    return {qRound(way->down * left), way->fresh ? 1.0 - left : 1.0};
}

int RowMotion::reach() const
{
    int most = 0;
    for (const Way &way : m_ways)
        most = std::max(most, std::abs(way.down));
    return most;
}

void RowMotion::point(const QModelIndex &index)
{
    if (index == m_over)
        return;
    m_leftGlow = glowOf(m_over);
    m_view.update(m_left); // the one before it, at once
    m_left = m_over;
    m_over = index;
    m_fade.stop();
    m_fade.start();
    if (Theme::reducedMotion())
        m_fade.setCurrentTime(hoverTime);
}

qreal RowMotion::glowOf(const QModelIndex &index) const
{
    const qreal come = m_fade.currentValue().toReal();
    if (!index.isValid())
        return 0.0;
    return index == m_over ? come : index == m_left ? m_leftGlow * (1.0 - come) : 0.0;
}

} // namespace i2m
