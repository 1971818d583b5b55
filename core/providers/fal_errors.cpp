// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/fal_errors.h"

#include "core/log.h"
#include "core/told.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestText = 500;

/// What all families of error bodies say.
struct Said
{
    QString text;
    QString type;        ///< of the model or the platform error
    QStringList place;   ///< "body", "image_url"
    bool listed = false; ///< a model's list of what is wrong
};

Said saidIn(const HttpAnswer &answer)
{
    Said said;
    said.type = QString::fromLatin1(answer.header("x-fal-error-type"));
    const QJsonDocument document = QJsonDocument::fromJson(answer.body);
    const QJsonObject body = document.object();
    QJsonValue detail = body[u"detail"_s];
    if (detail.isArray()) {
        said.listed = true;
        const QJsonObject first = detail[0].toObject();
        for (const QJsonValue &step : first[u"loc"_s].toArray())
            said.place.append(step.toVariant().toString());
        said.type = first[u"type"_s].toString();
        QStringList texts;
        for (const QJsonValue &each : detail.toArray())
            texts.append(each[u"msg"_s].toString());
        said.text = texts.join(u"; "_s);
    } else if (body[u"error"_s].isObject()) {
        said.type = body[u"error"_s][u"type"_s].toString();
        said.text = body[u"error"_s][u"message"_s].toString();
    } else {
        said.text = detail.isString() ? detail.toString() : body[u"error"_s].toString();
        if (const QString type = body[u"error_type"_s].toString(); !type.isEmpty())
            said.type = type;
    }
    if (said.text.isEmpty())
        said.text = body[u"message"_s].toString();
    said.text = masked(said.text.simplified().left(longestText));
    return said;
}

bool anyOf(const QString &word, std::initializer_list<QLatin1StringView> words)
{
    return std::ranges::any_of(words, [&](QLatin1StringView each) { return word.contains(each); });
}

ErrorCode forbidden(const QString &text)
{
    const QString words = text.toLower();
    if (anyOf(words, {"balance"_L1, "payment method"_L1, "budget"_L1, "top up"_L1}))
        return ErrorCode::NoCredit;
    return anyOf(words, {"locked"_L1, "archived"_L1}) ? ErrorCode::AccountLocked
                                                      : ErrorCode::ProviderKeyRefused;
}

ErrorCode unprocessable(const Said &said)
{
    if (anyOf(said.type, {"content_policy"_L1, "safety"_L1}))
        return ErrorCode::ContentRefused;
    if (anyOf(said.type, {"image"_L1, "file_"_L1, "face_"_L1, "no_media"_L1, "downstream_"_L1}))
        return ErrorCode::ImageRefused;
    const bool aboutImage = std::ranges::any_of(
        said.place, [](const QString &step) { return step.contains("image"_L1) && step.contains("url"_L1); });
    return aboutImage ? ErrorCode::ImageRefused : ErrorCode::OptionRefused;
}

ErrorCode codeFor(const HttpAnswer &answer, FalCall call, const Said &said)
{
    const bool files = call == FalCall::Download;
    switch (answer.status) {
    case 401:
        return files ? ErrorCode::ModelExpired : ErrorCode::ProviderKeyRefused;
    case 402:
        return ErrorCode::NoCredit;
    case 403:
        return files ? ErrorCode::ModelExpired : forbidden(said.text);
    case 404:
    case 410:
        if (call == FalCall::Submit)
            return ErrorCode::ModelUnavailable;
        return call == FalCall::Upload || call == FalCall::Account ? ErrorCode::FalApiError
                                                                   : ErrorCode::ModelExpired;
    case 408:
    case 425:
        return ErrorCode::FalApiError;
    case 429:
        return ErrorCode::FalRateLimit;
    case 499:
        return ErrorCode::Cancelled;
    default:
        break;
    }
    if (files)
        return ErrorCode::DownloadFailed;
    if (answer.status >= 400 && answer.status < 500 && call != FalCall::Upload && call != FalCall::Account)
        return unprocessable(said);
    return ErrorCode::FalApiError;
}

