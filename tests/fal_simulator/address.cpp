// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/address.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>
#include <QUrl>
#include <optional>

using namespace Qt::StringLiterals;

namespace i2m::sim {

namespace {

std::optional<Service> serviceOfHost(const QString &host)
{
    static const QHash<QString, Service> hosts{{u"queue.fal.run"_s, Service::Queue},
                                               {u"queue.falrun.com"_s, Service::Queue},
                                               {u"fal.run"_s, Service::Run},
                                               {u"rest.fal.ai"_s, Service::Rest},
                                               {u"rest.alpha.fal.ai"_s, Service::Rest},
                                               {u"api.fal.ai"_s, Service::Platform},
                                               {u"v3b.fal.media"_s, Service::Files},
                                               {u"v3.fal.media"_s, Service::Files},
                                               {u"fal.media"_s, Service::Files}};
    const auto found = hosts.find(host);
    return found == hosts.end() ? std::nullopt : std::optional{*found};
}

Service serviceOfPath(const QString &path)
{
    struct Row
    {
        QStringView start;
        Service service;
    };
    static constexpr Row rows[] = {{u"/files/", Service::Files}, {u"/storage/", Service::Rest},
                                   {u"/users/", Service::Rest},  {u"/billing/", Service::Rest},
                                   {u"/tokens", Service::Rest},  {u"/.well-known/", Service::Rest},
                                   {u"/v1/", Service::Platform}};
    for (const auto &[start, service] : rows)
        if (path.startsWith(start))
            return service;
    return Service::Queue;
}

/// The origin under which the client knows this server: its own Host header, if that names this computer.
QByteArray baseFor(const QByteArray &host, const QByteArray &own)
{
    const auto port = own.mid(own.lastIndexOf(':'));
    for (const auto *name : {"localhost", "127.0.0.1", "[::1]"})
        if (host == name + port)
            return "http://" + host;
    return own;
}

} // namespace

void addressRequest(Request &request, const QByteArray &own)
{
    const auto forwarded = request.header("x-fal-target-url");
    const auto host = request.header("host");
    request.base = baseFor(host, own);
    const QUrl url{QString::fromUtf8(forwarded.isEmpty() ? "http://h" + request.target : forwarded)};
    auto path = url.path(QUrl::FullyDecoded);
    if (path.startsWith(u"/_simulator/")) {
        request.service = Service::Control;
    } else if (!forwarded.isEmpty() && serviceOfHost(url.host())) {
        request.service = *serviceOfHost(url.host());
    } else if (const auto named = serviceOfHost(path.section(u'/', 1, 1))) {
        request.service = *named;
        path = u'/' + path.section(u'/', 2);
    } else if (const auto asHost = serviceOfHost(QString::fromUtf8(host).section(u':', 0, 0))) {
        request.service = *asHost;
    } else {
        request.service = serviceOfPath(path);
    }
    while (path.size() > 1 && path.endsWith(u'/'))
        path.chop(1);
    request.path = path;
    request.query = QUrlQuery{url};
}

EndpointId parseEndpointId(const QString &text)
{
    static const QRegularExpression numbered{u"^([0-9]+)-([a-zA-Z0-9-]+)$"_s};
    auto id = text;
    while (id.startsWith(u'/'))
        id.remove(0, 1);
    if (const auto old = numbered.match(id); old.hasMatch())
        id = old.captured(1) + u'/' + old.captured(2);
    const auto parts = id.split(u'/', Qt::SkipEmptyParts);
    const bool named = !parts.isEmpty() && (parts[0] == u"workflows" || parts[0] == u"comfy");
    const qsizetype appParts = named ? 3 : 2;
    if (parts.size() < appParts)
        return {};
    return {parts.join(u'/'), parts.first(appParts).join(u'/'), parts[appParts - 1],
            parts.sliced(appParts).join(u'/')};
}

RequestPath parseRequestPath(const QString &path)
{
    const auto parts = path.split(u'/', Qt::SkipEmptyParts);
    const auto at = parts.indexOf(u"requests"_s);
    if (at < 2 || at + 1 >= parts.size())
        return {};
    return {parts.first(at).join(u'/'), parts[at + 1], parts.sliced(at + 2).join(u'/')};
}

} // namespace i2m::sim
