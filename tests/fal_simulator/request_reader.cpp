// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/request_reader.h"

namespace i2m::sim {

namespace {
constexpr qsizetype headLimit = 64 * 1024;
constexpr qsizetype bodyLimit = qsizetype{2} * 1024 * 1024 * 1024;
} // namespace

RequestReader::State RequestReader::feed(const QByteArray &bytes)
{
    // Most bodies go straight into the request, without a detour through the buffer.
    if (m_state == State::Body && m_buffer.isEmpty() && m_length) {
        const auto wanted = *m_length - m_request.body.size();
        m_request.body.append(bytes.constData(), std::min(wanted, bytes.size()));
        if (bytes.size() > wanted)
            m_buffer = bytes.mid(wanted);
        if (m_request.body.size() == *m_length)
            m_state = State::Complete;
        return m_state;
    }
    m_buffer += bytes;
    switch (m_state) {
    case State::Head:
        return readHead();
    case State::Body:
        return m_chunked ? readChunks() : readBody();
    default:
        return m_state;
    }
}

Request RequestReader::take()
{
    auto request = std::exchange(m_request, Request{});
    auto rest = std::exchange(m_buffer, QByteArray{});
    *this = RequestReader{};
    m_buffer = std::move(rest);
    return request;
}

RequestReader::State RequestReader::broken(int status)
{
    m_refusal = status;
    m_close = true;
    return m_state = State::Broken;
}

RequestReader::State RequestReader::readHead()
{
    while (m_buffer.startsWith("\r\n"))
        m_buffer.remove(0, 2);
    const auto end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return m_buffer.size() > headLimit ? broken(431) : m_state;
    const auto lines = m_buffer.left(end).split('\n');
    m_buffer.remove(0, end + 4);

    const auto words = lines.first().trimmed().split(' ');
    if (words.size() != 3 || !words[2].startsWith("HTTP/1."))
        return broken(400);
    m_request.method = words[0];
    m_request.target = words[1];
    m_close = words[2] == "HTTP/1.0";
    for (qsizetype i = 1; i < lines.size(); ++i)
        if (!readHeaderLine(QByteArrayView{lines[i]}.trimmed()))
            return broken(400);
    if (m_length.value_or(0) > bodyLimit)
        return broken(413);
    if (!m_chunked && m_length.value_or(0) == 0)
        return m_state = State::Complete;
    if (m_length)
        m_request.body.reserve(*m_length);
    return m_state = State::Body;
}

bool RequestReader::readHeaderLine(QByteArrayView line)
{
    const auto colon = line.indexOf(':');
    if (colon < 1)
        return false;
    const auto name = line.first(colon).toByteArray().toLower();
    const auto value = line.sliced(colon + 1).trimmed().toByteArray();
    if (name == "content-length") {
        bool ok = false;
        m_length = value.toLongLong(&ok);
        if (!ok || *m_length < 0)
            return false;
    } else if (name == "transfer-encoding") {
        m_chunked = value.toLower().contains("chunked");
    } else if (name == "connection") {
        m_close = value.toLower().contains("close");
    }
    m_request.headers.append({name, value});
    return true;
}

RequestReader::State RequestReader::readBody()
{
    const auto wanted = *m_length - m_request.body.size();
    m_request.body.append(m_buffer.constData(), std::min(wanted, m_buffer.size()));
    m_buffer.remove(0, std::min(wanted, m_buffer.size()));
    return m_state = m_request.body.size() == *m_length ? State::Complete : State::Body;
}

RequestReader::State RequestReader::readChunks()
{
    while (true) {
        if (m_chunkLeft > 0) {
            const auto part = std::min(m_chunkLeft, m_buffer.size());
            m_request.body.append(m_buffer.constData(), part);
            m_buffer.remove(0, part);
            m_chunkLeft -= part;
            if (m_request.body.size() > bodyLimit)
                return broken(413);
            if (m_chunkLeft > 0)
                return m_state;
        }
        const auto end = m_buffer.indexOf("\r\n");
        if (end < 0)
            return m_state;
        const auto line = m_buffer.left(end);
        m_buffer.remove(0, end + 2);
        if (m_chunkLeft == 0) { // the line end behind a chunk
            m_chunkLeft = -1;
        } else if (m_chunkLeft == -2) { // trailers end with an empty line
            if (line.isEmpty())
                return m_state = State::Complete;
        } else {
            bool ok = false;
            m_chunkLeft = line.split(';').first().trimmed().toLongLong(&ok, 16);
            if (!ok || m_chunkLeft < 0)
                return broken(400);
            if (m_chunkLeft == 0)
                m_chunkLeft = -2;
        }
    }
}

} // namespace i2m::sim
