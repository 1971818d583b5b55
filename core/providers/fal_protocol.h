// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes of fal.ai's queue protocol as pure functions: what is sent, and what is read from answers.
// Source: fal.ai's documentation of the queue API and its open-source clients.
#pragma once

#include "core/catalogue.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>
#include <optional>

namespace i2m {

/// "tripo3d/tripo" of "tripo3d/tripo/v2.5/image-to-3d": what requests are addressed by. The namespaces
/// "workflows" and "comfy" count as part of it.
QString falAppOf(const QString &endpoint);
/// The model's input with the images' URLs where the model wants them.
QByteArray falInput(const ModelEntry &model, const QJsonObject &options, const QStringList &imageUrls);

struct FalTicket
{
    QString requestId;
    QString statusUrl;
    QString responseUrl;
    QString cancelUrl;
};
/// The answer to a submit; nothing unless it is JSON with a plausible request id.
std::optional<FalTicket> falTicket(const QByteArray &json);
bool isFalRequestId(const QString &text);

struct FalStatus
{
    enum class Word { Queued, Running, Completed, Other };
    Word word = Word::Other;
    int queuePosition = -1;
    QStringList log;
    int percent = -1;    ///< of the generation, if the log says "progress: NN%"
    bool failed = false; ///< completed, but by an error of fal's own
};
/// One status answer or one event of the stream; nothing if it is no JSON object.
std::optional<FalStatus> falStatus(const QByteArray &json);

struct FalResult
{
    QString modelUrl;
    QString modelName; ///< the file name that fal gave it, may be empty
    QString renderUrl; ///< may be empty
    QJsonObject facts; ///< small values besides files: seed, task_id, timings
};
/// Where the files are in a finished answer; nothing when no model is in it.
std::optional<FalResult> falResult(const ModelEntry &model, const QByteArray &json);

} // namespace i2m
