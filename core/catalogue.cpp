// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue.h"

#include "core/catalogue_price.h"

#include <algorithm>
#include <cmath>

namespace i2m {
using namespace Qt::StringLiterals;
using Kind = ModelInput::Kind;

namespace {
constexpr double largestExact = 9'007'199'254'740'992.0; // 2^53: beyond it a JSON number is no exact integer

Error invalid(const QString &detail) { return {ErrorCode::ValidationError, detail}; }

QString listed(const QJsonArray &choices)
{
    QStringList words;
    for (const QJsonValue &choice : choices)
        words.append(u"“%1”"_s.arg(choice.toVariant().toString()));
    return words.join(u", "_s);
}

QString numbered(double number) { return QString::number(number, 'g', 12); }

QString rangeText(const ModelInput &input)
{
    if (input.least && input.most)
        return u" from %1 to %2"_s.arg(numbered(*input.least), numbered(*input.most));
    if (input.least)
        return u" of at least %1"_s.arg(numbered(*input.least));
    return input.most ? u" of at most %1"_s.arg(numbered(*input.most)) : QString();
}

/// What an input takes, in words that follow "takes".
QString taken(const ModelInput &input)
{
    switch (input.kind) {
    case Kind::Switch:
        return u"true or false"_s;
    case Kind::Integer:
        return u"a whole number"_s + rangeText(input);
    case Kind::Number:
        return u"a number"_s + rangeText(input);
    case Kind::Text:
        return input.maxLength > 0 ? u"a text of at most %1 characters"_s.arg(input.maxLength) : u"a text"_s;
    case Kind::Choice:
        return u"one of "_s + listed(input.choices);
    case Kind::IntegerList:
        return u"%1 whole numbers%2, separated by commas"_s.arg(input.listLength).arg(rangeText(input));
    }
    return {};
}

bool within(const ModelInput &input, double number)
{
    return (!input.least || number >= *input.least) && (!input.most || number <= *input.most);
}

std::optional<double> spelled(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    bool ok = false;
    const double number = value.toString().trimmed().toDouble(&ok);
    return ok && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

std::optional<QJsonValue> wholeNumber(const ModelInput &input, const QJsonValue &value)
{
    const auto number = spelled(value);
    if (!number || std::trunc(*number) != *number || std::abs(*number) > largestExact ||
        !within(input, *number))
        return {};
    return QJsonValue(qint64(*number));
}

std::optional<QJsonValue> wholeNumbers(const ModelInput &input, const QJsonValue &value)
{
    QJsonArray given = value.toArray();
    if (value.isString())
        for (const QString &word : value.toString().split(u','))
            given.append(word);
    QJsonArray numbers;
    for (const QJsonValue &item : given) {
        const auto number = wholeNumber(input, item);
        if (!number)
            return {};
        numbers.append(*number);
    }
    return numbers.size() == input.listLength ? std::optional<QJsonValue>(numbers) : std::nullopt;
}

std::optional<QJsonValue> accepted(const ModelInput &input, const QJsonValue &value)
{
    switch (input.kind) {
    case Kind::Switch:
        if (value.isBool())
            return value;
        if (const QString word = value.toString(); word == "true"_L1 || word == "false"_L1)
            return QJsonValue(word == "true"_L1);
        return {};
    case Kind::Integer:
        return wholeNumber(input, value);
    case Kind::Number:
        if (const auto number = spelled(value); number && within(input, *number))
            return QJsonValue(*number);
        return {};
    case Kind::Text:
        if (value.isString() && (input.maxLength == 0 || value.toString().size() <= input.maxLength))
            return value;
        return {};
    case Kind::Choice:
        for (const QJsonValue &choice : input.choices)
            if (choice == value || (value.isString() && choice.toVariant().toString() == value.toString()))
                return choice;
        return {};
    case Kind::IntegerList:
        return wholeNumbers(input, value);
    }
    return {};
}

const ModelInput *inputOf(const ModelEntry &model, const QString &key)
{
    const auto found = std::ranges::find(model.inputs, key, &ModelInput::key);
    return found == model.inputs.end() ? nullptr : &*found;
}

/// The choice that stands for the most faces within `limit`, else the one that stands for the fewest.
QString choiceWithin(const QJsonObject &choices, double limit)
{
    QString best;
    QString fewest;
    for (auto it = choices.begin(); it != choices.end(); ++it) {
        const double faces = it->toDouble();
        if (faces <= limit && (best.isEmpty() || faces > choices[best].toDouble()))
            best = it.key();
        if (fewest.isEmpty() || faces < choices[fewest].toDouble())
            fewest = it.key();
    }
    return best.isEmpty() ? fewest : best;
}

/// `options` with a generic "face_limit" under the model's own name.
Result<QJsonObject> withOwnFaceLimit(const ModelEntry &model, QJsonObject options)
{
    const QString generic = u"face_limit"_s;
    const QString own = model.faceLimit[u"key"_s].toString();
    if (own == generic || !options.contains(generic))
        return options;
    const QJsonValue given = options.take(generic);
    if (given.isNull() || options.contains(own))
        return options;
    if (own.isEmpty())
        return invalid(u"%1 takes no face limit"_s.arg(model.title));
    const auto limit = wholeNumber(ModelInput{.key = generic, .title = {}, .help = {}, .least = 1}, given);
    if (!limit)
        return invalid(u"face_limit takes a whole number of at least 1"_s);
    const QJsonObject choices = model.faceLimit[u"choices"_s].toObject();
    if (!choices.isEmpty())
        options[own] = choiceWithin(choices, limit->toDouble());
    else
        options[own] = qint64(limit->toDouble() * model.faceLimit[u"scale"_s].toDouble(1.0));
    return options;
}

QString typeName(Kind kind)
{
    switch (kind) {
    case Kind::Switch:
        return u"boolean"_s;
    case Kind::Integer:
        return u"integer"_s;
    case Kind::Number:
        return u"number"_s;
    case Kind::Text:
        return u"string"_s;
    case Kind::Choice:
        return u"choice"_s;
    case Kind::IntegerList:
        return u"integer_list"_s;
    }
    return {};
}

QJsonObject inputJson(const ModelInput &input)
{
    QJsonObject object{{u"name"_s, input.key},         {u"title"_s, input.title},
                       {u"help"_s, input.help},        {u"type"_s, typeName(input.kind)},
                       {u"default"_s, input.fallback}, {u"simple"_s, input.simple}};
    if (input.least)
        object[u"minimum"_s] = *input.least;
    if (input.most)
        object[u"maximum"_s] = *input.most;
    if (input.maxLength > 0)
        object[u"max_length"_s] = input.maxLength;
    if (input.listLength > 0)
        object[u"length"_s] = input.listLength;
    if (!input.choices.isEmpty())
        object[u"choices"_s] = input.choices;
    if (input.deprecated)
        object[u"deprecated"_s] = true;
    return object;
}

QJsonObject withDefaults(const ModelEntry &model, QJsonObject options)
{
    for (const ModelInput &input : model.inputs)
        if (options.value(input.key).toVariant().isNull())
            options[input.key] = input.fallback;
    return options;
}

QString imageKind(ImageInput::Kind kind)
{
    switch (kind) {
    case ImageInput::Kind::Url:
        return u"single"_s;
    case ImageInput::Kind::UrlList:
        return u"list"_s;
    case ImageInput::Kind::Views:
        return u"views"_s;
    }
    return {};
}
} // namespace

const ModelEntry *Catalogue::find(const QString &idOrAlias) const
{
    const auto found = std::ranges::find_if(m_entries, [&](const ModelEntry &entry) {
        return entry.id == idOrAlias || entry.aliases.contains(idOrAlias, Qt::CaseInsensitive);
    });
    return found == m_entries.end() ? nullptr : &*found;
}

const ModelEntry *Catalogue::preferred(const QString &provider) const
{
    const auto found = std::ranges::find_if(
        m_entries, [&](const ModelEntry &entry) { return entry.preferred && entry.provider == provider; });
    return found == m_entries.end() ? nullptr : &*found;
}

Result<QJsonObject> Catalogue::validated(const ModelEntry &model, const QJsonObject &options,
                                         int images) const
{
    const auto &[kind, keys, least, most] = model.images;
    if (images < least || images > most) {
        const QString wanted = least == most ? QString::number(least) : u"%1 to %2"_s.arg(least).arg(most);
        return invalid(u"%1 takes %2 images of one object, not %3"_s.arg(model.title, wanted).arg(images));
    }
    const auto own = withOwnFaceLimit(model, options);
    if (!own)
        return own.error();
    QJsonObject complete;
    for (auto it = own->begin(); it != own->end(); ++it) {
        const ModelInput *input = inputOf(model, it.key());
        if (!input) {
            QStringList known;
            for (const ModelInput &each : model.inputs)
                known.append(each.key);
            return invalid(
                u"%1 has no option “%2”; it has: %3"_s.arg(model.title, it.key(), known.join(u", "_s)));
        }
        if (it->isNull())
            continue;
        const auto value = accepted(*input, *it);
        if (!value)
            return invalid(u"%1 takes %2"_s.arg(input->key, taken(*input)));
        complete[input->key] = *value;
    }
    for (const ModelInput &input : model.inputs)
        if (!complete.contains(input.key) && !input.fallback.isNull())
            complete[input.key] = input.fallback;
    return complete;
}

std::optional<double> Catalogue::estimate(const ModelEntry &model, const QJsonObject &options,
                                          int images) const
{
    return priceOf(model.price, withDefaults(model, options), images);
}

QStringList Catalogue::hints(const ModelEntry &model, const QJsonObject &options) const
{
    const QJsonObject complete = withDefaults(model, options);
    QStringList said;
    for (const QJsonValue &hint : model.hints) {
        if (conditionHolds(hint["when"_L1].toObject(), complete))
            said.append(hint["say"_L1].toString());
    }
    return said;
}

QJsonObject Catalogue::toJson(const ModelEntry &model) const
{
    QJsonArray inputs;
    for (const ModelInput &input : model.inputs)
        inputs.append(inputJson(input));
    const auto about = estimate(model, {}, model.images.least);
    return {{u"name"_s, model.id},
            {u"aliases"_s, QJsonArray::fromStringList(model.aliases)},
            {u"title"_s, model.title},
            {u"purpose"_s, model.purpose},
            {u"provider"_s, model.provider},
            {u"default"_s, model.preferred},
            {u"images"_s, QJsonObject{{u"kind"_s, imageKind(model.images.kind)},
                                      {u"keys"_s, QJsonArray::fromStringList(model.images.keys)},
                                      {u"minimum"_s, model.images.least},
                                      {u"maximum"_s, model.images.most}}},
            {u"face_limit"_s, !model.faceLimit.isEmpty()},
            {u"inputs"_s, inputs},
            {u"formats"_s, QJsonArray::fromStringList(model.formats)},
            {u"price"_s, QJsonObject{{u"about"_s, about ? QJsonValue(*about) : QJsonValue()},
                                     {u"currency"_s, u"USD"_s},
                                     {u"note"_s, model.priceNote},
                                     {u"date"_s, model.priceDate},
                                     {u"rule"_s, model.price}}}};
}

} // namespace i2m
