// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/event_stream.h"

#include "core/api/event_frame.h"
#include "core/api/job_view.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace i2m {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto heartbeatTime = 10s;

bool hasEnded(const Job &job) { return finishedAt(job) != Time{}; }
} // namespace

EventStream::EventStream(EventHub &hub, JobId followed, Ownership owned, EventDialect words, Revision after)
    : job(std::move(followed)), whose(std::move(owned)), dialect(words), sent(after), m_hub(hub)
{
    m_hub.m_streams.insert(this);
    ++m_hub.m_watched[job];
    Q_EMIT m_hub.countChanged();
}

EventStream::~EventStream()
{
    m_hub.m_streams.remove(this);
    if (--m_hub.m_watched[job] == 0)
        m_hub.m_watched.remove(job);
    Q_EMIT m_hub.countChanged();
}

QByteArray EventStream::read(qint64) { return std::exchange(m_waiting, {}); }

void EventStream::append(const QByteArray &frames)
{
    m_waiting += frames;
    Q_EMIT ready();
}

void EventStream::stop()
{
    m_ended = true;
    append(": the server is stopping\n\n");
}

EventHub::EventHub(Engine &engine, QObject *parent) : QObject(parent), m_engine(engine)
{
    connect(&engine, &Engine::changed, this, &EventHub::changed);
    connect(&m_heartbeat, &QTimer::timeout, this, [this] {
        const auto streams = m_streams;
        for (EventStream *stream : streams) {
            if (m_streams.contains(stream))
                stream->append(heartbeatFrame());
        }
    });
    m_heartbeat.start(heartbeatTime);
}

Result<std::shared_ptr<EventStream>> EventHub::follow(const Job &job, EventDialect dialect,
                                                      std::optional<Revision> after)
{
    const Revision last = revisionOf(job);
    if (after && *after >= last && hasEnded(job))
        return std::shared_ptr<EventStream>();
    const bool replay = after && *after <= m_engine.store().revision();
    auto stream = std::make_shared<EventStream>(*this, job.id, Ownership(), dialect, last);
    stream->append(openingFrame() + (replay ? newsOf(job, dialect, *after) : snapshotFrame(dialect, job)));
    if (hasEnded(job)) {
        stream->append(finalFrame(dialect, job));
        stream->end();
    }
    return stream;
}

Result<std::shared_ptr<EventStream>> EventHub::followAll(const Ownership &whose,
                                                         std::optional<Revision> after)
{
    JobStore &store = m_engine.store();
    const bool replay = after && *after <= store.revision();
    auto stream = std::make_shared<EventStream>(*this, JobId{}, whose, EventDialect::Plain,
                                                replay ? *after : store.revision());
    stream->append(openingFrame());
    for (bool more = replay; more;) { // a store may tell them in parts
        const auto changes = store.changedSince(stream->sent);
        if (!changes)
            return changes.error();
        const Revision before = stream->sent;
        changed(*changes);
        stream->sent = std::max(stream->sent, changes->upTo);
        more = stream->sent > before && stream->sent < store.revision();
    }
    if (replay)
        return stream;
    JobFilter filter;
    filter.owner = whose.owner;
    const auto page = store.jobs(filter, 100, {});
    if (!page)
        return page.error();
    for (const Job &job : page->jobs) {
        if (!hasEnded(job) && stream->wants(job))
            stream->append(snapshotFrame(EventDialect::Plain, job));
    }
    return stream;
}

int EventHub::countOf(const QString &client) const
{
    return int(std::ranges::count(m_streams, client, &EventStream::client));
}

void EventHub::changed(const Changes &changes)
{
    if (m_streams.isEmpty())
        return;
    QSet<JobId> jobs;
    for (const Job &job : changes.jobs)
        jobs.insert(job.id);
    for (const Task &task : changes.tasks)
        jobs.insert(task.job);
    const bool everybody = m_watched.contains(JobId{});
    for (const JobId &id : std::as_const(jobs)) {
        if (!everybody && !m_watched.contains(id))
            continue;
        if (const auto job = m_engine.store().job(id))
            tell(*job);
    }
    for (EventStream *stream : std::as_const(m_streams))
        stream->sent = std::max(stream->sent, changes.upTo);
}

/// Tells every stream that follows the job what it does not know yet.
void EventHub::tell(const Job &job)
{
    // Most streams of a job are at the same place: their bytes are made once.
    std::map<std::pair<EventDialect, Revision>, QByteArray> made;
    const auto streams = m_streams;
    for (EventStream *stream : streams) {
        // A stream may go while another one is told.
        if (!m_streams.contains(stream) || stream->ended() || !stream->wants(job))
            continue;
        QByteArray &news = made[{stream->dialect, stream->sent}];
        if (news.isNull())
            news = newsOf(job, stream->dialect, stream->sent);
        if (news.isEmpty())
            continue;
        if (!stream->job.isEmpty()) {
            stream->sent = std::max(stream->sent, revisionOf(job));
            if (hasEnded(job))
                stream->end();
        }
        stream->append(hasEnded(job) ? news + finalFrame(stream->dialect, job) : news);
    }
}

/// Everything of the job that is newer than `after`, in the order of the revisions; empty, not null, if
/// there is nothing.
QByteArray EventHub::newsOf(const Job &job, EventDialect dialect, Revision after)
{
    const bool ended = hasEnded(job);
    const Revision last = revisionOf(job);
    std::vector<std::pair<Revision, QByteArray>> frames;
    for (const Task &task : job.tasks) {
        if (task.revision <= after)
            continue;
        // The last revision belongs to the final event: whoever has that id has seen everything.
        const Revision id = ended && task.revision == last ? last - 1 : task.revision;
        frames.emplace_back(task.revision, progressFrame(dialect, job, task, id));
    }
    if (dialect == EventDialect::Plain) {
        if (const auto lines = m_engine.store().log(job.id, after)) {
            for (const LogLine &line : *lines)
                frames.emplace_back(line.revision, logFrame(job.id, line));
        }
    }
    std::ranges::stable_sort(frames, {}, &std::pair<Revision, QByteArray>::first);
    QByteArray bytes("");
    for (const auto &[revision, frame] : frames)
        bytes += frame;
    return bytes;
}

} // namespace i2m
