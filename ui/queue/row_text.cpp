// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/queue/row_text.h"

#include "ui/wording.h"

#include <QCoreApplication>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Rows
{
    Q_DECLARE_TR_FUNCTIONS(QueueRow)
};

QString placeText(int ahead)
{
    if (ahead < 0)
        return Rows::tr("In line at fal.ai");
    return ahead == 0 ? Rows::tr("Next in line at fal.ai")
                      : Rows::tr("In line at fal.ai · %n ahead", nullptr, ahead);
}

QString stageText(const QString &stage)
{
    if (stage == "uploading"_L1)
        return Rows::tr("Uploading…");
    if (stage == "downloading"_L1 || stage == "saving"_L1 || stage == "verifying"_L1)
        return Rows::tr("Saving model…");
    if (stage == "cutout"_L1)
        return Rows::tr("Finding the object…");
    if (stage == "queued"_L1 || stage == "submitting"_L1 || stage.isEmpty())
        return Rows::tr("Preparing…");
    return Rows::tr("Creating model…");
}

void sayCreating(const Task &task, const RowSurroundings &around, RowText &text)
{
    using namespace std::chrono;
    text.line =
        task.percent > 0 ? Rows::tr("Creating model… %1%").arg(task.percent) : Rows::tr("Creating model…");
    if (!around.usual || task.started == Time{})
        return;
    const auto gone = duration_cast<seconds>(around.present - task.started);
    const auto left = *around.usual - gone;
    if (gone > 2 * *around.usual) {
        text.line = Rows::tr("Creating model… taking longer than usual (%1)").arg(exactSpanText(gone));
        text.brief = Rows::tr("longer than usual (%1)").arg(exactSpanText(gone));
    } else if (left > 0s) {
        text.line = Rows::tr("Creating model… %1% · %2 left").arg(task.percent).arg(spanText(left));
        text.brief = Rows::tr("%1% · %2 left").arg(task.percent).arg(spanText(left));
    }
}

void sayRetrying(const Task &task, const RowSurroundings &around, RowText &text)
{
    text.percent = -1;
    if (task.failure->error.remedy() == Remedy::WaitForNetwork) {
        text.line = Rows::tr("Waiting for a connection");
        return;
    }
    const auto left = std::chrono::duration_cast<std::chrono::seconds>(task.due - around.present);
    const QString wait = exactSpanText(left + std::chrono::seconds(1));
    const QString why = shortFailure(task.failure->error, Billing::Free);
    if (task.attempts < 2 || task.attempts > around.tries) {
        text.line = Rows::tr("%1 · trying again in %2").arg(why, wait);
        return;
    }
    text.line =
        Rows::tr("%1 · trying again in %2 (%3 of %4)").arg(why, wait).arg(task.attempts).arg(around.tries);
    text.brief = Rows::tr("trying again in %1 (%2 of %3)").arg(wait).arg(task.attempts).arg(around.tries);
}

/// "Saving model… 12 of 42 MB"; only what is here where nobody says how much it is.
QString savingText(const Task &task)
{
    if (task.receiving <= 0)
        return Rows::tr("Saving model… %1").arg(sizeText(task.received));
    return Rows::tr("Saving model… %1").arg(sharedSizeText(task.received, task.receiving));
}

RowText runningText(const QueueRow &row, const RowSurroundings &around)
{
    const Task &task = row.task;
    RowText text{{}, RowText::Tone::Plain, task.percent, u"close"_s, RowAction::Cancel, Rows::tr("Stop")};
    if (task.failure && task.due > around.present) {
        sayRetrying(task, around, text);
        return text;
    }
    if (task.received > 0) {
        text.line = savingText(task);
        return text;
    }
    const QString stage = task.stage;
    if (stage == "queued"_L1 && (task.queuePosition >= 0 || !task.requestId.isEmpty())) {
        text.line = placeText(task.queuePosition);
        text.percent = -1;
        text.icon = u"clock"_s;
        text.actionName = Rows::tr("Cancel");
    } else if (const QString word = stageText(stage); word == Rows::tr("Creating model…")) {
        sayCreating(task, around, text);
    } else {
        text.line = task.percent > 0 ? Rows::tr("%1 %2%").arg(word).arg(task.percent) : word;
    }
    return text;
}

