// SPDX-License-Identifier: GPL-3.0-or-later
// The second start of the program hands its files to the first, which comes to the front. One per data
// folder.
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QStringList>

namespace i2m {

class SingleInstance : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(const QString &dataFolder, QObject *parent = nullptr);

    /// True when a running one took the files over; this start can end. Waits at most a second.
    bool handOver(const QStringList &files) const;
    /// From now on other starts reach this one.
    bool listen();

Q_SIGNALS:
    void called(const QStringList &files);

private:
    void take(QLocalSocket *socket);

    QString m_name;
    QLocalServer m_server;
};

} // namespace i2m
