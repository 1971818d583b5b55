// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/stage/failure_text.h"

#include "ui/queue/row_text.h"

#include <QCoreApplication>

namespace i2m {
namespace {
struct Failures
{
    Q_DECLARE_TR_FUNCTIONS(FailureText)
};

QString billingText(Billing billing)
{
    switch (billing) {
    case Billing::NotCharged:
        return Failures::tr("Nothing was charged.");
    case Billing::MayBeCharged:
        return Failures::tr("fal.ai may charge for this attempt.");
    case Billing::Charged:
        return Failures::tr("This attempt was charged.");
    case Billing::Free:
        break;
    }
    return {};
}

struct Advice
{
    QString next;
    QList<StageAction> actions;
};

Advice adviceFor(ErrorCode code)
{
    using A = StageAction;
    switch (code) {
    case ErrorCode::ImageRefused:
        return {Failures::tr("Try a brighter photo, or one with a plain background."),
                {A::Replace, A::Retry, A::Details}};
    case ErrorCode::ContentRefused:
        return {Failures::tr("It may show something fal.ai's rules don't allow. Use another image."),
                {A::Replace, A::Rules, A::Details}};
    case ErrorCode::UnsupportedImage:
    case ErrorCode::EmptyFile:
        return {Failures::tr("Export the image again as JPEG or PNG."), {A::Replace}};
    case ErrorCode::FileTooLarge:
        return {Failures::tr("It can be made smaller without visible loss."), {A::Shrink, A::Replace}};
    case ErrorCode::ProviderKeyMissing:
    case ErrorCode::ProviderKeyRefused:
        return {Failures::tr("It may have been deleted. Paste the current one."),
                {A::Connect, A::Retry, A::Details}};
    case ErrorCode::NoCredit:
        return {Failures::tr("After adding credit, fal.ai may need some minutes to unlock the account."),
                {A::AddCredit, A::Retry, A::CopyMessage}};
    case ErrorCode::AccountLocked:
        return {Failures::tr("Only fal.ai support can unlock it."), {A::Support, A::CopyMessage, A::Details}};
    case ErrorCode::SubmitUnknown:
        return {Failures::tr("Trying again may charge twice. Look at your fal.ai dashboard first."),
                {A::Dashboard, A::Retry, A::Details}};
    case ErrorCode::DownloadFailed:
    case ErrorCode::ModelDamaged:
        return {Failures::tr("The model is safe at fal.ai for a limited time. Downloading it is free."),
                {A::Fetch, A::Details}};
    case ErrorCode::DiskFull:
        return {Failures::tr("Free some space, then try again."), {A::CleanUp, A::RetryFree, A::Details}};
    case ErrorCode::ProviderTimeout:
        return {Failures::tr("The request stays open at fal.ai. Waiting on costs nothing more."),
                {A::KeepWaiting, A::Details}};
    case ErrorCode::ModelExpired:
        return {Failures::tr("The image is still here."), {A::CreateAgain, A::Details}};
    default:
        return {Failures::tr("Try again. If it stays, copy the details into a bug report."),
                {A::Retry, A::Replace, A::Details}};
    }
}
/// Title and advice say it between them, so the sentence would only repeat it.
bool saysItAll(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ImageRefused:
    case ErrorCode::ContentRefused:
    case ErrorCode::AccountLocked:
    case ErrorCode::SubmitUnknown:
    case ErrorCode::DownloadFailed:
    case ErrorCode::ModelDamaged:
    case ErrorCode::DiskFull:
        return true;
    default:
        return false;
    }
}

/// Why, in the provider's words or else in ours.
QString causeOf(const Error &error)
{
    if (!error.detail.isEmpty())
        return error.detail;
    if (error.code == ErrorCode::FalApiError)
        return Failures::tr("It was on fal.ai's side, not yours.");
    return saysItAll(error.code) ? QString()
                                 : QCoreApplication::translate("Error", errorRow(error.code).sentence);
}
} // namespace

FailureText failureTextFor(const QueueRow &row)
{
    Failure failure;
    if (row.failure)
        failure = {*row.failure, Billing::Free};
    else if (row.task.failure)
        failure = *row.task.failure;
    QStringList cause{causeOf(failure.error), billingText(failure.billing)};
    cause.removeAll(QString());
    const Advice advice = adviceFor(failure.error.code);
    return {shortFailure(failure.error, Billing::Free), cause.join(u' '), advice.next, advice.actions};
}

} // namespace i2m
