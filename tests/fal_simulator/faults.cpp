// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/faults.h"

#include "tests/fal_simulator/error_bodies.h"

#include <QMap>
#include <QSet>

using namespace Qt::StringLiterals;

namespace i2m::sim {

namespace {

Error wrong(const QString &what) { return Error{ErrorCode::ValidationError, what}; }

const QMap<QString, Service> &serviceNames()
{
    static const QMap<QString, Service> names{
        {u"queue"_s, Service::Queue},       {u"run"_s, Service::Run},     {u"rest"_s, Service::Rest},
        {u"platform"_s, Service::Platform}, {u"files"_s, Service::Files}, {u"control"_s, Service::Control}};
    return names;
}

Result<void> onlyThese(const QJsonObject &object, const QSet<QString> &allowed)
{
    for (const auto &key : object.keys())
        if (!allowed.contains(key))
            return wrong(u"unknown word \"%1\" in a fault"_s.arg(key));
    return {};
}

/// The faults of the line itself.
void readWireDeed(const QJsonObject &source, Deed &deed)
{
    deed.delayMs = source[u"delay_ms"_s].toInt();
    deed.drip = source[u"drip"_s].toInteger();
    deed.cut = source[u"cut"_s].toInteger(-1);
    deed.cutBody = source[u"cut_body"_s].toInteger(-1);
    deed.cutRequest = source[u"cut_request"_s].toInteger(-1);
    if (source[u"hang"_s].toBool())
        deed.end = Deed::End::Hang;
    if (source[u"close_before_answer"_s].toBool())
        deed.end = Deed::End::Close;
    if (source[u"reset"_s].toBool())
        deed.end = Deed::End::Reset;
    deed.garbageBody = source[u"garbage"_s].toString() == u"body";
    deed.garbageHead = source[u"garbage"_s].toBool() || source[u"garbage"_s].toString() == u"head";
    deed.noLength = source[u"no_length"_s].toBool();
}

Result<void> checkJob(const QJsonObject &job)
{
    static const QSet<QString> words{u"seconds"_s,        u"model_error"_s,   u"loc"_s,
                                     u"platform_error"_s, u"detail"_s,        u"status"_s,
                                     u"body"_s,           u"ignore_cancel"_s, u"null_outputs"_s};
    if (auto ok = onlyThese(job, words); !ok)
        return ok;
    const auto modelType = job[u"model_error"_s].toString();
    if (!modelType.isEmpty() && modelErrorStatus(modelType) == 0)
        return wrong(u"model_error is one of %1"_s.arg(modelErrorTypes().join(u", "_s)));
    const auto platformType = job[u"platform_error"_s].toString();
    if (!platformType.isEmpty() && platformErrorStatus(platformType) == 0)
        return wrong(u"there is no platform_error \"%1\""_s.arg(platformType));
    return {};
}

QByteArray bytesOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().toUtf8();
    return value.isArray() ? QJsonDocument{value.toArray()}.toJson(QJsonDocument::Compact)
                           : QJsonDocument{value.toObject()}.toJson(QJsonDocument::Compact);
}

} // namespace

bool Faults::Rule::fits(const Request &request) const
{
    if (request.service == Service::Control)
        return false;
    return (method.isEmpty() || method == request.method) && (!service || *service == request.service) &&
           path.match(request.place()).hasMatch();
}

bool Faults::Rule::due() const
{
    return (nth.isEmpty() || nth.contains(seen)) && (times < 0 || hits < times);
}

Deed Faults::deedFor(const Request &request)
{
    Rule *chosen = nullptr;
    for (auto &rule : m_rules) {
        if (!rule.fits(request))
            continue;
        ++rule.seen;
        if (!chosen && rule.due())
            chosen = &rule;
    }
    if (!chosen)
        return {};
    ++chosen->hits;
    return chosen->deed;
}

