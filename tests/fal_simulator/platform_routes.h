// SPDX-License-Identifier: GPL-3.0-or-later
// The account and the catalogue: users and billing of rest.fal.ai, api.fal.ai/v1.
#pragma once

#include "core/catalogue.h"
#include "tests/fal_simulator/accounts.h"

namespace i2m::sim {

class PlatformRoutes
{
public:
    PlatformRoutes(const Catalogue &catalogue, const Accounts &accounts);

    Answer handleRest(const Request &request) const;
    Answer handleApi(const Request &request) const;

private:
    Answer models(const Request &request) const;
    Answer prices(const Request &request) const;
    Answer estimate(const Request &request) const;
    Answer billing(const Accounts::Caller &caller) const;
    /// The models named by `endpoint_id`, or all.
    QList<const ModelEntry *> asked(const Request &request) const;

    const Catalogue &m_catalogue;
    const Accounts &m_accounts;
};

} // namespace i2m::sim
