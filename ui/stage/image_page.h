// SPDX-License-Identifier: GPL-3.0-or-later
// The stage for an image that is no model yet: the picture, and what is happening to it.
#pragma once

#include "ui/stage/picture_box.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace i2m {

class ImagePage : public QWidget
{
    Q_OBJECT

public:
    explicit ImagePage(QWidget *parent = nullptr);

    /// `percent` -1: no bar. `replaceable`: shows the button for it.
    void show(const QPixmap &picture, const QString &title, const QString &line, int percent,
              bool replaceable);

Q_SIGNALS:
    void replaceWanted();

private:
    PictureBox *m_picture;
    QLabel *m_title;
    QLabel *m_line;
    QProgressBar *m_bar;
    QPushButton *m_replace;
};

} // namespace i2m