RowText queuedText(const QueueRow &row, const RowSurroundings &around)
{
    RowText text{{}, RowText::Tone::Plain, -1, u"clock"_s, RowAction::Cancel, Rows::tr("Cancel")};
    if (around.hold) {
        text.line = shortFailure(*around.hold, Billing::Free);
        text.icon = u"warning"_s;
        text.action = RowAction::Solve;
        text.actionName = Rows::tr("Solve");
    } else if (around.offline) {
        text.line = Rows::tr("Waiting for a connection");
    } else if (row.task.failure && row.task.due > around.present) {
        return runningText(row, around);
    } else {
        text.line = around.ahead > 0 ? Rows::tr("Waiting · %n ahead", nullptr, around.ahead)
                                     : Rows::tr("Waiting · next");
    }
    return text;
}

RowText unawaitedText()
{
    return {Rows::tr("Not waiting · kept if it arrives"),
            RowText::Tone::Plain,
            -1,
            u"close"_s,
            RowAction::Cancel,
            Rows::tr("Stop")};
}

/// A finished model whose file cannot be used: its provider may have it still.
RowText brokenText(const QueueRow &row)
{
    return {*row.fileProblem == ErrorCode::FileNotFound ? Rows::tr("Model file is missing")
                                                        : Rows::tr("Model file is damaged"),
            RowText::Tone::Bad,
            -1,
            u"retry"_s,
            row.canFetch() ? RowAction::Fetch : RowAction::CreateAgain,
            row.canFetch() ? Rows::tr("Download again (free)") : Rows::tr("Create again")};
}

/// What another try would be.
QString retryName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::DownloadFailed:
    case ErrorCode::ModelDamaged:
        return Rows::tr("Download again (free)");
    case ErrorCode::ModelExpired:
        return Rows::tr("Create again");
    default:
        return Rows::tr("Retry");
    }
}

QString readyLine(const QueueRow &row)
{
    const ModelFile &model = *row.task.model;
    const qint64 triangles = model.statistics.value("triangles"_L1).toInteger();
    const QString head = row.provider == "draft"_L1 ? Rows::tr("Draft ready") : Rows::tr("Ready");
    if (triangles == 0)
        return Rows::tr("%1 · %2").arg(head, sizeText(model.size));
    return Rows::tr("%1 · %2 · %3 triangles").arg(head, sizeText(model.size), QLocale().toString(triangles));
}

QString draftLine(const QueueRow &row)
{
    const int views = int(row.task.images.size());
    const QString head = !row.note.isEmpty() ? row.note
                         : views > 1         ? Rows::tr("%n views of one object", nullptr, views)
                                             : Rows::tr("Not started");
    return Rows::tr("%1 · %2").arg(head, sizeText(row.bytes()));
}

RowText taskText(const QueueRow &row, const RowSurroundings &around)
{
    using Tone = RowText::Tone;
    const Task &task = row.task;
    if (row.isOpen() && !row.isAwaited())
        return unawaitedText();
    if (row.isReady() && row.fileProblem)
        return brokenText(row);
    switch (task.state) {
    case TaskState::Queued:
        return queuedText(row, around);
    case TaskState::Running:
        return runningText(row, around);
    case TaskState::Completed:
        return {task.model ? readyLine(row) : Rows::tr("Ready"),
                Tone::Plain,
                -1,
                u"check"_s,
                RowAction::Select,
                Rows::tr("Ready")};
    case TaskState::Cancelled:
        return {task.billing == Billing::Charged || task.billing == Billing::MayBeCharged
                    ? Rows::tr("Stopped · may be charged")
                    : Rows::tr("Cancelled · not charged"),
                Tone::Plain,
                -1,
                u"retry"_s,
                RowAction::Retry,
                Rows::tr("Create again")};
    case TaskState::Failed:
        break;
    }
    return {task.failure ? shortFailure(task.failure->error, task.failure->billing) : Rows::tr("Failed"),
            Tone::Bad,
            -1,
            u"retry"_s,
            RowAction::Retry,
            task.failure ? retryName(task.failure->error.code) : Rows::tr("Retry")};
}
} // namespace

