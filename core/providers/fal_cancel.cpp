// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/fal_cancel.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {

CancelAnswer waited() { return {true, Billing::NotCharged, {}, {}}; }
CancelAnswer stopping()
{
    return {true,
            Billing::MayBeCharged,
            QCoreApplication::translate(
                "FalCancel", "fal.ai was asked to stop. It may charge for what it had done already."),
            {}};
}
CancelAnswer tooLate()
{
    return {false,
            Billing::MayBeCharged,
            QCoreApplication::translate("FalCancel", "The model was already finished at fal.ai."),
            {}};
}
CancelAnswer unclear()
{
    return {false,
            Billing::MayBeCharged,
            QCoreApplication::translate(
                "FalCancel", "fal.ai could not be asked to stop. The model may still be made and charged."),
            {}};
}
} // namespace

FalCancel::FalCancel(FalConnection &connection, QObject *parent) : QObject(parent), m_connection(connection)
{
}

QFuture<CancelAnswer> FalCancel::start(const FalCheckpoint &checkpoint)
{
    m_checkpoint = checkpoint;
    m_promise.start();
    const auto future = m_promise.future();
    switch (checkpoint.phase()) {
    case FalCheckpoint::Phase::Start:
        deliver(waited());
        break;
    case FalCheckpoint::Phase::Submitting:
        deliver(unclear());
        break;
    case FalCheckpoint::Phase::Finished:
        deliver(tooLate());
        break;
    case FalCheckpoint::Phase::Submitted:
        askStatus();
        break;
    }
    return future;
}

void FalCancel::askStatus()
{
    const auto request = m_connection.keyed("GET", QUrl(m_checkpoint.statusUrl()));
    const auto judgeStatus = [this](const HttpAnswer &answer) {
        const auto status = answer.succeeded() ? falStatus(answer.body) : std::nullopt;
        if (status && status->word == FalStatus::Word::Completed)
            return deliver(tooLate());
        askToStop(status && status->word == FalStatus::Word::Queued);
    };
    new HttpCall(m_connection.api(), request, judgeStatus, this);
}

void FalCancel::askToStop(bool waiting)
{
    const auto request = m_connection.keyed("PUT", QUrl(m_checkpoint.cancelUrl()));
    new HttpCall(
        m_connection.api(), request, [this, waiting](const HttpAnswer &answer) { judge(answer, waiting); },
        this);
}

void FalCancel::judge(const HttpAnswer &answer, bool waiting)
{
    const QString word = QJsonDocument::fromJson(answer.body)[u"status"_s].toString();
    if (answer.status == 400 || word == "ALREADY_COMPLETED"_L1)
        deliver(tooLate());
    else if (!answer.succeeded() && answer.status != 404)
        deliver(unclear());
    else
        deliver(waiting && answer.succeeded() ? waited() : stopping());
}

void FalCancel::deliver(CancelAnswer answer)
{
    // A retry after this starts anew where nothing is left to fetch, and fetches what was made all the same.
    if (answer.stopped)
        answer.checkpoint =
            (answer.billing == Billing::NotCharged ? m_checkpoint.restarted() : m_checkpoint.askedToStop())
                .object();
    m_promise.addResult(answer);
    m_promise.finish();
    deleteLater();
}

} // namespace i2m
