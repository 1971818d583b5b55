// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/fal_step.h"

#include "core/log.h"

#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

FalStep::FalStep(FalConnection &connection, const ModelEntry &model, const Step &step, QObject *parent)
    : QObject(parent), m_connection(connection), m_model(model), m_step(step),
      m_checkpoint(step.task.checkpoint), m_shown{step.task.stage, step.task.percent, step.task.queuePosition}
{
}

QFuture<Outcome> FalStep::start()
{
    m_promise.start();
    connect(&m_watcher, &QFutureWatcher<Outcome>::canceled, this, [this] {
        if (!m_finished)
            cancelled();
    });
    m_watcher.setFuture(m_promise.future());
    run();
    return m_promise.future();
}

void FalStep::finish(Outcome outcome)
{
    if (m_finished)
        return;
    m_finished = true;
    m_promise.addResult(std::move(outcome));
    m_promise.finish();
    deleteLater();
}

void FalStep::refuse(const HttpAnswer &answer, FalCall call, const FalCheckpoint &checkpoint)
{
    Refused refused = falRefusal(answer, call);
    refused.checkpoint = checkpoint.object();
    refused.requestId = checkpoint.requestId();
    qCInfo(logFal, "%s: %s (HTTP %d)", qPrintable(m_step.task.id.value), qPrintable(refused.error.message()),
           answer.status);
    finish(refused);
}

void FalStep::refuse(const Error &error, const FalCheckpoint &checkpoint, Billing billing)
{
    finish(Refused{.error = error,
                   .checkpoint = checkpoint.object(),
                   .billing = billing,
                   .requestId = checkpoint.requestId()});
}

void FalStep::goOn(const FalCheckpoint &checkpoint, Milliseconds delay)
{
    finish(Wait{delay, m_shown, checkpoint.object(), checkpoint.requestId()});
}

void FalStep::report(const QString &stage, int percent, int queuePosition, const QStringList &log)
{
    m_shown = {stage, std::max(m_shown.percent, percent), queuePosition};
    Progress progress = m_shown;
    progress.log = log;
    if (m_step.report)
        m_step.report(progress);
}

void FalStep::reportBytes(int percent, qint64 received, qint64 receiving)
{
    m_shown = {.stage = u"downloading"_s,
               .percent = std::max(m_shown.percent, percent),
               .received = received,
               .receiving = receiving};
    if (m_step.report)
        m_step.report(m_shown);
}

HttpCall *FalStep::call(QNetworkAccessManager &network, const HttpRequest &request,
                        std::function<void(const HttpAnswer &)> finish)
{
    return new HttpCall(network, request, std::move(finish), this);
}

} // namespace i2m
