// SPDX-License-Identifier: GPL-3.0-or-later
// The head of an HTTP request, parsed strictly (RFC 9112): whatever two parsers could read differently is
// refused.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringList>
#include <vector>

namespace i2m {

struct Request
{
    struct Field
    {
        QByteArrayView name; ///< in any case
        QByteArrayView value;
    };

    QByteArray raw; ///< the whole head; all views point into it
    QByteArrayView method;
    QByteArrayView path;      ///< still percent-encoded, without query and trailing slash
    QByteArrayView query;     ///< still percent-encoded, without "?"
    QByteArrayView authority; ///< Host, or that of an absolute target; may be empty
    QStringList segments;     ///< of the path, decoded; never "..", "/", "\" or NUL
    std::vector<Field> fields;
    qint64 contentLength = -1; ///< bytes, -1: not given
    bool chunked = false;
    bool http10 = false;
    bool keepAlive = true;
    bool expectsContinue = false;

    bool isHead() const { return method == "HEAD"; }
    bool hasBody() const { return chunked || contentLength > 0; }
    /// The first field of that name (any case), empty when there is none.
    QByteArrayView header(QByteArrayView name) const;
    bool has(QByteArrayView name) const;
    /// A query parameter, decoded; empty when there is none.
    QString parameter(QStringView name) const;
};

struct HeadLimits
{
    qsizetype bytes = 16 * 1024;
    qsizetype fields = 100;
    qsizetype target = 4096;
};

/// `head` ends with the empty line. Errors: ValidationError (400), UriTooLong, HeadersTooLarge,
/// ExpectationFailed, MisdirectedRequest (no Host, or two), NotImplemented, HttpVersionNotSupported.
Result<Request> parseHead(QByteArray head, const HeadLimits &limits = {});

} // namespace i2m
