// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/http_message.h"

namespace i2m::sim {

QByteArray reasonPhrase(int status)
{
    struct Row
    {
        int status;
        const char *phrase;
    };
    static constexpr Row rows[] = {
        {200, "OK"},
        {202, "Accepted"},
        {204, "No Content"},
        {206, "Partial Content"},
        {304, "Not Modified"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {410, "Gone"},
        {413, "Content Too Large"},
        {416, "Range Not Satisfiable"},
        {422, "Unprocessable Entity"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {499, "Client Closed Request"},
        {500, "Internal Server Error"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
    };
    for (const auto &row : rows)
        if (row.status == status)
            return row.phrase;
    return "Unknown";
}

} // namespace i2m::sim
