// SPDX-License-Identifier: GPL-3.0-or-later
// The CDN's reading side: whole files, ranges, conditional requests (RFC 9110). Open to whoever has the URL.
#pragma once

#include "tests/fal_simulator/http_message.h"
#include "tests/fal_simulator/shelf.h"
#include "tests/fal_simulator/stats.h"

namespace i2m::sim {

/// GET and HEAD of a file.
Answer fileAnswer(const Request &request, const Shelf &shelf, Stats &stats);

} // namespace i2m::sim
