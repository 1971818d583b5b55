// SPDX-License-Identifier: GPL-3.0-or-later
// One HTTP request as it came in and one answer as it goes out. Header names are lower case everywhere.
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QUrlQuery>
#include <utility>

namespace i2m::sim {

/// Which of fal's hosts a request is meant for; all of them are this one server.
enum class Service { Queue, Run, Rest, Platform, Files, Control };

using Headers = QList<std::pair<QByteArray, QByteArray>>;

struct Request
{
    QByteArray method;
    QByteArray target; ///< as on the request line
    Headers headers;
    QByteArray body;
    // Filled in by addressed()
    Service service = Service::Queue;
    QString path; ///< decoded, with a leading and without a trailing slash
    QUrlQuery query;
    QByteArray base; ///< "http://127.0.0.1:4711", the way this client reaches the server

    QByteArray header(QByteArrayView name) const
    {
        for (const auto &[key, value] : headers)
            if (key == name)
                return value;
        return {};
    }
    /// Path and query of the service, whichever way it was addressed.
    QString place() const { return query.isEmpty() ? path : path + u'?' + query.toString(); }
    /// The body as an object; an empty one when it is something else.
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

struct Answer
{
    int status = 200;
    Headers headers{};
    QByteArray body{};
    qsizetype offset = 0; ///< the part of `body` that is sent; whole by default
    qsizetype length = -1;
    bool eventStream = false; ///< only the head is sent; events follow

    void add(const QByteArray &name, const QByteArray &value) { headers.append({name, value}); }
    qsizetype bodyLength() const { return length < 0 ? body.size() - offset : length; }
};

/// The standard reason phrase: official clients show it to people.
QByteArray reasonPhrase(int status);

} // namespace i2m::sim
