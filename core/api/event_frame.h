// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of single events, in either dialect.
#pragma once

#include "core/api/event_stream.h"

namespace i2m {

/// The first bytes of every stream: how soon to come back.
QByteArray openingFrame();
/// A comment that keeps the connection alive.
QByteArray heartbeatFrame();
/// How the whole job stands.
QByteArray snapshotFrame(EventDialect dialect, const Job &job);
/// A task changed. `id` as the event's id.
QByteArray progressFrame(EventDialect dialect, const Job &job, const Task &task, Revision id);
QByteArray logFrame(const JobId &job, const LogLine &line);
/// The stream has lasted as long as its client wanted; in the predecessor's words.
QByteArray timeoutFrame(const JobId &job, Revision id);
/// The job has ended.
QByteArray finalFrame(EventDialect dialect, const Job &job);

} // namespace i2m
