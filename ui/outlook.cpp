// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outlook.h"

#include "ui/queue/row_text.h"
#include "ui/wording.h"

#include <QCoreApplication>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Outlooks
{
    Q_DECLARE_TR_FUNCTIONS(Outlook)
};

QString clockText(const QDateTime &time) { return QLocale().toString(time.time(), QLocale::ShortFormat); }

bool waitsForKeychain(const Outlook &outlook)
{
    const bool held = outlook.hold && outlook.hold->code == ErrorCode::ProviderKeyMissing;
    return outlook.keychainLocked && outlook.key == KeyPlace::None &&
           (held || (!outlook.hold && outlook.needsKey));
}

BannerText bannerForHold(const Error &hold, const QueueCounts &counts)
{
    switch (hold.code) {
    case ErrorCode::ProviderKeyMissing:
        return {BannerText::Tone::Warning,
                u"key"_s,
                Outlooks::tr("%n image(s) wait for an API key.", nullptr, counts.waiting),
                {{WindowAction::Connect, Outlooks::tr("Connect fal.ai…")}}};
    case ErrorCode::ProviderKeyRefused:
        return {BannerText::Tone::Error,
                u"key"_s,
                Outlooks::tr("fal.ai doesn't accept the saved key."),
                {{WindowAction::Connect, Outlooks::tr("Replace key…")}}};
    case ErrorCode::NoCredit:
        return {BannerText::Tone::Error,
                u"warning"_s,
                Outlooks::tr("Out of fal.ai credit. %n image(s) are waiting.", nullptr, counts.waiting),
                {{WindowAction::AddCredit, Outlooks::tr("Add credit ↗")},
                 {WindowAction::Resume, Outlooks::tr("Resume")}}};
    case ErrorCode::AccountLocked: {
        const QString why =
            hold.detail.isEmpty()
                ? QCoreApplication::translate("FailureText", "Only fal.ai support can unlock it.")
                : hold.detail;
        return {BannerText::Tone::Error,
                u"warning"_s,
                shortFailure(hold, Billing::Free) + u". "_s + why,
                {{WindowAction::Support, Outlooks::tr("Support ↗")},
                 {WindowAction::CopyMessage, Outlooks::tr("Copy message")},
                 {WindowAction::Resume, Outlooks::tr("Resume")}}};
    }
    case ErrorCode::DiskFull:
        return {BannerText::Tone::Error,
                u"disk"_s,
                Outlooks::tr("The disk is full. Nothing is lost."),
                {{WindowAction::CleanUp, Outlooks::tr("Clean up…")},
                 {WindowAction::Resume, Outlooks::tr("Resume")}}};
    default:
        return {BannerText::Tone::Error,
                u"warning"_s,
                hold.message(),
                {{WindowAction::Resume, Outlooks::tr("Resume")}}};
    }
}

BannerText pausedBanner(const QueueCounts &counts)
{
    const QString waiting = Outlooks::tr("Paused. %n image(s) wait here.", nullptr, counts.waiting);
    const QString going = counts.atProvider > 0
                              ? u' ' + Outlooks::tr("%n at fal.ai continue(s).", nullptr, counts.atProvider)
                              : QString();
    return {BannerText::Tone::Note,
            u"pause"_s,
            waiting + going,
            {{WindowAction::Resume, Outlooks::tr("Resume")}}};
}

BannerText offlineBanner(ErrorCode cause)
{
    const auto wait = [](const QString &why) { return why + u' ' + Outlooks::tr("Everything waits."); };
    const QList<LabelledAction> settings{{WindowAction::NetworkSettings, Outlooks::tr("Network settings…")}};
    switch (cause) {
    case ErrorCode::CertificateRefused:
        return {BannerText::Tone::Warning, u"offline"_s,
                wait(Outlooks::tr("Your network or a proxy replaced fal.ai's certificate.")), settings};
    case ErrorCode::ProxyRefused:
        return {BannerText::Tone::Warning, u"offline"_s,
                wait(Outlooks::tr("The proxy does not let us through to fal.ai.")), settings};
    default:
        return {BannerText::Tone::Warning,
                u"offline"_s,
                Outlooks::tr("No internet. Everything waits and continues by itself."),
                {}};
    }
}

