// SPDX-License-Identifier: GPL-3.0-or-later
// From images that arrived to a job in the engine: taken in on the pool, then submitted, and nothing left
// behind when that fails or the client has gone.
#pragma once

#include "core/api/handlers.h"

namespace i2m {

/// What a client wants made of its images.
struct Order
{
    QString provider;
    QString model;
    QJsonObject options; ///< checked and completed
    bool start = true;
    bool strict = false; ///< one bad image refuses all
    QString session{};
    QString owner{};
    QString webhook{};
    std::optional<double> maxCost{}; ///< USD
};

struct Rejected
{
    QString name;
    Error error;
};

/// Finds provider and model and checks the options. Errors: ValidationError.
Result<Order> orderOf(const ApiParts &parts, const QString &provider, const QString &model,
                      const QJsonObject &options);

using Accepted = Answer (*)(const Job &job, const QList<Rejected> &rejected);

/// Takes the form's files in and submits them; `accepted` makes the answer.
Reply acceptImages(Api &api, const SharedExchange &exchange, const Order &order, Accepted accepted);
/// Starts a task that was held back or failed, or makes a new job from its image when other settings are
/// asked for or the task is done.
Reply generateAgain(Api &api, const SharedExchange &exchange, const Job &job, const Task &task,
                    const QJsonObject &body);

} // namespace i2m
