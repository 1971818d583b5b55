// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journeys/programs.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QUrl>
#include <csignal>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QString inBuildFolder(const QString &program) { return QStringLiteral(I2M_BUILD_DIR) + u'/' + program; }
} // namespace

QString Simulator::key()
{
    return u"11111111-2222-4333-8444-555555555555:0123456789abcdef0123456789abcdef"_s;
}

Simulator::Simulator(const QStringList &flags)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(inBuildFolder(u"fal-simulator"_s),
                    QStringList{u"--port"_s, u"0"_s, u"--key"_s, key()} + flags);
    if (!m_process.waitForReadyRead(10'000))
        return;
    m_address = QString::fromUtf8(m_process.readLine()).trimmed().section(u' ', -1);
}

Simulator::~Simulator()
{
    m_process.terminate();
    if (!m_process.waitForFinished(5'000))
        m_process.kill();
    m_process.waitForFinished(1'000);
}

QByteArray Simulator::call(const QByteArray &method, const QString &path, const QByteArray &body) const
{
    const QUrl url(m_address);
    QTcpSocket socket;
    socket.connectToHost(url.host(), quint16(url.port()));
    if (!socket.waitForConnected(5'000))
        return {};
    socket.write(method + ' ' + path.toUtf8() + " HTTP/1.1\r\nHost: " + url.authority().toUtf8() +
                 "\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: " +
                 QByteArray::number(body.size()) + "\r\n\r\n" + body);
    QByteArray answer;
    while (socket.waitForReadyRead(5'000))
        answer += socket.readAll();
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

QJsonObject Simulator::stats() const
{
    return QJsonDocument::fromJson(call("GET", u"/_simulator/stats"_s)).object();
}

void Simulator::setFaults(const QJsonArray &faults) const
{
    call("POST", u"/_simulator/faults"_s, QJsonDocument(faults).toJson());
}

void Simulator::set(const QJsonObject &settings) const
{
    call("POST", u"/_simulator/settings"_s, QJsonDocument(settings).toJson());
}

void Simulator::lock(const QString &reason) const
{
    call("POST", u"/_simulator/account"_s, QJsonDocument(QJsonObject{{u"locked"_s, reason}}).toJson());
}

Program::Program(const QStringList &arguments, const Simulator &simulator)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"FAL_KEY"_s, Simulator::key());
    environment.insert(u"FAL_QUEUE_RUN_HOST"_s, simulator.address());
    environment.insert(u"FAL_REST_HOST"_s, simulator.address());
    m_process.setProcessEnvironment(environment);
    m_process.start(inBuildFolder(u"image2model"_s), arguments);
    m_process.waitForStarted();
}

Program::~Program()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    resume();
    kill();
}

int Program::exited()
{
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(60'000))
        return -1;
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

void Program::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

void Program::killAfter(int milliseconds)
{
    if (!m_process.waitForFinished(milliseconds))
        kill();
}

void Program::pause() const { ::kill(pid_t(m_process.processId()), SIGSTOP); }
void Program::resume() const { ::kill(pid_t(m_process.processId()), SIGCONT); }

QByteArray Program::firstLine()
{
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(10'000))
            return {};
    }
    return m_process.readLine();
}

void Program::interrupt() { ::kill(pid_t(m_process.processId()), SIGINT); }

} // namespace i2m
