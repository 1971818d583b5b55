// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_delegate.h"

#include "ui/icon.h"
#include "ui/queue/queue_model.h"
#include "ui/theme.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int pictureSide = 56;
constexpr int barHeight = 5;

QColor toneColor(RowText::Tone tone)
{
    const Tokens &tokens = Theme::tokens();
    switch (tone) {
    case RowText::Tone::Good:
        return tokens.success;
    case RowText::Tone::Bad:
        return tokens.error;
    case RowText::Tone::Plain:
        break;
    }
    return tokens.text2;
}

QColor iconColor(const RowText &text)
{
    const Tokens &tokens = Theme::tokens();
    if (text.icon == "check"_L1)
        return tokens.success;
    if (text.icon == "warning"_L1)
        return tokens.warning;
    return text.tone == RowText::Tone::Bad && text.icon == "retry"_L1 ? tokens.error : tokens.text2;
}

/// `glow`: how much of the ground below the pointer is there.
void paintGround(QPainter *painter, const QStyleOptionViewItem &option, qreal glow)
{
    const Tokens &tokens = Theme::tokens();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QRect ground = option.rect.adjusted(8, 2, -8, -2);
    if (selected || glow > 0.0) {
        QColor pointed = tokens.bg;
        pointed.setAlphaF(float(glow));
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? tokens.accentSoft : pointed);
        painter->drawRoundedRect(ground, 10, 10);
    }
    if (selected) {
        const QRect mark(ground.left(), ground.top() + 14, 3, ground.height() - 28);
        painter->setBrush(tokens.accent);
        painter->drawRoundedRect(QStyle::visualRect(option.direction, option.rect, mark), 1.5, 1.5);
    }
    if (option.state.testFlag(QStyle::State_HasFocus) &&
        option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(tokens.accent, 2));
        painter->drawRoundedRect(QRectF(ground).adjusted(1, 1, -1, -1), 9, 9);
    }
}

void paintBar(QPainter *painter, const QRect &bar, int percent, Qt::LayoutDirection direction)
{
    const Tokens &tokens = Theme::tokens();
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.track);
    painter->drawRoundedRect(bar, barHeight / 2.0, barHeight / 2.0);
    const QRect filled(bar.left(), bar.top(), bar.width() * percent / 100, bar.height());
    painter->setBrush(tokens.accent);
    painter->drawRoundedRect(QStyle::visualRect(direction, bar, filled), barHeight / 2.0, barHeight / 2.0);
}
} // namespace

QueueDelegate::QueueDelegate(Pictures &pictures, const RowMotion &motion, QObject *parent)
    : QStyledItemDelegate(parent), m_pictures(pictures), m_motion(motion)
{
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    const int lines = QFontMetrics(Theme::font(Theme::Text::RowTitle)).height() +
                      QFontMetrics(Theme::font(Theme::Text::Caption)).height() + barHeight + 8;
    return {200, std::max(76, lines + 24)};
}

QRect QueueDelegate::actionRect(const QRect &row, Qt::LayoutDirection direction)
{
    const int side = Theme::iconSide(32);
    const QRect hit(row.right() - 16 - side, row.center().y() - side / 2 + 1, side, side);
    return QStyle::visualRect(direction, row, hit);
}

void QueueDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const auto text = index.data(QueueModel::TextRole).value<RowText>();
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const RowMotion::Shift shift = m_motion.shiftOf(index.row());
    painter->translate(0, shift.down);
    painter->setOpacity(shift.opacity);
    paintGround(painter, option, m_motion.glowOf(index));
    const QRect &row = option.rect;
    const QRect picture(row.left() + 20, row.center().y() - pictureSide / 2 + 1, pictureSide, pictureSide);
    paintPicture(painter, QStyle::visualRect(option.direction, row, picture), index);
    const int aside = 20 + pictureSide + 14 + Theme::iconSide(32) + 21;
    const QRect words(picture.right() + 14, row.top(), row.width() - aside, row.height());
    paintText(painter, QStyle::visualRect(option.direction, row, words), index, text, option.direction);
    const QRect hit = actionRect(row, option.direction);
    if (m_hovered == index && text.action != RowAction::Select) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(Theme::tokens().accentSoft);
        painter->drawRoundedRect(hit, 8, 8);
    }
    const qreal ratio = painter->device()->devicePixelRatio();
    QRect icon(QPoint(), iconSquare());
    icon.moveCenter(hit.center());
    painter->drawPixmap(icon, iconPixmap(text.icon, icon.width(), iconColor(text), ratio));
    painter->restore();
}

void QueueDelegate::paintPicture(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    const qreal ratio = painter->device()->devicePixelRatio();
    const QPixmap picture = m_pictures.find(index.data(QueueModel::PictureRole).toString(), 256);
    QPainterPath clip;
    clip.addRoundedRect(rect, 8, 8);
    painter->save();
    painter->fillPath(clip, Theme::tokens().sunken);
    if (picture.isNull()) {
        QRect icon(0, 0, 24, 24);
        icon.moveCenter(rect.center());
        painter->drawPixmap(icon, iconPixmap(u"image"_s, 24, Theme::tokens().disabled, ratio));
    } else {
        painter->setClipPath(clip);
        const QSize size = picture.size().scaled(rect.size(), Qt::KeepAspectRatioByExpanding);
        QRect target(QPoint(), size);
        target.moveCenter(rect.center());
        painter->drawPixmap(target, picture);
    }
    painter->restore();
}

void QueueDelegate::paintText(QPainter *painter, const QRect &rect, const QModelIndex &index,
                              const RowText &text, Qt::LayoutDirection direction) const
{
    const QFont title = Theme::font(Theme::Text::RowTitle);
    const QFont caption = Theme::font(Theme::Text::Caption);
    const QFontMetrics titleSize(title);
    const QFontMetrics captionSize(caption);
    const bool bar = text.percent >= 0;
    const int height = titleSize.height() + 3 + captionSize.height() + (bar ? 6 + barHeight : 0);
    int y = rect.center().y() - height / 2;
    const int align = QStyle::visualAlignment(direction, Qt::AlignLeft | Qt::AlignVCenter);
    painter->setFont(title);
    painter->setPen(Theme::tokens().text);
    QString name = index.data(Qt::DisplayRole).toString();
    painter->drawText(QRect(rect.left(), y, rect.width(), titleSize.height()), align,
                      titleSize.elidedText(name, Qt::ElideMiddle, rect.width()));
    y += titleSize.height() + 3;
    painter->setFont(caption);
    painter->setPen(toneColor(text.tone));
    const QString tag = index.data(QueueModel::SourceRole).toString() == "api"_L1 ? u" · API"_s : QString();
    QString line = text.line + tag;
    if (!text.brief.isEmpty() && captionSize.horizontalAdvance(line) > rect.width())
        line = text.brief + tag;
    painter->drawText(QRect(rect.left(), y, rect.width(), captionSize.height()), align,
                      captionSize.elidedText(line, Qt::ElideRight, rect.width()));
    y += captionSize.height() + 6;
    if (bar)
        paintBar(painter, QRect(rect.left(), y, rect.width(), barHeight), text.percent, direction);
}

bool QueueDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                              const QModelIndex &index)
{
    const auto text = index.data(QueueModel::TextRole).value<RowText>();
    const bool onAction = actionRect(option.rect, option.direction).contains(event->pos());
    const QString words =
        onAction ? text.actionName : index.data(Qt::DisplayRole).toString() + u'\n' + text.line;
    QToolTip::showText(event->globalPos(), words, view);
    return true;
}

} // namespace i2m
