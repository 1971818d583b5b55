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
