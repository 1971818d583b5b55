// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal a command talks to: data to stdout, everything else to stderr, questions only to a person.
#pragma once

#include "app/exit_code.h"
#include "core/secrets.h"

#include <QJsonObject>
#include <QString>

namespace i2m {

class Console
{
public:
    explicit Console(bool json) : m_json(json) {}

    bool json() const { return m_json; }
    /// True when a person is there to answer.
    static bool canAsk();
    static bool errorIsTerminal();

    /// A line of data.
    void data(const QString &line) const;
    /// The one object that --json prints.
    void data(const QJsonObject &object) const;
    /// A line of message.
    void say(const QString &line) const;
    /// Says what went wrong (as an object with --json) and answers the code to end with.
    ExitCode fail(const Error &error) const;
    ExitCode fail(ExitCode code, const QString &sentence) const;

    /// Asks a question; false unless the answer begins with "y".
    bool agrees(const QString &question) const;
    /// Asks for a secret without showing it; empty if there is none. Without a terminal: stdin's first line.
    Secret askSecret(const QString &question) const;

private:
    bool m_json;
};

} // namespace i2m
