// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/openapi.h"

#include "core/api/route.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>
#include <QRegularExpression>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
QJsonObject reference(const QString &kind, const QString &name)
{
    return {{u"$ref"_s, u"#/components/"_s + kind + u'/' + name}};
}

QString text(const char *latin) { return QString::fromLatin1(latin); }

/// "getStatusByJobId": unique, as path and method are.
QString operationId(const Route &route)
{
    QString id = text(route.method).toLower();
    const QStringList words = text(route.path).remove(u"/api/v1"_s).split(QRegularExpression(u"[/._-]"_s));
    for (QString word : words) {
        const bool variable = word.startsWith(u'{') || word.endsWith(u'}');
        word.remove(u'{').remove(u'}');
        if (!word.isEmpty())
            id += (variable ? u"By"_s : QString()) + word.front().toUpper() + word.mid(1);
    }
    if (route.alias)
        id += u"Alias"_s;
    return id == u"get"_s ? u"getRoot"_s : id;
}

QJsonObject pathParameter(const QString &name)
{
    QJsonObject schema{{u"type"_s, u"string"_s}};
    if (name.endsWith(u"_id"_s))
        schema[u"pattern"_s] = text(idPattern);
    return {{u"name"_s, name}, {u"in"_s, u"path"_s}, {u"required"_s, true}, {u"schema"_s, schema}};
}

QJsonArray parametersOf(const Route &route)
{
    QJsonArray list;
    static const QRegularExpression variable(u"\\{(\\w+)\\}"_s);
    auto found = variable.globalMatch(text(route.path));
    while (found.hasNext())
        list.append(pathParameter(found.next().captured(1)));
    for (const char *name : route.parameters)
        list.append(reference(u"parameters"_s, text(name)));
    if (route.access == Access::Optional || route.access == Access::Key)
        list.append(reference(u"parameters"_s, u"X-Session-ID"_s));
    return list;
}

QJsonObject headersOf(const Route &route, int status)
{
    QStringList names{u"X-Request-ID"_s};
    if (route.quota != Quota::None)
        names += {u"X-RateLimit-Limit"_s, u"X-RateLimit-Remaining"_s, u"X-RateLimit-Reset"_s, u"RateLimit"_s,
                  u"RateLimit-Policy"_s};
    if (status == 429 || status == 503)
        names += u"Retry-After"_s;
    if (status == 401)
        names = QStringList{u"X-Request-ID"_s, u"WWW-Authenticate"_s};
    QJsonObject headers;
    for (const QString &name : names)
        headers[name] = reference(u"headers"_s, name);
    return headers;
}

QJsonObject withoutBody(const Route &route, int status, const QString &description)
{
    return {{u"description"_s, description}, {u"headers"_s, headersOf(route, status)}};
}

QJsonObject successOf(const Route &route)
{
    const QString output = text(route.output);
    const bool isJson = !output.contains(u'/');
    QJsonObject schema{{u"type"_s, u"string"_s}};
    if (isJson)
        schema = reference(u"schemas"_s, output);
    else if (!output.startsWith(u"text/"_s))
        schema[u"format"_s] = u"binary"_s;
    QJsonObject content{{isJson ? u"application/json"_s : output, QJsonObject{{u"schema"_s, schema}}}};
    if (route.alternative)
        content[u"application/json"_s] =
            QJsonObject{{u"schema"_s, reference(u"schemas"_s, text(route.alternative))}};
    return {{u"description"_s, text(route.summary)},
            {u"headers"_s, headersOf(route, route.status)},
            {u"content"_s, content}};
}

std::vector<ErrorCode> errorsOf(const Route &route)
{
    std::vector<ErrorCode> errors = route.errors;
    if (route.access != Access::Open)
        errors.insert(errors.end(), {ErrorCode::AuthenticationRequired, ErrorCode::InvalidApiKey,
                                     ErrorCode::InsufficientPermissions});
    if (route.quota != Quota::None)
        errors.push_back(ErrorCode::RateLimitExceeded);
    if (route.body == Admission::Body::Json)
        errors.insert(errors.end(), {ErrorCode::ValidationError, ErrorCode::UnsupportedMediaType});
    if (route.spends)
        errors.insert(errors.end(), {ErrorCode::Conflict, ErrorCode::IdempotencyKeyReused});
    errors.insert(errors.end(), {ErrorCode::OriginNotAllowed, ErrorCode::MisdirectedRequest});
    return errors;
}