QString retryText(const Outlook &outlook)
{
    return outlook.retryPrice.value_or(0) > 0
               ? Outlooks::tr("Retry failed  ·  about %1").arg(moneyText(*outlook.retryPrice))
               : Outlooks::tr("Retry failed");
}

std::optional<BannerText> failedBanner(const Outlook &outlook, const QueueCounts &counts)
{
    if (counts.failed == 0 || counts.open() > 0)
        return {};
    QString text = Outlooks::tr("%n image(s) failed.", nullptr, counts.failed);
    if (counts.commonFailure && counts.failed > 1)
        text =
            text + u' ' + QCoreApplication::translate("Error", errorRow(counts.commonFailure->code).sentence);
    return BannerText{
        BannerText::Tone::Error,
        u"warning"_s,
        text,
        {{WindowAction::ShowFailed, Outlooks::tr("Show")}, {WindowAction::RetryFailed, retryText(outlook)}}};
}

QString priceCaption(const Outlook &outlook)
{
    if (outlook.freeDrafts)
        return Outlooks::tr("A quick draft made on this computer, free of charge");
    return outlook.draftPrice ? QString() : Outlooks::tr("Price not available right now");
}

QString createText(const Outlook &outlook, const QueueCounts &counts)
{
    if (outlook.freeDrafts)
        return Outlooks::tr("Create %n draft model(s) · free", nullptr, counts.drafts);
    const QString create = Outlooks::tr("Create %n model(s)", nullptr, counts.drafts);
    return outlook.draftPrice ? Outlooks::tr("%1  ·  about %2").arg(create, moneyText(*outlook.draftPrice))
                              : create;
}

QString accountText(const Outlook &outlook)
{
    switch (outlook.key) {
    case KeyPlace::Keychain:
        return Outlooks::tr("fal.ai · key from keychain");
    case KeyPlace::Environment:
        return Outlooks::tr("fal.ai · key from environment");
    case KeyPlace::File:
        return Outlooks::tr("fal.ai · key from its file");
    case KeyPlace::Session:
        return Outlooks::tr("fal.ai · key for this session");
    case KeyPlace::None:
        break;
    }
    return outlook.keychainLocked ? Outlooks::tr("fal.ai · keychain locked")
                                  : Outlooks::tr("fal.ai · not connected");
}

QString finishedText(const QueueCounts &counts)
{
    if (counts.done == 0)
        return Outlooks::tr("%n failed", nullptr, counts.failed);
    const QString done = counts.failed > 0
                             ? Outlooks::tr("%1 of %n done", nullptr, counts.started()).arg(counts.done)
                             : Outlooks::tr("%n done", nullptr, counts.done);
    QStringList parts{done, exactSpanText(counts.elapsed)};
    if (counts.cost > 0)
        parts.append(moneyText(counts.cost));
    return parts.join(u" · "_s);
}

QString stopText(const Outlook &outlook, const QueueCounts &counts)
{
    if (outlook.offlineSince.isValid())
        return Outlooks::tr("Offline since %1").arg(clockText(outlook.offlineSince));
    if (outlook.hold)
        return outlook.hold->code == ErrorCode::NoCredit
                   ? Outlooks::tr("%n waiting for credit", nullptr, counts.waiting)
                   : Outlooks::tr("Needs you");
    return outlook.paused && counts.waiting > 0 ? Outlooks::tr("Paused") : QString();
}
} // namespace

std::optional<BannerText> bannerFor(const Outlook &outlook, const QueueCounts &counts)
{
    if (waitsForKeychain(outlook))
        return BannerText{BannerText::Tone::Warning,
                          u"key"_s,
                          Outlooks::tr("Your keychain is locked. The fal.ai key is in it."),
                          {{WindowAction::Unlock, Outlooks::tr("Unlock")}}};
    if (outlook.hold)
        return bannerForHold(*outlook.hold, counts);
    if (outlook.capReached)
        return BannerText{
            BannerText::Tone::Warning,
            u"warning"_s,
            Outlooks::tr("You reached your %1 limit for %2.")
                .arg(moneyText(outlook.cap), QLocale().standaloneMonthName(QDate::currentDate().month())),
            {{WindowAction::RaiseLimit, Outlooks::tr("Raise limit…")}}};
    if (outlook.offlineSince.isValid())
        return offlineBanner(outlook.offlineCause);
    if (outlook.paused && counts.open() > 0)
        return pausedBanner(counts);
    if (outlook.redisLost)
        return BannerText{BannerText::Tone::Warning,
                          u"offline"_s,
                          Outlooks::tr("Can't reach Redis. This computer keeps working alone."),
                          {}};
    if (outlook.redisBack)
        return BannerText{
            BannerText::Tone::Note,
            u"info"_s,
            Outlooks::tr("The shared queue is back. This window joins it again when its own work is "
                         "done and nobody uses it."),
            {{WindowAction::JoinQueue, Outlooks::tr("Join now")}}};
    if (outlook.diskLow)
        return BannerText{BannerText::Tone::Warning,
                          u"disk"_s,
                          Outlooks::tr("Little disk space is left for new models."),
                          {{WindowAction::CleanUp, Outlooks::tr("Clean up…")}}};
    return failedBanner(outlook, counts);
}

