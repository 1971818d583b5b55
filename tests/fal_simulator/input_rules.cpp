// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/input_rules.h"

#include <QSet>
#include <cmath>

using namespace Qt::StringLiterals;

namespace i2m::sim {

namespace {

QJsonObject entry(const QJsonArray &loc, const QString &type, const QString &message, const QJsonValue &input,
                  const QJsonObject &context = {})
{
    QJsonObject made{{u"loc"_s, loc}, {u"msg"_s, message}, {u"type"_s, type}, {u"input"_s, input}};
    if (!context.isEmpty())
        made[u"ctx"_s] = context;
    return made;
}

QString numberText(double number) { return QString::number(number, 'g', 12); }

/// A number, or a text that spells one: pydantic takes both.
std::optional<double> asNumber(const QJsonValue &value)
{
    if (value.isDouble())
        return value.toDouble();
    bool ok = false;
    const auto number = value.toString().toDouble(&ok);
    return value.isString() && ok ? std::optional{number} : std::nullopt;
}

void checkRange(const ModelInput &rule, const QJsonArray &loc, const QJsonValue &value, double number,
                QJsonArray &errors)
{
    if (rule.least && number < *rule.least)
        errors.append(entry(loc, u"greater_than_equal"_s,
                            u"Input should be greater than or equal to %1"_s.arg(numberText(*rule.least)),
                            value, {{u"ge"_s, *rule.least}}));
    if (rule.most && number > *rule.most)
        errors.append(entry(loc, u"less_than_equal"_s,
                            u"Input should be less than or equal to %1"_s.arg(numberText(*rule.most)), value,
                            {{u"le"_s, *rule.most}}));
}

void checkNumber(const ModelInput &rule, const QJsonArray &loc, const QJsonValue &value, QJsonArray &errors)
{
    const bool whole = rule.kind != ModelInput::Kind::Number;
    const auto number = asNumber(value);
    const auto word = whole ? u"integer"_s : u"number"_s;
    const auto prefix = whole ? u"int"_s : u"float"_s;
    if (!number)
        errors.append(
            value.isString()
                ? entry(loc, prefix + u"_parsing"_s,
                        u"Input should be a valid %1, unable to parse string as %2"_s.arg(
                            word, whole ? u"an integer"_s : u"a number"_s),
                        value)
                : entry(loc, prefix + u"_type"_s, u"Input should be a valid %1"_s.arg(word), value));
    else if (whole && std::floor(*number) != *number)
        errors.append(entry(loc, u"int_from_float"_s,
                            u"Input should be a valid integer, got a number with a fractional part"_s,
                            value));
    else
        checkRange(rule, loc, value, *number, errors);
}

void checkSwitch(const QJsonArray &loc, const QJsonValue &value, QJsonArray &errors)
{
    static const QSet<QString> words{u"true"_s, u"false"_s, u"1"_s, u"0"_s, u"yes"_s, u"no"_s,
                                     u"on"_s,   u"off"_s,   u"y"_s, u"n"_s, u"t"_s,   u"f"_s};
    const bool good = value.isBool() ||
                      (value.isDouble() && (value.toDouble() == 0 || value.toDouble() == 1)) ||
                      words.contains(value.toString().toLower());
    if (!good)
        errors.append(value.isString() || value.isDouble()
                          ? entry(loc, u"bool_parsing"_s,
                                  u"Input should be a valid boolean, unable to interpret input"_s, value)
                          : entry(loc, u"bool_type"_s, u"Input should be a valid boolean"_s, value));
}

void checkText(const ModelInput &rule, const QJsonArray &loc, const QJsonValue &value, QJsonArray &errors)
{
    if (!value.isString())
        errors.append(entry(loc, u"string_type"_s, u"Input should be a valid string"_s, value));
    else if (rule.maxLength > 0 && value.toString().size() > rule.maxLength)
        errors.append(entry(loc, u"string_too_long"_s,
                            u"String should have at most %1 characters"_s.arg(rule.maxLength), value,
                            {{u"max_length"_s, rule.maxLength}}));
}

void checkChoice(const ModelInput &rule, const QJsonArray &loc, const QJsonValue &value, QJsonArray &errors)
{
    if (rule.choices.contains(value))
        return;
    QStringList shown;
    for (const auto &choice : rule.choices)
        shown.append(choice.isString() ? u'\'' + choice.toString() + u'\'' : numberText(choice.toDouble()));
    const auto last = shown.takeLast();
    const auto expected = shown.isEmpty() ? last : shown.join(u", "_s) + u" or "_s + last;
    errors.append(entry(loc, u"literal_error"_s, u"Input should be %1"_s.arg(expected), value,
                        {{u"expected"_s, expected}}));
}

void checkIntegers(const ModelInput &rule, const QJsonArray &loc, const QJsonValue &value, QJsonArray &errors)
{
    if (!value.isArray()) {
        errors.append(entry(loc, u"list_type"_s, u"Input should be a valid list"_s, value));
        return;
    }
    const auto list = value.toArray();
    if (rule.listLength > 0 && list.size() != rule.listLength) {
        const bool few = list.size() < rule.listLength;
        errors.append(entry(loc, few ? u"sequence_too_short"_s : u"sequence_too_long"_s,
                            u"List should have %1 items"_s.arg(rule.listLength), value,
                            {{few ? u"min_length"_s : u"max_length"_s, rule.listLength}}));
        return;
    }
    for (qsizetype i = 0; i < list.size(); ++i) {
        auto place = loc;
        place.append(i);
        checkNumber(rule, place, list[i], errors);
    }
}

void checkOption(const ModelInput &rule, const QJsonValue &value, QJsonArray &errors)
{
    const QJsonArray loc{u"body"_s, rule.key};
    switch (rule.kind) {
    case ModelInput::Kind::Switch:
        return checkSwitch(loc, value, errors);
    case ModelInput::Kind::Integer:
    case ModelInput::Kind::Number:
        return checkNumber(rule, loc, value, errors);
    case ModelInput::Kind::Text:
        return checkText(rule, loc, value, errors);
    case ModelInput::Kind::Choice:
        return checkChoice(rule, loc, value, errors);
    case ModelInput::Kind::IntegerList:
        return checkIntegers(rule, loc, value, errors);
    }
}

void checkImage(const QJsonArray &loc, const QJsonValue &value, QJsonArray &errors)
{
    const auto text = value.toString();
    if (!value.isString())
        errors.append(entry(loc, u"string_type"_s, u"Input should be a valid string"_s, value));
    else if (!text.startsWith(u"http://") && !text.startsWith(u"https://") && !text.startsWith(u"data:"))
        errors.append(entry(loc, u"value_error"_s, u"value must be a valid URL"_s, value));
}

void checkImages(const ModelEntry &model, const QJsonObject &input, QJsonArray &errors)
{
    for (qsizetype i = 0; i < model.images.keys.size(); ++i) {
        const auto &key = model.images.keys[i];
        const QJsonArray loc{u"body"_s, key};
        const auto value = input[key];
        if (value.isUndefined() || value.isNull()) {
            if (i == 0)
                errors.append(entry(loc, u"missing"_s, u"Field required"_s, input));
        } else if (model.images.kind != ImageInput::Kind::UrlList) {
            checkImage(loc, value, errors);
        } else if (!value.isArray()) {
            errors.append(entry(loc, u"list_type"_s, u"Input should be a valid list"_s, value));
        } else if (value.toArray().size() < model.images.least) {
            errors.append(entry(loc, u"sequence_too_short"_s,
                                u"List should have at least %1 items"_s.arg(model.images.least), value,
                                {{u"min_length"_s, model.images.least}}));
        } else if (value.toArray().size() > model.images.most) {
            errors.append(entry(loc, u"sequence_too_long"_s,
                                u"List should have at most %1 items"_s.arg(model.images.most), value,
                                {{u"max_length"_s, model.images.most}}));
        } else {
            for (qsizetype n = 0; n < value.toArray().size(); ++n)
                checkImage({u"body"_s, key, n}, value.toArray()[n], errors);
        }
    }
}

} // namespace

QJsonArray inputErrors(const ModelEntry &model, const QJsonObject &input)
{
    QJsonArray errors;
    checkImages(model, input, errors);
    for (const auto &rule : model.inputs) {
        const auto value = input[rule.key];
        if (!value.isUndefined() && !value.isNull())
            checkOption(rule, value, errors);
    }
    return errors;
}

QList<ImageField> imageFields(const ModelEntry &model, const QJsonObject &input)
{
    QList<ImageField> fields;
    for (const auto &key : model.images.keys) {
        if (model.images.kind != ImageInput::Kind::UrlList) {
            fields.append({input[key].toString(), {u"body"_s, key}});
            continue;
        }
        const auto list = input[key].toArray();
        for (qsizetype n = 0; n < list.size(); ++n)
            fields.append({list[n].toString(), {u"body"_s, key, n}});
    }
    return fields;
}

} // namespace i2m::sim
