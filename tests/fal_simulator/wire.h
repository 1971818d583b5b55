// SPDX-License-Identifier: GPL-3.0-or-later
// The simulator as a program of its own, and raw blocking sockets to it: tests of faults have to see every
// byte and tell a FIN from an RST.
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <chrono>

namespace i2m::sim {

/// Runs build/fal-simulator for as long as it lives.
class SimulatorProgram
{
public:
    explicit SimulatorProgram(const QStringList &arguments = {});
    ~SimulatorProgram();
    quint16 port() const { return m_port; }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

class Wire
{
public:
    enum class End { Open, Fin, Reset };

    explicit Wire(quint16 port);
    ~Wire();
    Wire(const Wire &) = delete;
    Wire &operator=(const Wire &) = delete;

    /// False when the other side has gone away.
    bool send(const QByteArray &bytes);
    /// Everything until the connection ends or nothing comes for `patience`.
    QByteArray readToEnd(std::chrono::milliseconds patience = std::chrono::seconds{5});
    /// One answer with its Content-Length body; what comes after it stays for the next call.
    QByteArray readAnswer(bool bodiless = false);
    /// How the connection was after the last read.
    End end() const { return m_end; }

private:
    bool readMore(std::chrono::milliseconds patience);

    int m_socket = -1;
    QByteArray m_buffer;
    End m_end = End::Open;
};

/// JSON written with single quotes, for the sake of readers.
inline QByteArray json(const char *text) { return QByteArray{text}.replace('\'', '"'); }

/// A request with the test key, Host, and a Content-Length if there is a body.
QByteArray httpRequest(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                       const QByteArray &moreHeaders = {});
/// One request on a connection of its own.
QByteArray exchange(quint16 port, const QByteArray &request);
int statusOf(const QByteArray &answer);
QByteArray headerOf(const QByteArray &answer, const QByteArray &name);
QByteArray bodyOf(const QByteArray &answer);
inline QJsonObject jsonOf(const QByteArray &answer)
{
    return QJsonDocument::fromJson(bodyOf(answer)).object();
}

/// A small picture with a subject on a transparent ground, as PNG.
QByteArray testPicture(int side = 64);
/// Uploads in two steps; answers the file's URL.
QString uploadPicture(quint16 port, const QByteArray &png);
/// Submits a picture to the default model; answers the request id.
QString submitPicture(quint16 port, const QString &imageUrl);
/// Follows the job to its end; answers the result as it came over the wire. `target` is the path of its
/// response_url.
QByteArray resultOf(quint16 port, const QByteArray &target);
/// The path of a request to the default model's app.
inline QByteArray targetOf(const QString &requestId)
{
    return "/tripo3d/tripo/requests/" + requestId.toLatin1();
}

} // namespace i2m::sim
