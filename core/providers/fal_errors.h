// SPDX-License-Identifier: GPL-3.0-or-later
// Every way in which fal.ai says no, mapped to one row of the error table, with fal's own words and the
// request id kept. Pure. Sources: fal.ai/docs/errors and answers seen on the wire.
#pragma once

#include "core/jobs/provider.h"
#include "core/providers/http_call.h"

namespace i2m {

/// What was being asked when the answer came; it decides what the same status means.
enum class FalCall { Account, Upload, Submit, Watch, Result, Download };

/// The refusal for an answer that is no success. Its checkpoint is left empty: the step knows it.
Refused falRefusal(const HttpAnswer &answer, FalCall call);
/// What was wrong with an answer in our own words; `source` is marked with QT_TRANSLATE_NOOP in "FalAnswer".
Error falProblem(ErrorCode code, const char *source, const QStringList &values = {});
/// Whether a failed result is fal's last word on the request (the model or the platform failed), and not a
/// passing trouble of the way to it.
bool isFinalResult(const HttpAnswer &answer);
/// Retry-After in seconds or as an HTTP date, at most an hour; nothing if there is none.
std::optional<Milliseconds> retryAfterOf(const HttpAnswer &answer, Time at);

} // namespace i2m
