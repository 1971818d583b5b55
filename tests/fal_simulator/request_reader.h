// SPDX-License-Identifier: GPL-3.0-or-later
// Reads HTTP/1.1 requests out of a byte stream, one at a time, with Content-Length or chunked bodies
// (RFC 9112). What comes after a complete request stays in the buffer for the next one.
#pragma once

#include "tests/fal_simulator/http_message.h"

#include <optional>

namespace i2m::sim {

class RequestReader
{
public:
    enum class State { Head, Body, Complete, Broken };

    /// Adds bytes and goes as far as they last. Stops once in State::Body so that the caller sees the head
    /// first; call again with nothing to go on.
    State feed(const QByteArray &bytes);
    State state() const { return m_state; }
    const Request &head() const { return m_request; }
    qsizetype bodyBytes() const { return m_request.body.size(); }
    /// The status to refuse with when Broken: 400, 413 or 431.
    int refusal() const { return m_refusal; }
    bool wantsClose() const { return m_close; }
    /// Hands over the complete request and starts on the next.
    Request take();

private:
    State broken(int status);
    State readHead();
    bool readHeaderLine(QByteArrayView line);
    State readBody();
    State readChunks();

    State m_state = State::Head;
    Request m_request;
    QByteArray m_buffer;
    std::optional<qsizetype> m_length;
    qsizetype m_chunkLeft = -1; ///< bytes left in this chunk; -1: a size line comes next; -2: trailers
    bool m_chunked = false;
    bool m_close = false;
    int m_refusal = 0;
};

} // namespace i2m::sim
