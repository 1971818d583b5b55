// SPDX-License-Identifier: GPL-3.0-or-later
// Every way a thing can fail, one row each: its public name, HTTP status, what may be done about it and the
// sentence people read. The API's error body, the retry decision, the window's texts and the metric label all
// come from here.
#pragma once

#include <QJsonObject>
#include <QString>
#include <span>

namespace i2m {

enum class ErrorCode {
    AuthenticationRequired,
    InvalidApiKey,
    InsufficientPermissions,
    OriginNotAllowed,
    ValidationError,
    TooManyFiles,
    EmptyFile,
    InvalidJobId,
    FileTooLarge,
    UnsupportedImage,
    JobNotFound,
    FileNotFound,
    ModelNotReady,
    NotFound,
    Conflict,
    CostLimit,
    NoCredit,
    RateLimitExceeded,
    ProcessingError,
    FalApiError,
    ServiceUnavailable,
    FalRateLimit,
    StorageError,
    // What a provider may answer
    ProviderKeyMissing,
    ProviderKeyRefused,
    AccountLocked,
    ProviderUnreachable,
    CertificateRefused,
    ProxyRefused,
    ProviderTimeout,
    ImageRefused,
    ContentRefused,
    OptionRefused,
    SubmitUnknown,
    ModelUnavailable,
    ModelExpired,
    DownloadTooLarge,
    ModelDamaged,
    ModelUnreadable,
    ModelTooLarge,
    PreviewUnsupported,
    DownloadFailed,
    Interrupted,
    Cancelled,
    // This computer
    DiskFull,
    DataDirBusy,
    StoreDamaged,
    WorkerCrashed,
    // The queue that several computers share
    QueueUnreachable,
    QueueFull,
    // What the HTTP gate refuses
    MethodNotAllowed,
    RequestTimeout,
    LengthRequired,
    PayloadTooLarge,
    UriTooLong,
    UnsupportedMediaType,
    RangeNotSatisfiable,
    ExpectationFailed,
    MisdirectedRequest,
    IdempotencyKeyReused,
    HeadersTooLarge,
    NotImplemented,
    HttpVersionNotSupported,
};

/// What the engine may do about an error without asking anyone.
enum class Remedy {
    GiveUp,         ///< the same attempt would fail again
    Retry,          ///< try again after a backoff, a limited number of times
    WaitForNetwork, ///< try again for as long as it takes; does not count as an attempt
    AskUser,        ///< hold everything at this provider until the user has acted
};

struct ErrorRow
{
    ErrorCode code;
    const char *name; ///< stable, in answers and metrics: "FILE_TOO_LARGE"
    int httpStatus;
    Remedy remedy;
    const char *sentence; ///< English source of the translated sentence: what happened and what to do next
};

std::span<const ErrorRow> errorRows();
const ErrorRow &errorRow(ErrorCode code);

struct Error
{
    ErrorCode code = ErrorCode::ProcessingError;
    QString detail{};    ///< in this case: the file, the limit, the provider's own words; may be empty
    QJsonObject facts{}; ///< machine-readable details for the API's "details"

    /// The row's sentence in the user's language, with the detail behind it.
    QString message() const;
    QString name() const;
    Remedy remedy() const { return errorRow(code).remedy; }
};

QJsonObject toJson(const Error &error);
Error errorFromJson(const QJsonObject &object);

} // namespace i2m
