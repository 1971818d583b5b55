// SPDX-License-Identifier: GPL-3.0-or-later
// The stage for an image that is no model yet: the picture, and what is happening to it.
#pragma once

#include "ui/eased_bar.h"
#include "ui/stage/picture_box.h"

#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace i2m {

class ImagePage : public QWidget
{
    Q_OBJECT

public:
    explicit ImagePage(QWidget *parent = nullptr);

    /// `percent` -1: no bar.
    void show(const QPixmap &picture, const QString &title, const QString &line, int percent);
    /// What can still be done with the image. `note`: what may be wrong with it.
    void showTools(bool replaceable, bool turnable, const QString &note);

Q_SIGNALS:
    void replaceWanted();
    void turnWanted(bool right);

private:
    PictureBox *m_picture;
    QLabel *m_title;
    QLabel *m_line;
    EasedBar *m_bar;
    QLabel *m_note;
    QToolButton *m_turnLeft;
    QToolButton *m_turnRight;
    QPushButton *m_replace;
};

} // namespace i2m
