// SPDX-License-Identifier: GPL-3.0-or-later
// The workbench's commands to the engine.
#include "core/async.h"
#include "ui/drafts.h"
#include "ui/workbench.h"

#include <QRandomGenerator>
#include <QSet>
#include <QSettings>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int openJobsAtStart = 200;
constexpr int mostInLine = 1000;
constexpr double mostSeed = 2'147'483'647;

/// A crash between a submit and the list of drafts must not offer the same image for sale twice.
bool wasSubmitted(JobStore &store, const QueueRow &draft)
{
    const auto job = store.job(draft.task.job);
    return job && std::ranges::any_of(job->tasks, [&draft](const Task &task) {
               return !task.images.isEmpty() && task.images.front().path == draft.task.images.front().path;
           });
}

/// What stood in the queue, "job/task", beside these.
QList<Job> remembered(JobStore &store, const QStringList &noted, const QList<Job> &open)
{
    QMap<QString, QStringList> tasks;
    for (const QString &entry : noted)
        tasks[entry.section(u'/', 0, 0)].append(entry.section(u'/', 1));
    for (const Job &job : open)
        tasks.remove(job.id.value);
    QList<Job> jobs;
    for (auto wanted = tasks.cbegin(); wanted != tasks.cend(); ++wanted) {
        auto job = store.job({wanted.key()});
        if (!job)
            continue;
        job->tasks.removeIf([&wanted](const Task &task) { return !wanted->contains(task.id.value); });
        jobs.append(*job);
    }
    return jobs;
}
} // namespace

void Workbench::loadDrafts()
{
    Engine *engine = m_parts.engine;
    QtConcurrent::run([dir = m_queue.dir()] {
        return i2m::loadDrafts(dir);
    }) | then(this, [this, engine](const QList<QueueRow> &drafts) {
        ask(engine, [engine, drafts] {
            QList<QueueRow> left = drafts;
            left.removeIf([engine](const QueueRow &draft) { return wasSubmitted(engine->store(), draft); });
            return left;
        }) | then(this, [this](const QList<QueueRow> &left) { m_queue.add(left); });
    });
}

void Workbench::loadOpenJobs()
{
    Engine *engine = m_parts.engine;
    const QSettings memory(m_parts.settings.file() + u".window"_s, QSettings::IniFormat);
    const bool keep = m_parts.settings[setting::keepFinished];
    const QStringList noted = keep ? memory.value("queue/finished"_L1).toStringList() : QStringList();
    ask(engine, [engine, noted] {
        QList<Job> open;
        for (const QString &status : {u"processing"_s, u"queued"_s}) {
            const auto page =
                engine->store().jobs({.owner = {}, .status = status, .text = {}}, openJobsAtStart, {});
            if (page)
                open.append(page->jobs);
        }
        return open + remembered(engine->store(), noted, open);
    }) | then(this, [this, noted](const QList<Job> &open) {
        m_noted = noted;
        Changes changes;
        changes.jobs = open;
        std::ranges::sort(changes.jobs, {}, &Job::created);
        m_queue.apply(changes);
        for (const QueueRow &row : m_queue.rows())
            lookForFile(row.key);
        int waiting = 0;
        for (const Job &job : open)
            waiting += countsOf(job).running + countsOf(job).queued;
        if (waiting > 0)
            Q_EMIT told(tr("Found %n model(s) from last time. Picking them up.", nullptr, waiting));
    });
    refreshProviders();
}

void Workbench::refreshProviders()
{
    struct Answer
    {
        QList<ProviderState> providers;
        bool paused = false;
        double month = 0;
    };
    Engine *engine = m_parts.engine;
    if (!engine)
        return;
    ask(engine, [engine] {
        return Answer{engine->providers(), engine->paused(), engine->costThisMonth()};
    }) | then(this, [this](const Answer &answer) {
        Outlook outlook = m_outlook;
        outlook.paused = answer.paused;
        const double cap = m_parts.settings[setting::maxCostPerMonth];
        outlook.capReached = cap > 0 && answer.month >= cap;
        Q_EMIT costKnown(answer.month);
        m_hold.reset();
        for (const ProviderState &provider : answer.providers) {
            if (provider.name == "fal"_L1)
                m_hold = provider.hold;
        }
        m_outlook = outlook;
        refreshOutlook();
    });
}

void Workbench::create()
{
    if (!m_parts.engine)
        return;
    const auto batches = bundled(m_queue.rows(), [this](const QueueRow &row) { return recipeOf(row); });
    for (DraftBatch batch : batches) {
        const ModelEntry *model = catalogue().find(batch.recipe.model);
        if (!model)
            continue;
        batch.job.provider = model->provider;
        batch.job.model = model->id;
        batch.job.options = batch.recipe.options;
        batch.job.source = u"window"_s;
        if (!batch.move) {
            submit(batch.job, batch.keys);
            continue;
        }
        QtConcurrent::run([dir = m_queue.dir(), batch] { return rehome(dir, batch); }) |
            then(this, [this](const Result<DraftBatch> &moved) {
                if (!moved) {
                    Q_EMIT failed(moved.error());
                    return;
                }
                for (qsizetype i = 0; i < moved->keys.size(); ++i) {
                    m_queue.edit(moved->keys[i], [&](QueueRow &row) {
                        row.task.images = moved->job.tasks[i];
                        row.task.job = moved->job.id;
                    });
                }
                submit(moved->job, moved->keys);
            });
    }
}

