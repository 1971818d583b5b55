// SPDX-License-Identifier: GPL-3.0-or-later
// The page of everything made so far: pictures in a grid, search, filter, what it cost this month.
#pragma once

#include "ui/history/history_model.h"
#include "ui/pictures.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTimer>

namespace i2m {

class HistoryPage : public QWidget
{
    Q_OBJECT

public:
    HistoryPage(Engine *engine, const DataDir &dir, Pictures &pictures, QWidget *parent = nullptr);

    /// Reads the newest entries again.
    void reload();
    void showCost(const QString &text);

Q_SIGNALS:
    void closeWanted();
    void exportWanted(const QList<i2m::QueueRow> &rows);
    void againWanted(const QList<i2m::QueueRow> &rows);
    void openWanted(const i2m::QueueRow &row);
    void detailsWanted(const i2m::QueueRow &row);
    void deleteWanted(const i2m::QueueRow &row);
    /// These are shown now, or soon.
    void arrived(const QList<i2m::QueueRow> &rows);

private:
    void menu(const QPoint &position);
    QList<QueueRow> selected() const;

    HistoryModel *m_model;
    QLineEdit *m_search;
    QComboBox *m_status;
    QComboBox *m_month;
    QLabel *m_cost;
    QLabel *m_nothing;
    QListView *m_view;
    QTimer m_pause;
};

} // namespace i2m
