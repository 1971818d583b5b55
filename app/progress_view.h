// SPDX-License-Identifier: GPL-3.0-or-later
// Shows on stderr how a job gets on: a bar on a terminal, else one line for each change of stage.
#pragma once

#include "app/console.h"
#include "core/jobs/job.h"

#include <QHash>

namespace i2m {

class ProgressView
{
public:
    explicit ProgressView(const Console &console) : m_console(console) {}
    ~ProgressView() { clear(); }

    void show(const Job &job);
    /// Takes the bar away, for other output.
    void clear();

private:
    void drawBar(const Job &job);

    const Console &m_console;
    QHash<TaskId, QString> m_told; ///< the last stage told of each task
    bool m_drawn = false;
};

} // namespace i2m
