// SPDX-License-Identifier: GPL-3.0-or-later
// The head of an answer as it goes over the wire, with the fields that every answer has.
#pragma once

#include "core/api/exchange.h"

#include <optional>

namespace i2m {

enum class BodyFraming { Length, Chunked, Close };

struct Framing
{
    BodyFraming how = BodyFraming::Length;
    qint64 size = 0;   ///< bytes, for Length
    bool last = false; ///< the connection ends with this answer
};

/// IMF-fixdate of RFC 9110 section 5.6.7; `seconds` since 1970.
QByteArray httpDate(qint64 seconds);
/// Its seconds since 1970; nothing for what is no such date.
std::optional<qint64> fromHttpDate(QByteArrayView date);
/// The client's own X-Request-ID if it is harmless in a log line, else a new one. `request` may be null.
QByteArray correlationId(const Request *request);
/// Status line and fields up to and with the empty line.
QByteArray answerHead(const Answer &answer, const Exchange &exchange, const Framing &framing);

} // namespace i2m
