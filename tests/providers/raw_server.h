// SPDX-License-Identifier: GPL-3.0-or-later
// A server that says exactly what a test scripts, byte by byte, and remembers every request. It plays a small
// and well-behaved fal.ai as long as nothing else is scripted.
#pragma once

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QtEndian>
#include <algorithm>
#include <functional>
#include <optional>

namespace i2m {

struct RawRequest
{
    QByteArray method;
    QByteArray path; ///< with its query
    QByteArray head;
    QByteArray body;

    QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n'))
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.mid(name.size() + 1).trimmed();
        return {};
    }
};

struct RawAnswer
{
    enum class Then { Keep, Close, Reset };

    QByteArray bytes;
    Then then = Then::Keep;
    int dripMs = 0; ///< one byte each so many milliseconds

    static RawAnswer json(int status, const QByteArray &body, const QByteArray &headers = {})
    {
        return http(status, body, "Content-Type: application/json\r\n" + headers);
    }
    static RawAnswer http(int status, const QByteArray &body, const QByteArray &headers = {})
    {
        return {"HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: " +
                    QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body,
                Then::Keep, 0};
    }
};

class RawServer : public QTcpServer
{
public:
    using Script = std::function<std::optional<RawAnswer>(const RawRequest &)>;

    explicit RawServer(const QHostAddress &address = QHostAddress::LocalHost)
    {
        if (!listen(address))
            qFatal("cannot listen");
    }

    QByteArray origin() const
    {
        return "http://" + serverAddress().toString().toLatin1() + ':' + QByteArray::number(serverPort());
    }
    int count(const QByteArray &method, const QByteArray &part) const
    {
        return int(std::count_if(requests.begin(), requests.end(), [&](const RawRequest &each) {
            return each.method == method && each.path.contains(part);
        }));
    }
    const RawRequest &last(const QByteArray &part) const
    {
        for (auto each = requests.rbegin(); each != requests.rend(); ++each)
            if (each->path.contains(part))
                return *each;
        qFatal("nobody asked for %s", part.constData());
    }
    static QByteArray smallModel()
    {
        QByteArray json = R"({"asset":{"version":"2.0"}} )";
        QByteArray glb("glTF\2\0\0\0", 8);
        const auto number = [](qsizetype n) {
            const quint32 little = qToLittleEndian(quint32(n));
            return QByteArray(reinterpret_cast<const char *>(&little), 4);
        };
        return glb + number(20 + json.size()) + number(json.size()) + "JSON" + json;
    }

    QList<RawRequest> requests;
    Script script; ///< what it returns is sent instead of the usual answer

protected:
    void incomingConnection(qintptr handle) override
    {
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(handle);
        connect(socket, &QTcpSocket::readyRead, socket, [this, socket, buffer = QByteArray()]() mutable {
            buffer += socket->readAll();
            while (const auto request = takeRequest(buffer))
                answer(socket, *request);
        });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }

private:
    static std::optional<RawRequest> takeRequest(QByteArray &buffer)
    {
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return {};
        RawRequest request;
        request.head = buffer.left(end);
        const auto words = request.head.left(request.head.indexOf("\r\n")).split(' ');
        request.method = words.value(0);
        request.path = words.value(1);
        const qsizetype length = request.header("content-length").toLongLong();
        if (buffer.size() < end + 4 + length)
            return {};
        request.body = buffer.mid(end + 4, length);
        buffer.remove(0, end + 4 + length);
        return request;
    }
    void answer(QTcpSocket *socket, const RawRequest &request)
    {
        requests.append(request);
        const auto scripted = script ? script(request) : std::nullopt;
        const RawAnswer answer = scripted ? *scripted : usual(request);
        if (answer.dripMs > 0)
            return drip(socket, answer.bytes, answer.dripMs);
        socket->write(answer.bytes);
        if (answer.then == RawAnswer::Then::Close)
            socket->disconnectFromHost();
        if (answer.then == RawAnswer::Then::Reset) {
            socket->flush();
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            socket->abort();
        }
    }
    void drip(QTcpSocket *socket, const QByteArray &bytes, int interval)
    {
        auto *timer = new QTimer(socket);
        connect(timer, &QTimer::timeout, socket, [socket, bytes, at = qsizetype(0)]() mutable {
            if (at < bytes.size())
                socket->write(bytes.mid(at++, 1));
        });
        timer->start(interval);
    }
    RawAnswer usual(const RawRequest &request) const
    {
        const QByteArray ticket = R"("request_id":"r1","status_url":")" + origin() +
                                  R"(/a/b/requests/r1/status",)" + R"("response_url":")" + origin() +
                                  R"(/a/b/requests/r1","cancel_url":")" + origin() +
                                  R"(/a/b/requests/r1/cancel")";
        if (request.path.startsWith("/storage/upload/initiate"))
            return RawAnswer::json(200, R"({"file_url":")" + origin() + R"(/files/in.png","upload_url":")" +
                                            origin() + R"(/put/in.png?signature=s"})");
        if (request.method == "PUT")
            return RawAnswer::json(request.path.endsWith("/cancel") ? 202 : 200,
                                   R"({"status":"CANCELLATION_REQUESTED"})");
        if (request.method == "POST")
            return RawAnswer::json(200, R"({"status":"IN_QUEUE",)" + ticket + "}");
        if (request.path.contains("/status/stream"))
            return {"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
                    "data: {\"status\":\"IN_QUEUE\",\"queue_position\":2}\n\n"
                    "data: {\"status\":\"IN_PROGRESS\",\"logs\":[{\"message\":\"progress: 40%\"}]}\n\n"
                    "data: {\"status\":\"COMPLETED\"}\n\n",
                    RawAnswer::Then::Close, 0};
        if (request.path.contains("/status"))
            return RawAnswer::json(200, R"({"status":"COMPLETED",)" + ticket + "}");
        if (request.path.endsWith("/requests/r1"))
            return RawAnswer::json(200, R"({"task_id":"t1","model_mesh":{"url":")" + origin() +
                                            R"(/files/model.glb"},"rendered_image":null})");
        if (request.path.startsWith("/files/model.glb"))
            return RawAnswer::http(200, smallModel(), "ETag: \"v1\"\r\n");
        return RawAnswer::json(404, R"({"status":"NOT_FOUND"})");
    }
};

} // namespace i2m
