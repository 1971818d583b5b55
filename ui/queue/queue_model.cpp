// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/queue_model.h"

#include "core/jobs/pictures.h"
#include "ui/export.h"
#include "ui/queue/queue_columns.h"
#include "ui/queue/queue_order.h"

#include <QMimeData>
#include <QUrl>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QueueModel::QueueModel(DataDir dir, QObject *parent) : QAbstractTableModel(parent), m_dir(std::move(dir))
{
    m_burst.setSingleShot(true);
    m_burst.setInterval(100ms);
    connect(&m_burst, &QTimer::timeout, this, &QueueModel::flush);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, [this] {
        for (int row = 0; row < m_rows.size(); ++row) {
            if (m_rows[row].isOpen())
                touch(row);
        }
    });
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int QueueModel::columnCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : queueColumns; }

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return orientation == Qt::Horizontal && role == Qt::DisplayRole && section < queueColumns
               ? columnTitle(QueueColumn(section))
               : QVariant();
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QueueRow &row = m_rows[index.row()];
    const auto column = QueueColumn(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return column == QueueColumn::Name ? row.name : cellText(row, around(index.row()), column);
    case SortRole:
        return sortValue(row, around(index.row()), column);
    case TextRole:
        return QVariant::fromValue(textFor(row, around(index.row())));
    case PictureRole:
        return picturePath(row);
    case SourceRole:
        return row.source;
    case Qt::AccessibleTextRole:
        if (column != QueueColumn::Name)
            return cellText(row, around(index.row()), column);
        return row.name + u", "_s + textFor(row, around(index.row())).line;
    case Qt::AccessibleDescriptionRole:
        return textFor(row, around(index.row())).actionName;
    default:
        return {};
    }
}

Qt::ItemFlags QueueModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::ItemIsDropEnabled;
    const QueueRow &row = m_rows[index.row()];
    const Qt::ItemFlags base = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    const bool drags = row.isReady() || !queue_order::lineOf(row).isEmpty();
    return drags ? base | Qt::ItemIsDragEnabled : base;
}

QStringList QueueModel::mimeTypes() const { return {u"text/uri-list"_s, QString::fromLatin1(rowsFormat)}; }

QMimeData *QueueModel::mimeData(const QModelIndexList &indexes) const
{
    if (!m_dragged)
        m_dragged = std::make_unique<QTemporaryDir>(m_dir.spoolDir() + u"/drag-XXXXXX"_s);
    QList<QueueRow> ready;
    QByteArrayList movable;
    for (const QModelIndex &index : indexes) {
        const QueueRow &row = m_rows[index.row()];
        if (index.column() == 0 && row.isReady())
            ready.append(row);
        if (index.column() == 0 && !queue_order::lineOf(row).isEmpty())
            movable.append(row.key.toUtf8());
    }
    QList<QUrl> urls;
    for (const QString &path : namedCopies(m_dragged->path(), m_dir, ready))
        urls.append(QUrl::fromLocalFile(path));
    auto *mime = new QMimeData;
    if (!urls.isEmpty())
        mime->setUrls(urls);
    if (!movable.isEmpty())
        mime->setData(QString::fromLatin1(rowsFormat), movable.join('\n'));
    return mime;
}

const QueueRow *QueueModel::find(const QString &key) const
{
    const int row = indexOf(key);
    return row < 0 ? nullptr : &m_rows[row];
}

const QueueRow *QueueModel::findTask(const TaskId &task) const
{
    const int row = m_tasks.value(task.value, -1);
    return row < 0 ? nullptr : &m_rows[row];
}

int QueueModel::indexOf(const QString &key) const { return m_indexes.value(key, -1); }

QString QueueModel::picturePath(const QueueRow &row) const { return i2m::picturePath(m_dir, row.task); }

