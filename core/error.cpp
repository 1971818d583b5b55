// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

#include "core/told.h"

#include <QCoreApplication>
#include <algorithm>
#include <iterator>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr ErrorRow rows[] = {
    {ErrorCode::AuthenticationRequired, "AUTHENTICATION_REQUIRED", 401, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error",
                       "This needs an API key. Send it as “Authorization: Bearer KEY” or “X-API-Key”.")},
    {ErrorCode::InvalidApiKey, "INVALID_API_KEY", 401, Remedy::GiveUp,
     QT_TRANSLATE_NOOP(
         "Error", "This API key is not known here. Copy the current one from the API popover or API_KEY.")},
    {ErrorCode::InsufficientPermissions, "INSUFFICIENT_PERMISSIONS", 403, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error",
                       "This key may not do that. Use the key that started the job, or an admin key.")},
    {ErrorCode::OriginNotAllowed, "ORIGIN_NOT_ALLOWED", 403, Remedy::GiveUp,
     QT_TRANSLATE_NOOP(
         "Error", "Pages from this origin may not use this API. Add it to ALLOWED_ORIGINS if you trust it.")},
    {ErrorCode::ValidationError, "VALIDATION_ERROR", 400, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "Something in the request is not valid.")},
    {ErrorCode::TooManyFiles, "TOO_MANY_FILES", 400, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "A job takes at most 25 images. Split the rest into a second job.")},
    {ErrorCode::EmptyFile, "EMPTY_FILE", 400, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "This file is empty. Export or download the image again.")},
    {ErrorCode::InvalidJobId, "INVALID_JOB_ID", 400, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "This is not a job id. Ids have letters, digits, “-” and “_” only.")},
    {ErrorCode::FileTooLarge, "FILE_TOO_LARGE", 413, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "This image is too large. Shrink it and try again.")},
    {ErrorCode::UnsupportedImage, "UNSUPPORTED_IMAGE", 415, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "This is not a usable JPEG or PNG image. Export it again as JPEG or PNG.")},
    {ErrorCode::JobNotFound, "JOB_NOT_FOUND", 404, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "There is no such job. It may have been deleted or cleaned up.")},
    {ErrorCode::FileNotFound, "FILE_NOT_FOUND", 404, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "There is no such file. Check its name and path.")},
    {ErrorCode::ModelNotReady, "MODEL_NOT_READY", 404, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "This model is not finished yet. Ask for its status and try again then.")},
    {ErrorCode::NotFound, "NOT_FOUND", 404, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "There is nothing at this address. /docs lists what there is.")},
    {ErrorCode::Conflict, "CONFLICT", 409, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "That does not fit the job's present state. Ask for its status first.")},
    {ErrorCode::CostLimit, "COST_LIMIT", 402, Remedy::GiveUp,
     QT_TRANSLATE_NOOP(
         "Error", "This would cost more than the limit you set. Raise the limit or choose cheaper options.")},
    {ErrorCode::NoCredit, "NO_CREDIT", 402, Remedy::AskUser,
     QT_TRANSLATE_NOOP(
         "Error", "Your fal.ai balance is used up. Nothing is lost: add credit at fal.ai, then resume.")},
    {ErrorCode::RateLimitExceeded, "RATE_LIMIT_EXCEEDED", 429, Remedy::Retry,
     QT_TRANSLATE_NOOP("Error", "Too many requests. Wait for the time in Retry-After, then go on.")},
    {ErrorCode::ProcessingError, "PROCESSING_ERROR", 500, Remedy::GiveUp,
     QT_TRANSLATE_NOOP(
         "Error", "Something went wrong here. Try again; if it stays, copy the details into a bug report.")},
    {ErrorCode::FalApiError, "FAL_API_ERROR", 502, Remedy::Retry,
     QT_TRANSLATE_NOOP("Error", "fal.ai had a problem. Failures on their side are not charged; try again.")},
    {ErrorCode::ServiceUnavailable, "SERVICE_UNAVAILABLE", 503, Remedy::Retry,
     QT_TRANSLATE_NOOP("Error", "This service is not ready or is stopping. Try again in a moment.")},
    {ErrorCode::FalRateLimit, "FAL_RATE_LIMIT", 503, Remedy::Retry,
     QT_TRANSLATE_NOOP("Error", "fal.ai is busy. The image waits and is sent again by itself.")},
    {ErrorCode::StorageError, "STORAGE_ERROR", 507, Remedy::GiveUp,
     QT_TRANSLATE_NOOP(
         "Error", "A file could not be written or read. Check the folder's permissions and free space.")},
    {ErrorCode::ProviderKeyMissing, "PROVIDER_KEY_MISSING", 503, Remedy::AskUser,
     QT_TRANSLATE_NOOP("Error", "There is no fal.ai key yet. Set FAL_KEY or run “image2model auth login”.")},
    {ErrorCode::ProviderKeyRefused, "PROVIDER_KEY_REFUSED", 502, Remedy::AskUser,
     QT_TRANSLATE_NOOP(
         "Error",
         "fal.ai doesn't accept the saved key. Check that you copied all of it, including the part after the "
         "colon.")},
    {ErrorCode::AccountLocked, "ACCOUNT_LOCKED", 502, Remedy::AskUser,
     QT_TRANSLATE_NOOP("Error",
                       "fal.ai locked this account. Read the reason below; only fal.ai can unlock it.")},
    {ErrorCode::ProviderUnreachable, "PROVIDER_UNREACHABLE", 503, Remedy::WaitForNetwork,
     QT_TRANSLATE_NOOP(
         "Error",
         "fal.ai cannot be reached. Everything waits and goes on by itself when the connection is back.")},
    {ErrorCode::CertificateRefused, "CERTIFICATE_REFUSED", 503, Remedy::WaitForNetwork,
     QT_TRANSLATE_NOOP("Error",
                       "The secure connection to fal.ai failed: your network or a proxy replaced its "
                       "certificate. Nothing was sent.")},
    {ErrorCode::ProxyRefused, "PROXY_REFUSED", 503, Remedy::WaitForNetwork,
     QT_TRANSLATE_NOOP("Error", "The proxy does not let us through to fal.ai. Check its address, name and "
                                "password (network.proxy). Nothing was sent.")},
    {ErrorCode::ProviderTimeout, "PROVIDER_TIMEOUT", 504, Remedy::Retry,
     QT_TRANSLATE_NOOP("Error", "fal.ai did not answer in time. The request is picked up again.")},
    {ErrorCode::ImageRefused, "IMAGE_REFUSED", 422, Remedy::GiveUp,
     QT_TRANSLATE_NOOP(
         "Error",
         "fal.ai could not use this image, and may charge for the attempt. Try a sharper image of one "
         "object.")},
    {ErrorCode::ContentRefused, "CONTENT_REFUSED", 422, Remedy::GiveUp,
     QT_TRANSLATE_NOOP(
         "Error",
         "fal.ai declined this image: it may show something its rules don't allow. Use another image.")},
    {ErrorCode::OptionRefused, "OPTION_REFUSED", 422, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "fal.ai refused one of the options. Change it and try again.")},
    {ErrorCode::SubmitUnknown, "SUBMIT_UNKNOWN", 502, Remedy::GiveUp,
     QT_TRANSLATE_NOOP(
         "Error",
         "We can't tell whether fal.ai got this image. Trying again may charge twice: check your fal.ai "
         "dashboard first, then retry.")},
    {ErrorCode::ModelUnavailable, "MODEL_UNAVAILABLE", 502, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "fal.ai does not offer this generation model any more. Choose another one.")},
    {ErrorCode::DownloadTooLarge, "DOWNLOAD_TOO_LARGE", 502, Remedy::GiveUp,
     QT_TRANSLATE_NOOP(
         "Error", "The finished model is larger than 200 MB. Ask for fewer faces or a smaller texture.")},
    {ErrorCode::ModelExpired, "MODEL_EXPIRED", 502, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "fal.ai no longer has this model. It has to be created, and paid, again.")},
    {ErrorCode::ModelDamaged, "MODEL_DAMAGED", 502, Remedy::Retry,
     QT_TRANSLATE_NOOP("Error", "The model file arrived damaged. It is downloaded again, free of charge.")},
    {ErrorCode::ModelUnreadable, "MODEL_UNREADABLE", 422, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "This model file can't be read. Get it again from where it came from.")},
    {ErrorCode::ModelTooLarge, "MODEL_TOO_LARGE", 413, Remedy::GiveUp,
     QT_TRANSLATE_NOOP(
         "Error", "This model is too large to show here. Its file is untouched and can still be exported.")},
    {ErrorCode::PreviewUnsupported, "PREVIEW_UNSUPPORTED", 422, Remedy::GiveUp,
     QT_TRANSLATE_NOOP(
         "Error", "This model can't be previewed here. Its file is untouched and can still be exported.")},
    {ErrorCode::DownloadFailed, "DOWNLOAD_FAILED", 502, Remedy::Retry,
     QT_TRANSLATE_NOOP("Error",
                       "The model is ready, but its download failed. It is tried again, free of charge.")},
    {ErrorCode::Interrupted, "INTERRUPTED", 503, Remedy::Retry,
     QT_TRANSLATE_NOOP("Error", "The work was interrupted and goes on by itself.")},
    {ErrorCode::Cancelled, "CANCELLED", 409, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "This was cancelled.")},
    {ErrorCode::DiskFull, "DISK_FULL", 507, Remedy::AskUser,
     QT_TRANSLATE_NOOP("Error", "The disk is full. Nothing is lost: free some space, then resume.")},
    {ErrorCode::DataDirBusy, "DATA_DIR_BUSY", 409, Remedy::GiveUp,
     QT_TRANSLATE_NOOP(
         "Error",
         "Another image2model is using this data folder. Close it, or use --data-dir for a second one.")},
    {ErrorCode::StoreDamaged, "STORE_DAMAGED", 507, Remedy::GiveUp,
     QT_TRANSLATE_NOOP(
         "Error",
         "The job database is damaged. It was set aside; restore one of the backups in the data folder.")},
    {ErrorCode::WorkerCrashed, "WORKER_CRASHED", 500, Remedy::GiveUp,
     QT_TRANSLATE_NOOP(
         "Error",
         "Work on this image crashed three times, so it was set aside. Retry it, or report the image.")},
    {ErrorCode::QueueUnreachable, "QUEUE_UNREACHABLE", 503, Remedy::Retry,
     QT_TRANSLATE_NOOP(
         "Error",
         "The shared queue cannot be reached. Everything waits and goes on by itself when it is back.")},
    {ErrorCode::QueueFull, "QUEUE_FULL", 507, Remedy::Retry,
     QT_TRANSLATE_NOOP(
         "Error", "The shared queue is full. Give Redis more memory (maxmemory); then everything goes on.")},
    {ErrorCode::MethodNotAllowed, "METHOD_NOT_ALLOWED", 405, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "This address does not take this method. “Allow” lists those it takes.")},
    {ErrorCode::RequestTimeout, "REQUEST_TIMEOUT", 408, Remedy::Retry,
     QT_TRANSLATE_NOOP("Error", "The request did not arrive in time. Send it again.")},
    {ErrorCode::LengthRequired, "LENGTH_REQUIRED", 411, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "This request needs a body with a Content-Length, or a chunked one.")},
    {ErrorCode::PayloadTooLarge, "PAYLOAD_TOO_LARGE", 413, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "The body of this request is too large.")},
    {ErrorCode::UriTooLong, "URI_TOO_LONG", 414, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "This address is too long.")},
    {ErrorCode::UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", 415, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "The body has a type that this address does not take.")},
    {ErrorCode::RangeNotSatisfiable, "RANGE_NOT_SATISFIABLE", 416, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "The file does not have the requested range.")},
    {ErrorCode::ExpectationFailed, "EXPECTATION_FAILED", 417, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "Of all expectations only “100-continue” can be met.")},
    {ErrorCode::MisdirectedRequest, "MISDIRECTED_REQUEST", 421, Remedy::GiveUp,
     QT_TRANSLATE_NOOP(
         "Error", "This server does not answer under that host name. Add it to ALLOWED_HOSTS if it should.")},
    {ErrorCode::IdempotencyKeyReused, "IDEMPOTENCY_KEY_REUSED", 422, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "This Idempotency-Key was used with another request. Use a new key.")},
    {ErrorCode::HeadersTooLarge, "HEADERS_TOO_LARGE", 431, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "The head of this request is too large.")},
    {ErrorCode::NotImplemented, "NOT_IMPLEMENTED", 501, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "This server does not know this method or transfer coding.")},
    {ErrorCode::HttpVersionNotSupported, "HTTP_VERSION_NOT_SUPPORTED", 505, Remedy::GiveUp,
     QT_TRANSLATE_NOOP("Error", "This server speaks HTTP/1.1 and HTTP/1.0.")},
};
} // namespace

