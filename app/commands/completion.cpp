// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commands.h"

#include <QCoreApplication>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(CompletionCommand)
};

QStringList optionWords(const Command &command)
{
    QStringList words;
    for (const auto &option : command.options + sharedOptions()) {
        for (const QString &name : option.names())
            words.append((name.size() == 1 ? u"-"_s : u"--"_s) + name);
    }
    return words;
}

QStringList names()
{
    QStringList all;
    for (const Command &command : commands())
        all.append(command.name);
    return all;
}

QString bash()
{
    QString cases;
    for (const Command &command : commands())
        cases += u"        %1) words=\"%2\" ;;\n"_s.arg(command.name,
                                                        (command.words + optionWords(command)).join(u' '));
    return uR"(_image2model() {
    local current="${COMP_WORDS[COMP_CWORD]}" words=""
    case "${COMP_WORDS[1]}" in
%1        *) [ "$COMP_CWORD" -eq 1 ] && words="%2" ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current") $(compgen -f -- "$current"))
}
complete -o filenames -F _image2model image2model)"_s.arg(cases, names().join(u' '));
}

QString zsh()
{
    QString cases;
    for (const Command &command : commands())
        cases += u"        %1) compadd -- %2 ;;\n"_s.arg(command.name,
                                                         (command.words + optionWords(command)).join(u' '));
    return uR"(#compdef image2model
_image2model() {
    if (( CURRENT == 2 )); then
        compadd -- %2
    else
        case "$words[2]" in
%1        esac
    fi
    _files
}
compdef _image2model image2model)"_s.arg(cases, names().join(u' '));
}

QString fish()
{
    const auto quoted = [](QString text) { return u'\'' + text.replace(u'\'', u"\\'"_s) + u'\''; };
    QStringList lines;
    for (const Command &command : commands()) {
        lines.append(u"complete -c image2model -n __fish_use_subcommand -a %1 -d %2"_s.arg(
            command.name, quoted(command.summary)));
        const QString within =
            u"complete -c image2model -n '__fish_seen_subcommand_from %1' "_s.arg(command.name);
        if (!command.words.isEmpty())
            lines.append(within + u"-f -a "_s + quoted(command.words.join(u' ')));
        for (const auto &option : command.options + sharedOptions()) {
            QString line = within;
            for (const QString &name : option.names())
                line += (name.size() == 1 ? u"-s "_s : u"-l "_s) + name + u' ';
            lines.append(line + (option.valueName().isEmpty() ? u"-d "_s : u"-r -d "_s) +
                         quoted(option.description()));
        }
    }
    return lines.join(u'\n');
}

ExitCode runCompletion(const Invocation &call)
{
    const QString &shell = call.arguments.front();
    call.console.data(shell == "bash"_L1 ? bash() : shell == "zsh"_L1 ? zsh() : fish());
    return ExitCode::Done;
}
} // namespace

Command completionCommand()
{
    return {u"completion"_s,
            u"bash|zsh|fish"_s,
            Texts::tr("Print completions for a shell"),
            {u"source <(image2model completion bash)"_s,
             u"image2model completion fish > ~/.config/fish/completions/image2model.fish"_s},
            {},
            1,
            1,
            runCompletion,
            {u"bash"_s, u"zsh"_s, u"fish"_s}};
}

} // namespace i2m
