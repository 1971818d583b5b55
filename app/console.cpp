// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"

#include <QFile>
#include <QJsonDocument>
#include <QScopeGuard>
#include <QTextStream>
#include <cstdio>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
void write(std::FILE *stream, const QString &text)
{
    const QByteArray bytes = text.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stream);
    std::fflush(stream);
}

/// Shown without a line break.
void prompt(const QString &text) { std::fputs(text.toUtf8().constData(), stderr); }

/// One line, of at most `most` bytes.
QByteArray readLine(qsizetype most)
{
    QByteArray line;
    for (int c = std::getchar(); c != EOF && c != '\n' && line.size() < most; c = std::getchar())
        line += char(c);
    return line;
}

bool isTerminal([[maybe_unused]] std::FILE *stream)
{
#ifdef Q_OS_UNIX
    return ::isatty(::fileno(stream)) == 1;
#else
    return false;
#endif
}
} // namespace

bool Console::canAsk() { return isTerminal(stdin) && isTerminal(stderr); }
bool Console::errorIsTerminal() { return isTerminal(stderr); }

void Console::data(const QString &line) const { write(stdout, line); }

void Console::data(const QJsonObject &object) const
{
    write(stdout, QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)).trimmed());
}

void Console::say(const QString &line) const { write(stderr, line); }

ExitCode Console::fail(const Error &error) const
{
    if (m_json) {
        QJsonObject object = toJson(error);
        object[u"error"_s] = true;
        data(object);
    }
    // "Something in the request is not valid" helps nobody who typed a command.
    const bool detailSaysAll = error.code == ErrorCode::ValidationError && !error.detail.isEmpty();
    say(detailSaysAll ? error.detail : error.message());
    return exitCodeFor(error.code);
}

ExitCode Console::fail(ExitCode code, const QString &sentence) const
{
    if (m_json)
        data(QJsonObject{{u"error"_s, true}, {u"message"_s, sentence}});
    say(sentence);
    return code;
}

bool Console::agrees(const QString &question) const
{
    prompt(question + u" [y/N] "_s);
    return readLine(16).trimmed().toLower().startsWith('y');
}

Secret Console::askSecret(const QString &question) const
{
    constexpr qsizetype longest = 4096;
    if (!canAsk())
        return Secret(readLine(longest).trimmed());
#ifdef Q_OS_UNIX
    termios shown{};
    ::tcgetattr(STDIN_FILENO, &shown);
    termios hidden = shown;
    hidden.c_lflag &= ~tcflag_t(ECHO);
    ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    const auto restore = qScopeGuard([&] {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
        std::fputc('\n', stderr);
    });
#endif
    prompt(question);
    return Secret(readLine(longest).trimmed());
}

} // namespace i2m
