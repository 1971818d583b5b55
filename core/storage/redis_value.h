// SPDX-License-Identifier: GPL-3.0-or-later
// What Redis answers (RESP2), as a plain value.
#pragma once

#include <QByteArray>
#include <QList>

namespace i2m {

struct RedisValue
{
    enum class Kind { Nothing, Number, Text, List };

    Kind kind = Kind::Nothing;
    qint64 number = 0;
    QByteArray text{};
    QList<RedisValue> items{};

    bool isNothing() const { return kind == Kind::Nothing; }
    /// Element of a list; nothing beyond its end.
    RedisValue operator[](qsizetype index) const { return items.value(index); }
    /// A number, also where it was sent as text.
    qint64 toNumber() const { return kind == Kind::Text ? text.toLongLong() : number; }
    QString toString() const { return QString::fromUtf8(text); }
};

} // namespace i2m
