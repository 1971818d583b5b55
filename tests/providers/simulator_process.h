// SPDX-License-Identifier: GPL-3.0-or-later
// A fal-simulator of one's own: started on a port the system chooses, asked and told through its control
// routes, gone with this object.
#pragma once

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>

namespace i2m {

class SimulatorProcess
{
public:
    /// `program`: path of fal-simulator.
    explicit SimulatorProcess(const QString &program, const QStringList &arguments = {})
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(program, QStringList{QStringLiteral("--port"), QStringLiteral("0")} + arguments);
        const QByteArray said = "listening on ";
        while (!m_output.contains('\n') && m_process.waitForReadyRead(20'000))
            m_output += m_process.readAllStandardOutput();
        const QByteArray line = m_output.left(m_output.indexOf('\n')).trimmed();
        if (!line.startsWith(said))
            qFatal("the simulator did not start: %s", qPrintable(m_process.errorString()));
        m_origin = line.mid(said.size());
    }
    ~SimulatorProcess()
    {
        m_process.terminate();
        m_process.waitForFinished(5000);
    }
    Q_DISABLE_COPY_MOVE(SimulatorProcess)

    QByteArray origin() const { return m_origin; }
    QJsonObject stats() { return call("GET", "stats", {}); }
    int stat(const char *name) { return stats()[QLatin1StringView(name)].toInt(); }
    void setFaults(const QByteArray &json) { (void)call("POST", "faults", json); }
    void set(const QByteArray &settings) { (void)call("POST", "settings", settings); }

private:
    QJsonObject call(const QByteArray &verb, const QByteArray &route, const QByteArray &json)
    {
        QNetworkRequest request(QUrl(QString::fromLatin1(m_origin + "/_simulator/" + route)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        QNetworkReply *reply = m_network.sendCustomRequest(request, verb, json);
        QEventLoop loop;
        QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
        loop.exec();
        const QByteArray body = reply->readAll();
        if (reply->error() != QNetworkReply::NoError)
            qFatal("the simulator refused: %s", body.constData());
        reply->deleteLater();
        return QJsonDocument::fromJson(body).object();
    }

    QProcess m_process;
    QByteArray m_output;
    QByteArray m_origin;
    QNetworkAccessManager m_network;
};

} // namespace i2m
