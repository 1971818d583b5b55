// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/generation.h"

#include "core/api/job_view.h"
#include "core/api/webhooks.h"
#include "core/async.h"
#include "core/jobs/intake.h"
#include "core/jobs/job_json.h"

#include <QDir>
#include <QPromise>
#include <QtConcurrent>
#include <memory>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
using Promise = std::shared_ptr<QPromise<Answer>>;

struct Intake
{
    JobId job;
    QList<Incoming> images;
    QList<Rejected> rejected; ///< before anybody looked at the bytes
};

void finish(const Promise &promise, const Answer &answer)
{
    promise->addResult(answer);
    promise->finish();
}

/// Removes what was taken in; a job that never was leaves no folder.
void forget(Api &api, const JobId &job)
{
    (void)QtConcurrent::run(&api.pool,
                            [folder = api.engine().dir().jobDir(job)] { QDir(folder).removeRecursively(); });
}

/// The first reason's status, with all reasons in the details.
Error refusalOf(const QList<Rejected> &rejected)
{
    Error error = rejected.front().error;
    error.detail =
        error.detail.isEmpty() ? rejected.front().name : rejected.front().name + u": "_s + error.detail;
    QJsonArray all;
    for (const Rejected &each : rejected) {
        QJsonObject view = toJson(each.error);
        view[u"filename"_s] = each.name;
        all.append(view);
    }
    error.facts[u"rejected"_s] = all;
    return error;
}

Result<Job> submit(Api &api, const Order &order, const JobId &id, const QList<ImageFile> &images)
{
    NewJob job{.id = id,
               .provider = order.provider,
               .model = order.model,
               .options = order.options,
               .tasks = {},
               .source = u"api"_s,
               .session = order.session.isEmpty() ? randomHex128() : order.session,
               .owner = order.owner,
               .start = order.start};
    for (const ImageFile &image : images)
        job.tasks.append({image});
    if (order.maxCost) {
        const auto each = api.engine().estimate(order.provider, order.model, order.options);
        if (!each)
            return each.error();
        const double cost = *each * double(images.size());
        if (cost > *order.maxCost)
            return Error{
                ErrorCode::CostLimit,
                u"about $%1, and max_cost is $%2"_s.arg(cost, 0, 'f', 2).arg(*order.maxCost, 0, 'f', 2),
                {{u"estimated_cost"_s, cost}, {u"max_cost"_s, *order.maxCost}}};
    }
    auto submitted = api.engine().submit(job);
    if (submitted && !order.webhook.isEmpty())
        api.webhooks->add(submitted->id, order.webhook);
    return submitted;
}

void conclude(Api &api, const SharedExchange &exchange, const Order &order, const Intake &intake,
              const QList<Verdict> &verdicts, Accepted accepted, const Promise &promise)
{
    QList<Rejected> rejected = intake.rejected;
    QList<ImageFile> images;
    for (const Verdict &verdict : verdicts) {
        if (verdict.image)
            images.append(*verdict.image);
        else
            rejected.append({verdict.name, verdict.image.error()});
    }
    if (promise->isCanceled()) { // nobody would learn the job's id
        forget(api, intake.job);
        promise->finish();
        return;
    }
    if (images.isEmpty() || (order.strict && !rejected.isEmpty())) {
        forget(api, intake.job);
        return finish(promise, failed(*exchange, refusalOf(rejected)));
    }
    const auto job = submit(api, order, intake.job, images);
    if (!job) {
        forget(api, intake.job);
        return finish(promise, failed(*exchange, job.error()));
    }
    finish(promise, accepted(*job, rejected));
}

Reply takeInAndSubmit(Api &api, const SharedExchange &exchange, const Order &order, const Intake &intake,
                      Accepted accepted)
{
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    ImageLimits limits;
    limits.maxBytes = api.parts.settings[setting::maxUploadSize];
    QtConcurrent::run(&api.pool, [dir = api.engine().dir(), intake, limits] {
        return takeIn(dir, intake.job, intake.images, limits, Thumbnails::WhenAsked);
    }) | then(&api, [&api, exchange, order, intake, accepted, promise](const QList<Verdict> &verdicts) {
        conclude(api, exchange, order, intake, verdicts, accepted, promise);
    });
    return promise->future();
}

