// SPDX-License-Identifier: GPL-3.0-or-later
// What the rows of the table call. A handler checks the content of a request, asks the engine, and answers;
// who may ask has been decided before.
#pragma once

#include "core/api/api.h"

#include <QJsonArray>
#include <QJsonObject>

namespace i2m {

using SharedExchange = std::shared_ptr<Exchange>;

/// The error as an answer.
Answer failed(const Exchange &exchange, const Error &error);
/// The JSON object in the body; an empty body is an empty object. Errors: ValidationError.
Result<QJsonObject> bodyObject(const Exchange &exchange);
/// Fields of a body with the type that each must have if it is there and not null. Errors: ValidationError.
using FieldTypes = std::initializer_list<std::pair<QLatin1StringView, QJsonValue::Type>>;
Result<QJsonObject> bodyObject(const Exchange &exchange, FieldTypes types);
/// "true", "1", "on", "yes" or their opposites in a form or a query; `fallback` for nothing. Errors:
/// ValidationError.
Result<bool> switchIn(const QString &text, QLatin1StringView name, bool fallback);
/// A whole number in the query; `fallback` for nothing. Errors: ValidationError.
Result<qint64> numberIn(const Exchange &exchange, QStringView name, qint64 fallback, qint64 least,
                        qint64 most);
/// SHA-256 over what the request means: its JSON, or its fields and files. May read files: not for the
/// engine's thread when there is a form.
QByteArray fingerprintOf(const Exchange &exchange);
/// Who is counted and limited: the key, else the address.
QString clientName(const Exchange &exchange);

namespace handler {
// health.cpp
Reply health(Api &api, const SharedExchange &exchange);
Reply ready(Api &api, const SharedExchange &exchange);
Reply live(Api &api, const SharedExchange &exchange);
Reply detailedHealth(Api &api, const SharedExchange &exchange);
Reply metrics(Api &api, const SharedExchange &exchange);
// generation.cpp
Reply upload(Api &api, const SharedExchange &exchange);
Reply predecessorUpload(Api &api, const SharedExchange &exchange);
Reply generateSingle(Api &api, const SharedExchange &exchange);
Reply models(Api &api, const SharedExchange &exchange);
Reply estimate(Api &api, const SharedExchange &exchange);
// jobs.cpp
Reply listJobs(Api &api, const SharedExchange &exchange);
Reply status(Api &api, const SharedExchange &exchange);
Reply cancel(Api &api, const SharedExchange &exchange);
Reply retry(Api &api, const SharedExchange &exchange);
Reply remove(Api &api, const SharedExchange &exchange);
Reply predecessorStatus(Api &api, const SharedExchange &exchange);
Reply predecessorProgress(Api &api, const SharedExchange &exchange);
Reply predecessorJob(Api &api, const SharedExchange &exchange);
// streams.cpp
Reply stream(Api &api, const SharedExchange &exchange);
Reply allEvents(Api &api, const SharedExchange &exchange);
Reply predecessorStream(Api &api, const SharedExchange &exchange);
Reply ticket(Api &api, const SharedExchange &exchange);
// downloads.cpp
Reply model(Api &api, const SharedExchange &exchange);
Reply thumbnail(Api &api, const SharedExchange &exchange);
Reply image(Api &api, const SharedExchange &exchange);
Reply allModels(Api &api, const SharedExchange &exchange);
Reply modelByName(Api &api, const SharedExchange &exchange);
// admin.cpp
Reply systemInfo(Api &api, const SharedExchange &exchange);
Reply cleanUp(Api &api, const SharedExchange &exchange);
Reply workers(Api &api, const SharedExchange &exchange);
Reply drainWorker(Api &api, const SharedExchange &exchange);
Reply forgetWorker(Api &api, const SharedExchange &exchange);
Reply storedFile(Api &api, const SharedExchange &exchange);
Reply storeFiles(Api &api, const SharedExchange &exchange);
Reply queues(Api &api, const SharedExchange &exchange);
Reply tasks(Api &api, const SharedExchange &exchange);
// disk.cpp
Reply diskUsage(Api &api, const SharedExchange &exchange);
Reply systemHealth(Api &api, const SharedExchange &exchange);
Reply listFiles(Api &api, const SharedExchange &exchange);
Reply cleanUpJob(Api &api, const SharedExchange &exchange);
Reply deleteJob(Api &api, const SharedExchange &exchange);
// documents.cpp
Reply root(Api &api, const SharedExchange &exchange);
Reply openApi(Api &api, const SharedExchange &exchange);
Reply swagger(Api &api, const SharedExchange &exchange);
Reply redoc(Api &api, const SharedExchange &exchange);
Reply errorPage(Api &api, const SharedExchange &exchange);
Reply asset(Api &api, const SharedExchange &exchange);
} // namespace handler

} // namespace i2m
