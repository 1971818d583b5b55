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

QJsonArray parametersOf(const Route &route)
{
    QJsonArray list;
    static const QRegularExpression variable(u"\\{(\\w+)\\}"_s);
    auto found = variable.globalMatch(text(route.path));
    while (found.hasNext())
        list.append(QJsonObject{{u"name"_s, found.next().captured(1)},
                                {u"in"_s, u"path"_s},
                                {u"required"_s, true},
                                {u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}}}});
    for (const char *name : route.parameters)
        list.append(reference(u"parameters"_s, text(name)));
    return list;
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
    const QJsonObject content{{isJson ? u"application/json"_s : output, QJsonObject{{u"schema"_s, schema}}}};
    return {{u"description"_s, text(route.summary)}, {u"content"_s, content}};
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

/// The codes that share a status are listed in its description, each once.
QJsonObject responsesOf(const Route &route)
{
    QJsonObject responses{{QString::number(route.status), successOf(route)}};
    const auto isRange = [](const char *name) { return QByteArrayView(name) == "Range"; };
    if (std::ranges::any_of(route.parameters, isRange))
        responses[u"206"_s] = successOf(route);
    QMap<int, QStringList> byStatus;
    for (const ErrorCode code : errorsOf(route)) {
        QStringList &names = byStatus[errorRow(code).httpStatus];
        if (!names.contains(text(errorRow(code).name)))
            names.append(text(errorRow(code).name));
    }
    for (auto status = byStatus.cbegin(); status != byStatus.cend(); ++status) {
        const QJsonObject problem{{u"schema"_s, reference(u"schemas"_s, u"Error"_s)}};
        responses[QString::number(status.key())] =
            QJsonObject{{u"description"_s, status->join(u", "_s)},
                        {u"content"_s, QJsonObject{{u"application/json"_s, problem}}}};
    }
    return responses;
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
                          {u"tags"_s, QJsonArray{text(route.tag)}}, {u"parameters"_s, parametersOf(route)},
                          {u"responses"_s, responsesOf(route)},     {u"security"_s, securityOf(route)}};
    if (route.alias)
        operation[u"deprecated"_s] = true;
    if (route.access == Access::Admin)
        operation[u"description"_s] = u"Needs an admin key."_s;
    if (route.input) {
        const QString type =
            route.body == Admission::Body::Form ? u"multipart/form-data"_s : u"application/json"_s;
        const QJsonObject schema{{u"schema"_s, reference(u"schemas"_s, text(route.input))}};
        operation[u"requestBody"_s] =
            QJsonObject{{u"required"_s, true}, {u"content"_s, QJsonObject{{type, schema}}}};
    }
    return operation;
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
        tags.append(QJsonObject{{u"name"_s, name}});
    return {{u"openapi"_s, u"3.0.3"_s},
            {u"info"_s, QJsonObject{{u"title"_s, u"image2model"_s},
                                    {u"version"_s, QCoreApplication::applicationVersion()},
                                    {u"description"_s, u"Turns images into 3D models."_s},
                                    {u"license"_s, QJsonObject{{u"name"_s, u"GPL-3.0-or-later"_s}}}}},
            {u"servers"_s, QJsonArray{QJsonObject{{u"url"_s, u"/"_s}}}},
            {u"tags"_s, tags},
            {u"paths"_s, paths},
            {u"components"_s, componentsOf(catalogue)}};
}

} // namespace i2m
