// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edits.h"

#include "ui/queue/queue_order.h"

#include <QFileInfo>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int longestName = 32; ///< in a menu

/// A step that forgets itself when it comes too late.
class Step : public QUndoCommand
{
public:
    Step(Workbench &bench, Edits &edits, const QString &text) : m_bench(bench), m_edits(edits)
    {
        setText(text);
    }
    void undo() override { forgetUnless(back()); }
    void redo() override { forgetUnless(forth()); }

protected:
    /// Both answer whether there was anything left to change.
    virtual bool back() = 0;
    virtual bool forth() = 0;
    Workbench &bench() const { return m_bench; }

private:
    void forgetUnless(bool done)
    {
        setObsolete(!done);
        if (!done)
            Q_EMIT m_edits.tooLate(Edits::tr("Too late for that: it has gone on since then."));
    }

    Workbench &m_bench;
    Edits &m_edits;
};

class Removal : public Step
{
public:
    Removal(Workbench &bench, Edits &edits, const QString &text, const QStringList &keys)
        : Step(bench, edits, text), m_keys(keys)
    {
    }
    ~Removal() override { bench().dispose(m_taken); }

private:
    bool back() override { return bench().putBack(std::exchange(m_taken, {})); }
    bool forth() override
    {
        m_taken = bench().take(m_keys);
        return !m_taken.isEmpty();
    }

    QStringList m_keys;
    QueueModel::Taken m_taken;
};

class Renaming : public Step
{
public:
    Renaming(Workbench &bench, Edits &edits, const QString &text, const QueueRow &row, const QString &name)
        : Step(bench, edits, text), m_key(row.key), m_before(row.name), m_after(name)
    {
    }

private:
    bool back() override { return bench().rename(m_key, m_before); }
    bool forth() override { return bench().rename(m_key, m_after); }

    QString m_key;
    QString m_before;
    QString m_after;
};

class OwnSettings : public Step
{
public:
    OwnSettings(Workbench &bench, Edits &edits, const QString &text, const QStringList &keys,
                const Recipe &recipe)
        : Step(bench, edits, text)
    {
        for (const QString &key : keys) {
            const QueueRow *row = bench.queue().find(key);
            m_before[key] = row && row->custom ? std::optional(bench.recipeOf(*row)) : std::nullopt;
            m_after[key] = recipe;
        }
    }

private:
    bool back() override { return bench().setOwnRecipes(m_before); }
    bool forth() override { return bench().setOwnRecipes(m_after); }

    Workbench::OwnRecipes m_before;
    Workbench::OwnRecipes m_after;
};

class CommonSettings : public Step
{
public:
    CommonSettings(Workbench &bench, Edits &edits, const QString &text, const Recipe &recipe)
        : Step(bench, edits, text), m_before(bench.recipe()), m_after(recipe)
    {
    }

private:
    bool back() override { return set(m_before); }
    bool forth() override { return set(m_after); }
    bool set(const Recipe &recipe)
    {
        bench().setRecipe(recipe);
        return true;
    }

    Recipe m_before;
    Recipe m_after;
};

class Move : public Step
{
public:
    Move(Workbench &bench, Edits &edits, const QString &text, const QList<QStringList> &orders)
        : Step(bench, edits, text), m_after(orders)
    {
        const QueueModel &queue = bench.queue();
        for (const QStringList &order : orders) {
            QStringList before = order;
            std::ranges::sort(before, {}, [&queue](const QString &key) { return queue.indexOf(key); });
            m_before.append(before);
            m_lines.append(queue_order::lineOf(*queue.find(order.front())));
        }
    }

private:
    bool back() override { return bench().reorder(stillInLine(m_before)); }
    bool forth() override { return bench().reorder(stillInLine(m_after)); }
    /// Without the rows that no longer wait where they did.
    QList<QStringList> stillInLine(QList<QStringList> orders) const
    {
        for (qsizetype i = 0; i < orders.size(); ++i) {
            orders[i].removeIf([this, i](const QString &key) {
                const QueueRow *row = bench().queue().find(key);
                return !row || queue_order::lineOf(*row) != m_lines[i];
            });
        }
        return orders;
    }

    QList<QStringList> m_before;
    QList<QStringList> m_after;
    QStringList m_lines;
};
} // namespace

Edits::Edits(Workbench &bench, QObject *parent) : QObject(parent), m_bench(bench)
{
    m_stack.setUndoLimit(mostSteps);
}

Edits::~Edits() { m_stack.blockSignals(true); }

QString Edits::nameOf(const QStringList &keys) const
{
    const QueueRow *row = keys.size() == 1 ? m_bench.queue().find(keys.front()) : nullptr;
    if (!row)
        return tr("%n images", nullptr, int(keys.size()));
    QString name = row->name;
    if (name.size() > longestName)
        name = name.first(longestName / 2) + u'…' + name.last(longestName / 2);
    return tr("“%1”").arg(name);
}

int Edits::remove(const QStringList &keys)
{
    const QStringList removable = m_bench.removable(keys);
    if (!removable.isEmpty())
        m_stack.push(new Removal(m_bench, *this, tr("removing %1").arg(nameOf(removable)), removable));
    return int(removable.size());
}

void Edits::rename(const QString &key, const QString &name)
{
    const QueueRow *row = m_bench.queue().find(key);
    if (!row)
        return;
    const QString ending = u'.' + QFileInfo(row->name).suffix();
    const bool whole = ending.size() == 1 || name.endsWith(ending, Qt::CaseInsensitive);
    const QString complete = whole ? name : name + ending;
    if (row->name != complete)
        m_stack.push(new Renaming(m_bench, *this, tr("renaming %1").arg(nameOf({key})), *row, complete));
}

void Edits::setRecipe(const QStringList &keys, const Recipe &recipe)
{
    if (keys.isEmpty() && recipe != m_bench.recipe())
        m_stack.push(new CommonSettings(m_bench, *this, tr("changing the settings"), recipe));
    else if (!keys.isEmpty())
        m_stack.push(new OwnSettings(m_bench, *this, tr("changing the settings of %1").arg(nameOf(keys)),
                                     keys, recipe));
}

void Edits::move(const QStringList &keys, const QList<QStringList> &orders)
{
    if (!orders.isEmpty())
        m_stack.push(new Move(m_bench, *this, tr("moving %1").arg(nameOf(keys)), orders));
}

} // namespace i2m
