// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/several_page.h"

#include "ui/icon.h"

#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int gap = 12;
constexpr int largestSide = 220;

/// The number of columns that makes squares in `room` largest.
int columnsFor(int count, const QSize &room)
{
    int best = 1;
    int bestSide = 0;
    for (int columns = 1; columns <= count; ++columns) {
        const int rows = (count + columns - 1) / columns;
        const int side = std::min((room.width() + gap) / columns, (room.height() + gap) / rows) - gap;
        if (side > bestSide) {
            best = columns;
            bestSide = side;
        }
    }
    return best;
}

void paintPicture(QPainter &painter, const QRect &cell, const QPixmap &picture)
{
    QPainterPath clip;
    clip.addRoundedRect(cell, 12, 12);
    painter.fillPath(clip, Theme::tokens().sunken);
    painter.save();
    painter.setClipPath(clip);
    QRect target(QPoint(), picture.size().scaled(cell.size(), Qt::KeepAspectRatioByExpanding));
    target.moveCenter(cell.center());
    painter.drawPixmap(target, picture);
    painter.restore();
}

QLabel *centered(Theme::Text role, bool quiet)
{
    auto *label = new QLabel;
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setFont(Theme::font(role));
    label->setProperty("quiet", quiet);
    return label;
}
} // namespace

PictureGrid::PictureGrid(QWidget *parent) : QWidget(parent) { setMinimumHeight(64); }

void PictureGrid::setPictures(const QList<QPixmap> &pictures)
{
    m_pictures = pictures;
    update();
}

void PictureGrid::paintEvent(QPaintEvent *)
{
    const int count = int(std::min<qsizetype>(most, m_pictures.size()));
    if (count == 0)
        return;
    const int columns = columnsFor(count, size());
    const int rows = (count + columns - 1) / columns;
    const int side = std::min({largestSide, (width() + gap) / columns - gap, (height() + gap) / rows - gap});
    const QPoint corner((width() - columns * (side + gap) + gap) / 2,
                        (height() - rows * (side + gap) + gap) / 2);
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    for (int i = 0; i < count; ++i) {
        const QRect cell(corner + QPoint(i % columns, i / columns) * (side + gap), QSize(side, side));
        const QRect seen = QStyle::visualRect(layoutDirection(), rect(), cell);
        const bool isRest = i == most - 1 && m_pictures.size() > most;
        paintPicture(painter, seen, isRest ? QPixmap() : m_pictures[i]);
        if (!isRest)
            continue;
        painter.setPen(Theme::tokens().text2);
        painter.setFont(Theme::font(Theme::Text::PanelTitle));
        painter.drawText(seen, Qt::AlignCenter, u"+%1"_s.arg(m_pictures.size() - most + 1));
    }
}

SeveralPage::SeveralPage(QWidget *parent)
    : QWidget(parent), m_grid(new PictureGrid), m_title(centered(Theme::Text::PanelTitle, false)),
      m_line(centered(Theme::Text::Body, true)), m_export(new QPushButton(tr("Export all")))
{
    m_export->setObjectName(u"exportSelected"_s);
    m_export->setProperty("kind", u"primary"_s);
    m_export->setIcon(icon(u"export"_s, &Tokens::onAccent));
    m_export->setIconSize(iconSquare(18));
    m_export->setFont(Theme::font(Theme::Text::Body, QFont::DemiBold));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(48, 40, 48, 40);
    column->setSpacing(8);
    column->addWidget(m_grid, 1);
    column->addSpacing(16);
    column->addWidget(m_title);
    column->addWidget(m_line);
    column->addSpacing(4);
    column->addWidget(m_export, 0, Qt::AlignHCenter);
    connect(m_export, &QPushButton::clicked, this, &SeveralPage::exportWanted);
}

void SeveralPage::show(const QList<QPixmap> &pictures, const QString &title, const QString &line,
                       bool exportable)
{
    m_grid->setPictures(pictures);
    m_grid->setAccessibleName(title);
    m_title->setText(title);
    m_line->setText(line);
    m_line->setVisible(!line.isEmpty());
    m_export->setVisible(exportable);
}

} // namespace i2m
