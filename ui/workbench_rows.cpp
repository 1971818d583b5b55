// SPDX-License-Identifier: GPL-3.0-or-later
// What the workbench does with rows of its own accord, without the engine; edits.cpp can take some of it
// back.
#include "core/async.h"
#include "ui/drafts.h"
#include "ui/workbench.h"

#include <QSettings>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
/// One after the other, so that an older list never lands on a newer one.
QThreadPool &writer()
{
    static QThreadPool pool;
    pool.setMaxThreadCount(1);
    return pool;
}
} // namespace

bool Workbench::setOwnRecipes(const OwnRecipes &recipes)
{
    bool any = false;
    for (auto own = recipes.cbegin(); own != recipes.cend(); ++own) {
        const QueueRow *draft = m_queue.find(own.key());
        if (!draft || !draft->isDraft())
            continue;
        any = true;
        m_queue.edit(own.key(), [&own](QueueRow &row) {
            const Recipe recipe = own->value_or(Recipe());
            row.custom = own->has_value();
            row.model = recipe.model;
            row.options = recipe.options;
        });
    }
    saveDrafts();
    refreshOutlook();
    Q_EMIT recipeChanged();
    return any;
}

void Workbench::noteRows()
{
    // Not when one ends, which is often: those that are open are noted, too. They are what will have ended.
    const bool keep = m_parts.settings[setting::keepFinished];
    QStringList shown;
    for (const QueueRow &row : m_queue.rows()) {
        if (keep && row.isTask())
            shown.append(row.task.job.value + u'/' + row.task.id.value);
    }
    if (!m_parts.engine || (keep && !m_noted) || m_noted == shown)
        return;
    m_noted = shown;
    const auto run = QtConcurrent::run(&writer(), [file = m_parts.settings.file() + u".window"_s, shown] {
        QSettings(file, QSettings::IniFormat).setValue("queue/finished"_L1, shown);
    });
    Q_UNUSED(run)
}

void Workbench::rememberRows()
{
    m_note.stop();
    noteRows();
    writer().waitForDone();
}

bool Workbench::rename(const QString &key, const QString &name)
{
    const QueueRow *row = m_queue.find(key);
    if (!row)
        return false;
    const QString before = row->name;
    m_queue.rename(key, name);
    if (const QueueRow *renamed = m_queue.find(key); renamed->isTask())
        storeName(*renamed, before);
    else
        saveDrafts();
    return true;
}

QStringList Workbench::removable(const QStringList &keys) const
{
    QStringList removable = keys;
    removable.removeIf([this](const QString &key) {
        const QueueRow *row = m_queue.find(key);
        return !row || row->isOpen() || m_submitting.contains(key);
    });
    return removable;
}

QueueModel::Taken Workbench::take(const QStringList &keys)
{
    const QueueModel::Taken taken = m_queue.take(removable(keys));
    saveDrafts();
    return taken;
}

bool Workbench::putBack(const QueueModel::Taken &rows)
{
    const bool any = m_queue.putBack(rows);
    saveDrafts();
    return any;
}

void Workbench::dispose(const QueueModel::Taken &rows)
{
    QList<QueueRow> drafts;
    for (const auto &[place, row] : rows) {
        if (row.isDraft())
            drafts.append(row);
    }
    if (drafts.isEmpty())
        return;
    const auto run = QtConcurrent::run([dir = m_queue.dir(), drafts] { deleteDrafts(dir, drafts); });
    Q_UNUSED(run)
}

void Workbench::groupViews(const QStringList &keys)
{
    QList<ImageFile> views;
    for (const QString &key : keys) {
        const QueueRow *row = m_queue.find(key);
        if (!row || !row->isDraft())
            return;
        views.append(row->task.images);
    }
    if (keys.size() < 2)
        return;
    m_queue.edit(keys.front(), [&views](QueueRow &row) {
        row.task.images = views;
        row.note.clear();
    });
    m_queue.take(keys.mid(1));
    saveDrafts();
}

void Workbench::splitViews(const QString &key)
{
    const QueueRow *row = m_queue.find(key);
    if (!row || !row->isDraft() || row->task.images.size() < 2)
        return;
    QList<QueueRow> single;
    for (const ImageFile &image : row->task.images.mid(1)) {
        QueueRow view = *row;
        view.key = randomHex128();
        view.name = image.name;
        view.task.images = {image};
        single.append(view);
    }
    m_queue.edit(key, [](QueueRow &first) { first.task.images = {first.task.images.front()}; });
    m_queue.add(single);
    saveDrafts();
}

void Workbench::saveDrafts() const
{
    QList<QueueRow> drafts;
    for (const QueueRow &row : m_queue.rows()) {
        if (row.isDraft())
            drafts.append(row);
    }
    const auto run =
        QtConcurrent::run(&writer(), [dir = m_queue.dir(), drafts] { i2m::saveDrafts(dir, drafts); });
    Q_UNUSED(run)
}

} // namespace i2m