std::span<const ErrorRow> errorRows() { return rows; }

const ErrorRow &errorRow(ErrorCode code)
{
    const auto *found = std::ranges::find(rows, code, &ErrorRow::code);
    Q_ASSERT(found != std::end(rows));
    return *found;
}

QString Error::message() const
{
    const QString sentence = QCoreApplication::translate("Error", errorRow(code).sentence);
    return detail.isEmpty() ? sentence : sentence + u" ("_s + detail + u")"_s;
}

QString Error::name() const { return QString::fromLatin1(errorRow(code).name); }

QJsonObject toJson(const Error &error)
{
    QJsonObject object{{u"error_code"_s, error.name()}, {u"message"_s, error.message()}};
    if (!error.detail.isEmpty())
        object[u"detail"_s] = error.detail;
    if (!error.facts.isEmpty())
        object[u"details"_s] = error.facts;
    return object;
}

Error errorFromJson(const QJsonObject &object)
{
    const QString name = object[u"error_code"_s].toString();
    const auto *found =
        std::ranges::find_if(rows, [&](const ErrorRow &row) { return name == QLatin1StringView(row.name); });
    return retold({found == std::end(rows) ? ErrorCode::ProcessingError : found->code,
                   object[u"detail"_s].toString(), object[u"details"_s].toObject()});
}

} // namespace i2m