ComposerText composerFor(const Outlook &outlook, const QueueCounts &counts)
{
    if (counts.drafts == 0) {
        const bool exportable = counts.done > 0 && counts.open() == 0;
        return {{WindowAction::Add, Outlooks::tr("Add images")},
                false,
                true,
                exportable ? Outlooks::tr("Ctrl+Shift+E exports all (%n)", nullptr, counts.done) : QString()};
    }
    if (outlook.needsKey && outlook.key == KeyPlace::None)
        return {{WindowAction::Connect, Outlooks::tr("Connect fal.ai to create")},
                true,
                true,
                Outlooks::tr("No key? Choose “Draft” as the model: it is free.")};
    if (outlook.offlineSince.isValid() && !outlook.freeDrafts)
        return {{WindowAction::Create, Outlooks::tr("Create when back online")},
                true,
                true,
                priceCaption(outlook)};
    if (outlook.paused)
        return {{WindowAction::Create, Outlooks::tr("Add %n to paused queue", nullptr, counts.drafts)},
                true,
                true,
                priceCaption(outlook)};
    return {{WindowAction::Create, createText(outlook, counts)},
            true,
            counts.preparing == 0,
            counts.preparing > 0 ? Outlooks::tr("Reading images…") : priceCaption(outlook)};
}

StatusText statusFor(const Outlook &outlook, const QueueCounts &counts)
{
    StatusText text;
    text.problem = counts.failed > 0 ? Outlooks::tr("%n failed", nullptr, counts.failed) : QString();
    text.right =
        counts.cost > 0 ? Outlooks::tr("This session  %1").arg(moneyText(counts.cost)) : accountText(outlook);
    const int total = counts.started();
    if (counts.open() > 0) {
        text.left = Outlooks::tr("%1 of %n done", nullptr, total).arg(counts.done);
        const bool begun = counts.atProvider > counts.inLine;
        text.percent = begun || counts.done > 0 ? int(counts.percent) : -1;
        const QString stop = stopText(outlook, counts);
        if (!stop.isEmpty())
            text.aside = stop;
        else if (!begun && counts.inLine > 0)
            text.aside = Outlooks::tr("waiting for fal.ai");
        else if (counts.left)
            text.aside = Outlooks::tr("%1 left").arg(spanText(*counts.left));
    } else if (total > 0) {
        text.left = finishedText(counts);
        text.problem = counts.done > 0 ? text.problem : QString();
    } else if (counts.drafts > 0) {
        text.left = Outlooks::tr("%n image(s), %1", nullptr, counts.drafts).arg(sizeText(counts.draftBytes));
    } else {
        text.left = Outlooks::tr("Ready");
    }
    if (!outlook.newVersion.isEmpty()) {
        text.right = Outlooks::tr("Version %1 is available").arg(outlook.newVersion);
        text.offer = outlook.versionNotes.isValid() ? Outlooks::tr("What's new") : QString();
    }
    return text;
}

QString titleFor(const Outlook &outlook, const QueueCounts &counts)
{
    const QString name = u"Image2Model"_s;
    if (counts.open() == 0)
        return name;
    if (outlook.paused)
        return Outlooks::tr("Paused — %1").arg(name);
    return Outlooks::tr("%1% · %2 of %3 — %4")
        .arg(int(counts.percent))
        .arg(counts.done)
        .arg(counts.started())
        .arg(name);
}

} // namespace i2m