Result<void> Faults::add(const QJsonArray &rules)
{
    QList<Rule> added;
    for (const auto &source : rules) {
        auto rule = parse(source.toObject());
        if (!rule)
            return rule.error();
        added.append(*std::move(rule));
    }
    m_rules.append(added);
    return {};
}

QJsonArray Faults::toJson() const
{
    QJsonArray list;
    for (const auto &rule : m_rules) {
        auto shown = rule.source;
        shown[u"seen"_s] = rule.seen;
        shown[u"hits"_s] = rule.hits;
        list.append(shown);
    }
    return list;
}

Result<Faults::Rule> Faults::parse(const QJsonObject &source)
{
    Rule rule;
    rule.source = source;
    if (auto ok = parseMatch(source[u"match"_s].toObject(), rule); !ok)
        return ok.error();
    if (auto ok = parseDeed(source, rule.deed); !ok)
        return ok.error();
    return rule;
}

Result<void> Faults::parseMatch(const QJsonObject &match, Rule &rule)
{
    if (auto ok = onlyThese(match, {u"method"_s, u"path"_s, u"service"_s, u"nth"_s, u"times"_s}); !ok)
        return ok;
    rule.method = match[u"method"_s].toString().toUpper().toUtf8();
    rule.path.setPattern(match[u"path"_s].toString());
    if (!rule.path.isValid())
        return wrong(u"path is no regular expression: %1"_s.arg(rule.path.errorString()));
    if (match.contains(u"service"_s)) {
        const auto name = match[u"service"_s].toString();
        if (!serviceNames().contains(name))
            return wrong(u"service is one of %1"_s.arg(serviceNames().keys().join(u", "_s)));
        rule.service = serviceNames()[name];
    }
    const auto nth = match[u"nth"_s];
    for (const auto &one : nth.isArray() ? nth.toArray() : QJsonArray{nth})
        if (one.toInt() > 0)
            rule.nth.append(one.toInt());
    rule.times = match[u"times"_s].toInt(-1);
    return {};
}

Result<void> Faults::parseDeed(const QJsonObject &source, Deed &deed)
{
    static const QSet<QString> words{u"match"_s,
                                     u"when"_s,
                                     u"status"_s,
                                     u"headers"_s,
                                     u"body"_s,
                                     u"delay_ms"_s,
                                     u"drip"_s,
                                     u"cut"_s,
                                     u"cut_body"_s,
                                     u"cut_request"_s,
                                     u"reset"_s,
                                     u"hang"_s,
                                     u"close_before_answer"_s,
                                     u"garbage"_s,
                                     u"expired"_s,
                                     u"no_length"_s,
                                     u"job"_s};
    if (auto ok = onlyThese(source, words); !ok)
        return ok;
    const auto headers = source[u"headers"_s].toObject();
    for (auto it = headers.begin(); it != headers.end(); ++it)
        deed.headers.append({it.key().toLower().toUtf8(), it.value().toVariant().toString().toUtf8()});
    if (const auto expired = source[u"expired"_s]; expired.toBool() || expired.isDouble()) {
        deed.status = expired.toInt(404);
        deed.body = fileGone();
    }
    if (source.contains(u"status"_s)) {
        deed.status = source[u"status"_s].toInt();
        if (*deed.status < 100 || *deed.status > 599)
            return wrong(u"status is a number from 100 to 599"_s);
    }
    if (source.contains(u"body"_s))
        deed.body = bytesOf(source[u"body"_s]);
    readWireDeed(source, deed);
    deed.job = source[u"job"_s].toObject();
    if (auto ok = checkJob(deed.job); !ok)
        return ok;

    const auto when = source[u"when"_s].toString(deed.status ? u"before"_s : u"after"_s);
    if (when != u"before" && when != u"after")
        return wrong(u"when is \"before\" or \"after\" (the request is carried out)"_s);
    deed.carriedOut = when == u"after";
    return {};
}

} // namespace i2m::sim
