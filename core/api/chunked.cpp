// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/chunked.h"

#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype longestLine = 256;
constexpr int mostTrailers = 20;
} // namespace

Result<qsizetype> ChunkedDecoder::decode(QByteArrayView bytes, const Sink &sink)
{
    qsizetype used = 0;
    while (used < bytes.size() && m_state != State::End) {
        if (m_state == State::Content) {
            const qsizetype count = std::min<qint64>(m_left, bytes.size() - used);
            if (auto taken = sink(bytes.sliced(used, count)); !taken)
                return taken.error();
            used += count;
            m_left -= count;
            if (m_left == 0)
                m_state = State::ContentEnd;
            continue;
        }
        m_line += bytes[used++];
        if (m_state == State::ContentEnd && !QByteArrayView("\r\n").startsWith(m_line))
            return Error{ErrorCode::ValidationError, u"A chunk is longer than it said"_s};
        if (m_line.size() > longestLine)
            return Error{ErrorCode::ValidationError, u"A chunk's first line is too long"_s};
        if (m_line.endsWith('\n')) {
            if (auto line = takeLine(); !line)
                return line.error();
        }
    }
    return used;
}

Result<void> ChunkedDecoder::takeLine()
{
    const Error malformed{ErrorCode::ValidationError, u"The chunked body is not well-formed"_s};
    if (!m_line.endsWith("\r\n"))
        return malformed;
    const QByteArray line = std::exchange(m_line, {}).chopped(2);
    switch (m_state) {
    case State::Size: {
        const QByteArray digits =
            line.first(std::max<qsizetype>(0, line.contains(';') ? line.indexOf(';') : line.size()));
        const bool hex = !digits.isEmpty() && digits.size() <= 15 && std::ranges::all_of(digits, [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        });
        if (!hex)
            return malformed;
        m_left = digits.toLongLong(nullptr, 16);
        m_state = m_left > 0 ? State::Content : State::Trailer;
        return {};
    }
    case State::ContentEnd:
        if (!line.isEmpty())
            return malformed;
        m_state = State::Size;
        return {};
    case State::Trailer:
        if (line.isEmpty())
            m_state = State::End;
        else if (++m_trailers > mostTrailers)
            return malformed;
        return {};
    case State::Content:
    case State::End:
        break;
    }
    return {};
}

} // namespace i2m
