// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/setting_text.h"

#include <QCoreApplication>

namespace i2m {
using namespace Qt::StringLiterals;

QString sourceName(Settings::Source source)
{
    switch (source) {
    case Settings::Source::File:
        return u"file"_s;
    case Settings::Source::Environment:
        return u"environment"_s;
    case Settings::Source::Flag:
        return u"flag"_s;
    case Settings::Source::Default:
        break;
    }
    return u"default"_s;
}

QString shownValue(const Settings &settings, const SettingRow &row)
{
    const QVariant value = settings.value(row);
    if (row.secret)
        return value.toString().isEmpty() ? QString() : u"***"_s;
    return row.kind == SettingRow::Kind::List ? value.toStringList().join(u',') : value.toString();
}

QJsonObject settingJson(const Settings &settings, const SettingRow &row)
{
    return {
        {u"key"_s, QString::fromLatin1(row.key)},
        {u"value"_s, row.secret ? QJsonValue(shownValue(settings, row)) : settings.value(row).toJsonValue()},
        {u"source"_s, sourceName(settings.source(row))},
        {u"environment"_s, row.environmentName()},
        {u"help"_s, QCoreApplication::translate("Setting", row.help)}};
}

} // namespace i2m
