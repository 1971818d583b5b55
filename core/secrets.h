// SPDX-License-Identifier: GPL-3.0-or-later
// A text that is never printed: no stream operator, no implicit conversion, wiped when it goes.
#pragma once

#include <QByteArray>
#include <QString>

namespace i2m {

class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArray text) : m_text(std::move(text)) {}
    Secret(const Secret &) = default;
    Secret(Secret &&) = default;
    Secret &operator=(const Secret &) = default;
    Secret &operator=(Secret &&) = default;
    ~Secret();

    bool isEmpty() const { return m_text.isEmpty(); }
    /// The text itself, for the one place that sends it.
    const QByteArray &reveal() const { return m_text; }
    /// "…" and the last four characters, to recognise a key by.
    QString hint() const;
    friend bool operator==(const Secret &, const Secret &) = default;

private:
    QByteArray m_text;
};

} // namespace i2m
