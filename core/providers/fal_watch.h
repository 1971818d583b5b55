// SPDX-License-Identifier: GPL-3.0-or-later
// Follows a request at fal: by its event stream, else by asking with growing pauses. When it is completed the
// result is fetched at once and its URLs are the next checkpoint, because fal forgets them within minutes.
#pragma once

#include "core/providers/event_lines.h"
#include "core/providers/fal_step.h"

#include <QElapsedTimer>

namespace i2m {

class FalWatch : public FalStep
{
    Q_OBJECT

public:
    using FalStep::FalStep;
    ~FalWatch() override;

    /// Pause before the next status call: 1 s, half as long again each time, at most 5 s; give or take a
    /// fifth. `chance` is uniform in [0, 1).
    static Milliseconds pause(int polls, double chance, const FalPatience &patience);

protected:
    void run() override;

private:
    void stream();
    void streamEnded(const HttpAnswer &answer);
    void poll();
    void pollAgain(int troubles);
    /// Unless it has taken too long already.
    void goOnWatching(const FalCheckpoint &checkpoint, Milliseconds delay = {});
    /// Shows what a status says; true when the request is completed.
    bool heard(const FalStatus &status, bool fullLog);
    void fetchResult();
    void judgeResult(const HttpAnswer &answer);
    void trouble(const HttpAnswer &answer, FalCall call);

    EventLines m_lines;
    QElapsedTimer m_streamed;
    bool m_streaming = false;
    bool m_firstEvent = true;
    bool m_completed = false;
    bool m_failed = false;
};

} // namespace i2m