ErrorCode codeForUnsent(HttpAnswer::Hurdle hurdle)
{
    switch (hurdle) {
    case HttpAnswer::Hurdle::Certificate:
        return ErrorCode::CertificateRefused;
    case HttpAnswer::Hurdle::Proxy:
        return ErrorCode::ProxyRefused;
    case HttpAnswer::Hurdle::None:
        break;
    }
    return ErrorCode::ProviderUnreachable;
}

ErrorCode codeForBroken(const HttpAnswer &answer, FalCall call)
{
    const HttpAnswer::End end = answer.end;
    const bool nothingAtStake = call == FalCall::Account && end == HttpAnswer::End::Broken;
    if (end == HttpAnswer::End::NotSent || nothingAtStake)
        return codeForUnsent(answer.hurdle);
    if (call == FalCall::Download)
        return ErrorCode::DownloadFailed;
    return end == HttpAnswer::End::TimedOut ? ErrorCode::ProviderTimeout : ErrorCode::FalApiError;
}

/// 5xx is never charged, a refused input may be; a call before the submit never is.
Billing billingOf(const HttpAnswer &answer, FalCall call)
{
    if (call != FalCall::Result || answer.status >= 500)
        return Billing::NotCharged;
    bool isNumber = false;
    const double units = answer.header("x-fal-billable-units").toDouble(&isNumber);
    return isNumber && units == 0.0 ? Billing::NotCharged : Billing::MayBeCharged;
}
} // namespace

std::optional<Milliseconds> retryAfterOf(const HttpAnswer &answer, Time at)
{
    constexpr Milliseconds longest = std::chrono::hours(1);
    const QByteArray text = answer.header("retry-after").trimmed();
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    if (isNumber && seconds >= 0)
        return Milliseconds(qint64(std::min(seconds * 1000.0, double(longest.count()))));
    const QString zoned = QString::fromLatin1(text).replace("GMT"_L1, "+0000"_L1); // what Qt reads as a zone
    const QDateTime date = QDateTime::fromString(zoned, Qt::RFC2822Date);
    if (!date.isValid())
        return {};
    return std::clamp(Milliseconds(date.toMSecsSinceEpoch()) - at.time_since_epoch(), Milliseconds(0),
                      longest);
}

bool isFinalResult(const HttpAnswer &answer)
{
    if (answer.end != HttpAnswer::End::Answered || answer.status < 400 || answer.status == 429)
        return false;
    const Said said = saidIn(answer);
    return answer.status == 422 || answer.status == 499 || said.listed || !said.type.isEmpty();
}

Refused falRefusal(const HttpAnswer &answer, FalCall call)
{
    Refused refused;
    const QString requestId = QString::fromLatin1(answer.header("x-fal-request-id"));
    if (answer.end != HttpAnswer::End::Answered) {
        refused.error = {codeForBroken(answer, call), answer.problem};
    } else {
        const Said said = saidIn(answer);
        refused.error = {codeFor(answer, call, said), said.text};
        if (said.text.isEmpty())
            refused.error.detail = u"HTTP %1"_s.arg(answer.status);
        if (!said.type.isEmpty())
            refused.error.facts[u"provider_error_type"_s] = said.type;
        if (!said.place.isEmpty())
            refused.error.facts[u"provider_field"_s] = said.place.join(u'.');
        refused.error.facts[u"provider_status"_s] = answer.status;
        refused.retryAfter = retryAfterOf(answer, now());
    }
    if (!requestId.isEmpty())
        refused.error.facts[u"provider_request_id"_s] = requestId;
    refused.billing = billingOf(answer, call);
    return refused;
}

Error falProblem(ErrorCode code, const char *source, const QStringList &values)
{
    return told(code, "FalAnswer", source, values);
}

} // namespace i2m
