// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_model.h"

#include "core/async.h"
#include "core/jobs/engine.h"
#include "core/jobs/pictures.h"
#include "ui/queue/row_text.h"
#include "ui/wording.h"

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int jobsPerPage = 40;
constexpr int jobsPerSearch = 400; ///< where most are left out again
constexpr int enoughRows = 60;
/// In local time, as people count months; the epoch for no month.
Time startOf(QDate month)
{
    if (!month.isValid())
        return {};
    const QDate first(month.year(), month.month(), 1);
    return Time(Milliseconds(first.startOfDay().toMSecsSinceEpoch()));
}

QString dayText(QDate day)
{
    const QDate today = QDate::currentDate();
    if (day == today)
        return HistoryModel::tr("Today");
    if (day == today.addDays(-1))
        return HistoryModel::tr("Yesterday");
    return QLocale().toString(day, QLocale::LongFormat);
}
} // namespace

HistoryModel::HistoryModel(Engine *engine, DataDir dir, QObject *parent)
    : QAbstractListModel(parent), m_engine(engine), m_dir(std::move(dir))
{
}

void HistoryModel::search(const HistorySearch &wanted)
{
    beginResetModel();
    m_wanted = wanted;
    m_from = startOf(wanted.month);
    m_until = startOf(wanted.month.addMonths(1));
    m_found = 0;
    m_day = {};
    m_rows.clear();
    m_next.clear();
    m_more = true;
    m_asking = false;
    ++m_search;
    endResetModel();
    fetchMore({});
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QueueRow &row = m_rows[index.row()];
    if (isDay(row)) {
        const bool text = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
        return text ? QVariant(row.name) : role == IsDayRole ? QVariant(true) : QVariant();
    }
    const auto line = [&row] {
        return row.isReady() ? agoText(row.task.finished, now())
                             : textFor(row, {.ahead = 0, .present = now()}).line;
    };
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return row.name + u", "_s + line();
    case LineRole:
        return line();
    case PictureRole:
        return picturePath(m_dir, row.task);
    default:
        return {};
    }
}

Qt::ItemFlags HistoryModel::flags(const QModelIndex &index) const
{
    return index.isValid() && isDay(m_rows[index.row()]) ? Qt::NoItemFlags : QAbstractListModel::flags(index);
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_more && !m_asking;
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (!m_engine || !canFetchMore(parent))
        return;
    m_asking = true;
    JobFilter filter;
    filter.text = m_wanted.text;
    filter.before = m_until;
    const int limit = m_wanted.state || !m_wanted.model.isEmpty() ? jobsPerSearch : jobsPerPage;
    ask(m_engine, [engine = m_engine, filter, limit, next = m_next] {
        return engine->store().jobs(filter, limit, next);
    }) | then(this, [this, search = m_search](const Result<JobPage> &page) {
        if (search != m_search)
            return;
        m_asking = false;
        if (page)
            show(*page);
        else
            show({});
        // A view asks for more only when it is full.
        if (m_found < enoughRows)
            fetchMore({});
    });
}

/// The store answers whole jobs.
bool HistoryModel::wants(const Job &job, const Task &task) const
{
    return (!m_wanted.state || task.state == *m_wanted.state) &&
           (m_wanted.model.isEmpty() || job.model == m_wanted.model) &&
           findableName(task).contains(m_wanted.text.toLower());
}

void HistoryModel::show(const JobPage &page)
{
    QList<QueueRow> rows;
    QList<QueueRow> models;
    for (const Job &job : page.jobs) {
        if (job.created < m_from)
            break;
        const QDate day = localTime(job.created).date();
        for (const Task &task : job.tasks) {
            if (!wants(job, task))
                continue;
            QueueRow row;
            row.kind = QueueRow::Kind::Task;
            row.key = task.id.value;
            row.name = task.name();
            row.task = task;
            row.provider = job.provider;
            row.model = job.model;
            row.options = job.options;
            row.source = job.source;
            if (std::exchange(m_day, day) != day) {
                QueueRow heading;
                heading.name = dayText(day);
                rows.append(heading);
            }
            rows.append(row);
            models.append(row);
        }
    }
    m_next = page.next;
    m_found += int(models.size());
    const bool past = !page.jobs.isEmpty() && page.jobs.back().created < m_from;
    m_more = !page.next.isEmpty() && !past;
    if (!rows.isEmpty()) {
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + rows.size()) - 1);
        m_rows.append(rows);
        endInsertRows();
        Q_EMIT arrived(models);
    }
    Q_EMIT loaded();
}

} // namespace i2m
