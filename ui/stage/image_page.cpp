// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/image_page.h"

#include "ui/icon.h"

#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QToolButton *turnButton(const QString &drawing, const QString &name)
{
    auto *button = new QToolButton;
    button->setIcon(icon(drawing));
    button->setIconSize(iconSquare());
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}
} // namespace

ImagePage::ImagePage(QWidget *parent)
    : QWidget(parent), m_picture(new PictureBox), m_title(new QLabel), m_line(new QLabel),
      m_bar(new EasedBar), m_note(new QLabel), m_turnLeft(turnButton(u"turn-left"_s, tr("Rotate left"))),
      m_turnRight(turnButton(u"turn-right"_s, tr("Rotate right"))),
      m_replace(new QPushButton(tr("Replace image…")))
{
    m_title->setFont(Theme::font(Theme::Text::PanelTitle));
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_line->setFont(Theme::font(Theme::Text::Body));
    m_line->setAlignment(Qt::AlignCenter);
    m_line->setProperty("quiet", true);
    m_bar->setFixedSize(320, 6);
    m_bar->setAccessibleName(tr("Progress of this image"));
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setWordWrap(true);
    m_note->setProperty("tone", u"warning"_s);
    auto *tools = new QHBoxLayout;
    tools->setSpacing(8);
    tools->addStretch();
    tools->addWidget(m_turnLeft);
    tools->addWidget(m_replace);
    tools->addWidget(m_turnRight);
    tools->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(48, 40, 48, 40);
    column->setSpacing(8);
    column->addWidget(m_picture, 1);
    column->addSpacing(16);
    column->addWidget(m_title);
    column->addWidget(m_line);
    column->addSpacing(4);
    column->addWidget(m_bar, 0, Qt::AlignHCenter);
    column->addWidget(m_note);
    column->addLayout(tools);
    connect(m_turnLeft, &QToolButton::clicked, this, [this] { Q_EMIT turnWanted(false); });
    connect(m_turnRight, &QToolButton::clicked, this, [this] { Q_EMIT turnWanted(true); });
    connect(m_replace, &QPushButton::clicked, this, &ImagePage::replaceWanted);
}

void ImagePage::show(const QPixmap &picture, const QString &title, const QString &line, int percent)
{
    m_picture->setPicture(picture);
    m_picture->setAccessibleName(title);
    m_title->setText(title);
    m_line->setText(line);
    m_bar->showPercent(percent);
}

void ImagePage::showTools(bool replaceable, bool turnable, const QString &note)
{
    m_replace->setVisible(replaceable);
    m_turnLeft->setVisible(turnable);
    m_turnRight->setVisible(turnable);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

} // namespace i2m