/// An error's body as it comes, once for each code that can be the reason.
QJsonObject errorContent(const QList<ErrorCode> &codes)
{
    QJsonObject examples;
    for (const ErrorCode code : codes) {
        const ErrorRow &row = errorRow(code);
        const QJsonObject body{{u"error"_s, true},
                               {u"error_code"_s, text(row.name)},
                               {u"message"_s, QString::fromUtf8(row.sentence)},
                               {u"status_code"_s, row.httpStatus},
                               {u"details"_s, QJsonObject()},
                               {u"correlation_id"_s, u"5f3a9c0d1e2b4a68"_s}};
        examples[text(row.name)] = QJsonObject{{u"value"_s, body}};
    }
    QJsonObject plain{{u"schema"_s, reference(u"schemas"_s, u"Error"_s)}};
    if (!examples.isEmpty())
        plain[u"examples"_s] = examples;
    const QJsonObject problem{{u"schema"_s, reference(u"schemas"_s, u"ProblemDetails"_s)}};
    return {{u"application/json"_s, plain}, {u"application/problem+json"_s, problem}};
}

/// Answers without a body, which follow from what else the row says.
void addBodiless(const Route &route, QJsonObject &responses)
{
    const auto takes = [&](QByteArrayView wanted) {
        return std::ranges::any_of(route.parameters, [&](const char *name) { return wanted == name; });
    };
    if (takes("Range"))
        responses[u"206"_s] = successOf(route);
    if (takes("If-None-Match"))
        responses[u"304"_s] = withoutBody(route, 304, u"The client has the newest state"_s);
    if (QByteArrayView(route.output) == "text/event-stream")
        responses[u"204"_s] = withoutBody(route, 204, u"The job has ended, and the client knows"_s);
    if (QByteArrayView(route.output) == "model/gltf-binary")
        responses[u"302"_s] = withoutBody(route, 302, u"Our copy is gone; the provider's may be there"_s);
}

/// The codes that share a status are listed in its description, each once.
QJsonObject responsesOf(const Route &route)
{
    QJsonObject responses{{QString::number(route.status), successOf(route)}};
    addBodiless(route, responses);
    QMap<int, QList<ErrorCode>> byStatus;
    for (const ErrorCode code : errorsOf(route)) {
        QList<ErrorCode> &codes = byStatus[errorRow(code).httpStatus];
        if (!codes.contains(code))
            codes.append(code);
    }
    for (auto status = byStatus.cbegin(); status != byStatus.cend(); ++status) {
        QStringList names;
        for (const ErrorCode code : *status)
            names.append(text(errorRow(code).name));
        responses[QString::number(status.key())] = QJsonObject{{u"description"_s, names.join(u", "_s)},
                                                               {u"headers"_s, headersOf(route, status.key())},
                                                               {u"content"_s, errorContent(*status)}};
    }
    responses[u"default"_s] =
        QJsonObject{{u"description"_s, u"Refused before it was looked at: a limit, a timeout, bad HTTP"_s},
                    {u"content"_s, errorContent({})}};
    return responses;
}

/// Who may call it, in words.
QString descriptionOf(const Route &route)
{
    QStringList sentences{text(route.summary) + u'.'};
    switch (route.access) {
    case Access::Open:
        sentences += u"Needs no key."_s;
        break;
    case Access::Local:
        sentences += u"Needs no key on this computer, and an admin's from elsewhere."_s;
        break;
    case Access::Optional:
        sentences += u"On this computer the id is enough; from elsewhere it takes the key that started the "
                     "job, or an admin's. A key of somebody else is always refused."_s;
        break;
    case Access::Key:
        sentences += u"Needs a key."_s;
        break;
    case Access::Admin:
        sentences += u"Needs an admin key."_s;
    }
    if (route.quota == Quota::None)
        sentences += u"Not counted against the rate limits."_s;
    if (route.alias)
        sentences += u"Kept for clients of the predecessor."_s;
    return sentences.join(u' ');
}

