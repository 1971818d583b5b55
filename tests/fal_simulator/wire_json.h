// SPDX-License-Identifier: GPL-3.0-or-later
// JSON as fal puts it on the wire: keys in a given order, no spaces. QJsonObject would sort them.
#pragma once

#include "tests/fal_simulator/http_message.h"

#include <QJsonArray>
#include <initializer_list>

namespace i2m::sim {

/// Ready-made JSON text inside a wireObject.
struct RawJson
{
    QByteArray text;
};

class WireValue
{
public:
    WireValue(const QJsonValue &value);
    WireValue(const RawJson &raw) : text(raw.text) {}
    WireValue(const QString &value);
    WireValue(const char *value) : WireValue(QString::fromUtf8(value)) {}
    WireValue(const QJsonObject &value) : WireValue(QJsonValue{value}) {}
    WireValue(const QJsonArray &value) : WireValue(QJsonValue{value}) {}
    WireValue(int value) : text(QByteArray::number(value)) {}
    WireValue(qint64 value) : text(QByteArray::number(value)) {}
    WireValue(double value) : WireValue(QJsonValue{value}) {}
    WireValue(bool value) : text(value ? "true" : "false") {}
    WireValue(std::nullptr_t) : text("null") {}
    QByteArray text;
};

struct WireMember
{
    const char *key;
    WireValue value;
};

QByteArray wireObject(std::initializer_list<WireMember> members);
QByteArray compact(const QJsonObject &object);
/// A list of ready-made JSON texts.
QByteArray wireArray(const QByteArrayList &entries);

Answer jsonAnswer(int status, const QByteArray &body);
inline Answer jsonAnswer(const QByteArray &body) { return jsonAnswer(200, body); }

} // namespace i2m::sim
