// SPDX-License-Identifier: GPL-3.0-or-later
// Covers the window while something is dragged over it and says what a drop would do.
#pragma once

#include <QWidget>

namespace i2m {

class DropOverlay : public QWidget
{
    Q_OBJECT

public:
    explicit DropOverlay(QWidget *parent);
    void show(int usable, int skipped, bool folders);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_title;
    QString m_note;
};

} // namespace i2m
