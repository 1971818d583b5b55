// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/route.h"

#include <QHash>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Pattern
{
    const Route *route;
    QStringList segments; ///< "{…}" takes any
};

/// By the number of segments, in the order of the table.
const QHash<qsizetype, std::vector<Pattern>> &patterns()
{
    static const auto made = [] {
        QHash<qsizetype, std::vector<Pattern>> patterns;
        for (const Route &route : routes()) {
            const QStringList segments = QString::fromLatin1(route.path).split(u'/', Qt::SkipEmptyParts);
            patterns[segments.size()].push_back({&route, segments});
        }
        return patterns;
    }();
    return made;
}

bool matches(const Pattern &pattern, const QStringList &segments, QStringList &arguments)
{
    arguments.clear();
    for (qsizetype i = 0; i < segments.size(); ++i) {
        if (pattern.segments[i].startsWith(u'{'))
            arguments.append(segments[i]);
        else if (pattern.segments[i] != segments[i])
            return false;
    }
    return true;
}
} // namespace

RouteMatch findRoute(const Request &request, QByteArrayList &allowed)
{
    const auto found = patterns().constFind(request.segments.size());
    if (found == patterns().constEnd())
        return {};
    const QByteArrayView method = request.isHead() ? QByteArrayView("GET") : request.method;
    QStringList arguments;
    const Pattern *first = nullptr;
    for (const Pattern &pattern : *found) {
        if (!matches(pattern, request.segments, arguments))
            continue;
        if (method == pattern.route->method)
            return {pattern.route, arguments};
        // A literal path hides the general one below it, but only for the methods that it has.
        if (!first)
            first = &pattern;
        if (!allowed.contains(pattern.route->method))
            allowed.append(pattern.route->method);
    }
    if (allowed.contains("GET"))
        allowed.append("HEAD");
    if (first)
        allowed.append("OPTIONS");
    return {};
}

} // namespace i2m
