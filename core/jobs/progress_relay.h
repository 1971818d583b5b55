// SPDX-License-Identifier: GPL-3.0-or-later
// Carries progress from a step, in whatever thread it runs, to the engine's thread. The step holds it by a
// shared pointer, so that a step which outlives its engine reports to nobody.
#pragma once

#include "core/jobs/provider.h"

#include <QObject>

namespace i2m {

class ProgressRelay : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void shown(const i2m::TaskId &task, const QString &token, const i2m::Progress &progress);
};

} // namespace i2m

Q_DECLARE_METATYPE(i2m::Progress)
