// SPDX-License-Identifier: GPL-3.0-or-later
// The yardstick for the API's speed: Qt's HTTP server alone, with one route and a fixed answer. Prints its
// port.
#include <QCoreApplication>
#include <QFile>
#include <QHttpServer>
#include <QTcpServer>
#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QByteArray body("{}");
    if (argc > 1) {
        QFile file(QString::fromLocal8Bit(argv[1]));
        if (!file.open(QIODevice::ReadOnly))
            return 1;
        body = file.readAll();
    }
    QHttpServer server;
    server.route(QStringLiteral("/status"), [body] { return QHttpServerResponse("application/json", body); });
    auto *listener = new QTcpServer;
    if (!listener->listen(QHostAddress::LocalHost))
        return 1;
    server.bind(listener);
    std::printf("%d\n", int(listener->serverPort()));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
