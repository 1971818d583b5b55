// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/simulator.h"

#include "tests/fal_simulator/error_bodies.h"
#include "tests/fal_simulator/file_routes.h"
#include "tests/fal_simulator/wire_json.h"

#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace i2m::sim {

namespace {

/// A browser asks first whether it may. fal's apps allow everything to everyone.
Answer preflight(const Request &request)
{
    Answer answer;
    answer.status = 204;
    auto wished = request.header("access-control-request-headers");
    if (wished.isEmpty())
        wished = "authorization, content-type, x-fal-target-url, x-fal-queue-priority, x-fal-request-timeout";
    answer.headers = {{"access-control-allow-methods", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"},
                      {"access-control-allow-headers", wished},
                      {"access-control-max-age", "600"}};
    return answer;
}

} // namespace

Simulator::Simulator(Catalogue catalogue)
    : m_shelf(m_hashPool), m_maker(m_pool), m_generation(std::move(catalogue), m_shelf, m_maker, m_stats),
      m_queue([this](const Job &job, const Product &product) { return m_generation.finish(job, product); }),
      m_queueRoutes(m_queue, m_generation, m_accounts, m_stats), m_storage(m_shelf, m_accounts, m_stats),
      m_platform(m_generation.catalogue(), m_accounts)
{
    m_hashPool.setMaxThreadCount(1);
    m_server.setListenBacklogSize(1024);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (auto *socket = m_server.nextPendingConnection())
            new Connection{socket, *this};
    });
}

Simulator::~Simulator()
{
    m_pool.clear();
    m_hashPool.waitForDone();
    m_pool.waitForDone();
}

Result<void> Simulator::listen(quint16 port)
{
    if (m_accounts.isEmpty())
        m_accounts.addKey(QString::fromLatin1(Accounts::testKey));
    if (!m_server.listen(QHostAddress::LocalHost, port))
        return Error{ErrorCode::Conflict, m_server.errorString()};
    m_origin = "http://127.0.0.1:" + QByteArray::number(m_server.serverPort());
    return {};
}

void Simulator::address(Request &request) { addressRequest(request, m_origin); }

Deed Simulator::deedFor(const Request &request) { return m_faults.deedFor(request); }

void Simulator::handle(const Request &request, const Reply &reply)
{
    if (request.service != Service::Control)
        ++m_stats.requests;
    if (request.method == "OPTIONS")
        return reply->answer(preflight(request));
    switch (request.service) {
    case Service::Queue:
        return m_queueRoutes.handle(request, reply);
    case Service::Run:
        return m_queueRoutes.handleDirect(request, reply);
    case Service::Rest:
        return reply->answer(rest(request));
    case Service::Platform:
        return reply->answer(m_platform.handleApi(request));
    case Service::Files:
        return reply->answer(files(request));
    case Service::Control:
        return control(request, reply);
    }
}

Answer Simulator::rest(const Request &request)
{
    return request.path.startsWith(u"/storage/") ? m_storage.handleRest(request)
                                                 : m_platform.handleRest(request);
}

Answer Simulator::files(const Request &request)
{
    if (request.method == "GET" || request.method == "HEAD")
        return fileAnswer(request, m_shelf, m_stats);
    return m_storage.handleUpload(request);
}

} // namespace i2m::sim
