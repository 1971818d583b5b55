// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/option_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>
#include <cmath>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(OptionsForm)
};

QString valueText(const QJsonValue &value, const ModelInput *choice = nullptr)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool() ? Words::tr("yes") : Words::tr("no");
    case QJsonValue::Double:
        return value.toDouble() == std::floor(value.toDouble())
                   ? QLocale().toString(value.toInteger())
                   : QLocale().toString(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    case QJsonValue::Array: {
        QStringList items;
        for (const QJsonValue &item : value.toArray())
            items.append(valueText(item, choice));
        return items.join(u", "_s);
    }
    default:
        return choice ? choiceText(*choice, value) : value.toString();
    }
}
} // namespace

QString catalogueText(const QString &english)
{
    return english.isEmpty() ? english
                             : QCoreApplication::translate("Catalogue", english.toUtf8().constData());
}

QString choiceText(const ModelInput &input, const QJsonValue &value)
{
    if (value.isDouble())
        return QLocale().toString(value.toInteger());
    for (qsizetype i = 0; i < input.labels.size(); ++i) {
        if (input.choices[i] == value)
            return catalogueText(input.labels[i]);
    }
    QString text = value.toString();
    text.replace(u'_', u' ');
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return catalogueText(text);
}

QList<std::pair<QString, QJsonValue>> optionChoices(const ModelInput &input)
{
    QList<std::pair<QString, QJsonValue>> choices;
    if (input.fallback.isNull() || input.fallback.isUndefined())
        choices.append({Words::tr("Auto"), QJsonValue::Null});
    for (const QJsonValue &choice : input.choices)
        choices.append({choiceText(input, choice), choice});
    return choices;
}

QList<std::pair<QString, QString>> optionWords(const ModelEntry *model, const QJsonObject &options)
{
    QList<std::pair<QString, QString>> words;
    QJsonObject left = options;
    for (const ModelInput &input : model ? model->inputs : QList<ModelInput>()) {
        const QJsonValue value = left.take(input.key);
        if (!value.isUndefined() && !value.isNull())
            words.append({catalogueText(input.title),
                          valueText(value, input.kind == ModelInput::Kind::Choice ? &input : nullptr)});
    }
    for (auto other = left.constBegin(); other != left.constEnd(); ++other) {
        if (!other.value().isNull())
            words.append({other.key(), valueText(other.value())});
    }
    return words;
}

} // namespace i2m
