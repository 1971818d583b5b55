// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/image_page.h"

#include "ui/theme.h"

#include <QVBoxLayout>

namespace i2m {

ImagePage::ImagePage(QWidget *parent)
    : QWidget(parent), m_picture(new PictureBox), m_title(new QLabel), m_line(new QLabel),
      m_bar(new QProgressBar), m_replace(new QPushButton(tr("Replace image…")))
{
    m_title->setFont(Theme::font(Theme::Text::PanelTitle));
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_line->setFont(Theme::font(Theme::Text::Body));
    m_line->setAlignment(Qt::AlignCenter);
    m_line->setProperty("quiet", true);
    m_bar->setTextVisible(false);
    m_bar->setFixedSize(320, 6);
    m_bar->setAccessibleName(tr("Progress of this image"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(48, 40, 48, 40);
    column->setSpacing(8);
    column->addWidget(m_picture, 1);
    column->addSpacing(16);
    column->addWidget(m_title);
    column->addWidget(m_line);
    column->addSpacing(4);
    column->addWidget(m_bar, 0, Qt::AlignHCenter);
    column->addWidget(m_replace, 0, Qt::AlignHCenter);
    connect(m_replace, &QPushButton::clicked, this, &ImagePage::replaceWanted);
}

void ImagePage::show(const QPixmap &picture, const QString &title, const QString &line, int percent,
                     bool replaceable)
{
    m_picture->setPicture(picture);
    m_picture->setAccessibleName(title);
    m_title->setText(title);
    m_line->setText(line);
    m_bar->setVisible(percent >= 0);
    m_bar->setValue(std::max(0, percent));
    m_replace->setVisible(replaceable);
}

} // namespace i2m
