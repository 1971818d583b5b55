// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/wire.h"

#include "tests/fal_simulator/accounts.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QUrl>
#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace i2m::sim {

SimulatorProgram::SimulatorProgram(const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(qEnvironmentVariable("FAL_SIMULATOR"), arguments);
    while (!m_process.canReadLine() && m_process.waitForReadyRead(10'000)) {
    }
    m_port = quint16(m_process.readLine().trimmed().split(':').last().toUInt());
}

SimulatorProgram::~SimulatorProgram()
{
    m_process.terminate();
    if (!m_process.waitForFinished(5000))
        m_process.kill();
}

Wire::Wire(quint16 port) : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        m_end = End::Reset;
}

Wire::~Wire() { ::close(m_socket); }

bool Wire::send(const QByteArray &bytes)
{
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const auto part =
            ::send(m_socket, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (part <= 0)
            return false;
        sent += part;
    }
    return true;
}

bool Wire::readMore(std::chrono::milliseconds patience)
{
    pollfd waiting{m_socket, POLLIN, 0};
    if (m_end != End::Open || ::poll(&waiting, 1, int(patience.count())) <= 0)
        return false;
    QByteArray part(64 * 1024, Qt::Uninitialized);
    const auto size = ::recv(m_socket, part.data(), size_t(part.size()), 0);
    if (size <= 0) {
        m_end = size == 0 ? End::Fin : End::Reset;
        return false;
    }
    m_buffer += part.first(size);
    return true;
}

QByteArray Wire::readToEnd(std::chrono::milliseconds patience)
{
    while (readMore(patience)) {
    }
    return std::exchange(m_buffer, {});
}

QByteArray Wire::readAnswer(bool bodiless)
{
    constexpr auto patience = std::chrono::seconds{5};
    while (!m_buffer.contains("\r\n\r\n") && readMore(patience)) {
    }
    const auto headEnd = m_buffer.indexOf("\r\n\r\n") + 4;
    const auto size = headEnd + (bodiless ? 0 : headerOf(m_buffer, "content-length").toLongLong());
    while (m_buffer.size() < size && readMore(patience)) {
    }
    const auto answer = m_buffer.left(size);
    m_buffer.remove(0, size);
    return answer;
}

QByteArray httpRequest(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                       const QByteArray &moreHeaders)
{
    auto request = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Key " +
                   Accounts::testKey + "\r\n" + moreHeaders;
    if (!body.isEmpty())
        request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return request + "\r\n" + body;
}

QByteArray exchange(quint16 port, const QByteArray &request)
{
    Wire wire{port};
    wire.send(request);
    return wire.readAnswer(request.startsWith("HEAD"));
}

int statusOf(const QByteArray &answer) { return answer.mid(9, 3).toInt(); }

QByteArray headerOf(const QByteArray &answer, const QByteArray &name)
{
    const auto head = answer.left(answer.indexOf("\r\n\r\n") + 2);
    const auto at = head.indexOf("\r\n" + name + ": ");
    if (at < 0)
        return {};
    const auto start = at + name.size() + 4;
    return head.mid(start, head.indexOf("\r\n", start) - start);
}

QByteArray bodyOf(const QByteArray &answer) { return answer.mid(answer.indexOf("\r\n\r\n") + 4); }

QByteArray testPicture(int side)
{
    QImage image{side, side, QImage::Format_ARGB32};
    image.fill(Qt::transparent);
    {
        QPainter painter{&image};
        painter.setBrush(QColor{200, 40, 60});
        painter.drawEllipse(side / 8, side / 8, side * 3 / 4, side * 3 / 4);
    }
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

QString uploadPicture(quint16 port, const QByteArray &png)
{
    const auto places =
        jsonOf(exchange(port, httpRequest("POST", "/storage/upload/initiate",
                                          R"({"content_type":"image/png","file_name":"thing.png"})")));
    const QUrl upload{places[u"upload_url"_s].toString()};
    exchange(port, httpRequest("PUT", upload.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority), png));
    return places[u"file_url"_s].toString();
}

QString submitPicture(quint16 port, const QString &imageUrl)
{
    const auto body = QJsonDocument{QJsonObject{{u"image_url"_s, imageUrl}}}.toJson(QJsonDocument::Compact);
    const auto answer = exchange(port, httpRequest("POST", "/tripo3d/tripo/v2.5/image-to-3d", body));
    return jsonOf(answer)[u"request_id"_s].toString();
}

QByteArray resultOf(quint16 port, const QByteArray &target)
{
    Wire stream{port};
    stream.send(httpRequest("GET", target + "/status/stream"));
    stream.readToEnd(std::chrono::minutes{1}); // ends with the job
    return exchange(port, httpRequest("GET", target));
}

} // namespace i2m::sim
