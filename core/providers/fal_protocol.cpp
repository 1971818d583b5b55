// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/fal_protocol.h"

#include "core/log.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestLogLine = 500;

QJsonValue at(const QJsonObject &object, const QString &path)
{
    QJsonValue value = object;
    for (const QString &part : path.split(u'.'))
        value = value.toObject().value(part);
    return value;
}

/// The first of the files named by `paths` that is there: null and absent are the same.
QJsonObject firstFile(const QJsonObject &answer, const QStringList &paths)
{
    for (const QString &path : paths) {
        const QJsonValue value = at(answer, path);
        const QJsonObject file = value.isString() ? QJsonObject{{u"url"_s, value}} : value.toObject();
        if (!file[u"url"_s].toString().isEmpty())
            return file;
    }
    return {};
}

int percentIn(const QString &line)
{
    static const QRegularExpression pattern(uR"(progress:?\s*(\d{1,3})(?:\.\d+)?\s*%)"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    const auto match = pattern.match(line);
    const int percent = match.hasMatch() ? match.captured(1).toInt() : -1;
    return percent <= 100 ? percent : -1;
}
} // namespace

QString falAppOf(const QString &endpoint)
{
    const QStringList parts = endpoint.split(u'/', Qt::SkipEmptyParts);
    const bool spaced = !parts.isEmpty() && (parts[0] == "workflows"_L1 || parts[0] == "comfy"_L1);
    return parts.mid(0, spaced ? 3 : 2).join(u'/');
}

QByteArray falInput(const ModelEntry &model, const QJsonObject &options, const QStringList &imageUrls)
{
    QJsonObject input = options;
    switch (model.images.kind) {
    case ImageInput::Kind::Url:
        input[model.images.keys.front()] = imageUrls.value(0);
        break;
    case ImageInput::Kind::UrlList:
        input[model.images.keys.front()] = QJsonArray::fromStringList(imageUrls);
        break;
    case ImageInput::Kind::Views:
        for (qsizetype i = 0; i < imageUrls.size(); ++i)
            input[model.images.keys.at(i)] = imageUrls[i];
        break;
    }
    return QJsonDocument(input).toJson(QJsonDocument::Compact);
}

bool isFalRequestId(const QString &text)
{
    static const QRegularExpression plausible(u"^[A-Za-z0-9_-]{1,128}$"_s);
    return plausible.match(text).hasMatch();
}

std::optional<FalTicket> falTicket(const QByteArray &json)
{
    const QJsonObject answer = QJsonDocument::fromJson(json).object();
    FalTicket ticket{answer[u"request_id"_s].toString(), answer[u"status_url"_s].toString(),
                     answer[u"response_url"_s].toString(), answer[u"cancel_url"_s].toString()};
    if (!isFalRequestId(ticket.requestId))
        return {};
    return ticket;
}

std::optional<FalStatus> falStatus(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return {};
    const QJsonObject answer = document.object();
    const QString word = answer[u"status"_s].toString();
    FalStatus status;
    status.word = word == "IN_QUEUE"_L1      ? FalStatus::Word::Queued
                  : word == "IN_PROGRESS"_L1 ? FalStatus::Word::Running
                  : word == "COMPLETED"_L1   ? FalStatus::Word::Completed
                                             : FalStatus::Word::Other;
    if (status.word == FalStatus::Word::Queued)
        status.queuePosition = std::max(-1, answer[u"queue_position"_s].toInt(-1));
    for (const QJsonValue &entry : answer[u"logs"_s].toArray()) {
        const QString line = entry[u"message"_s].toString().trimmed().left(longestLogLine);
        if (line.isEmpty())
            continue;
        status.log.append(masked(line));
        status.percent = std::max(status.percent, percentIn(line));
    }
    status.failed =
        status.word == FalStatus::Word::Completed &&
        (!answer[u"error"_s].toString().isEmpty() || !answer[u"error_type"_s].toString().isEmpty());
    return status;
}

std::optional<FalResult> falResult(const ModelEntry &model, const QByteArray &json)
{
    const QJsonObject answer = QJsonDocument::fromJson(json).object();
    const QJsonObject file = firstFile(answer, model.modelKeys);
    if (file.isEmpty())
        return {};
    FalResult result{file[u"url"_s].toString(),
                     file[u"file_name"_s].toString(),
                     firstFile(answer, model.renderKeys)[u"url"_s].toString(),
                     {}};
    for (const QString &key : {u"seed"_s, u"task_id"_s, u"timings"_s})
        if (!answer[key].toVariant().isNull())
            result.facts[key] = answer[key];
    return result;
}

} // namespace i2m
