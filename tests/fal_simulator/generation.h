// SPDX-License-Identifier: GPL-3.0-or-later
// From a request body to a result: which models there are, what is wrong with the input, what comes out.
// Input is checked as on the wire, by the model and not by the queue: a bad body is accepted first.
#pragma once

#include "core/catalogue.h"
#include "tests/fal_simulator/job.h"
#include "tests/fal_simulator/model_maker.h"
#include "tests/fal_simulator/stats.h"

namespace i2m::sim {

class Generation
{
public:
    Generation(Catalogue catalogue, Shelf &shelf, ModelMaker &maker, Stats &stats);

    const Catalogue &catalogue() const { return m_catalogue; }
    bool hasApp(const QString &app) const;
    /// Checks the accepted job's input, counts its images and starts making its model.
    void begin(Job &job, bool bodyIsJson);
    /// What the job answers when its time is up. Puts its files on the shelf.
    JobResult finish(const Job &job, const Product &product);

private:
    const ModelEntry *modelOf(const Job &job) const;
    Order orderOf(const ModelEntry &model, Job &job);
    std::optional<JobResult> scriptedFailure(const Job &job) const;
    QJsonObject output(const ModelEntry &model, const Job &job, const Product &product);

    Catalogue m_catalogue;
    Shelf &m_shelf;
    ModelMaker &m_maker;
    Stats &m_stats;
    QObject m_context; ///< ends what is still being counted when this goes away
};

} // namespace i2m::sim
