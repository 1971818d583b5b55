// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/wire_json.h"

namespace i2m::sim {

namespace {

QByteArray textOf(const QJsonValue &value)
{
    const auto list = QJsonDocument{QJsonArray{value}}.toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

/// Most strings here are plain: ids, URLs and words.
bool isPlain(const QString &text)
{
    for (const auto c : text)
        if (c.unicode() < 0x20 || c.unicode() > 0x7e || c == u'"' || c == u'\\')
            return false;
    return true;
}

} // namespace

WireValue::WireValue(const QJsonValue &value) : text(textOf(value)) {}

WireValue::WireValue(const QString &value)
    : text(isPlain(value) ? '"' + value.toLatin1() + '"' : textOf(QJsonValue{value}))
{
}

QByteArray wireObject(std::initializer_list<WireMember> members)
{
    QByteArray text = "{";
    for (const auto &[key, value] : members) {
        if (text.size() > 1)
            text += ',';
        text += '"' + QByteArray{key} + "\":" + value.text;
    }
    return text += '}';
}

QByteArray wireArray(const QByteArrayList &entries) { return '[' + entries.join(',') + ']'; }

QByteArray compact(const QJsonObject &object) { return QJsonDocument{object}.toJson(QJsonDocument::Compact); }

Answer jsonAnswer(int status, const QByteArray &body)
{
    Answer answer;
    answer.status = status;
    answer.headers = {{"content-type", "application/json"}};
    answer.body = body;
    return answer;
}

} // namespace i2m::sim
