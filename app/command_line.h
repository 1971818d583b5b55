// SPDX-License-Identifier: GPL-3.0-or-later
// The command line's skeleton. A command is declared once; parsing, --help, completion and suggestions for
// mistyped words all come from its row.
#pragma once

#include "app/console.h"
#include "app/places.h"
#include "core/settings.h"

#include <QCommandLineOption>
#include <QCommandLineParser>
#include <QList>
#include <QStringList>

namespace i2m {

/// What a command gets to work with.
struct Invocation
{
    const QCommandLineParser &options;
    QStringList arguments; ///< what is no option, without the command's name
    Places places;
    Settings settings;
    Console console;
};

struct Command
{
    QString name;
    QString usage;        ///< what follows the name: "IMAGE…|DIR"
    QString summary;      ///< one line
    QStringList examples; ///< whole command lines, shown first in --help
    QList<QCommandLineOption> options;
    int least = 0; ///< arguments it takes
    int most = 0;  ///< -1: any number
    ExitCode (*run)(const Invocation &call);
    QStringList words{}; ///< what the first argument may be: "login", "status" …; empty: anything
};

/// Options that every command takes: --data-dir, --set, --json, --help.
QList<QCommandLineOption> sharedOptions();

/// True when the arguments (without the program's name) are for runCommandLine(): a command, --help,
/// --version, or a word that is neither an option nor a file.
bool isForCommandLine(const QStringList &arguments);
/// Needs a QCoreApplication. Answers the exit code.
ExitCode runCommandLine(const QStringList &arguments);

/// The candidate that differs from `word` by two letters or a third of them at most, or nothing.
QString closest(const QString &word, const QStringList &candidates);

} // namespace i2m
