// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/generation.h"

#include "core/async.h"
#include "tests/fal_simulator/error_bodies.h"
#include "tests/fal_simulator/input_rules.h"
#include "tests/fal_simulator/when_done.h"
#include "tests/fal_simulator/wire_json.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace i2m::sim {

namespace {

constexpr int mostFaces = 20'000; ///< a limit is a limit: fewer is allowed, and quicker
constexpr int usualFaces = 5'000;

Answer modelAnswer(int status, const QByteArray &body, const QByteArray &units)
{
    auto answer = jsonAnswer(status, body);
    answer.add("x-fal-billable-units", units);
    answer.add("x-fal-served-from", uuidV7().toLatin1());
    return answer;
}

JobResult modelFailure(int status, const QJsonArray &details, const QByteArray &units)
{
    return {modelAnswer(status, wireObject({{"detail", details}}), units), {}, {}};
}

JobResult modelFailure(const QString &type, const QJsonArray &loc)
{
    auto result = modelFailure(modelErrorStatus(type), {modelError(type, loc)}, "0");
    const QByteArray again = modelErrorRetryable(type) ? "true" : "false";
    result.answer.add("x-fal-needs-retry", again);
    result.answer.add("x-fal-retryable", again);
    return result;
}

/// The face limit in the model's own words; see resources/models/README.md.
int faceLimitOf(const ModelEntry &model, const QJsonObject &input)
{
    const auto value = input[model.faceLimit[u"key"_s].toString()];
    const auto choices = model.faceLimit[u"choices"_s].toObject();
    auto faces = value.toDouble() / model.faceLimit[u"scale"_s].toDouble(1);
    if (value.isString())
        faces = choices[value.toString()].toDouble();
    return faces < 1 ? usualFaces : int(std::min<double>(faces, mostFaces));
}

QString formatOf(const ModelEntry &model, const QJsonObject &input)
{
    if (input[u"quad"_s].toBool() && model.formats.contains(u"fbx"_s))
        return u"fbx"_s;
    const auto wished = input[u"geometry_file_format"_s].toString();
    return model.formats.contains(wished) ? wished : u"glb"_s;
}

/// Pictures inside the body have been taken out of it; finished jobs are kept for an hour.
void forgetInlineImages(QJsonObject &input)
{
    for (auto it = input.begin(); it != input.end(); ++it)
        if (it->toString().startsWith(u"data:"))
            *it = u"data:"_s;
}

QJsonObject fileObject(const QString &url, const QString &contentType, qsizetype size)
{
    return {{u"url"_s, url},
            {u"content_type"_s, contentType},
            {u"file_name"_s, url.section(u'/', -1)},
            {u"file_size"_s, size}};
}

/// Sets `root[a][b]` for the key "a.b".
void insertAt(QJsonObject &root, const QString &key, const QJsonValue &value)
{
    const auto outer = key.section(u'.', 0, 0);
    if (!key.contains(u'.')) {
        root[outer] = value;
        return;
    }
    auto inner = root[outer].toObject();
    insertAt(inner, key.section(u'.', 1), value);
    root[outer] = inner;
}

} // namespace

Generation::Generation(Catalogue catalogue, Shelf &shelf, ModelMaker &maker, Stats &stats)
    : m_catalogue(std::move(catalogue)), m_shelf(shelf), m_maker(maker), m_stats(stats)
{
}

bool Generation::hasApp(const QString &app) const
{
    for (const auto &model : m_catalogue.entries())
        if (model.id == app || model.id.startsWith(app + u'/'))
            return true;
    return false;
}

const ModelEntry *Generation::modelOf(const Job &job) const { return m_catalogue.find(job.endpoint.id); }

void Generation::begin(Job &job, bool bodyIsJson)
{
    job.product = ready(Product{});
    const auto *model = modelOf(job);
    if (!bodyIsJson)
        job.inputErrors = {QJsonObject{{u"loc"_s, QJsonArray{u"body"_s, 0}},
                                       {u"msg"_s, u"JSON decode error"_s},
                                       {u"type"_s, u"json_invalid"_s}}};
    else if (model)
        job.inputErrors = inputErrors(*model, job.input);
    if (model && bodyIsJson) {
        const auto order = orderOf(*model, job);
        if (job.inputErrors.isEmpty())
            job.product = m_maker.make(order);
    }
    forgetInlineImages(job.input);
    if ((!model || !job.inputErrors.isEmpty()) && !job.script.contains(u"seconds"_s))
        job.script[u"seconds"_s] = 0;
}

