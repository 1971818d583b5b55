// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/event_lines.h"

namespace i2m {

QList<QByteArray> EventLines::take(const QByteArray &bytes)
{
    QList<QByteArray> events;
    m_rest += bytes;
    qsizetype start = 0;
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n', start)) {
        QByteArrayView line = QByteArrayView(m_rest).sliced(start, end - start);
        if (line.endsWith('\r'))
            line.chop(1);
        takeLine(line, events);
        start = end + 1;
    }
    m_rest.remove(0, start);
    m_overflowed = m_overflowed || m_rest.size() + m_data.size() > limit;
    return events;
}

void EventLines::takeLine(QByteArrayView line, QList<QByteArray> &events)
{
    if (line.isEmpty()) {
        if (!m_data.isEmpty())
            events.append(m_data);
        m_data.clear();
        return;
    }
    if (!line.startsWith("data:"))
        return; // a comment, or a field that fal does not use
    line = line.sliced(5);
    if (line.startsWith(' '))
        line = line.sliced(1);
    if (!m_data.isEmpty())
        m_data += '\n';
    m_data += line;
}

} // namespace i2m
