// SPDX-License-Identifier: GPL-3.0-or-later
// The stage for several selected rows: their pictures as a grid, what they are together, and their export.
#pragma once

#include <QLabel>
#include <QPixmap>
#include <QPushButton>
#include <QWidget>

namespace i2m {

/// Pictures side by side, each as large as the room allows.
class PictureGrid : public QWidget
{
    Q_OBJECT

public:
    explicit PictureGrid(QWidget *parent = nullptr);

    void setPictures(const QList<QPixmap> &pictures);
    static constexpr int most = 24; ///< more are counted in the last place

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<QPixmap> m_pictures;
};

class SeveralPage : public QWidget
{
    Q_OBJECT

public:
    explicit SeveralPage(QWidget *parent = nullptr);

    /// `line` may be empty; `exportable`: some of them are models.
    void show(const QList<QPixmap> &pictures, const QString &title, const QString &line, bool exportable);

Q_SIGNALS:
    void exportWanted();

private:
    PictureGrid *m_grid;
    QLabel *m_title;
    QLabel *m_line;
    QPushButton *m_export;
};

} // namespace i2m
