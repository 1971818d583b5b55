// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/fal_watch.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QUrlQuery>
#include <algorithm>
#include <cmath>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int queuedPercent = 10; // of the whole task
constexpr int runningPercent = 15;
constexpr int completedPercent = 80;
constexpr int patientTroubles = 6; // odd answers in a row before the engine's retry rules take over

QUrl withLogs(QUrl url, const QString &suffix)
{
    url.setPath(url.path() + suffix);
    url.setQuery(u"logs=1"_s);
    return url;
}

int overall(int generated) { return runningPercent + generated * (completedPercent - runningPercent) / 100; }
} // namespace

FalWatch::~FalWatch()
{
    if (m_streaming)
        --m_connection.openStreams;
}

Milliseconds FalWatch::pause(int polls, double chance, const FalPatience &patience)
{
    const double grown = double(patience.firstPoll.count()) * std::pow(1.5, std::clamp(polls, 0, 20));
    const double capped = std::min(grown, double(patience.slowestPoll.count()));
    return Milliseconds(qint64(capped * (0.8 + 0.4 * chance)));
}

void FalWatch::run()
{
    if (m_checkpoint.polls() == 0 && m_connection.openStreams < FalConnection::streamPlaces)
        stream();
    else
        poll();
}

void FalWatch::stream()
{
    m_streaming = true;
    ++m_connection.openStreams;
    m_streamed.start();
    HttpRequest request = m_connection.keyed("GET", withLogs(QUrl(m_checkpoint.statusUrl()), u"/stream"_s));
    request.headers[1].second = "text/event-stream";
    request.idle = m_connection.patience().streamIdle;
    request.total = m_connection.patience().watch;
    HttpCall *events =
        call(m_connection.streams(), request, [this](const HttpAnswer &answer) { streamEnded(answer); });
    events->takeBytes([this](const QByteArray &bytes) {
        for (const QByteArray &event : m_lines.take(bytes)) {
            const auto status = falStatus(event);
            if (!status || m_completed)
                continue;
            m_completed = heard(*status, m_firstEvent);
            m_firstEvent = false;
            if (m_completed)
                fetchResult();
        }
        return !m_lines.overflowed();
    });
}

void FalWatch::streamEnded(const HttpAnswer &answer)
{
    if (m_completed)
        return;
    const bool lasted = std::chrono::milliseconds(m_streamed.elapsed()) >= m_connection.patience().watch;
    if (answer.end == HttpAnswer::End::TimedOut && lasted)
        return goOnWatching(m_checkpoint);
    const bool refused = answer.status == 401 || answer.status == 403 || answer.status == 429;
    if (answer.end == HttpAnswer::End::NotSent || refused)
        return trouble(answer, FalCall::Watch);
    goOn(m_checkpoint.polled(1, 0)); // no stream to be had: ask from now on
}

void FalWatch::poll()
{
    const QUrl url = withLogs(QUrl(m_checkpoint.statusUrl()), {});
    call(m_connection.api(), m_connection.keyed("GET", url), [this](const HttpAnswer &answer) {
        const auto status = answer.succeeded() ? falStatus(answer.body) : std::nullopt;
        if (!status)
            return trouble(answer, FalCall::Watch);
        m_completed = heard(*status, true);
        if (m_completed)
            return fetchResult();
        pollAgain(0);
    });
}

void FalWatch::pollAgain(int troubles)
{
    const int polls = m_checkpoint.polls();
    goOnWatching(m_checkpoint.polled(polls + 1, troubles),
                 pause(polls, QRandomGenerator::global()->generateDouble(), m_connection.patience()));
}

void FalWatch::goOnWatching(const FalCheckpoint &checkpoint, Milliseconds delay)
{
    if (now() < checkpoint.watchedSince() + m_connection.patience().generation)
        return goOn(checkpoint, delay);
    refuse(falProblem(ErrorCode::ProviderTimeout, QT_TRANSLATE_NOOP("FalAnswer", "request %1"),
                      {checkpoint.requestId()}),
           checkpoint.watchedFrom(now()), Billing::MayBeCharged);
}

