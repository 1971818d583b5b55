// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/fal_checkpoint.h"

#include <QJsonArray>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::hours uploadsLive{1};

QJsonValue stamp(Time at) { return qint64(at.time_since_epoch().count()); }
Time timeOf(const QJsonValue &value) { return Time(Milliseconds(value.toInteger())); }
} // namespace

FalCheckpoint::Phase FalCheckpoint::phase() const
{
    const QString phase = text("phase");
    if (phase == "submitting"_L1)
        return Phase::Submitting;
    if (phase == "submitted"_L1)
        return Phase::Submitted;
    return phase == "finished"_L1 ? Phase::Finished : Phase::Start;
}

QStringList FalCheckpoint::uploads(Time at) const
{
    QStringList urls;
    for (const QJsonValue &upload : m_object[u"uploads"_s].toArray()) {
        if (timeOf(upload[u"at"_s]) + uploadsLive < at)
            return {};
        urls.append(upload[u"url"_s].toString());
    }
    return urls;
}

Time FalCheckpoint::watchedSince() const { return timeOf(m_object[u"watched_since"_s]); }

FalCheckpoint FalCheckpoint::with(const QJsonObject &changes) const
{
    QJsonObject object = m_object;
    for (auto it = changes.begin(); it != changes.end(); ++it)
        object[it.key()] = *it;
    return FalCheckpoint(object);
}

FalCheckpoint FalCheckpoint::restarted() const
{
    return FalCheckpoint(QJsonObject{{u"uploads"_s, m_object[u"uploads"_s].toArray()}});
}

FalCheckpoint FalCheckpoint::withUpload(const QString &url, Time at) const
{
    QJsonArray uploads = m_object[u"uploads"_s].toArray();
    uploads.append(QJsonObject{{u"url"_s, url}, {u"at"_s, stamp(at)}});
    return with({{u"uploads"_s, uploads}});
}

FalCheckpoint FalCheckpoint::withoutUploads() const { return with({{u"uploads"_s, QJsonArray()}}); }

FalCheckpoint FalCheckpoint::submitting() const { return with({{u"phase"_s, u"submitting"_s}}); }

FalCheckpoint FalCheckpoint::submitted(const FalTicket &ticket, bool doubtful, Time at) const
{
    return with({{u"phase"_s, u"submitted"_s},
                 {u"request_id"_s, ticket.requestId},
                 {u"status_url"_s, ticket.statusUrl},
                 {u"response_url"_s, ticket.responseUrl},
                 {u"cancel_url"_s, ticket.cancelUrl},
                 {u"doubtful"_s, doubtful},
                 {u"watched_since"_s, stamp(at)}});
}

FalCheckpoint FalCheckpoint::watchedFrom(Time at) const
{
    return with({{u"watched_since"_s, stamp(at)}, {u"polls"_s, 0}, {u"troubles"_s, 0}});
}

FalCheckpoint FalCheckpoint::polled(int polls, int troubles) const
{
    return with({{u"polls"_s, polls}, {u"troubles"_s, troubles}});
}

FalCheckpoint FalCheckpoint::askedToStop() const { return with({{u"asked_to_stop"_s, true}}); }

FalCheckpoint FalCheckpoint::withLogLines(int count) const { return with({{u"log_lines"_s, count}}); }

FalCheckpoint FalCheckpoint::finished(const FalResult &result, const QString &billableUnits) const
{
    return with({{u"phase"_s, u"finished"_s},
                 {u"troubles"_s, 0},
                 {u"result"_s, QJsonObject{{u"model_url"_s, result.modelUrl},
                                           {u"model_name"_s, result.modelName},
                                           {u"render_url"_s, result.renderUrl},
                                           {u"billable_units"_s, billableUnits},
                                           {u"facts"_s, result.facts}}}});
}

FalCheckpoint FalCheckpoint::withModelTag(const QString &tag) const { return with({{u"model_tag"_s, tag}}); }

} // namespace i2m
