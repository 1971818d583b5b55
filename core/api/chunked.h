// SPDX-License-Identifier: GPL-3.0-or-later
// The chunked transfer coding of a request body, decoded strictly (RFC 9112 section 7.1).
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <functional>

namespace i2m {

class ChunkedDecoder
{
public:
    using Sink = std::function<Result<void>(QByteArrayView)>;

    /// Decodes from the front of `bytes`, hands the content to `sink` and answers how many bytes were used;
    /// what is left over after the end belongs to the next request. Errors: ValidationError, the sink's.
    Result<qsizetype> decode(QByteArrayView bytes, const Sink &sink);
    bool atEnd() const { return m_state == State::End; }

private:
    enum class State { Size, Content, ContentEnd, Trailer, End };

    Result<void> takeLine();

    State m_state = State::Size;
    QByteArray m_line; ///< of a size or trailer, up to its CR LF
    qint64 m_left = 0; ///< bytes of the chunk
    int m_trailers = 0;
};

} // namespace i2m
