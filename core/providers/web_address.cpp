// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/web_address.h"

#include <QHostAddress>
#include <QRegularExpression>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
bool isIn(const QHostAddress &address, std::initializer_list<const char *> networks)
{
    return std::ranges::any_of(networks, [&](const char *network) {
        return address.isInSubnet(QHostAddress::parseSubnet(QString::fromLatin1(network)));
    });
}

bool isPrivateV4(const QHostAddress &address)
{
    return isIn(address, {"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
                          "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15",
                          "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3"});
}

/// The IPv4 address that an IPv6 address carries: mapped (::ffff:a.b.c.d) or translated (64:ff9b::/96,
/// 2002::/16).
QHostAddress innerV4(const QHostAddress &address)
{
    bool mapped = false;
    const quint32 direct = address.toIPv4Address(&mapped);
    if (mapped)
        return QHostAddress(direct);
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    const int first = isIn(address, {"64:ff9b::/96"}) ? 12 : isIn(address, {"2002::/16"}) ? 2 : -1;
    if (first < 0)
        return {};
    return QHostAddress(quint32(bytes[first]) << 24 | quint32(bytes[first + 1]) << 16 |
                        quint32(bytes[first + 2]) << 8 | quint32(bytes[first + 3]));
}

QString bare(const QString &host)
{
    QString name = host.toLower();
    if (name.startsWith(u'[') && name.endsWith(u']'))
        name = name.mid(1, name.size() - 2);
    while (name.endsWith(u'.'))
        name.chop(1);
    return name;
}

/// Addresses as old resolvers read them: one to four decimal, octal or hexadecimal numbers.
bool looksLikeAddress(const QString &name)
{
    static const QRegularExpression numbers(uR"(^(0x[0-9a-f]*|[0-9]+)(\.(0x[0-9a-f]*|[0-9]+)){0,3}$)"_s);
    return numbers.match(name).hasMatch();
}

bool isDottedQuad(const QString &name)
{
    static const QRegularExpression quad(uR"(^(0|[1-9][0-9]{0,2})(\.(0|[1-9][0-9]{0,2})){3}$)"_s);
    return quad.match(name).hasMatch();
}
} // namespace

bool isLoopback(const QString &host)
{
    const QString name = bare(host);
    if (name == "localhost"_L1)
        return true;
    const QHostAddress address(name);
    return (isDottedQuad(name) || address.protocol() == QAbstractSocket::IPv6Protocol) &&
           address.isLoopback();
}

bool isPrivateHost(const QString &host)
{
    const QString name = bare(host);
    if (name.isEmpty() || name == "localhost"_L1 || name.endsWith(".localhost"_L1) ||
        name.endsWith(".local"_L1) || name.endsWith(".internal"_L1))
        return true;
    if (looksLikeAddress(name))
        return !isDottedQuad(name) || isPrivateV4(QHostAddress(name)) || QHostAddress(name).isNull();
    const QHostAddress address(name);
    if (address.protocol() != QAbstractSocket::IPv6Protocol)
        return false;
    if (const QHostAddress inner = innerV4(address); !inner.isNull())
        return isPrivateV4(inner);
    return !isIn(address, {"2000::/3"}) || isIn(address, {"2001:db8::/32", "2001::/23"});
}

bool isListedHost(const QString &host, const QStringList &list)
{
    const QString name = bare(host);
    return std::ranges::any_of(list, [&](const QString &entry) {
        const QString wanted = entry.trimmed().toLower();
        return wanted.startsWith("*."_L1) ? name.endsWith(wanted.mid(1))
                                          : !wanted.isEmpty() && name == wanted;
    });
}

bool mayDownloadFrom(const QUrl &url, const QStringList &hosts, bool allowLoopback)
{
    if (!url.isValid() || !url.userInfo().isEmpty())
        return false;
    if (allowLoopback && isLoopback(url.host()))
        return url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    return url.scheme() == "https"_L1 && !isPrivateHost(url.host()) && isListedHost(url.host(), hosts);
}

QUrl serviceUrl(const QString &hostOrUrl)
{
    const QString text = hostOrUrl.trimmed();
    QUrl url(text.contains("://"_L1) ? text : u"http://"_s + text);
    const bool plain = isLoopback(url.host()) && url.scheme() == "http"_L1;
    url.setScheme(plain ? u"http"_s : u"https"_s);
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

bool sameOrigin(const QUrl &one, const QUrl &other)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == "https"_L1 ? 443 : 80); };
    return one.scheme() == other.scheme() && one.host() == other.host() && port(one) == port(other);
}

} // namespace i2m
