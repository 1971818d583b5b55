// SPDX-License-Identifier: GPL-3.0-or-later
// The page of everything made so far: pictures in a grid, search, filter, what it cost this month.
#pragma once

#include "core/catalogue.h"
#include "ui/history/history_model.h"
#include "ui/pictures.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTimer>

namespace i2m {

class HistoryPage : public QWidget
{
    Q_OBJECT

public:
    /// `commands`: of the menu on a model, null for a line between them; they act on selected().
    HistoryPage(Engine *engine, const DataDir &dir, const Catalogue &catalogue, Pictures &pictures,
                const QList<QAction *> &commands, QWidget *parent = nullptr);

    /// Reads the newest entries again.
    void reload();
    void showCost(const QString &text);
    QList<QueueRow> selected() const;
    QListView &view() { return *m_view; }
    void openSearch() { m_search->setFocus(Qt::ShortcutFocusReason); }

Q_SIGNALS:
    void closeWanted();
    void selectionChanged();
    void openWanted(const i2m::QueueRow &row);
    void deleteWanted(const i2m::QueueRow &row);
    /// These are shown now, or soon.
    void arrived(const QList<i2m::QueueRow> &rows);

private:
    void menu(const QPoint &position);
    QHBoxLayout *filters();

    HistoryModel *m_model;
    QLineEdit *m_search;
    QComboBox *m_status;
    QComboBox *m_month;
    QComboBox *m_made;
    QLabel *m_cost;
    QLabel *m_nothing;
    QListView *m_view;
    QList<QAction *> m_commands;
    QTimer m_pause;
};

} // namespace i2m
