// SPDX-License-Identifier: GPL-3.0-or-later
// One step of a task at fal.ai: an object that lives as long as the step, owns its calls and delivers one
// outcome. Deleting it, or the engine cancelling its future, stops everything it has under way.
#pragma once

#include "core/catalogue.h"
#include "core/jobs/provider.h"
#include "core/providers/fal_checkpoint.h"
#include "core/providers/fal_connection.h"
#include "core/providers/fal_errors.h"

#include <QFutureWatcher>
#include <QPromise>

namespace i2m {

class FalStep : public QObject
{
    Q_OBJECT

public:
    FalStep(FalConnection &connection, const ModelEntry &model, const Step &step, QObject *parent);

    QFuture<Outcome> start();

protected:
    virtual void run() = 0;
    /// The engine does not want the outcome any more.
    virtual void cancelled() { deleteLater(); }

    /// Delivers and ends the step.
    void finish(Outcome outcome);
    /// finish() with the refusal for `answer`; a retry goes on from `checkpoint`.
    void refuse(const HttpAnswer &answer, FalCall call, const FalCheckpoint &checkpoint);
    void refuse(const Error &error, const FalCheckpoint &checkpoint, Billing billing = Billing::NotCharged);
    /// Ends the step with what was last reported still showing.
    void goOn(const FalCheckpoint &checkpoint, Milliseconds delay = {});
    /// True at the third "not found" in a row: one alone is not believed, because what is lost has to be paid
    /// again.
    bool isCertainlyGone() const { return m_checkpoint.troubles() >= 2; }
    /// `percent` is of the whole task and never goes back; -1 keeps what was.
    void report(const QString &stage, int percent, int queuePosition = -1, const QStringList &log = {});
    /// So much of the model is here; `receiving` bytes are all of it, -1: not said.
    void reportBytes(int percent, qint64 received, qint64 receiving);
    HttpCall *call(QNetworkAccessManager &network, const HttpRequest &request,
                   std::function<void(const HttpAnswer &)> finish);

    FalConnection &m_connection;
    const ModelEntry &m_model;
    const Step m_step;
    FalCheckpoint m_checkpoint;

private:
    Progress m_shown; ///< without its log
    QPromise<Outcome> m_promise;
    QFutureWatcher<Outcome> m_watcher;
    bool m_finished = false;
};

} // namespace i2m
