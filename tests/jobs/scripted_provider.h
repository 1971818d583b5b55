// SPDX-License-Identifier: GPL-3.0-or-later
// A provider whose every step a test decides. Steps it has no answer for stay open until answer() is called.
#pragma once

#include "core/async.h"
#include "core/jobs/provider.h"

#include <QMap>
#include <deque>
#include <functional>

namespace i2m {

class ScriptedProvider : public Provider
{
public:
    using Script = std::function<std::optional<Outcome>(const Step &)>;

    Script script;
    int places = 4;
    std::optional<Error> whyBlocked;
    CancelAnswer cancelAnswer{};
    std::optional<QJsonObject> wayBack;
    QStringList cancelled; ///< request ids
    int steps = 0;
    int most = 0; ///< open steps at once

    struct Open
    {
        Step step;
        std::shared_ptr<QPromise<Outcome>> promise;
    };
    std::deque<Open> open;

    /// Ends the oldest open step.
    void answer(const Outcome &outcome)
    {
        Open first = open.front();
        open.pop_front();
        first.promise->addResult(outcome);
        first.promise->finish();
    }

    QString name() const override { return QStringLiteral("fal"); }
    int parallel() const override { return places; }
    std::optional<Error> blocked() const override { return whyBlocked; }
    QFuture<Outcome> advance(const Step &step) override
    {
        ++steps;
        if (script) {
            if (auto outcome = script(step))
                return ready(*outcome);
        }
        auto promise = std::make_shared<QPromise<Outcome>>();
        promise->start();
        open.push_back({step, promise});
        most = std::max(most, int(open.size()));
        return promise->future();
    }
    QFuture<CancelAnswer> cancel(const Job &, const Task &task) override
    {
        cancelled.append(task.requestId);
        return ready(cancelAnswer);
    }
    std::optional<QJsonObject> wayBackTo(const Task &) const override { return wayBack; }
    Result<QJsonObject> validated(const QString &, const QJsonObject &options, int) const override
    {
        return options;
    }
    double estimate(const QString &, const QJsonObject &, int images) const override { return 0.3 * images; }
    QString defaultModel() const override { return QStringLiteral("scripted"); }
};

} // namespace i2m
