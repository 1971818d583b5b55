// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"
#include "app/commands/open_data.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(CleanupCommand)
};

/// "90m", "24h", "7d"
std::optional<std::chrono::seconds> parseAge(const QString &text)
{
    static const QRegularExpression form(u"^(\\d{1,6})([mhd])$"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return {};
    const qint64 number = match.captured(1).toLongLong();
    switch (match.captured(2).front().unicode()) {
    case u'm':
        return std::chrono::minutes(number);
    case u'h':
        return std::chrono::hours(number);
    default:
        return std::chrono::days(number);
    }
}

ExitCode runCleanup(const Invocation &call)
{
    const auto age = parseAge(call.options.value(u"older-than"_s));
    if (!age)
        return call.console.fail(ExitCode::Usage,
                                 Texts::tr("--older-than takes a number with m, h or d, like 24h."));
    const bool dryRun = call.options.isSet(u"dry-run"_s);
    const auto application = openData(call, KeyUse::NotNeeded);
    if (!application)
        return call.console.fail(application.error());
    const auto cleaned = (*application)->engine().cleanUp(*age, dryRun);
    if (!cleaned)
        return call.console.fail(cleaned.error());
    if (call.console.json()) {
        call.console.data(
            QJsonObject{{u"dry_run"_s, dryRun}, {u"jobs"_s, cleaned->jobs}, {u"bytes"_s, cleaned->bytes}});
        return ExitCode::Done;
    }
    const QString size = QLocale().formattedDataSize(cleaned->bytes);
    call.console.data(
        (dryRun ? Texts::tr("Jobs that would be deleted: %1 (%2)") : Texts::tr("Jobs deleted: %1 (%2)"))
            .arg(cleaned->jobs)
            .arg(size));
    return ExitCode::Done;
}
} // namespace

Command cleanupCommand()
{
    return {u"cleanup"_s,
            u"--older-than AGE"_s,
            Texts::tr("Delete finished jobs with their files"),
            {u"image2model cleanup --older-than 7d --dry-run"_s, u"image2model cleanup --older-than 24h"_s},
            {{u"older-than"_s, Texts::tr("Jobs that ended longer ago than this: 90m, 24h, 7d"), u"AGE"_s},
             {{u"n"_s, u"dry-run"_s}, Texts::tr("Only say what would be deleted")}},
            0,
            0,
            runCleanup};
}

} // namespace i2m