Order Generation::orderOf(const ModelEntry &model, Job &job)
{
    Order order;
    order.faceLimit = faceLimitOf(model, job.input);
    order.format = formatOf(model, job.input);
    order.seed = quint32(job.input[u"seed"_s].toInteger(job.input[u"model_seed"_s].toInteger()));
    for (const auto &field : imageFields(model, job.input)) {
        const auto blob = field.url.isEmpty() ? nullptr : m_shelf.input(field.url);
        order.images.append(blob);
        if (blob) {
            ++m_stats.hashesPending;
            whenDone(blob->sha256, &m_context, [this](const QByteArray &sha) {
                ++m_stats.submitsByImage[QString::fromLatin1(sha)];
                --m_stats.hashesPending;
            });
        } else if (!field.url.isEmpty() && job.inputErrors.isEmpty()) {
            job.inputErrors = {modelError(u"file_download_error"_s, field.loc)};
        }
    }
    return order;
}

std::optional<JobResult> Generation::scriptedFailure(const Job &job) const
{
    if (const auto type = job.script[u"model_error"_s].toString(); !type.isEmpty()) {
        const auto loc = job.script[u"loc"_s].toArray({u"body"_s, u"image_url"_s});
        return modelFailure(type, loc);
    }
    if (const auto type = job.script[u"platform_error"_s].toString(); !type.isEmpty()) {
        const auto text = job.script[u"detail"_s].toString(u"Request failed: %1"_s.arg(type));
        return JobResult{platformFailure(platformErrorStatus(type), text, type), text, type};
    }
    if (const auto status = job.script[u"status"_s]; status.isDouble())
        return JobResult{modelAnswer(status.toInt(), compact(job.script[u"body"_s].toObject()), "0"), {}, {}};
    return {};
}

JobResult Generation::finish(const Job &job, const Product &product)
{
    if (auto scripted = scriptedFailure(job))
        return *std::move(scripted);
    const auto *model = modelOf(job);
    if (!model)
        return {
            modelAnswer(404, wireObject({{"detail", u"Path /%1 not found"_s.arg(job.endpoint.path)}}), "0"),
            {},
            {}};
    if (!job.inputErrors.isEmpty())
        return modelFailure(422, job.inputErrors, "0");
    if (!product.failure.isEmpty())
        return modelFailure(product.failure, imageFields(*model, job.input).value(product.failedImage).loc);
    return {modelAnswer(200, compact(output(*model, job, product)), "1"), {}, {}};
}

QJsonObject Generation::output(const ModelEntry &model, const Job &job, const Product &product)
{
    const auto base = QString::fromLatin1(job.base);
    const auto format = formatOf(model, job.input);
    const auto type = model.id.contains(u"hunyuan") && format == u"glb" ? u"model/gltf-binary"_s
                                                                        : u"application/octet-stream"_s;
    const bool untextured =
        job.input[u"texture"_s] == QJsonValue{u"no"_s} || job.input[u"texture"_s] == QJsonValue{false};
    const bool pbr = job.input[u"pbr"_s].toBool(false);
    const auto path =
        m_shelf.addOutput(product.model, u"model_%1.%2"_s.arg(job.id, format), type, true, job.outputLife);
    const auto file = fileObject(base + path, type, product.model.size());

    QJsonObject answer;
    const bool none = job.script[u"null_outputs"_s].toBool();
    for (const auto &key : model.modelKeys) {
        const bool main = key == model.modelKeys.first() || key.endsWith(u".glb") ||
                          (key.endsWith(u"pbr_model") && pbr) ||
                          (key.endsWith(u"base_model") && untextured && !pbr);
        insertAt(answer, key, main && !none ? QJsonValue{file} : QJsonValue{});
    }
    for (const auto &key : model.renderKeys) {
        const auto render =
            m_shelf.addOutput(product.render, u"render.png"_s, u"image/png"_s, false, job.outputLife);
        insertAt(answer, key,
                 none ? QJsonValue{} : fileObject(base + render, u"image/png"_s, product.render.size()));
    }
    if (job.endpoint.app == u"tripo3d/tripo")
        answer[u"task_id"_s] = job.id;
    else
        answer[u"seed"_s] = job.input[u"seed"_s].isDouble() ? job.input[u"seed"_s] : QJsonValue{};
    if (job.endpoint.app == u"fal-ai/trellis")
        answer[u"timings"_s] = QJsonObject{{u"generation"_s, double(job.duration.count()) / 1000}};
    return answer;
}

} // namespace i2m::sim
