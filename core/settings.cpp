// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings.h"

#include "core/proxy.h"

#include <QSettings>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;
using Kind = SettingRow::Kind;

namespace {
QString allowedText(const SettingRow &row)
{
    switch (row.kind) {
    case Kind::Switch:
        return u"true or false"_s;
    case Kind::Integer:
        return u"a whole number from %1 to %2"_s.arg(row.least, 0, 'f', 0).arg(row.most, 0, 'f', 0);
    case Kind::Real:
        return u"a number from %1 to %2"_s.arg(row.least, 0, 'f', 0).arg(row.most, 0, 'f', 0);
    case Kind::Choice:
        return u"one of "_s + row.choices.join(u", "_s);
    case Kind::Proxy:
        return u"none or a proxy such as http://[user:password@]host:3128 or socks5://host"_s;
    case Kind::Text:
    case Kind::List:
        break;
    }
    return u"text"_s;
}

std::optional<QVariant> parse(const SettingRow &row, const QString &text)
{
    bool ok = false;
    switch (row.kind) {
    case Kind::Switch: {
        const QString word = text.toLower();
        if (QStringList{u"1"_s, u"true"_s, u"yes"_s, u"on"_s}.contains(word))
            return QVariant(true);
        if (QStringList{u"0"_s, u"false"_s, u"no"_s, u"off"_s}.contains(word))
            return QVariant(false);
        return {};
    }
    case Kind::Integer: {
        const qint64 number = text.toLongLong(&ok);
        if (!ok || double(number) < row.least || double(number) > row.most)
            return {};
        return QVariant(number);
    }
    case Kind::Real: {
        const double number = text.toDouble(&ok);
        if (!ok || !(number >= row.least && number <= row.most))
            return {};
        return QVariant(number);
    }
    case Kind::Choice: {
        const QString word = text.toLower();
        if (!row.choices.contains(word))
            return {};
        return QVariant(word);
    }
    case Kind::List: {
        QStringList list;
        for (const QString &item : text.split(u',', Qt::SkipEmptyParts))
            list.append(item.trimmed());
        return QVariant(list);
    }
    case Kind::Proxy:
        return parseProxy(text) ? std::optional<QVariant>(text.trimmed()) : std::nullopt;
    case Kind::Text:
        return text;
    }
    return {};
}

Result<QVariant> parseOrExplain(const SettingRow &row, const QString &name, const QString &text)
{
    if (const auto value = parse(row, text))
        return *value;
    const QString shown = row.secret ? u"that value"_s : u"“%1”"_s.arg(text);
    return Error{ErrorCode::ValidationError, u"%1: %2 is not %3"_s.arg(name, shown, allowedText(row))};
}
} // namespace

QString SettingRow::environmentName() const
{
    return u"I2M_"_s + QString::fromLatin1(key).toUpper().replace(u'.', u'_');
}

const SettingRow *findSetting(const QString &key)
{
    const auto rows = settingRows();
    const auto found =
        std::ranges::find_if(rows, [&](const SettingRow *row) { return key == QLatin1StringView(row->key); });
    return found == rows.end() ? nullptr : *found;
}

Result<Settings> Settings::load(const QString &file)
{
    Settings settings;
    settings.m_file = file;
    QSettings ini(file, QSettings::IniFormat);
    for (const SettingRow *row : settingRows()) {
        const QString key = QString::fromLatin1(row->key);
        if (const QString iniKey = QString(key).replace(u'.', u'/'); ini.contains(iniKey)) {
            const auto value = parseOrExplain(*row, u"%1 in %2"_s.arg(key, file),
                                              ini.value(iniKey).toStringList().join(u','));
            if (!value)
                return value.error();
            settings.m_values[key] = {*value, Source::File};
        }
        for (const QString &name : {row->environmentName(), QString::fromLatin1(row->environment)}) {
            if (name.isEmpty() || !qEnvironmentVariableIsSet(name.toLatin1()))
                continue;
            const auto value = parseOrExplain(*row, name, qEnvironmentVariable(name.toLatin1()));
            if (!value)
                return value.error();
            settings.m_values[key] = {*value, Source::Environment};
        }
    }
    return settings;
}

QVariant Settings::value(const SettingRow &row) const
{
    const auto found = m_values.find(QString::fromLatin1(row.key));
    return found == m_values.end() ? row.fallback : found->value;
}

Settings::Source Settings::source(const SettingRow &row) const
{
    const auto found = m_values.find(QString::fromLatin1(row.key));
    return found == m_values.end() ? Source::Default : found->source;
}

Result<void> Settings::set(const SettingRow &row, const QString &text, Source source)
{
    const auto value = parseOrExplain(row, QString::fromLatin1(row.key), text);
    if (!value)
        return value.error();
    m_values[QString::fromLatin1(row.key)] = {*value, source};
    return {};
}

Result<void> Settings::store(const SettingRow &row, const QString &text)
{
    const QString key = QString::fromLatin1(row.key);
    QSettings ini(m_file, QSettings::IniFormat);
    const QString iniKey = QString(key).replace(u'.', u'/');
    if (text.isEmpty()) {
        ini.remove(iniKey);
        m_values.remove(key);
    } else {
        if (auto changed = set(row, text, Source::File); !changed)
            return changed;
        ini.setValue(iniKey, text);
    }
    ini.sync();
    if (ini.status() != QSettings::NoError)
        return Error{ErrorCode::StorageError, m_file};
    return {};
}

} // namespace i2m
