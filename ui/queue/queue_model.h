// SPDX-License-Identifier: GPL-3.0-or-later
// The queue as the window shows it: drafts and tasks in one list. It is fed with values (drafts from the
// intake, Changes from the engine) and knows no engine itself. Changes are shown at most ten times a second.
#pragma once

#include "core/data_dir.h"
#include "core/jobs/job_store.h"
#include "ui/outlook.h"
#include "ui/queue/duration_book.h"
#include "ui/queue/queue_row.h"
#include "ui/queue/row_text.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QTemporaryDir>
#include <QTimer>
#include <memory>

namespace i2m {

class QueueModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        TextRole = Qt::UserRole + 1, ///< RowText
        PictureRole,                 ///< absolute path of the thumbnail
        SourceRole,                  ///< "api" rows carry a tag
        SortRole,                    ///< what a column is sorted by
    };
    static constexpr char rowsFormat[] = "application/x-image2model-rows"; ///< keys of dragged rows
    enum class Group { All, Active, Done, Failed };

    explicit QueueModel(DataDir dir, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::CopyAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;

    const QueueRow &at(int row) const { return m_rows[row]; }
    const QueueRow *find(const QString &key) const;
    const QueueRow *findTask(const TaskId &task) const;
    int indexOf(const QString &key) const;
    const QList<QueueRow> &rows() const { return m_rows; }
    QString picturePath(const QueueRow &row) const;
    const DataDir &dir() const { return m_dir; }

    void apply(const Changes &changes);
    /// Appends below everything else.
    void add(const QList<QueueRow> &rows);
    void replace(const QString &key, const QueueRow &row);
    /// Rows with the places that they had.
    using Taken = QList<std::pair<int, QueueRow>>;
    /// Takes rows out; tasks stay out even if they change later.
    Taken take(const QStringList &keys);
    /// Tasks as they are by now, but none whose job was deleted or that is shown again already. Answers
    /// whether any row came.
    bool putBack(const Taken &rows);
    /// These rows trade the places that they have among them.
    void arrange(const QStringList &keys);
    /// Exports are called so.
    void rename(const QString &key, const QString &name);
    void edit(const QString &key, const std::function<void(QueueRow &)> &change);

    void setOutlook(const Outlook &outlook);
    /// How often a passing error is tried at most.
    void setTries(int most) { m_tries = most; }
    /// The time shown as "now"; only the gallery of states sets it.
    void setPresent(Time present) { m_present = present; }
    DurationBook &durations() { return m_durations; }
    QueueCounts counts() const;
    int countOf(Group group) const;
    static bool belongs(const QueueRow &row, Group group);

Q_SIGNALS:
    /// Counts, progress or texts changed; at most ten times a second.
    void settled();
    /// Somebody came into a line of waiting tasks, left it, or changed places.
    void lineMoved();
    /// A task reached its end just now.
    void ended(const QString &key);

private:
    void applyTask(const Task &task);
    int rowFor(const Task &task) const;
    void touch(int row);
    void changed(int first, int last);
    void flush();
    void reindex();
    Time present() const { return m_present == Time{} ? now() : m_present; }
    RowSurroundings around(int row) const;

    DataDir m_dir;
    QList<QueueRow> m_rows;
    QHash<QString, int> m_indexes;
    QHash<QString, int> m_tasks; ///< task id → row
    QHash<QString, Job> m_jobs;  ///< headers
    /// Tasks that were taken out, as they are by now, by id; nothing: deleted for good.
    QHash<QString, std::optional<Task>> m_hidden;
    Outlook m_outlook;
    DurationBook m_durations;
    Time m_present{};
    int m_tries = 0;
    QTimer m_burst;
    QTimer m_second;                                  ///< runs only while something is open
    mutable std::unique_ptr<QTemporaryDir> m_dragged; ///< until the end: who took a file may read it later
    bool m_lineMoved = false;
    int m_firstTouched = -1;
    int m_lastTouched = -1;
};

} // namespace i2m

Q_DECLARE_METATYPE(i2m::RowText)
