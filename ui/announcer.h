// SPDX-License-Identifier: GPL-3.0-or-later
// Tells screen readers what has changed, but never drowns them: one announcement in five seconds, the latest
// of each source.
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>
#include <chrono>

namespace i2m {

class Announcer : public QObject
{
    Q_OBJECT

public:
    explicit Announcer(std::chrono::milliseconds pause = std::chrono::seconds(5), QObject *parent = nullptr);

    /// `source` gets the text as its accessible name; it is read out now or when the pause is over.
    void say(QWidget &source, const QString &text);
    /// The one of this program. Needs a QApplication.
    static Announcer &ofProgram();

Q_SIGNALS:
    void said(const QString &text);

private:
    void next();

    QTimer m_pause;
    QList<QPointer<QWidget>> m_waiting;
};

} // namespace i2m
