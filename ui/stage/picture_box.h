// SPDX-License-Identifier: GPL-3.0-or-later
// A picture that fits its box, with round corners, at most twice its size.
#pragma once

#include <QPixmap>
#include <QWidget>

namespace i2m {

class PictureBox : public QWidget
{
    Q_OBJECT

public:
    explicit PictureBox(QWidget *parent = nullptr);

    void setPicture(const QPixmap &picture);
    const QPixmap &picture() const { return m_picture; }
    /// On the stage's gradient instead of the window's ground: for pictures of models.
    void setOnStage(bool onStage);
    QSize sizeHint() const override { return {320, 320}; }

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    QPixmap m_picture;
    bool m_onStage = false;
};

/// The radial ground behind a model.
void paintStage(QPainter &painter, const QRect &rect);

} // namespace i2m
