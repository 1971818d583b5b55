// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/platform_routes.h"

#include "tests/fal_simulator/error_bodies.h"
#include "tests/fal_simulator/shelf.h"
#include "tests/fal_simulator/wire_json.h"

using namespace Qt::StringLiterals;

namespace i2m::sim {

namespace {

/// One page of a list; `next` is the cursor of the one after it, 0 when this is the last.
QByteArray page(const char *name, const QByteArrayList &entries, qsizetype next = 0)
{
    const WireValue cursor = next > 0 ? WireValue{QString::number(next)} : WireValue{nullptr};
    return wireObject({{name, RawJson{wireArray(entries)}}, {"next_cursor", cursor}, {"has_more", next > 0}});
}

} // namespace

PlatformRoutes::PlatformRoutes(const Catalogue &catalogue, const Accounts &accounts)
    : m_catalogue(catalogue), m_accounts(accounts)
{
}

Answer PlatformRoutes::handleRest(const Request &request) const
{
    const auto caller = m_accounts.authenticate(request, {});
    if (const auto *refused = std::get_if<Answer>(&caller))
        return *refused;
    const bool locked = !m_accounts.lock().isEmpty();
    const WireValue reason = locked ? WireValue{m_accounts.lock()} : WireValue{nullptr};
    if (request.path == u"/users/current")
        return jsonAnswer(wireObject({{"full_name", "Test Account"},
                                      {"nickname", "test-account"},
                                      {"user_id", "simulator|1"},
                                      {"is_personal", true},
                                      {"is_locked", locked},
                                      {"lock_reason", reason},
                                      {"is_paying", true}}));
    if (request.path == u"/billing/user_details")
        return jsonAnswer(wireObject({{"user_id", "simulator|1"},
                                      {"soft_monthly_budget", nullptr},
                                      {"hard_monthly_budget", nullptr},
                                      {"lock_reason", reason},
                                      {"is_paying", true},
                                      {"is_locked", locked}}));
    if (request.path == u"/tokens" && request.method == "POST")
        return jsonAnswer('"' + nanoId(64).toLatin1() + '"');
    return refusal(404, u"Not Found"_s);
}

Answer PlatformRoutes::handleApi(const Request &request) const
{
    if (request.path == u"/v1/meta")
        return jsonAnswer(R"({"webhook_ip_ranges":["127.0.0.1/32"]})");
    const auto caller = m_accounts.authenticate(request, {});
    const auto *refused = std::get_if<Answer>(&caller);
    if (request.path == u"/v1/models" && (!refused || request.header("authorization").isEmpty()))
        return models(request); // the one that needs no key
    if (refused)
        return platformApiError(401, u"authorization_error"_s, u"Authentication required"_s);
    if (request.path == u"/v1/models/pricing")
        return prices(request);
    if (request.path == u"/v1/models/pricing/estimate")
        return request.method == "POST" ? estimate(request) : methodNotAllowed("POST");
    if (request.path == u"/v1/account/billing")
        return billing(std::get<Accounts::Caller>(caller));
    return platformApiError(404, u"not_found"_s, u"Not found"_s);
}

QList<const ModelEntry *> PlatformRoutes::asked(const Request &request) const
{
    QStringList ids;
    for (const auto &value : request.query.allQueryItemValues(u"endpoint_id"_s, QUrl::FullyDecoded))
        ids += value.split(u',', Qt::SkipEmptyParts);
    QList<const ModelEntry *> found;
    for (const auto &model : m_catalogue.entries())
        if (model.provider == u"fal" && (ids.isEmpty() || ids.contains(model.id)))
            found.append(&model);
    return found;
}

Answer PlatformRoutes::models(const Request &request) const
{
    const auto found = asked(request);
    const auto limit = request.query.queryItemValue(u"limit"_s);
    const auto most = limit.isEmpty() ? found.size() : limit.toLongLong();
    const auto first = request.query.queryItemValue(u"cursor"_s).toLongLong(); // a cursor is an index here
    if (most < 1 || first < 0)
        return platformApiError(400, u"validation_error"_s, u"Invalid request parameters"_s);
    const bool schema = request.query.allQueryItemValues(u"expand"_s).contains(u"openapi-3.0"_s);
    QByteArrayList entries;
    for (const auto *model : found.mid(first, most)) {
        const QJsonObject metadata{{u"display_name"_s, model->title},
                                   {u"category"_s, u"image-to-3d"_s},
                                   {u"description"_s, model->purpose},
                                   {u"status"_s, u"active"_s},
                                   {u"tags"_s, QJsonArray{u"3d"_s}},
                                   {u"updated_at"_s, model->priceDate},
                                   {u"model_url"_s, u"https://fal.run/"_s + model->id}};
        auto entry = wireObject({{"endpoint_id", model->id}, {"metadata", metadata}});
        if (schema) {
            entry.chop(1);
            entry += ",\"openapi\":" + compact(m_catalogue.toJson(*model)) + '}';
        }
        entries.append(entry);
    }
    return jsonAnswer(page("models", entries, first + most < found.size() ? first + most : 0));
}

Answer PlatformRoutes::prices(const Request &request) const
{
    if (!request.query.hasQueryItem(u"endpoint_id"_s))
        return platformApiError(400, u"validation_error"_s, u"Invalid request parameters"_s);
    QByteArrayList entries;
    for (const auto *model : asked(request))
        entries.append(wireObject({{"endpoint_id", model->id},
                                   {"unit_price", m_catalogue.estimate(*model, {}).value_or(0)},
                                   {"unit", "models"},
                                   {"currency", "USD"}}));
    if (entries.isEmpty())
        return platformApiError(404, u"not_found"_s, u"Endpoint not found"_s);
    return jsonAnswer(page("prices", entries));
}

Answer PlatformRoutes::estimate(const Request &request) const
{
    const auto body = request.json();
    const auto kind = body[u"estimate_type"_s].toString();
    const auto endpoints = body[u"endpoints"_s].toObject();
    if ((kind != u"unit_price" && kind != u"historical_api_price") || endpoints.isEmpty())
        return platformApiError(400, u"validation_error"_s, u"Invalid request parameters"_s);
    const auto quantity = kind == u"unit_price" ? u"unit_quantity"_s : u"call_quantity"_s;
    double total = 0;
    for (auto it = endpoints.begin(); it != endpoints.end(); ++it) {
        const auto *model = m_catalogue.find(it.key());
        if (!model)
            return platformApiError(404, u"not_found"_s, u"Endpoint not found"_s);
        total += it->toObject()[quantity].toDouble() * m_catalogue.estimate(*model, {}).value_or(0);
    }
    return jsonAnswer(wireObject({{"estimate_type", kind}, {"total_cost", total}, {"currency", "USD"}}));
}

Answer PlatformRoutes::billing(const Accounts::Caller &caller) const
{
    if (!caller.admin)
        return platformApiError(403, u"authorization_error"_s, u"This key may not do that"_s);
    const auto credits = wireObject({{"current_balance", m_accounts.balance()}, {"currency", "USD"}});
    return jsonAnswer(wireObject({{"username", "test-account"}, {"credits", RawJson{credits}}}));
}

} // namespace i2m::sim