Answer generated(const Job &job, const QList<Rejected> &)
{
    const Task &task = job.tasks.front();
    return jsonAnswer({{u"job_id"_s, job.id.value},
                       {u"file_id"_s, task.id.value},
                       {u"model_task_id"_s, task.id.value},
                       {u"status"_s, nameOf(task.state)},
                       {u"estimated_cost"_s, task.cost}},
                      202);
}
} // namespace

Result<Order> orderOf(const ApiParts &parts, const QString &provider, const QString &model,
                      const QJsonObject &options)
{
    Order order{.provider = provider, .model = model, .options = options};
    const ModelEntry *entry = model.isEmpty() ? nullptr : parts.catalogue.find(model);
    if (entry)
        order.model = entry->id;
    if (order.provider.isEmpty())
        order.provider = entry ? entry->provider : parts.usualProvider();
    if (entry && order.provider != entry->provider)
        return Error{ErrorCode::ValidationError, u"model “%1” is made by %2"_s.arg(model, entry->provider)};
    const Provider *chosen = parts.engine.provider(order.provider);
    if (!chosen)
        return Error{ErrorCode::ValidationError,
                     u"provider “%1”: there is none of this name"_s.arg(order.provider)};
    if (!entry && !model.isEmpty() && model != chosen->defaultModel())
        return Error{ErrorCode::ValidationError,
                     u"model “%1”: /api/v1/models/available lists what there is"_s.arg(model)};
    if (order.model.isEmpty())
        order.model = chosen->defaultModel();
    auto checked = chosen->validated(order.model, options, 1);
    if (!checked)
        return checked.error();
    order.options = *checked;
    return order;
}

Reply acceptImages(Api &api, const SharedExchange &exchange, const Order &order, Accepted accepted)
{
    Intake intake{{randomHex128()}, {}, {}};
    FormData &form = *exchange->form;
    const qint64 most = api.parts.settings[setting::maxUploadSize];
    for (std::size_t i = 0; i < form.files().size(); ++i) {
        const FormFile &file = form.files()[i];
        if (file.path.isEmpty())
            intake.rejected.append(
                {file.name,
                 {ErrorCode::FileTooLarge, {}, {{u"file_size"_s, file.size}, {u"max_size"_s, most}}}});
        else
            intake.images.append({form.take(i), file.name, file.contentType, true});
    }
    return takeInAndSubmit(api, exchange, order, intake, accepted);
}

Reply generateAgain(Api &api, const SharedExchange &exchange, const Job &job, const Task &task,
                    const QJsonObject &body)
{
    const bool same = !body.contains(u"face_limit") && !body.contains(u"model") && !body.contains(u"options");
    const bool waits = task.state == TaskState::Queued || task.state == TaskState::Failed ||
                       task.state == TaskState::Cancelled;
    if (same && waits) {
        const auto retried = api.engine().retry(job.id, task.id);
        if (!retried)
            return failed(*exchange, retried.error());
        const auto now = api.job(*exchange, job.id.value);
        if (!now)
            return failed(*exchange, now.error());
        Job one = *now;
        one.tasks.removeIf([&](const Task &other) { return other.id != task.id; });
        return generated(one, {});
    }
    QJsonObject options = same ? job.options : body[u"options"].toObject();
    if (body.contains(u"face_limit") && !body[u"face_limit"].isNull())
        options[u"face_limit"_s] = body[u"face_limit"];
    const QString model = body[u"model"].toString(job.model);
    auto order = orderOf(api.parts, model == job.model ? job.provider : QString(), model, options);
    if (!order)
        return failed(*exchange, order.error());
    order->session = job.session;
    order->owner = exchange->caller.key;
    const ImageFile &image = task.images.front();
    const Intake intake{
        {randomHex128()}, {{api.engine().dir().absolute(image.path), image.name, image.contentType}}, {}};
    return takeInAndSubmit(api, exchange, *order, intake, generated);
}

} // namespace i2m
