// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the bytes of a text/event-stream as they come and gives the events' data, as the HTML standard's
// section 9.2.6 says; names and ids are left out because fal sends none.
#pragma once

#include <QByteArray>
#include <QList>

namespace i2m {

class EventLines
{
public:
    /// Longest event kept; what goes beyond ends the stream for us.
    static constexpr qsizetype limit = qsizetype(1) << 20;

    /// The data of every event that `bytes` completes.
    QList<QByteArray> take(const QByteArray &bytes);
    bool overflowed() const { return m_overflowed; }

private:
    void takeLine(QByteArrayView line, QList<QByteArray> &events);

    QByteArray m_rest;
    QByteArray m_data;
    bool m_overflowed = false;
};

} // namespace i2m
