// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_help.h"

#include "app/commands/commands.h"

#include <QCoreApplication>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

struct Row
{
    QString left;
    QString right;
};

QString table(const QList<Row> &rows)
{
    qsizetype width = 0;
    for (const Row &row : rows)
        width = std::max(width, row.left.size());
    QString text;
    for (const Row &row : rows)
        text += u"  "_s + row.left.leftJustified(width) + u"  "_s + row.right + u'\n';
    return text;
}

QString spelled(const QCommandLineOption &option)
{
    QStringList names;
    for (const QString &name : option.names())
        names.append((name.size() == 1 ? u"-"_s : u"--"_s) + name);
    return names.join(u", ") + (option.valueName().isEmpty() ? QString() : u' ' + option.valueName());
}

QString indented(const QStringList &lines) { return u"  "_s + lines.join(u"\n  ") + u'\n'; }
} // namespace

QString helpText(const Command &command)
{
    QList<Row> options;
    for (const auto &option : command.options + sharedOptions())
        options.append({spelled(option), option.description()});
    return Texts::tr("Examples:") + u'\n' + indented(command.examples) + u"\n"_s + command.summary +
           u"\n\n"_s +
           Texts::tr("Usage: image2model %1 [OPTIONS] %2").arg(command.name, command.usage).trimmed() +
           u"\n\n"_s + Texts::tr("Options:") + u'\n' + table(options).chopped(1);
}

QString overviewText()
{
    QList<Row> rows;
    for (const Command &command : commands())
        rows.append({command.name, command.summary});
    const QStringList examples{
        u"image2model                                 # open the window"_s,
        u"image2model generate chair.png              # one image to one model"_s,
        u"image2model generate photos/ -o models/     # a folder of up to 25 images"_s,
        u"image2model watch JOB                       # follow a job, or go on with it"_s};
    const QList<Row> codes{{u"0"_s, Texts::tr("done")},
                           {u"1"_s, Texts::tr("failed")},
                           {u"2"_s, Texts::tr("the command was not understood")},
                           {u"3"_s, Texts::tr("some images failed")},
                           {u"4"_s, Texts::tr("key missing or refused")},
                           {u"5"_s, Texts::tr("no credit, or over --max-cost")},
                           {u"6"_s, Texts::tr("server or provider unreachable")},
                           {u"130"_s, Texts::tr("interrupted; the job is safe")}};
    return Texts::tr("Examples:") + u'\n' + indented(examples) + u'\n' +
           Texts::tr("Usage: image2model [IMAGE…]\n       image2model COMMAND [OPTIONS] …") + u"\n\n"_s +
           Texts::tr("Commands:") + u'\n' + table(rows) + u'\n' + Texts::tr("Exit codes:") + u'\n' +
           table(codes) + u'\n' +
           Texts::tr("“image2model COMMAND --help” tells more. Settings: flag, then environment, then file; "
                     "“image2model config list” shows them.");
}

} // namespace i2m
