// SPDX-License-Identifier: GPL-3.0-or-later
// What a request is answered with: a status, header fields and a body, which is bytes or a source that the
// gate pumps out with back-pressure.
#pragma once

#include "core/error.h"

#include <QByteArray>
#include <QFuture>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <memory>
#include <utility>
#include <variant>

namespace i2m {

struct Request;

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// A body that is made while it is sent. Used in the gate's thread only.
class BodySource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Bytes that read() will give altogether, -1: not known.
    virtual qint64 size() const { return -1; }
    /// At most `most` bytes; empty when there is nothing now (ready() tells when there is) or at the end.
    virtual QByteArray read(qint64 most) = 0;
    virtual bool atEnd() const = 0;
    /// True when the body cannot be completed: the connection is then cut, so that the client notices.
    virtual bool failed() const { return false; }
    /// The server is stopping: end soon, with words if the format has them.
    virtual void stop() {}

Q_SIGNALS:
    void ready();
};

struct Answer
{
    int status = 200;
    Headers headers;
    QByteArray body;
    std::shared_ptr<BodySource> source; ///< instead of `body`
    bool keepAlive = true;              ///< false: the connection ends with this answer

    /// True when one of `headers` has that name, which is compared exactly.
    bool has(QByteArrayView name) const;
};

/// At once, or when something else has happened. A future that the client's leaving makes useless is
/// cancelled.
using Reply = std::variant<Answer, QFuture<Answer>>;

Answer jsonAnswer(const QJsonObject &object, int status = 200);
/// "file-too-large": where /docs/errors explains it.
QString problemAnchor(const Error &error);
/// The one error body of the API, or RFC 9457 when the request accepts application/problem+json.
/// `request` may be null: the head was not readable.
Answer errorAnswer(const Error &error, const Request *request, const QByteArray &correlationId);
/// "Not Found" for 404.
QByteArrayView reasonPhrase(int status);

} // namespace i2m
