// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/told.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
const QString noted = u"told"_s;
}

Error told(ErrorCode code, const char *context, const char *source, const QStringList &values)
{
    const QJsonObject from{{u"context"_s, QString::fromLatin1(context)},
                           {u"source"_s, QString::fromUtf8(source)},
                           {u"values"_s, QJsonArray::fromStringList(values)}};
    return retold({code, {}, {{noted, from}}});
}

Error retold(Error error)
{
    const QJsonObject from = error.facts[noted].toObject();
    const QByteArray source = from[u"source"_s].toString().toUtf8();
    if (source.isEmpty())
        return error;
    error.detail = QCoreApplication::translate(from[u"context"_s].toString().toLatin1().constData(), source);
    for (const QJsonValue value : from[u"values"_s].toArray())
        error.detail = error.detail.arg(value.toString());
    return error;
}

QJsonObject factsToShow(const Error &error)
{
    QJsonObject facts = error.facts;
    facts.remove(noted);
    return facts;
}

} // namespace i2m