RowText textFor(const QueueRow &row, const RowSurroundings &around)
{
    using Tone = RowText::Tone;
    switch (row.kind) {
    case QueueRow::Kind::Preparing:
        return {Rows::tr("Preparing…"), Tone::Plain, -1, u"close"_s, RowAction::Remove, Rows::tr("Remove")};
    case QueueRow::Kind::Draft:
        return {draftLine(row), Tone::Plain, -1, u"close"_s, RowAction::Remove, Rows::tr("Remove")};
    case QueueRow::Kind::Refused:
        return {row.failure ? shortFailure(*row.failure, Billing::Free) : QString(),
                Tone::Bad,
                -1,
                u"close"_s,
                RowAction::Remove,
                Rows::tr("Remove")};
    case QueueRow::Kind::Task:
        break;
    }
    return taskText(row, around);
}

QString shortFailure(const Error &error, Billing billing)
{
    switch (error.code) {
    case ErrorCode::ProviderKeyMissing:
        return Rows::tr("Waiting for an API key");
    case ErrorCode::ProviderKeyRefused:
        return Rows::tr("Waiting for a working API key");
    case ErrorCode::NoCredit:
        return Rows::tr("Out of fal.ai credit");
    case ErrorCode::AccountLocked:
        return Rows::tr("fal.ai locked this account");
    case ErrorCode::UnsupportedImage:
        return Rows::tr("Not an image that can be used");
    case ErrorCode::EmptyFile:
        return Rows::tr("This file is empty");
    case ErrorCode::FileTooLarge:
        return Rows::tr("Larger than 10 MB");
    case ErrorCode::ImageRefused:
        return Rows::tr("Couldn't find an object in this image");
    case ErrorCode::ContentRefused:
        return Rows::tr("fal.ai declined this image");
    case ErrorCode::OptionRefused:
        return Rows::tr("fal.ai refused one of the options");
    case ErrorCode::FalRateLimit:
    case ErrorCode::RateLimitExceeded:
        return Rows::tr("fal.ai is busy");
    case ErrorCode::FalApiError:
        return billing == Billing::NotCharged ? Rows::tr("fal.ai had a problem · not charged")
                                              : Rows::tr("fal.ai had a problem");
    case ErrorCode::ProviderTimeout:
        return Rows::tr("Still no answer from fal.ai");
    case ErrorCode::ProviderUnreachable:
        return Rows::tr("Waiting for a connection");
    case ErrorCode::CertificateRefused:
        return Rows::tr("Secure connection failed");
    case ErrorCode::ProxyRefused:
        return Rows::tr("The proxy refuses the connection");
    case ErrorCode::SubmitUnknown:
        return Rows::tr("Unclear whether fal.ai got this image");
    case ErrorCode::DownloadFailed:
        return Rows::tr("Model ready, download failed");
    case ErrorCode::ModelExpired:
        return Rows::tr("Model no longer at fal.ai");
    case ErrorCode::ModelDamaged:
        return Rows::tr("Model file is damaged");
    case ErrorCode::DiskFull:
        return Rows::tr("Not enough disk space");
    case ErrorCode::CostLimit:
        return Rows::tr("Waiting: over your monthly limit");
    case ErrorCode::StorageError:
    case ErrorCode::FileNotFound:
        return Rows::tr("A file can't be read or written");
    case ErrorCode::WorkerCrashed:
        return Rows::tr("Work on this image crashed three times");
    case ErrorCode::QueueUnreachable:
    case ErrorCode::QueueFull:
        return Rows::tr("Waiting for the shared queue");
    default:
        return Rows::tr("Something went wrong");
    }
}

} // namespace i2m
