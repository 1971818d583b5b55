// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/fal.h"

#include "core/async.h"
#include "core/providers/fal_cancel.h"
#include "core/providers/fal_download.h"
#include "core/providers/fal_submit.h"
#include "core/providers/fal_upload.h"
#include "core/providers/fal_watch.h"

namespace i2m {
using namespace Qt::StringLiterals;

Fal::Fal(const Catalogue &catalogue, const Settings &settings, const Secret &key, FalPatience patience,
         QObject *parent)
    : QObject(parent), m_catalogue(catalogue), m_connection(settings, patience, this), m_steps(this)
{
    m_connection.setKey(key);
}

std::optional<Error> Fal::blocked() const
{
    if (m_connection.key().isEmpty())
        return Error{ErrorCode::ProviderKeyMissing, {}};
    return {};
}

const ModelEntry *Fal::find(const QString &model) const
{
    const ModelEntry *found = model.isEmpty() ? m_catalogue.preferred(name()) : m_catalogue.find(model);
    return found && found->provider == name() ? found : nullptr;
}

QFuture<Outcome> Fal::advance(const Step &step)
{
    const FalCheckpoint checkpoint(step.task.checkpoint);
    const auto refused = [&](const Error &error, Billing billing = Billing::NotCharged) {
        return ready(Outcome(Refused{error, checkpoint.restarted().object(), billing, {}, {}}));
    };
    const ModelEntry *model = find(step.job.model);
    if (!model)
        return refused({ErrorCode::ModelUnavailable, step.job.model});
    switch (checkpoint.phase()) {
    case FalCheckpoint::Phase::Start:
        if (step.task.model)
            return refused({ErrorCode::ModelExpired, {}}, Billing::Charged);
        if (step.task.unawaited)
            return refused({ErrorCode::Cancelled, {}});
        return begin(*model, step);
    case FalCheckpoint::Phase::Submitting:
        return refused({ErrorCode::SubmitUnknown, {}}, Billing::MayBeCharged);
    case FalCheckpoint::Phase::Submitted:
        return (new FalWatch(m_connection, *model, step, &m_steps))->start();
    case FalCheckpoint::Phase::Finished:
        return (new FalDownload(m_connection, *model, step, &m_steps))->start();
    }
    return refused({ErrorCode::ProcessingError, {}});
}

QFuture<Outcome> Fal::begin(const ModelEntry &model, const Step &step)
{
    if (FalCheckpoint(step.task.checkpoint).uploads(now()).size() < step.task.images.size())
        return (new FalUpload(m_connection, model, step, &m_steps))->start();
    return (new FalSubmit(m_connection, model, step, &m_steps))->start();
}

QFuture<CancelAnswer> Fal::cancel(const Job &, const Task &task)
{
    return (new FalCancel(m_connection, &m_steps))->start(FalCheckpoint(task.checkpoint));
}

std::optional<QJsonObject> Fal::wayBackTo(const Task &task) const
{
    if (!task.model || task.model->remoteUrl.isEmpty())
        return {};
    const FalResult made{task.model->remoteUrl, u"model."_s + task.model->format, {}, {}};
    return FalCheckpoint().finished(made, {}).object();
}

Result<QJsonObject> Fal::validated(const QString &model, const QJsonObject &options, int images) const
{
    if (const ModelEntry *entry = find(model))
        return m_catalogue.validated(*entry, options, images);
    QStringList known;
    for (const ModelEntry &entry : m_catalogue.entries())
        if (entry.provider == name())
            known.append(entry.aliases.value(0, entry.id));
    return Error{ErrorCode::ValidationError,
                 u"there is no model “%1” at fal; there are: %2"_s.arg(model, known.join(u", "_s))};
}

double Fal::estimate(const QString &model, const QJsonObject &options, int images) const
{
    const ModelEntry *entry = find(model);
    return entry ? m_catalogue.estimate(*entry, options, images).value_or(0.0) : 0.0;
}

QString Fal::defaultModel() const
{
    const ModelEntry *entry = m_catalogue.preferred(name());
    return entry ? entry->id : QString();
}

} // namespace i2m
