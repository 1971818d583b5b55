// SPDX-License-Identifier: GPL-3.0-or-later
// What fal keeps in a task's checkpoint, and the rule that nothing is paid twice: a task that is found in
// phase "submitting" was interrupted there, and only the user may submit it again.
#pragma once

#include "core/clock.h"
#include "core/providers/fal_protocol.h"

#include <QJsonObject>

namespace i2m {

class FalCheckpoint
{
public:
    enum class Phase {
        Start,      ///< nothing sent, or only images
        Submitting, ///< the submit may or may not have reached fal
        Submitted,  ///< fal has it, under requestId()
        Finished    ///< the result's URLs are known
    };

    FalCheckpoint() = default;
    explicit FalCheckpoint(QJsonObject object) : m_object(std::move(object)) {}
    const QJsonObject &object() const { return m_object; }

    Phase phase() const;
    QString requestId() const { return text("request_id"); }
    QString statusUrl() const { return text("status_url"); }
    QString responseUrl() const { return text("response_url"); }
    QString cancelUrl() const { return text("cancel_url"); }
    /// The id came from an answer that was not a clean acceptance.
    bool isDoubtful() const { return m_object.value(QLatin1StringView("doubtful")).toBool(); }
    /// URLs of the uploaded images, in order, as far as they are there and younger than an hour.
    QStringList uploads(Time at) const;
    QJsonObject result() const { return m_object.value(QLatin1StringView("result")).toObject(); }
    QString modelTag() const { return text("model_tag"); }
    /// When watching began, and how often a status was asked for one by one since; 0: the event stream.
    Time watchedSince() const;
    int polls() const { return m_object.value(QLatin1StringView("polls")).toInt(); }
    int troubles() const { return m_object.value(QLatin1StringView("troubles")).toInt(); }

    /// fal was asked to stop while it worked on it.
    bool isAskedToStop() const { return m_object.value(QLatin1StringView("asked_to_stop")).toBool(); }
    /// Lines of fal's log that were reported already.
    int logLines() const { return m_object.value(QLatin1StringView("log_lines")).toInt(); }

    /// From here a new submit starts; uploads are kept.
    FalCheckpoint restarted() const;
    FalCheckpoint withUpload(const QString &url, Time at) const;
    FalCheckpoint withoutUploads() const;
    FalCheckpoint submitting() const;
    FalCheckpoint submitted(const FalTicket &ticket, bool doubtful, Time at) const;
    FalCheckpoint watchedFrom(Time at) const;
    FalCheckpoint polled(int polls, int troubles) const;
    FalCheckpoint askedToStop() const;
    FalCheckpoint withLogLines(int count) const;
    FalCheckpoint finished(const FalResult &result, const QString &billableUnits) const;
    /// The entity tag of the file that is being downloaded.
    FalCheckpoint withModelTag(const QString &tag) const;

private:
    QString text(const char *key) const { return m_object.value(QLatin1StringView(key)).toString(); }
    FalCheckpoint with(const QJsonObject &changes) const;

    QJsonObject m_object;
};

} // namespace i2m
