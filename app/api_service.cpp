// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/api_service.h"

#include "app/server_courier.h"
#include "app/shared_queue.h"
#include "core/durable_file.h"
#include "core/log.h"

#include <QCoreApplication>
#include <QFile>
#include <QHostInfo>
#include <QJsonDocument>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
/// Where others can reach the server a key must have been set before: one that is made now nobody has.
Result<KeyRing> keysOf(const DataDir &dir, const Secret &ownKey, bool mayMake, Secret &firstKey)
{
    auto keys = KeyRing::load(dir.root() + u"/keys.json"_s);
    if (!keys)
        return keys;
    const QByteArray user = qgetenv("API_KEY");
    const QByteArray admin = qgetenv("ADMIN_API_KEY");
    if (!user.isEmpty())
        keys->add(Secret(user), Caller::Role::User, u"API_KEY"_s);
    if (!admin.isEmpty())
        keys->add(Secret(admin), Caller::Role::Admin, u"ADMIN_API_KEY"_s);
    if (!ownKey.isEmpty())
        keys->add(ownKey, Caller::Role::Admin);
    if (keys->isEmpty() && mayMake) {
        auto made = keys->create(Caller::Role::Admin);
        if (!made)
            return made.error();
        firstKey = *made;
    }
    return keys;
}

QString urlOf(const ListenAt &where, const QString &host, quint16 port)
{
    const QString scheme = where.tlsCertificate.isEmpty() ? u"http"_s : u"https"_s;
    return u"%1://%2:%3"_s.arg(scheme, host.contains(u':') ? u'[' + host + u']' : host).arg(port);
}

/// How workers on other computers reach this server.
QString publicUrl(const Settings &settings, const ListenAt &where, quint16 port)
{
    if (const QString given = settings[setting::publicUrl]; !given.isEmpty())
        return given;
    const bool any = where.address == QHostAddress::Any || where.address == QHostAddress::AnyIPv4 ||
                     where.address == QHostAddress::AnyIPv6;
    return urlOf(where, any ? QHostInfo::localHostName() : where.address.toString(), port);
}

Crew crewOf(Application &application)
{
    SharedQueue *queue = application.sharedQueue();
    if (!queue)
        return {};
    return {[queue] { return queue->workers(); },
            [queue](const QString &worker) { return queue->store().drain(worker); },
            [queue](const QString &worker) { return queue->store().forget(worker); },
            [queue] { return queue->store().isReachable(); },
            queue->courier()
                ? [queue](const JobId &job,
                          const QStringList &paths) { return queue->courier()->bring(job, paths); }
                : decltype(Crew::bring)()};
}
} // namespace

Result<std::unique_ptr<ApiService>> ApiService::start(Application &application, const ListenAt &where,
                                                      const Secret &ownKey)
{
    std::unique_ptr<ApiService> self(new ApiService(application.engine()));
    auto keys = keysOf(application.dir(), ownKey, where.address.isLoopback(), self->m_firstKey);
    if (!keys)
        return keys.error();
    const Secret local("i2m_" + randomHex128().toLatin1() + randomHex128().toLatin1());
    const ApiParts parts{application.engine(),
                         application.catalogue(),
                         application.metrics(),
                         application.settings(),
                         [&application] { return application.usualProvider(); },
                         crewOf(application)};
    self->m_server = std::make_unique<ApiServer>(parts, std::move(*keys));
    const auto port = self->m_server->open(where);
    if (!port)
        return port.error();
    self->m_server->keys().add(local, Caller::Role::Admin, u"runtime.json"_s);
    self->m_url = urlOf(where, where.address.toString(), *port);
    if (SharedQueue *queue = application.sharedQueue()) {
        self->m_server->keys().add(queue->crewKey(), Caller::Role::Admin, u"workers"_s);
        queue->announce(publicUrl(application.settings(), where, *port));
    }
    if (auto written = self->writeRuntime(application.dir(), local); !written)
        return written.error();
    return self;
}

/// Only its owner can read it: its key is an admin's, for as long as this process runs.
Result<void> ApiService::writeRuntime(const DataDir &dir, const Secret &key)
{
    const QJsonObject facts{{u"pid"_s, QCoreApplication::applicationPid()},
                            {u"url"_s, m_url},
                            {u"port"_s, m_server->port()},
                            {u"key"_s, QString::fromLatin1(key.reveal())}};
    const auto written = writePrivately(dir.runtimePath(), QJsonDocument(facts).toJson());
    if (written)
        m_runtime = dir.runtimePath();
    return written;
}

void ApiService::cleanUpAfter(std::chrono::seconds age)
{
    const auto clean = [this, age] {
        const auto cleaned = m_engine.cleanUp(age, false, u"api"_s);
        if (!cleaned)
            qCWarning(logApi) << "old jobs could not be removed:" << cleaned.error().message();
        else if (cleaned->jobs > 0)
            qCInfo(logApi) << "removed" << cleaned->jobs << "old jobs," << cleaned->bytes << "bytes";
    };
    QObject::connect(&m_cleaning, &QTimer::timeout, &m_engine,
                     [this, clean] { m_engine.store().whenReady(&m_engine, clean); });
    m_cleaning.start(std::chrono::minutes(10));
    clean();
}

ApiService::~ApiService()
{
    if (!m_runtime.isEmpty())
        QFile::remove(m_runtime);
}

} // namespace i2m
