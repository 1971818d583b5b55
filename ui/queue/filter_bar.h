// SPDX-License-Identifier: GPL-3.0-or-later
// "All 7 | Active 3 | Done 1 | Failed 1" and the search field that opens in its place.
#pragma once

#include "ui/queue/queue_model.h"

#include <QButtonGroup>
#include <QLineEdit>
#include <QStackedWidget>
#include <QToolButton>
#include <QWidget>

namespace i2m {

class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    void showCounts(const QueueModel &queue);
    void choose(QueueModel::Group group);
    void openSearch();

Q_SIGNALS:
    void chosen(i2m::QueueModel::Group group);
    void searched(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void closeSearch();

    QStackedWidget *m_stack;
    QButtonGroup *m_groups;
    QLineEdit *m_text;
    QToolButton *m_search;
};

} // namespace i2m
