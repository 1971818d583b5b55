// SPDX-License-Identifier: GPL-3.0-or-later
// The API of an application: its keys, its server, and runtime.json, by which programs of the same user find
// it. Lives in the application's thread and goes before the application does.
#pragma once

#include "app/application.h"
#include "core/api/server.h"

#include <QTimer>

namespace i2m {

class ApiService
{
public:
    /// Keys come from API_KEY, ADMIN_API_KEY, the data folder's keys file and `ownKey`, an admin's; without
    /// any, one is made and kept in firstKey(). Errors: those of KeyRing::load() and ApiServer::open().
    static Result<std::unique_ptr<ApiService>> start(Application &application, const ListenAt &where,
                                                     const Secret &ownKey = {});
    /// Removes runtime.json.
    ~ApiService();

    /// From now on finished jobs of API clients go after `age`; those of the window and the command line
    /// stay.
    void cleanUpAfter(std::chrono::seconds age);

    ApiServer &server() { return *m_server; }
    /// "http://127.0.0.1:8000"
    const QString &url() const { return m_url; }
    /// The key that was made at this start, to be shown once; empty when there was one already.
    const Secret &firstKey() const { return m_firstKey; }

private:
    explicit ApiService(Engine &engine) : m_engine(engine) {}
    Result<void> writeRuntime(const DataDir &dir, const Secret &key);

    Engine &m_engine;
    QTimer m_cleaning;
    std::unique_ptr<ApiServer> m_server;
    QString m_url;
    QString m_runtime;
    Secret m_firstKey;
};

} // namespace i2m