void Workbench::submit(const NewJob &job, const QStringList &keys)
{
    // A second press of the button while the first is on its way must not pay twice.
    for (const QString &key : keys) {
        if (m_submitting.contains(key))
            return;
    }
    m_submitting.append(keys);
    Engine *engine = m_parts.engine;
    ask(engine, [engine, job] { return engine->submit(job); }) |
        then(this, [this, keys](const Result<Job> &submitted) {
            for (const QString &key : keys)
                m_submitting.removeAll(key);
            if (!submitted) {
                Q_EMIT failed(submitted.error());
                return;
            }
            Changes changes;
            changes.jobs = {*submitted};
            m_queue.apply(changes);
            saveDrafts();
            refreshOutlook();
        });
}

Recipe Workbench::recipeFor(const QueueRow &row, Again how) const
{
    Recipe recipe = recipeOf(row);
    const ModelEntry *model = catalogue().find(recipe.model);
    if (how == Again::Same || !model)
        return recipe;
    for (const ModelInput &input : model->inputs) {
        if (input.key != "seed"_L1 && input.key != "model_seed"_L1)
            continue;
        const double most = std::min(input.most.value_or(mostSeed), mostSeed);
        recipe.options[input.key] = QRandomGenerator::global()->bounded(1, int(most));
    }
    return recipe;
}

QFuture<QStringList> Workbench::again(const QList<QueueRow> &rows, Again how)
{
    QList<QueueRow> drafts;
    for (const QueueRow &row : rows) {
        const Recipe recipe = recipeFor(row, how);
        QueueRow draft;
        draft.key = randomHex128();
        draft.name = row.name;
        draft.note = how == Again::Varied ? tr("Variation") : tr("Once more");
        draft.task.images = row.task.images;
        if (!row.task.title.isEmpty() && !draft.task.images.isEmpty())
            draft.task.images.front().name = row.name;
        draft.custom = true;
        draft.model = recipe.model;
        draft.options = recipe.options;
        drafts.append(draft);
    }
    return QtConcurrent::run(withOwnImages, m_queue.dir(), drafts) |
           then(this, [this](const Result<QList<QueueRow>> &made) {
               QStringList keys;
               if (!made) {
                   Q_EMIT failed(made.error());
                   return keys;
               }
               for (const QueueRow &draft : *made)
                   keys.append(draft.key);
               m_queue.add(*made);
               saveDrafts();
               refreshOutlook();
               return keys;
           });
}

bool Workbench::reorder(const QList<QStringList> &orders)
{
    Engine *engine = m_parts.engine;
    bool any = false;
    for (const QStringList &order : orders) {
        if (order.size() < 2)
            continue;
        any = true;
        m_queue.arrange(order);
        const QueueRow *first = m_queue.find(order.front());
        if (!engine || !first || !first->isTask())
            continue;
        ++m_lineAsked;
        QList<TaskId> tasks;
        for (const QString &key : order)
            tasks.append(m_queue.find(key)->task.id);
        ask(engine, [engine, provider = first->provider, tasks] {
            return engine->reorder(provider, tasks);
        }) | then(this, [this](const Result<void> &done) {
            if (done)
                return;
            Q_EMIT failed(done.error());
            refreshLine();
        });
    }
    saveDrafts();
    return any;
}

/// Lets the waiting rows stand as they will start.
void Workbench::refreshLine()
{
    Engine *engine = m_parts.engine;
    if (!engine)
        return;
    ask(engine, [engine] {
        QList<TaskId> line;
        if (!engine->store().isReady())
            return line;
        for (const ProviderState &provider : engine->providers()) {
            if (const auto waiting = engine->store().line(provider.name, mostInLine))
                line += *waiting;
        }
        return line;
    }) | then(this, [this, asked = ++m_lineAsked](const QList<TaskId> &line) {
        if (asked != m_lineAsked)
            return;
        QMap<QString, QStringList> orders;
        for (const TaskId &task : line) {
            const QueueRow *row = m_queue.findTask(task);
            if (row && row->task.state == TaskState::Queued)
                orders[row->provider].append(row->key);
        }
        for (const QStringList &order : std::as_const(orders))
            m_queue.arrange(order);
    });
}

void Workbench::setPaused(bool paused)
{
    Engine *engine = m_parts.engine;
    if (!engine)
        return;
    ask(engine, [engine, paused] { return engine->setPaused(paused); }) |
        then(this, [this](const Result<void> &done) {
            if (!done)
                Q_EMIT failed(done.error());
            refreshProviders();
        });
}

void Workbench::resumeHeld()
{
    Engine *engine = m_parts.engine;
    if (!engine)
        return;
    ask(engine, [engine] { engine->resumeHeld(); }) | then(this, [this] { refreshProviders(); });
}

} // namespace i2m
