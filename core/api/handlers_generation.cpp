// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/generation.h"
#include "core/api/handlers.h"
#include "core/api/job_view.h"
#include "core/api/webhooks.h"

#include <QDir>
#include <QJsonDocument>

namespace i2m::handler {
using namespace Qt::StringLiterals;

namespace {
QJsonArray rejectedView(const QList<Rejected> &rejected)
{
    QJsonArray list;
    for (const Rejected &each : rejected) {
        QJsonObject view = toJson(each.error);
        view[u"filename"_s] = each.name;
        list.append(view);
    }
    return list;
}

QJsonArray filesView(const Job &job, const QString &status)
{
    QJsonArray files;
    for (const Task &task : job.tasks) {
        const ImageFile &image = task.images.front();
        files.append(QJsonObject{{u"file_id"_s, task.id.value},
                                 {u"filename"_s, image.name},
                                 {u"size"_s, image.size},
                                 {u"file_size"_s, image.size},
                                 {u"content_type"_s, image.contentType},
                                 {u"width"_s, image.width},
                                 {u"height"_s, image.height},
                                 {u"status"_s, status},
                                 {u"task_id"_s, task.id.value}});
    }
    return files;
}

/// What the form asks for. Errors: ValidationError.
Result<Order> orderIn(Api &api, const Exchange &exchange)
{
    const FormData &form = *exchange.form;
    const auto text = [&](QStringView name) {
        const QString field = form.field(name).trimmed();
        return field.isEmpty() ? exchange.request.parameter(name) : field;
    };
    QJsonObject options;
    if (const QString json = text(u"options"); !json.isEmpty()) {
        const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
        if (!document.isObject())
            return Error{ErrorCode::ValidationError, u"options is a JSON object"_s};
        options = document.object();
    }
    if (const QString limit = text(u"face_limit"); !limit.isEmpty())
        options[u"face_limit"_s] = limit;
    auto order = orderOf(api.parts, text(u"provider"), text(u"model"), options);
    if (!order)
        return order;
    const auto start = switchIn(text(u"start"), "start"_L1, true);
    if (!start)
        return start.error();
    order->start = *start;
    const auto strict = switchIn(text(u"strict"), "strict"_L1, false);
    if (!strict)
        return strict.error();
    order->strict = *strict;
    const QString session = form.field(u"session_id").trimmed();
    order->session = session.isEmpty() ? exchange.session : session;
    if (!order->session.isEmpty() && !isPlausibleId(order->session))
        return Error{ErrorCode::ValidationError, u"session_id has letters, digits, - and _ only"_s};
    if (const QString most = text(u"max_cost"); !most.isEmpty()) {
        bool ok = false;
        order->maxCost = most.toDouble(&ok);
        if (!ok || !(*order->maxCost >= 0))
            return Error{ErrorCode::ValidationError, u"max_cost is a number of USD"_s};
    }
    order->webhook = text(u"webhook_url");
    if (auto allowed = api.webhooks->check(order->webhook); !allowed)
        return allowed.error();
    return order;
}

Reply receive(Api &api, const SharedExchange &exchange,
              Answer (*accepted)(const Job &, const QList<Rejected> &))
{
    auto order = orderIn(api, *exchange);
    if (!order)
        return failed(*exchange, order.error());
    if (exchange->form->files().empty())
        return failed(*exchange,
                      {ErrorCode::ValidationError, u"the form has no images: add them as “files”"_s});
    order->owner = exchange->caller.key;
    return acceptImages(api, exchange, *order, accepted);
}
} // namespace

Reply upload(Api &api, const SharedExchange &exchange)
{
    return receive(api, exchange, [](const Job &job, const QList<Rejected> &rejected) {
        double cost = 0;
        for (const Task &task : job.tasks)
            cost += task.cost;
        Answer answer = jsonAnswer({{u"job_id"_s, job.id.value},
                                    {u"session_id"_s, job.session},
                                    {u"status"_s, statusOf(job)},
                                    {u"files"_s, filesView(job, u"queued"_s)},
                                    {u"rejected"_s, rejectedView(rejected)},
                                    {u"provider"_s, job.provider},
                                    {u"model"_s, job.model},
                                    {u"estimated_cost"_s, cost},
                                    {u"total_files"_s, int(job.tasks.size())}},
                                   202);
        answer.headers.emplaceBack("Location", "/api/v1/status/" + job.id.value.toLatin1());
        answer.headers.emplaceBack("Retry-After", "2");
        return answer;
    });
}

Reply predecessorUpload(Api &api, const SharedExchange &exchange)
{
    return receive(api, exchange, [](const Job &job, const QList<Rejected> &rejected) {
        return jsonAnswer({{u"batch_id"_s, job.id.value},
                           {u"job_id"_s, job.id.value},
                           {u"task_id"_s, job.id.value},
                           {u"session_id"_s, job.session},
                           {u"uploaded_files"_s, filesView(job, u"uploaded"_s)},
                           {u"rejected"_s, rejectedView(rejected)},
                           {u"face_limit"_s, job.options.value(u"face_limit"_s).toVariant().isNull()
                                                 ? QJsonValue()
                                                 : job.options.value(u"face_limit"_s)},
                           {u"total_files"_s, int(job.tasks.size())},
                           {u"status"_s, u"uploaded"_s},
                           {u"message"_s, u"Files uploaded successfully, processing started"_s}});
    });
}

namespace {
/// The predecessor's clients name no job: it is among the newest ones that the caller may see.
Result<Task> taskNamed(Api &api, const Exchange &exchange, const QJsonObject &body)
{
    const QString file = body[u"file_id"].toString();
    if (!exchange.route->alias || body.contains(u"job_id"))
        return api.task(exchange, body[u"job_id"].toString(), file);
    JobFilter filter;
    if (exchange.caller.role != Caller::Role::Admin)
        filter.owner = exchange.caller.key;
    const auto page = api.store().jobs(filter, 100, {});
    if (!page)
        return page.error();
    for (const Job &job : page->jobs) {
        for (const Task &task : job.tasks) {
            if (task.id.value == file)
                return api.task(exchange, job.id.value, file);
        }
    }
    return Error{ErrorCode::FileNotFound, {}};
}
} // namespace

Reply generateSingle(Api &api, const SharedExchange &exchange)
{
    const auto body = bodyObject(*exchange, {{"job_id"_L1, QJsonValue::String},
                                             {"file_id"_L1, QJsonValue::String},
                                             {"model"_L1, QJsonValue::String},
                                             {"options"_L1, QJsonValue::Object}});
    if (!body)
        return failed(*exchange, body.error());
    const auto task = taskNamed(api, *exchange, *body);
    if (!task)
        return failed(*exchange, task.error());
    const auto job = api.job(*exchange, task->job.value);
    if (!job)
        return failed(*exchange, job.error());
    return generateAgain(api, exchange, *job, *task, *body);
}

Reply models(Api &api, const SharedExchange &)
{
    QJsonArray list;
    for (const ModelEntry &entry : api.parts.catalogue.entries())
        list.append(api.parts.catalogue.toJson(entry));
    return jsonAnswer({{u"models"_s, list}, {u"default_provider"_s, api.parts.usualProvider()}});
}

Reply estimate(Api &api, const SharedExchange &exchange)
{
    const auto body = bodyObject(*exchange, {{"provider"_L1, QJsonValue::String},
                                             {"model"_L1, QJsonValue::String},
                                             {"options"_L1, QJsonValue::Object},
                                             {"count"_L1, QJsonValue::Double}});
    if (!body)
        return failed(*exchange, body.error());
    QJsonObject options = (*body)[u"options"].toObject();
    if (body->contains(u"face_limit") && !(*body)[u"face_limit"].isNull())
        options[u"face_limit"_s] = (*body)[u"face_limit"];
    const auto order =
        orderOf(api.parts, (*body)[u"provider"].toString(), (*body)[u"model"].toString(), options);
    if (!order)
        return failed(*exchange, order.error());
    const bool counted = body->contains(u"count") && !(*body)[u"count"].isNull();
    const int count = (*body)[u"count"].toInt(counted ? -1 : 1); // a fraction is no count
    if (count < 1 || count > maxTasksPerJob)
        return failed(*exchange, {ErrorCode::ValidationError,
                                  u"count is a whole number from 1 to %1"_s.arg(maxTasksPerJob)});
    const auto each = api.engine().estimate(order->provider, order->model, order->options);
    if (!each)
        return failed(*exchange, each.error());
    return jsonAnswer({{u"cost"_s, *each * count},
                       {u"currency"_s, u"USD"_s},
                       {u"per_image"_s, *each},
                       {u"count"_s, count},
                       {u"provider"_s, order->provider},
                       {u"model"_s, order->model}});
}

} // namespace i2m::handler
