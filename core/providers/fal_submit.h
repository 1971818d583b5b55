// SPDX-License-Identifier: GPL-3.0-or-later
// The one call that costs money. It is noted on disk before its first byte leaves, sent at most once, and
// never stopped half-way; an unclear outcome is told to the user and not repeated.
#pragma once

#include "core/providers/fal_step.h"

namespace i2m {

class FalSubmit : public FalStep
{
    Q_OBJECT

public:
    using FalStep::FalStep;

protected:
    void run() override;
    void cancelled() override {} // whatever fal answers must still be noted

private:
    void judge(const HttpAnswer &answer);
    void accepted(const FalTicket &ticket, bool doubtful);
    FalTicket completed(FalTicket ticket) const;
};

} // namespace i2m