void QueueModel::apply(const Changes &changes)
{
    for (const Job &job : changes.jobs) {
        Job header = job;
        header.tasks.clear();
        m_jobs[job.id.value] = header;
        for (const Task &task : job.tasks)
            applyTask(task);
    }
    for (const Task &task : changes.tasks)
        applyTask(task);
    QStringList gone;
    for (const JobId &job : changes.removed) {
        for (const QueueRow &row : std::as_const(m_rows)) {
            if (row.isTask() && row.task.job == job)
                gone.append(row.key);
        }
        m_jobs.remove(job.value);
    }
    if (!gone.isEmpty())
        take(gone);
    for (std::optional<Task> &hidden : m_hidden) {
        if (hidden && changes.removed.contains(hidden->job))
            hidden.reset();
    }
}

int QueueModel::rowFor(const Task &task) const
{
    if (const int known = m_tasks.value(task.id.value, -1); known >= 0)
        return known;
    if (task.images.isEmpty())
        return -1;
    const auto draft = std::ranges::find_if(m_rows, [&](const QueueRow &row) {
        return row.isDraft() && !row.task.images.isEmpty() &&
               row.task.images.front().path == task.images.front().path;
    });
    return draft == m_rows.end() ? -1 : int(draft - m_rows.begin());
}

void QueueModel::applyTask(const Task &task)
{
    if (const auto hidden = m_hidden.find(task.id.value); hidden != m_hidden.end()) {
        if (*hidden)
            *hidden = task;
        return;
    }
    const Job job = m_jobs.value(task.job.value);
    int place = rowFor(task);
    if (place < 0) {
        const auto firstDraft = std::ranges::find_if_not(m_rows, &QueueRow::isTask);
        place = int(firstDraft - m_rows.begin());
        beginInsertRows({}, place, place);
        QueueRow fresh;
        fresh.key = task.id.value;
        m_rows.insert(place, fresh);
        reindex();
        endInsertRows();
    }
    QueueRow &row = m_rows[place];
    m_lineMoved |= task.state == TaskState::Queued || (row.isTask() && row.task.state == TaskState::Queued);
    const bool wasOpen = row.isOpen();
    const bool wasFetched = wasOpen && row.task.model;
    const bool sameAttempt = wasOpen && row.task.attempts == task.attempts;
    const int shown = row.task.percent;
    row.kind = QueueRow::Kind::Task;
    if (row.name.isEmpty() || row.task.title != task.title)
        row.name = task.name();
    row.task = task;
    row.fileProblem.reset();
    if (sameAttempt && task.state == TaskState::Running)
        row.task.percent = std::max(shown, task.percent);
    if (!job.id.isEmpty()) {
        row.provider = job.provider;
        row.model = job.model;
        row.options = job.options;
        row.source = job.source;
    }
    m_tasks[task.id.value] = place;
    touch(place);
    if (wasOpen && isFinal(task.state)) {
        if (!wasFetched)
            m_durations.learn(row.model, row.options, task);
        Q_EMIT ended(row.key);
    }
}

void QueueModel::add(const QList<QueueRow> &rows)
{
    if (rows.isEmpty())
        return;
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(rows.size()) - 1);
    m_rows.append(rows);
    reindex();
    endInsertRows();
    touch(first);
}

void QueueModel::replace(const QString &key, const QueueRow &row)
{
    edit(key, [&row](QueueRow &old) { old = row; });
}

void QueueModel::edit(const QString &key, const std::function<void(QueueRow &)> &change)
{
    const int place = indexOf(key);
    if (place < 0)
        return;
    change(m_rows[place]);
    reindex();
    touch(place);
}

void QueueModel::rename(const QString &key, const QString &name)
{
    edit(key, [&name](QueueRow &row) {
        row.name = name;
        if (row.isTask())
            row.task.title = name == row.task.originalName() ? QString() : name;
        else if (!row.task.images.isEmpty())
            row.task.images.front().name = name;
    });
}

QueueModel::Taken QueueModel::take(const QStringList &keys)
{
    Taken taken;
    for (int place = int(m_rows.size()) - 1; place >= 0; --place) {
        if (!keys.contains(m_rows[place].key))
            continue;
        beginRemoveRows({}, place, place);
        const QueueRow row = m_rows.takeAt(place);
        if (row.isTask())
            m_hidden.insert(row.task.id.value, row.task);
        taken.prepend({place, row});
        reindex();
        endRemoveRows();
    }
    touch(-1);
    return taken;
}

