// SPDX-License-Identifier: GPL-3.0-or-later
// One request on its way to its answer, and the port through which the gate asks what to do with it.
#pragma once

#include "core/api/answer.h"
#include "core/api/form_data.h"
#include "core/api/request.h"

#include <QHostAddress>
#include <chrono>
#include <memory>
#include <optional>

namespace i2m {

struct Route;

/// Who asks.
struct Caller
{
    enum class Role { Anonymous, User, Admin };
    Role role = Role::Anonymous;
    QString key; ///< id of the API key; empty when anonymous
};

/// Whose a job is: of the key that started it, and within that of a session.
struct Ownership
{
    QString owner;   ///< id of a key
    QString session; ///< empty where only the key counts
};

struct Exchange
{
    Request request;
    QByteArray id; ///< correlation id, as X-Request-ID in the answer
    QHostAddress peer;
    bool tls = false;
    std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();

    QByteArray body;                ///< when a JSON body was admitted
    std::unique_ptr<FormData> form; ///< when a form was admitted

    Headers extraHeaders;         ///< for whatever the answer will be: CORS, rate limits
    const Route *route = nullptr; ///< set by the doorman
    QStringList arguments;        ///< of the route's path
    Caller caller;
    QString session; ///< that the client names: it then sees this one's jobs only; empty when it names none
    bool counted = false; ///< against the caller's rate limit
};

/// What may follow a head.
struct Admission
{
    enum class Body { None, Json, Form };
    Body body = Body::None;
    qint64 most = 64 * 1024; ///< bytes
    FormLimits form{};
    std::optional<Answer> refusal; ///< answered at once; the body is not even received
};

/// The gate's question to the API. All calls come in the gate's thread and must not block.
class Doorman
{
public:
    virtual ~Doorman() = default;

    /// After the head, before the body.
    virtual Admission admit(Exchange &exchange) = 0;
    /// The request is there as a whole.
    virtual Reply handle(const std::shared_ptr<Exchange> &exchange) = 0;
    /// The answer is sent, or the client left while it was (then `complete` is false).
    virtual void answered(const Exchange &exchange, int status, qint64 bytes, bool complete) = 0;
};

} // namespace i2m
