// SPDX-License-Identifier: GPL-3.0-or-later
// A row of the API, declared once: from it come dispatch, authentication, limits, the documents and the
// metric's label.
#pragma once

#include "core/api/exchange.h"

#include <optional>
#include <vector>

namespace i2m {

class Api;

enum class Access {
    Open,     ///< anybody
    Local,    ///< anybody while the server listens on loopback, else an admin
    Optional, ///< anybody who knows the id while the server listens on loopback, else the owner
    Key,      ///< a key
    Admin     ///< an admin's key
};

/// What an id in a path looks like: see isPlausibleId().
constexpr char idPattern[] = "^[A-Za-z0-9_-]{1,64}$";

enum class Quota { None, Counted, Upload };

using Handler = Reply (*)(Api &, const std::shared_ptr<Exchange> &);

struct Route
{
    const char *method;
    const char *path; ///< "/api/v1/status/{job_id}"
    const char *tag;  ///< chapter of the documents
    const char *summary;
    Access access;
    Quota quota;
    Admission::Body body;
    const char *input;  ///< schema of the body, or nullptr
    int status;         ///< of success
    const char *output; ///< schema of a JSON answer, or its media type when it has a "/"
    Handler handler;
    std::vector<const char *> parameters{}; ///< of the query and the head, by their names in the documents
    std::vector<ErrorCode> errors{};        ///< beside those that access and quota imply
    bool spends = false;                    ///< takes an Idempotency-Key
    bool alias = false;                     ///< the predecessor's; marked as deprecated
    const char *alternative = nullptr;      ///< schema of the JSON that is served when it is asked for
};

const std::vector<Route> &routes();

struct RouteMatch
{
    const Route *route = nullptr;
    QStringList arguments;
};

/// The row for a request; HEAD is served by GET's. Without a match `allowed` has the methods which that path
/// takes; it is empty when there is nothing at all.
RouteMatch findRoute(const Request &request, QByteArrayList &allowed);

} // namespace i2m
