// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue_price.h"

#include <QJsonArray>
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
bool matches(const QJsonValue &condition, const QJsonValue &value)
{
    const bool given = !value.isNull() && !value.isUndefined();
    if (!condition.isObject())
        return condition == value;
    const QJsonObject test = condition.toObject();
    if (test.contains("given"_L1))
        return test["given"_L1].toBool() == given;
    return test["not"_L1] != value;
}

bool applies(const QJsonObject &rule, const QJsonObject &options, int images)
{
    if (rule.contains("images_above"_L1) && images <= rule["images_above"_L1].toInt())
        return false;
    return conditionHolds(rule["when"_L1].toObject(), options);
}

bool isRule(const QJsonObject &rule, const QStringList &inputs)
{
    const QStringList effects{u"set"_s, u"add"_s, u"multiply"_s};
    int effectCount = 0;
    for (const QString &key : rule.keys()) {
        if (effects.contains(key) && rule[key].isDouble())
            ++effectCount;
        else if (!(key == "when"_L1 && rule[key].isObject()) &&
                 !(key == "images_above"_L1 && rule[key].isDouble()))
            return false;
    }
    const QStringList asked = rule["when"_L1].toObject().keys();
    return effectCount == 1 && rule.size() > 1 &&
           std::ranges::all_of(asked, [&](const QString &key) { return inputs.contains(key); });
}
} // namespace

bool conditionHolds(const QJsonObject &when, const QJsonObject &options)
{
    for (auto it = when.begin(); it != when.end(); ++it)
        if (!matches(*it, options[it.key()]))
            return false;
    return true;
}

std::optional<double> priceOf(const QJsonObject &price, const QJsonObject &options, int images)
{
    if (!price["base"_L1].isDouble())
        return {};
    double cost = price["base"_L1].toDouble();
    for (const QJsonValue &step : price["rules"_L1].toArray()) {
        const QJsonObject rule = step.toObject();
        if (!applies(rule, options, images))
            continue;
        cost = rule["set"_L1].toDouble(cost);
        cost += rule["add"_L1].toDouble(0.0);
        cost *= rule["multiply"_L1].toDouble(1.0);
    }
    return std::round(cost * 1e6) / 1e6; // 0.2 + 0.05 is shown as 0.25
}

Result<void> checkPrice(const QJsonObject &price, const QStringList &inputs)
{
    const QStringList known{u"note"_s, u"date"_s, u"currency"_s, u"base"_s, u"rules"_s};
    for (const QString &key : price.keys())
        if (!known.contains(key))
            return Error{ErrorCode::ValidationError, u"price.%1 is not known"_s.arg(key)};
    if (price["currency"_L1] != u"USD"_s)
        return Error{ErrorCode::ValidationError, u"price.currency must be USD"_s};
    const QJsonArray rules = price["rules"_L1].toArray();
    for (qsizetype i = 0; i < rules.size(); ++i)
        if (!isRule(rules[i].toObject(), inputs))
            return Error{ErrorCode::ValidationError, u"price.rules[%1] is not a rule"_s.arg(i)};
    return {};
}

} // namespace i2m
