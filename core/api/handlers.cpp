// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/handlers.h"

#include "core/sha256.h"

#include <QFile>
#include <QJsonDocument>

namespace i2m {
using namespace Qt::StringLiterals;

Answer failed(const Exchange &exchange, const Error &error)
{
    return errorAnswer(error, &exchange.request, exchange.id);
}

Result<QJsonObject> bodyObject(const Exchange &exchange)
{
    if (exchange.body.isEmpty())
        return QJsonObject();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(exchange.body, &error);
    if (error.error != QJsonParseError::NoError)
        return Error{ErrorCode::ValidationError,
                     u"the body is not JSON: %1 at %2"_s.arg(error.errorString()).arg(error.offset)};
    if (!document.isObject())
        return Error{ErrorCode::ValidationError, u"the body is not a JSON object"_s};
    return document.object();
}

Result<QJsonObject> bodyObject(const Exchange &exchange, FieldTypes types)
{
    auto body = bodyObject(exchange);
    if (!body)
        return body;
    for (const auto &[name, type] : types) {
        const QJsonValue value = body->value(name);
        if (value.isUndefined() || value.isNull() || value.type() == type)
            continue;
        const QString wanted = type == QJsonValue::String   ? u"a string"_s
                               : type == QJsonValue::Bool   ? u"true or false"_s
                               : type == QJsonValue::Object ? u"an object"_s
                                                            : u"a number"_s;
        return Error{ErrorCode::ValidationError, u"%1 is %2"_s.arg(name, wanted)};
    }
    return body;
}

Result<bool> switchIn(const QString &text, QLatin1StringView name, bool fallback)
{
    static const QStringList on{u"true"_s, u"1"_s, u"on"_s, u"yes"_s};
    static const QStringList off{u"false"_s, u"0"_s, u"off"_s, u"no"_s};
    if (text.isEmpty())
        return fallback;
    const QString word = text.toLower();
    if (on.contains(word) || off.contains(word))
        return on.contains(word);
    return Error{ErrorCode::ValidationError, u"%1 is true or false"_s.arg(name)};
}

Result<qint64> numberIn(const Exchange &exchange, QStringView name, qint64 fallback, qint64 least,
                        qint64 most)
{
    const QString text = exchange.request.parameter(name);
    if (text.isEmpty())
        return fallback;
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    if (!ok || number < least || number > most)
        return Error{ErrorCode::ValidationError,
                     u"%1 is a whole number from %2 to %3"_s.arg(name.toString()).arg(least).arg(most)};
    return number;
}

QByteArray fingerprintOf(const Exchange &exchange)
{
    QByteArray meaning = exchange.request.path.toByteArray() + '\n' + exchange.body;
    if (exchange.form) {
        for (const FormField &field : exchange.form->fields())
            meaning += sha256(field.name.toUtf8()) + sha256(field.value);
        for (const FormFile &file : exchange.form->files()) {
            meaning += sha256(file.name.toUtf8());
            QFile content(file.path);
            if (content.open(QIODevice::ReadOnly)) {
                const uchar *bytes = content.size() > 0 ? content.map(0, content.size()) : nullptr;
                meaning += sha256(QByteArrayView(bytes, bytes ? content.size() : 0));
            }
        }
    }
    return sha256(meaning);
}

QString clientName(const Exchange &exchange)
{
    return exchange.caller.key.isEmpty() ? exchange.peer.toString() : exchange.caller.key;
}

} // namespace i2m
