// SPDX-License-Identifier: GPL-3.0-or-later
// The stage for an image that failed: the picture, the reason, the way out.
#pragma once

#include "ui/stage/failure_text.h"
#include "ui/stage/picture_box.h"

#include <QHBoxLayout>
#include <QLabel>

namespace i2m {

class FailurePage : public QWidget
{
    Q_OBJECT

public:
    explicit FailurePage(QWidget *parent = nullptr);

    /// `price`: of another attempt, "about $0.30", or empty.
    void show(const QPixmap &picture, const FailureText &text, const QString &price);

Q_SIGNALS:
    void triggered(i2m::StageAction action);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrangeButtons();

    PictureBox *m_picture;
    QLabel *m_title;
    QLabel *m_cause;
    QLabel *m_next;
    QHBoxLayout *m_buttons;
    QList<StageAction> m_actions;
    QString m_price;
};

} // namespace i2m
