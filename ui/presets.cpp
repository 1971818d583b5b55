// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/presets.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSettings>
#include <algorithm>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
const QString key = u"presets"_s;
}

Presets::Presets(QString file) : m_file(std::move(file))
{
    const QSettings memory(m_file, QSettings::IniFormat);
    for (const QJsonValue &value : QJsonDocument::fromJson(memory.value(key).toByteArray()).array())
        m_all.append(
            {value["name"_L1].toString(), {value["model"_L1].toString(), value["options"_L1].toObject()}});
}

void Presets::save(const Preset &preset)
{
    const auto same =
        std::ranges::find_if(m_all, [&preset](const Preset &old) { return old.name == preset.name; });
    if (same == m_all.end())
        m_all.append(preset);
    else
        *same = preset;
    store();
}

void Presets::remove(const QString &name)
{
    m_all.removeIf([&name](const Preset &preset) { return preset.name == name; });
    store();
}

void Presets::store() const
{
    QJsonArray array;
    for (const Preset &preset : m_all)
        array.append(QJsonObject{{u"name"_s, preset.name},
                                 {u"model"_s, preset.recipe.model},
                                 {u"options"_s, preset.recipe.options}});
    QSettings memory(m_file, QSettings::IniFormat);
    memory.setValue(key, QJsonDocument(array).toJson(QJsonDocument::Compact));
}

} // namespace i2m
