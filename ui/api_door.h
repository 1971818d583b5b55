// SPDX-License-Identifier: GPL-3.0-or-later
// The port to the embedded API server, as the header's chip and its popover see it. Lives in the window's
// thread.
#pragma once

#include "core/result.h"
#include "core/secrets.h"

#include <QDateTime>
#include <QFuture>
#include <QList>
#include <QObject>

namespace i2m {

struct ApiState
{
    enum class Kind { Off, Starting, On, Shared, Problem };
    Kind kind = Kind::Off;
    QString address{};     ///< "127.0.0.1:8000"
    QString note{};        ///< why it is a problem, or that another port was taken
    int requestsToday = 0; ///< answered since midnight
    QDateTime lastUse{};   ///< local time, invalid when never
    QString lastClient{};
};

struct ApiRequest
{
    QDateTime time;
    QString method;
    QString path;
    int status = 0;
    int milliseconds = 0;
    QString client;
    QString key; ///< id of its key, empty without one
};

struct ApiKey
{
    QString id;
    QString name;
    bool admin = false;
    bool fixed = false;  ///< from the environment, or the window's own: not to be revoked here
    QDateTime created{}; ///< invalid when unknown
    QDateTime lastUse{}; ///< since the server was turned on

    bool operator==(const ApiKey &) const = default;
};

class ApiDoor : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual ApiState state() const = 0;
    virtual Secret key() const = 0;
    virtual void setOn(bool on) = 0;
    /// Replaces the key; programs with the old one are refused from then on.
    virtual void renewKey() = 0;
    /// The newest requests, newest first, at most 200.
    virtual QList<ApiRequest> log() const = 0;
    /// All keys it takes while it is on.
    virtual QList<ApiKey> keys() const = 0;
    /// Answers the key, which can be seen this once. Errors: ServiceUnavailable while it is off,
    /// StorageError.
    virtual QFuture<Result<Secret>> addKey(const QString &name, bool admin) = 0;
    /// Programs with that key are refused from then on.
    virtual QFuture<Result<void>> revokeKey(const QString &id) = 0;

Q_SIGNALS:
    void changed();
};

} // namespace i2m
