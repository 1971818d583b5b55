// SPDX-License-Identifier: GPL-3.0-or-later
// The whole of fal.ai on 127.0.0.1: takes connections, finds out which service a request is meant for and
// hands it on. Lives in one thread; only models are made elsewhere.
#pragma once

#include "tests/fal_simulator/accounts.h"
#include "tests/fal_simulator/connection.h"
#include "tests/fal_simulator/faults.h"
#include "tests/fal_simulator/generation.h"
#include "tests/fal_simulator/job_queue.h"
#include "tests/fal_simulator/platform_routes.h"
#include "tests/fal_simulator/queue_routes.h"
#include "tests/fal_simulator/storage_routes.h"

#include <QTcpServer>
#include <QThreadPool>

namespace i2m::sim {

class Simulator : public QObject, private Backend
{
    Q_OBJECT
public:
    explicit Simulator(Catalogue catalogue);
    ~Simulator() override;

    /// Port 0: the system gives one. Errors: Conflict with the system's words when the port is taken.
    Result<void> listen(quint16 port);
    /// "http://127.0.0.1:4711"
    QByteArray origin() const { return m_origin; }

    Accounts &accounts() { return m_accounts; }
    Faults &faults() { return m_faults; }
    JobQueue &queue() { return m_queue; }
    const Stats &stats() const { return m_stats; }

private:
    void address(Request &request) override;
    Deed deedFor(const Request &request) override;
    void handle(const Request &request, const Reply &reply) override;
    Answer rest(const Request &request);
    Answer files(const Request &request);
    void control(const Request &request, const Reply &reply);
    Answer settings(const Request &request);
    Answer account(const Request &request);
    Answer faultRules(const Request &request);
    void answerStats(const Reply &reply);

    QByteArray m_origin;
    QThreadPool m_pool; ///< makes models; first, so that it outlives whatever waits for it
    QThreadPool m_hashPool;
    Stats m_stats;
    Accounts m_accounts;
    Faults m_faults;
    Shelf m_shelf;
    ModelMaker m_maker;
    Generation m_generation;
    JobQueue m_queue;
    QueueRoutes m_queueRoutes;
    StorageRoutes m_storage;
    PlatformRoutes m_platform;
    QTcpServer m_server;
};

} // namespace i2m::sim
