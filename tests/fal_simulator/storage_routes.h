// SPDX-License-Identifier: GPL-3.0-or-later
// Uploads: the two steps and the parts of rest.fal.ai, and the CDN token of the Python client. Pre-signed
// addresses need no key; their signature is the permission.
#pragma once

#include "tests/fal_simulator/accounts.h"
#include "tests/fal_simulator/shelf.h"
#include "tests/fal_simulator/stats.h"

#include <QSet>

namespace i2m::sim {

class StorageRoutes
{
public:
    StorageRoutes(Shelf &shelf, const Accounts &accounts, Stats &stats);

    /// POST /storage/… on the REST host.
    Answer handleRest(const Request &request);
    /// PUT and POST below /files/ on the CDN.
    Answer handleUpload(const Request &request);

private:
    Answer initiate(const Request &request, bool parts);
    Answer token(const Request &request);
    Answer upload(const Request &request);
    Answer openParts(const Request &request);
    Answer part(const Request &request, const QString &uploadId, const QString &last);
    bool tokenIsGood(const Request &request) const;

    Shelf &m_shelf;
    const Accounts &m_accounts;
    Stats &m_stats;
    QSet<QByteArray> m_tokens;
};

} // namespace i2m::sim
