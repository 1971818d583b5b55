// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/fal_submit.h"

#include "core/log.h"
#include "core/providers/fal_cancel.h"

namespace i2m {
using namespace Qt::StringLiterals;

void FalSubmit::run()
{
    const QStringList uploads = m_checkpoint.uploads(now());
    HttpRequest request = m_connection.keyed("POST", m_connection.queueUrl(m_model.id),
                                             falInput(m_model, m_step.job.options, uploads));
    request.once = true;
    request.idle = request.total = m_connection.patience().submit;
    const FalCheckpoint noted = m_checkpoint.submitting();
    if (const auto committed = m_step.commit(noted.object()); !committed)
        return refuse(committed.error(), m_checkpoint);
    report(u"submitting"_s, -1);
    call(m_connection.api(), request, [this](const HttpAnswer &answer) { judge(answer); });
}

void FalSubmit::judge(const HttpAnswer &answer)
{
    const QString idInHead = QString::fromLatin1(answer.header("x-fal-request-id"));
    if (answer.succeeded()) {
        if (const auto ticket = falTicket(answer.body))
            return accepted(*ticket, false);
    } else if (answer.end == HttpAnswer::End::NotSent ||
               (answer.end == HttpAnswer::End::Answered && answer.status >= 400 && answer.status < 500)) {
        return refuse(answer, FalCall::Submit, m_checkpoint.restarted());
    }
    if (isFalRequestId(idInHead)) // the head came from fal itself, the id may be good
        return accepted({idInHead, {}, {}, {}}, true);
    const QString why =
        answer.end == HttpAnswer::End::Answered ? u"HTTP %1"_s.arg(answer.status) : answer.problem;
    refuse(Error{ErrorCode::SubmitUnknown, why}, m_checkpoint.restarted(), Billing::MayBeCharged);
}

FalTicket FalSubmit::completed(FalTicket ticket) const
{
    const QString base = falAppOf(m_model.id) + u"/requests/"_s + ticket.requestId;
    const auto url = [&](const QString &answered, const QString &suffix) {
        return m_connection.trusted(answered, m_connection.queueUrl(base + suffix))
            .toString(QUrl::FullyEncoded);
    };
    return {ticket.requestId, url(ticket.statusUrl, u"/status"_s), url(ticket.responseUrl, {}),
            url(ticket.cancelUrl, u"/cancel"_s)};
}

void FalSubmit::accepted(const FalTicket &ticket, bool doubtful)
{
    const FalCheckpoint noted = m_checkpoint.submitted(completed(ticket), doubtful, now());
    qCInfo(logFal, "%s: accepted as request %s", qPrintable(m_step.task.id.value),
           qPrintable(ticket.requestId));
    if (const auto committed = m_step.commit(noted.object()); !committed) {
        qCWarning(logFal, "%s: request %s could not be noted: %s", qPrintable(m_step.task.id.value),
                  qPrintable(ticket.requestId), qPrintable(committed.error().message()));
        if (committed.error().code == ErrorCode::Conflict || committed.error().code == ErrorCode::JobNotFound)
            (new FalCancel(m_connection, parent()))->start(noted); // nobody would ever fetch it
    }
    report(u"queued"_s, -1);
    goOn(noted);
}

} // namespace i2m
