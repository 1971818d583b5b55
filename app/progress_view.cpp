// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/progress_view.h"

#include "app/commands/job_text.h"

#include <QCoreApplication>
#include <cstdio>

namespace i2m {
using namespace Qt::StringLiterals;

void ProgressView::show(const Job &job)
{
    for (const Task &task : job.tasks) {
        // A trouble is told once, whatever stages its retries pass through.
        const bool inTrouble = task.failure && !isFinal(task.state);
        const QString told = inTrouble ? task.failure->error.name() : stageText(task);
        if (m_told.value(task.id) == told)
            continue;
        const bool first = !m_told.contains(task.id);
        m_told[task.id] = told;
        const bool plainlyWaiting = first && task.state == TaskState::Queued && !task.failure;
        const bool barSaysIt = Console::errorIsTerminal() && !isFinal(task.state) && !task.failure;
        if (plainlyWaiting || barSaysIt)
            continue;
        clear();
        m_console.say(taskText(task));
    }
    if (Console::errorIsTerminal())
        drawBar(job);
}

void ProgressView::drawBar(const Job &job)
{
    constexpr int width = 24; // characters
    const JobCounts counts = countsOf(job);
    const int percent = progressOf(job);
    if (isFinal(job.tasks.back().state) && counts.queued + counts.running == 0)
        return clear();
    const int full = width * percent / 100;
    QString line =
        u"\r\x1b[K[%1%2] %3 %  "_s.arg(QString(full, u'#'), QString(width - full, u'-')).arg(percent, 3);
    line += QCoreApplication::translate("ProgressView", "%1 of %2 done")
                .arg(counts.completed)
                .arg(counts.total());
    for (const Task &task : job.tasks) {
        if (task.state == TaskState::Running) {
            line += u" · "_s + task.name().left(24) + u": "_s + stageText(task);
            break;
        }
    }
    std::fputs(line.toUtf8().constData(), stderr);
    std::fflush(stderr);
    m_drawn = true;
}

void ProgressView::clear()
{
    if (!m_drawn)
        return;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
    m_drawn = false;
}

} // namespace i2m