bool FalWatch::heard(const FalStatus &status, bool fullLog)
{
    const int known = m_checkpoint.logLines();
    const QStringList fresh = fullLog ? status.log.mid(known) : status.log;
    m_checkpoint = m_checkpoint.withLogLines(known + int(fresh.size()));
    m_failed = status.failed;
    switch (status.word) {
    case FalStatus::Word::Queued:
        report(u"queued"_s, queuedPercent, status.queuePosition, fresh);
        return false;
    case FalStatus::Word::Running:
        report(u"generating"_s, overall(std::max(0, status.percent)), -1, fresh);
        return false;
    case FalStatus::Word::Completed:
        if (!fresh.isEmpty())
            report(u"generating"_s, -1, -1, fresh);
        return true;
    case FalStatus::Word::Other:
        return false; // a word that came after this was written: keep watching
    }
    return false;
}

void FalWatch::fetchResult()
{
    call(m_connection.api(), m_connection.keyed("GET", QUrl(m_checkpoint.responseUrl())),
         [this](const HttpAnswer &answer) { judgeResult(answer); });
}

void FalWatch::judgeResult(const HttpAnswer &answer)
{
    if (answer.succeeded()) {
        const auto result = falResult(m_model, answer.body);
        if (!result && QJsonDocument::fromJson(answer.body).isObject())
            return refuse(falProblem(ErrorCode::ModelExpired,
                                     QT_TRANSLATE_NOOP("FalAnswer", "the answer names no model file")),
                          m_checkpoint.restarted(), Billing::Charged);
        if (!result)
            return trouble(answer, FalCall::Result);
        const QString units = QString::fromLatin1(answer.header("x-fal-billable-units"));
        report(u"downloading"_s, completedPercent);
        return goOn(m_checkpoint.finished(*result, units));
    }
    const bool stillRunning = answer.end == HttpAnswer::End::Answered && answer.status == 400 && !m_failed &&
                              answer.body.contains("in progress");
    if (stillRunning)
        return pollAgain(0);
    if (!isFinalResult(answer) && !(m_failed && answer.status >= 500))
        return trouble(answer, FalCall::Result);
    if (answer.status == 499 && m_checkpoint.isAskedToStop())
        return goOn(m_checkpoint.restarted()); // stopped by the user, who has asked for it again since
    Refused refused = falRefusal(answer, FalCall::Result);
    const bool retried = refused.error.remedy() == Remedy::Retry;
    // What the engine retries by itself is submitted anew only when the failure was free.
    if (!retried || refused.billing == Billing::NotCharged)
        m_checkpoint = m_checkpoint.restarted();
    if (refused.error.code == ErrorCode::ImageRefused)
        m_checkpoint = m_checkpoint.withoutUploads();
    refused.checkpoint = m_checkpoint.object();
    refused.requestId = FalCheckpoint(m_step.task.checkpoint).requestId();
    finish(refused);
}

void FalWatch::trouble(const HttpAnswer &answer, FalCall way)
{
    Refused refused = falRefusal(answer, way);
    refused.billing = Billing::MayBeCharged;
    refused.requestId = m_checkpoint.requestId();
    refused.checkpoint = m_checkpoint.object();
    const bool gone = refused.error.code == ErrorCode::ModelExpired;
    if (gone && isCertainlyGone()) {
        if (m_checkpoint.isDoubtful())
            refused.error.code = ErrorCode::SubmitUnknown;
        refused.checkpoint = m_checkpoint.restarted().object();
        return finish(refused);
    }
    const bool passing = gone || refused.error.code == ErrorCode::FalApiError ||
                         refused.error.code == ErrorCode::ProviderTimeout;
    if (passing && m_checkpoint.troubles() < patientTroubles)
        return pollAgain(m_checkpoint.troubles() + 1);
    refused.checkpoint = m_checkpoint.polled(m_checkpoint.polls(), 0).object();
    finish(refused);
}

} // namespace i2m
