// SPDX-License-Identifier: GPL-3.0-or-later
// Every model ever made, newest first, read from the engine page by page while one scrolls. Each day begins
// with a row that only names it.
#pragma once

#include "core/jobs/job_store.h"
#include "ui/queue/queue_row.h"

#include <QAbstractListModel>
#include <QDate>

namespace i2m {

class Engine;

/// What is looked for; an empty one finds everything.
struct HistorySearch
{
    QString text{}; ///< in the name, any case
    std::optional<TaskState> state{};
    QDate month{};   ///< any day of it; invalid: of all
    QString model{}; ///< catalogue id of what made it; empty: any
};

class HistoryModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { LineRole = Qt::UserRole + 1, PictureRole, IsDayRole };

    /// Without an engine there is no history.
    HistoryModel(Engine *engine, DataDir dir, QObject *parent = nullptr);

    void search(const HistorySearch &wanted);
    /// Puts what a store answered below the rest.
    void show(const JobPage &page);
    /// Not for a row that names a day.
    const QueueRow &at(int row) const { return m_rows[row]; }
    /// How many rows are models.
    int models() const { return m_found; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void loaded();
    /// More rows were read.
    void arrived(const QList<i2m::QueueRow> &rows);

private:
    bool wants(const Job &job, const Task &task) const;
    static bool isDay(const QueueRow &row) { return row.key.isEmpty(); }

    Engine *m_engine;
    DataDir m_dir;
    HistorySearch m_wanted;
    Time m_from{};  ///< the first moment of the month, the epoch: none
    Time m_until{}; ///< of the one after
    int m_found = 0;
    QList<QueueRow> m_rows; ///< a day's has no key
    QDate m_day{};          ///< of the last row
    QString m_next;
    int m_search = 0; ///< answers to older searches are dropped
    bool m_more = true;
    bool m_asking = false;
};

} // namespace i2m