QJsonArray securityOf(const Route &route)
{
    const QJsonObject bearer{{u"bearer"_s, QJsonArray()}};
    const QJsonObject header{{u"apiKey"_s, QJsonArray()}};
    if (route.access == Access::Open)
        return {};
    if (route.access == Access::Key || route.access == Access::Admin)
        return {bearer, header};
    return {bearer, header, QJsonObject()};
}

QJsonObject operationOf(const Route &route)
{
    QJsonObject operation{{u"operationId"_s, operationId(route)},   {u"summary"_s, text(route.summary)},
                          {u"description"_s, descriptionOf(route)}, {u"tags"_s, QJsonArray{text(route.tag)}},
                          {u"parameters"_s, parametersOf(route)},   {u"responses"_s, responsesOf(route)},
                          {u"security"_s, securityOf(route)}};
    if (route.alias)
        operation[u"deprecated"_s] = true;
    if (route.input) {
        const QString type =
            route.body == Admission::Body::Form ? u"multipart/form-data"_s : u"application/json"_s;
        const QJsonObject schema{{u"schema"_s, reference(u"schemas"_s, text(route.input))}};
        operation[u"requestBody"_s] =
            QJsonObject{{u"required"_s, true}, {u"content"_s, QJsonObject{{type, schema}}}};
    }
    return operation;
}

QString chapterOf(const QString &tag)
{
    static const QMap<QString, QString> chapters{
        {u"Status"_s, u"Ask how a job stands, wait for a change, or follow it"_s},
        {u"Health"_s, u"For whoever watches over the service"_s},
        {u"Generation"_s, u"Upload images and have models made of them"_s},
        {u"Jobs"_s, u"List, cancel, try again, delete"_s},
        {u"Downloads"_s, u"Models, pictures and archives"_s},
        {u"Administration"_s, u"For admin keys"_s},
        {u"Documents"_s, u"This description, and metrics"_s},
        {u"Aliases"_s, u"Routes of the predecessor, for its clients"_s}};
    return chapters.value(tag, tag);
}

QJsonObject componentsOf(const Catalogue &catalogue)
{
    QFile file(u":/openapi/components.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QJsonObject components = QJsonDocument::fromJson(file.readAll()).object();
    QJsonObject schemas = components[u"schemas"].toObject();
    QJsonArray models;
    for (const ModelEntry &entry : catalogue.entries())
        models.append(entry.id);
    schemas[u"ModelName"_s] = QJsonObject{{u"type"_s, u"string"_s},
                                          {u"enum"_s, models},
                                          {u"description"_s, u"See /api/v1/models/available."_s}};
    QJsonArray codes;
    for (const ErrorRow &row : errorRows())
        codes.append(text(row.name));
    schemas[u"ErrorCode"_s] = QJsonObject{{u"type"_s, u"string"_s}, {u"enum"_s, codes}};
    components[u"schemas"_s] = schemas;
    return components;
}
} // namespace

QJsonObject openApiDocument(const Catalogue &catalogue)
{
    QJsonObject paths;
    QStringList tagNames;
    for (const Route &route : routes()) {
        QJsonObject path = paths[text(route.path)].toObject();
        path[text(route.method).toLower()] = operationOf(route);
        paths[text(route.path)] = path;
        if (!tagNames.contains(text(route.tag)))
            tagNames.append(text(route.tag));
    }
    QJsonArray tags;
    for (const QString &name : tagNames)
        tags.append(QJsonObject{{u"name"_s, name}, {u"description"_s, chapterOf(name)}});
    const QJsonObject license{{u"name"_s, u"GPL-3.0-or-later"_s},
                              {u"url"_s, u"https://www.gnu.org/licenses/gpl-3.0.html"_s}};
    return {{u"openapi"_s, u"3.0.3"_s},
            {u"info"_s, QJsonObject{{u"title"_s, u"image2model"_s},
                                    {u"version"_s, QCoreApplication::applicationVersion()},
                                    {u"description"_s, u"Turns images into 3D models."_s},
                                    {u"contact"_s, QJsonObject{{u"name"_s, u"image2model"_s}}},
                                    {u"license"_s, license}}},
            {u"servers"_s, QJsonArray{QJsonObject{{u"url"_s, u"/"_s}}}},
            {u"tags"_s, tags},
            {u"paths"_s, paths},
            {u"components"_s, componentsOf(catalogue)}};
}

} // namespace i2m