bool QueueModel::putBack(const Taken &rows)
{
    bool any = false;
    for (const auto &[place, taken] : rows) {
        QueueRow row = taken;
        const QString id = row.task.id.value;
        const std::optional<Task> latest = m_hidden.value(id, row.task);
        if (indexOf(row.key) >= 0 || (row.isTask() && (!latest || m_tasks.contains(id))))
            continue;
        if (row.isTask()) {
            row.task = *latest;
            m_hidden.remove(id);
        }
        const int at = std::min(place, int(m_rows.size()));
        beginInsertRows({}, at, at);
        m_rows.insert(at, row);
        reindex();
        endInsertRows();
        touch(at);
        any = true;
    }
    return any;
}

void QueueModel::arrange(const QStringList &keys)
{
    QList<int> places;
    QList<QueueRow> moving;
    for (const QString &key : keys) {
        if (const int place = indexOf(key); place >= 0) {
            places.append(place);
            moving.append(m_rows[place]);
        }
    }
    if (std::ranges::is_sorted(places))
        return;
    Q_EMIT layoutAboutToBeChanged();
    QHash<int, int> moved;
    QList<int> targets = places;
    std::ranges::sort(targets);
    for (qsizetype i = 0; i < targets.size(); ++i) {
        m_rows[targets[i]] = moving[i];
        moved[places[i]] = targets[i];
    }
    reindex();
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &old : before)
        after.append(index(moved.value(old.row(), old.row()), old.column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

void QueueModel::setOutlook(const Outlook &outlook)
{
    m_outlook = outlook;
    if (!m_rows.isEmpty())
        changed(0, int(m_rows.size()) - 1);
}

void QueueModel::reindex()
{
    m_indexes.clear();
    m_tasks.clear();
    for (int row = 0; row < m_rows.size(); ++row) {
        m_indexes[m_rows[row].key] = row;
        if (m_rows[row].isTask())
            m_tasks[m_rows[row].task.id.value] = row;
    }
}

void QueueModel::changed(int first, int last)
{
    Q_EMIT dataChanged(index(first, 0), index(last, queueColumns - 1));
}

void QueueModel::touch(int row)
{
    if (row >= 0) {
        m_firstTouched = m_firstTouched < 0 ? row : std::min(m_firstTouched, row);
        m_lastTouched = std::max(m_lastTouched, row);
    }
    if (!m_burst.isActive())
        m_burst.start();
}

void QueueModel::flush()
{
    if (m_firstTouched >= 0 && !m_rows.isEmpty()) {
        const int last = std::min(m_lastTouched, int(m_rows.size()) - 1);
        changed(std::min(m_firstTouched, last), last);
    }
    m_firstTouched = m_lastTouched = -1;
    const bool open = std::ranges::any_of(m_rows, &QueueRow::isOpen);
    if (open != m_second.isActive())
        open ? m_second.start() : m_second.stop();
    if (std::exchange(m_lineMoved, false))
        Q_EMIT lineMoved();
    Q_EMIT settled();
}

RowSurroundings QueueModel::around(int place) const
{
    const QueueRow &row = m_rows[place];
    RowSurroundings around;
    around.present = present();
    around.tries = m_tries;
    if (!row.isTask() || isFinal(row.task.state))
        return around;
    around.usual = m_durations.usual(row.model, row.options);
    if (row.provider == "fal"_L1) {
        around.hold = m_outlook.hold;
        around.offline = m_outlook.offlineSince.isValid();
    }
    if (row.task.state != TaskState::Queued)
        return around;
    // Waiting rows stand in the order in which they start.
    for (int other = 0; other < place; ++other) {
        const QueueRow &earlier = m_rows[other];
        around.ahead +=
            earlier.isTask() && earlier.task.state == TaskState::Queued && earlier.provider == row.provider;
    }
    return around;
}

} // namespace i2m
