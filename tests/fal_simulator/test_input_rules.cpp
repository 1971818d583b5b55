// SPDX-License-Identifier: GPL-3.0-or-later
// Every option of every model in the catalogue passes with a good value and is refused, in fal's words, with
// a bad one.
#include "core/catalogue.h"
#include "tests/fal_simulator/input_rules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace i2m;
using namespace i2m::sim;

namespace {

const QString url = u"https://example.invalid/x.png"_s;

QJsonObject withImages(const ModelEntry &model)
{
    QJsonObject input;
    if (model.images.kind == ImageInput::Kind::UrlList)
        input[model.images.keys[0]] = QJsonArray::fromStringList(QStringList(model.images.least, url));
    else
        input[model.images.keys[0]] = url;
    return input;
}

QList<QJsonValue> goodValues(const ModelInput &rule)
{
    switch (rule.kind) {
    case ModelInput::Kind::Switch:
        return {true, false};
    case ModelInput::Kind::Integer:
    case ModelInput::Kind::Number:
        return {rule.least.value_or(1), rule.most.value_or(2)};
    case ModelInput::Kind::Text:
        return {u"text"_s};
    case ModelInput::Kind::Choice: {
        QList<QJsonValue> values;
        for (const auto &choice : rule.choices)
            values.append(choice);
        return values;
    }
    case ModelInput::Kind::IntegerList: {
        QJsonArray list;
        for (int i = 0; i < rule.listLength; ++i)
            list.append(rule.least.value_or(1));
        return {list};
    }
    }
    return {};
}

QList<std::pair<QJsonValue, QString>> badValues(const ModelInput &rule)
{
    using Bad = QList<std::pair<QJsonValue, QString>>;
    switch (rule.kind) {
    case ModelInput::Kind::Switch:
        return {{u"perhaps"_s, u"bool_parsing"_s}, {QJsonArray{}, u"bool_type"_s}};
    case ModelInput::Kind::Integer:
    case ModelInput::Kind::Number: {
        const bool whole = rule.kind == ModelInput::Kind::Integer;
        Bad bad{{u"many"_s, whole ? u"int_parsing"_s : u"float_parsing"_s},
                {QJsonArray{}, whole ? u"int_type"_s : u"float_type"_s}};
        if (whole)
            bad.append({rule.least.value_or(1) + 0.5, u"int_from_float"_s});
        if (rule.least)
            bad.append({*rule.least - 1, u"greater_than_equal"_s});
        if (rule.most)
            bad.append({*rule.most + 1, u"less_than_equal"_s});
        return bad;
    }
    case ModelInput::Kind::Text: {
        Bad bad{{1, u"string_type"_s}};
        if (rule.maxLength > 0)
            bad.append({QString(rule.maxLength + 1, u'x'), u"string_too_long"_s});
        return bad;
    }
    case ModelInput::Kind::Choice:
        return {{u"no such choice"_s, u"literal_error"_s}};
    case ModelInput::Kind::IntegerList:
        return {{1, u"list_type"_s}, {QJsonArray{}, u"sequence_too_short"_s}};
    }
    return {};
}

} // namespace

class TestInputRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyOption_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("option");
        const auto catalogue = Catalogue::builtIn();
        QVERIFY(catalogue);
        for (const auto &model : catalogue->entries())
            if (model.provider == u"fal")
                for (const auto &rule : model.inputs)
                    QTest::newRow(qPrintable(model.id + u' ' + rule.key)) << model.id << rule.key;
    }
    void everyOption()
    {
        QFETCH(QString, model);
        QFETCH(QString, option);
        const auto catalogue = Catalogue::builtIn();
        const auto &entry = *catalogue->find(model);
        for (const auto &rule : entry.inputs) {
            if (rule.key != option)
                continue;
            auto input = withImages(entry);
            for (const auto &good : goodValues(rule)) {
                input[option] = good;
                QCOMPARE(inputErrors(entry, input), QJsonArray{});
            }
            for (const auto &[bad, type] : badValues(rule)) {
                input[option] = bad;
                const auto errors = inputErrors(entry, input);
                QCOMPARE(errors.size(), 1);
                QCOMPARE(errors[0].toObject()[u"type"_s].toString(), type);
                QCOMPARE(errors[0].toObject()[u"loc"_s].toArray(), (QJsonArray{u"body"_s, option}));
                QVERIFY(!errors[0].toObject()[u"msg"_s].toString().isEmpty());
            }
        }
    }

    void imagesAreRequiredAndCounted()
    {
        const auto catalogue = Catalogue::builtIn();
        for (const auto &model : catalogue->entries()) {
            if (model.provider != u"fal")
                continue;
            const auto missing = inputErrors(model, {});
            QVERIFY2(!missing.isEmpty(), qPrintable(model.id));
            QCOMPARE(missing[0].toObject()[u"type"_s].toString(), u"missing"_s);
            auto input = withImages(model);
            QCOMPARE(inputErrors(model, input), QJsonArray{});
            QCOMPARE(imageFields(model, input).first().url, url);
            if (model.images.kind != ImageInput::Kind::UrlList)
                continue;
            input[model.images.keys[0]] = QJsonArray::fromStringList(QStringList(model.images.most + 1, url));
            QCOMPARE(inputErrors(model, input)[0].toObject()[u"type"_s].toString(), u"sequence_too_long"_s);
        }
    }

    void unknownFieldsAreIgnored()
    {
        const auto catalogue = Catalogue::builtIn();
        const auto &model = *catalogue->preferred(u"fal"_s);
        auto input = withImages(model);
        input[u"no_such_field"_s] = 1;
        QCOMPARE(inputErrors(model, input), QJsonArray{});
    }

    void textsThatAreNoAddressAreRefused()
    {
        const auto catalogue = Catalogue::builtIn();
        const auto &model = *catalogue->preferred(u"fal"_s);
        const auto errors = inputErrors(model, {{model.images.keys[0], u"/home/me/cat.png"_s}});
        QCOMPARE(errors[0].toObject()[u"msg"_s].toString(), u"value must be a valid URL"_s);
    }
};

QTEST_GUILESS_MAIN(TestInputRules)
#include "test_input_rules.moc"
