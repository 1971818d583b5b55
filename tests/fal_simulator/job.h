// SPDX-License-Identifier: GPL-3.0-or-later
// One request in the queue, from submit to result, and what it says of itself on the wire.
#pragma once

#include "tests/fal_simulator/address.h"
#include "tests/fal_simulator/product.h"

#include <QDateTime>
#include <QFuture>
#include <QJsonArray>
#include <QJsonObject>
#include <chrono>
#include <optional>

namespace i2m::sim {

struct JobResult
{
    Answer answer; ///< of GET …/requests/{id}
    QString error; ///< in the status, for failures of the platform only
    QString errorType;
};

struct Job
{
    enum class State { Waiting, Running, Completed };
    using Clock = std::chrono::steady_clock;

    QString id;
    EndpointId endpoint;
    QString keyId;
    QJsonObject input;
    QJsonObject script;                ///< how a fault wants it to go; see README.md
    QByteArray base;                   ///< origin for the URLs of its files
    std::chrono::seconds outputLife{}; ///< 0: for ever
    QJsonArray inputErrors;            ///< what the model finds wrong with the input

    State state = State::Waiting;
    std::chrono::milliseconds duration{};
    QDateTime startedAt; ///< wall clock, of the log's timestamps
    Clock::time_point started{};
    Clock::time_point ended{};
    bool cancelRequested = false;
    QFuture<Product> product;
    JobResult result;

    std::chrono::milliseconds age(Clock::time_point at = Clock::now()) const;
    double inferenceSeconds() const;
};

/// A line of the runner's log and when it is written, counted from the start of the job.
struct LogLine
{
    std::chrono::milliseconds at;
    QString message;
};

/// All lines a job of this length writes, in order.
QList<LogLine> logScript(std::chrono::milliseconds duration);
/// The lines written so far as JSON, without the first `skip`; how many there are so far in `total`.
QByteArray logJson(const Job &job, qsizetype skip, qsizetype &total);
/// When the next line after `total` is due, counted from now; nothing when there is none.
std::optional<std::chrono::milliseconds> nextLogIn(const Job &job, qsizetype total);

/// The body of a status: fal's eight keys. `logs` is "null" or a JSON list.
QByteArray statusJson(const Job &job, qsizetype queuePosition, const QByteArray &base,
                      const QByteArray &logs);

} // namespace i2m::sim
