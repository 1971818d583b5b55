// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/command_help.h"
#include "app/commands/commands.h"
#include "core/log.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>
#include <numeric>
#include <vector>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

const Command *findCommand(const QString &name)
{
    const auto &all = commands();
    const auto found = std::ranges::find(all, name, &Command::name);
    return found == all.end() ? nullptr : &*found;
}

/// Letters to insert, delete or replace to get from one word to the other (Levenshtein).
qsizetype distance(const QString &from, const QString &to)
{
    std::vector<qsizetype> row(size_t(to.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= from.size(); ++i) {
        qsizetype diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j < row.size(); ++j) {
            const qsizetype replaced = diagonal + (from[i - 1] == to[qsizetype(j) - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

QString suggestion(const QString &word, const QStringList &candidates)
{
    const QString best = closest(word, candidates);
    return best.isEmpty() ? QString() : u" "_s + Texts::tr("Did you mean “%1”?").arg(best);
}

QStringList commandNames()
{
    QStringList names;
    for (const Command &command : commands())
        names.append(command.name);
    return names;
}

/// What is wrong with the parsed options and arguments, or an empty text.
QString problem(const Command &command, const QCommandLineParser &parser, const QStringList &arguments)
{
    if (const QStringList unknown = parser.unknownOptionNames(); !unknown.isEmpty()) {
        QStringList known;
        for (const auto &option : command.options + sharedOptions())
            known += option.names();
        const QString dashes = unknown.front().size() == 1 ? u"-"_s : u"--"_s;
        const QString best = closest(unknown.front(), known);
        return Texts::tr("There is no option “%1”.").arg(dashes + unknown.front()) +
               (best.isEmpty() ? QString() : u" "_s + Texts::tr("Did you mean “%1”?").arg(u"--"_s + best));
    }
    if (arguments.size() < command.least)
        return Texts::tr("Something is missing: image2model %1 %2").arg(command.name, command.usage);
    if (command.most >= 0 && arguments.size() > command.most)
        return Texts::tr("“%1” is one too many: image2model %2 %3")
            .arg(arguments[command.most], command.name, command.usage);
    if (!command.words.isEmpty() && !arguments.isEmpty() && !command.words.contains(arguments.front()))
        return Texts::tr("“%1” is none of: %2.").arg(arguments.front(), command.words.join(u", ")) +
               suggestion(arguments.front(), command.words);
    return {};
}

Result<Settings> settingsFor(const Places &places, const QStringList &changes)
{
    auto settings = Settings::load(places.settings);
    for (const QString &change : settings ? changes : QStringList()) {
        const QString key = change.section(u'=', 0, 0);
        const SettingRow *row = findSetting(key);
        if (!row)
            return Error{ErrorCode::ValidationError, Texts::tr("there is no setting “%1”").arg(key)};
        if (auto set = settings->set(*row, change.section(u'=', 1)); !set)
            return set.error();
    }
    return settings;
}

ExitCode run(const Command &command, const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    parser.addOptions(command.options + sharedOptions());
    const bool understood = parser.parse(QStringList{command.name} + arguments);
    const Console console(parser.isSet(u"json"_s));
    if (parser.isSet(u"help"_s)) {
        console.data(helpText(command));
        return ExitCode::Done;
    }
    const QStringList given = parser.positionalArguments();
    QString wrong = problem(command, parser, given);
    if (wrong.isEmpty() && !understood)
        wrong = parser.errorText();
    if (!wrong.isEmpty())
        return console.fail(ExitCode::Usage,
                            wrong + u"\n"_s +
                                Texts::tr("“image2model %1 --help” shows how it is used.").arg(command.name));
    const Places places = Places::find(parser.value(u"data-dir"_s));
    const auto settings = settingsFor(places, parser.values(u"set"_s));
    if (!settings)
        return console.fail(settings.error());
    const bool forPeople =
        (*settings)[setting::environment] == "development"_L1 || Console::errorIsTerminal();
    startLogging((*settings)[setting::logLevel], forPeople ? LogFormat::Text : LogFormat::Json);
    return command.run({parser, given, places, *settings, console});
}
} // namespace

QString closest(const QString &word, const QStringList &candidates)
{
    QString best;
    qsizetype least = std::max<qsizetype>(word.size() > 3 ? 2 : 1, word.size() / 3) + 1;
    for (const QString &candidate : candidates) {
        const qsizetype difference = distance(word, candidate);
        if (candidate.size() > 1 && difference < least) {
            least = difference;
            best = candidate;
        }
    }
    return best;
}

QList<QCommandLineOption> sharedOptions()
{
    return {{u"data-dir"_s, Texts::tr("Keep everything in this folder instead of the usual ones"), u"DIR"_s},
            {u"set"_s, Texts::tr("Change a setting for this run; may be repeated"), u"KEY=VALUE"_s},
            {u"json"_s, Texts::tr("Print one JSON object")},
            {{u"h"_s, u"help"_s}, Texts::tr("Show this help")}};
}

bool isForCommandLine(const QStringList &arguments)
{
    if (arguments.isEmpty())
        return false;
    const QString &first = arguments.front();
    if (findCommand(first) ||
        QStringList{u"-h"_s, u"--help"_s, u"-v"_s, u"--version"_s, u"help"_s}.contains(first))
        return true;
    const bool looksLikeFile = first.startsWith(u'-') || first.contains(u'/') || first.contains(u'.');
    return !looksLikeFile && !QFileInfo::exists(first);
}

ExitCode runCommandLine(const QStringList &arguments)
{
    const Console console(false);
    const QString first = arguments.value(0);
    if (const Command *command = findCommand(first))
        return run(*command, arguments.sliced(1));
    if (first == "--version"_L1 || first == "-v"_L1) {
        console.data(u"image2model "_s + QCoreApplication::applicationVersion());
        return ExitCode::Done;
    }
    if (const Command *command = first == "help"_L1 ? findCommand(arguments.value(1)) : nullptr) {
        console.data(helpText(*command));
        return ExitCode::Done;
    }
    if (first == "--help"_L1 || first == "-h"_L1 || first == "help"_L1) {
        console.data(overviewText());
        return ExitCode::Done;
    }
    return console.fail(ExitCode::Usage,
                        Texts::tr("There is no command and no file called “%1”.").arg(first) +
                            suggestion(first, commandNames()) + u"\n"_s +
                            Texts::tr("“image2model --help” shows what there is."));
}

} // namespace i2m
