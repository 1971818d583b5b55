// SPDX-License-Identifier: GPL-3.0-or-later
// What the whole window knows beside its rows, as one value. Banner, button, status line and title are pure
// functions of it and of the counts; every state of the window can so be shown and tested without an engine.
#pragma once

#include "core/jobs/job.h"
#include "ui/account.h"
#include "ui/api_door.h"

#include <QDateTime>
#include <QUrl>
#include <optional>

namespace i2m {

struct QueueCounts
{
    int drafts = 0;
    int preparing = 0;
    int waiting = 0;    ///< not yet sent
    int atProvider = 0; ///< sent, in line or being made
    int inLine = 0;     ///< of these: nobody works on them yet
    int done = 0;
    int failed = 0;
    int cancelled = 0;
    qint64 draftBytes = 0;
    double percent = 0.0; ///< mean of everything that was started this session
    std::optional<std::chrono::seconds> left{};
    std::chrono::seconds elapsed{};       ///< from the first start to the last end
    double cost = 0.0;                    ///< USD, of what finished in this session
    std::optional<Error> commonFailure{}; ///< set when all failures share one

    int open() const { return waiting + atProvider; }
    int started() const { return open() + done + failed + cancelled; }
};

struct Outlook
{
    KeyPlace key = KeyPlace::None;
    bool needsKey = true;        ///< the chosen model needs one
    bool keychainLocked = false; ///< and the key is in there
    bool paused = false;
    std::optional<Error> hold{}; ///< why the provider starts nothing until the user acts
    QDateTime offlineSince{};    ///< invalid while there is a connection
    ErrorCode offlineCause = ErrorCode::ProviderUnreachable;
    bool capReached = false;
    double cap = 0.0; ///< USD a month, 0: none
    bool diskLow = false;
    bool redisLost = false;
    bool redisBack = false; ///< after it was lost; the window still works alone
    QString newVersion{};
    QUrl versionNotes{}; ///< invalid: none to be shown
    ApiState api{};
    std::optional<double> draftPrice{}; ///< USD of all drafts together, none when unknown
    std::optional<double> retryPrice{}; ///< USD of trying all failed ones again, none when unknown
    bool freeDrafts = false;            ///< all drafts are made on this computer
};

enum class WindowAction {
    None,
    Add,
    Create,
    Connect,
    Unlock,
    AddCredit,
    Support,
    CopyMessage,
    Resume,
    RaiseLimit,
    ShowFailed,
    RetryFailed,
    CleanUp,
    WhatsNew,
    ExportAll,
    JoinQueue,
    NetworkSettings,
};

struct LabelledAction
{
    WindowAction action = WindowAction::None;
    QString text{};
};

struct BannerText
{
    enum class Tone { Note, Warning, Error };
    Tone tone = Tone::Note;
    QString icon;
    QString text;
    QList<LabelledAction> actions;
};

struct ComposerText
{
    LabelledAction button;
    bool primary = true;
    bool enabled = true;
    QString caption{}; ///< below the button, may be empty
};

struct StatusText
{
    QString left;
    QString aside;    ///< after the bar: "about 2 min left"
    int percent = -1; ///< -1: no bar
    QString problem;  ///< "1 failed", clickable
    QString right;
    QString offer; ///< "What's new", clickable, at the very end
};

std::optional<BannerText> bannerFor(const Outlook &outlook, const QueueCounts &counts);
ComposerText composerFor(const Outlook &outlook, const QueueCounts &counts);
StatusText statusFor(const Outlook &outlook, const QueueCounts &counts);
QString titleFor(const Outlook &outlook, const QueueCounts &counts);

} // namespace i2m
