// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/idempotency.h"

#include "core/sha256.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
/// After that a server that did not answer is taken for dead.
constexpr std::chrono::minutes longestRequest{5};
} // namespace

QString Idempotency::slot(const QString &caller, QByteArrayView route, QByteArrayView key)
{
    const QByteArray name = caller.toUtf8() + '\n' + route.toByteArray() + '\n' + key.toByteArray();
    return u"idempotency:"_s + QString::fromLatin1(sha256(name).toHex());
}

bool Idempotency::begin(const QString &slot)
{
    if (m_busy.contains(slot))
        return false;
    const auto reserved = m_store.reserve(slot, longestRequest);
    if (reserved && !*reserved)
        return false;
    m_busy.insert(slot);
    return true;
}

void Idempotency::end(const QString &slot)
{
    if (m_busy.remove(slot))
        m_store.letGo(slot);
}

Result<std::optional<Answer>> Idempotency::replay(const QString &slot, const QByteArray &fingerprint,
                                                  Time now)
{
    const auto fact = m_store.fact(slot);
    if (!fact)
        return fact.error();
    const QJsonObject stored = QJsonDocument::fromJson(fact->toUtf8()).object();
    if (stored.isEmpty() || Time(Milliseconds(stored[u"time"].toInteger())) + kept < now)
        return std::optional<Answer>();
    if (stored[u"fingerprint"].toString() != QString::fromLatin1(fingerprint.toHex()))
        return Error{ErrorCode::IdempotencyKeyReused, {}};
    Answer answer = jsonAnswer(stored[u"body"].toObject(), stored[u"status"].toInt());
    for (const QJsonValue field : stored[u"headers"].toArray())
        answer.headers.emplaceBack(field[0].toString().toLatin1(), field[1].toString().toLatin1());
    answer.headers.emplaceBack("Idempotent-Replayed", "true");
    return std::optional(answer);
}

Result<void> Idempotency::remember(const QString &slot, const QByteArray &fingerprint, const Answer &answer,
                                   Time now)
{
    forgetOld(slot, now);
    QJsonArray headers;
    for (const auto &[name, value] : answer.headers) {
        if (name != "Content-Type")
            headers.append(QJsonArray{QString::fromLatin1(name), QString::fromLatin1(value)});
    }
    const QJsonObject stored{{u"time"_s, qint64(now.time_since_epoch().count())},
                             {u"fingerprint"_s, QString::fromLatin1(fingerprint.toHex())},
                             {u"status"_s, answer.status},
                             {u"headers"_s, headers},
                             {u"body"_s, QJsonDocument::fromJson(answer.body).object()}};
    return m_store.setFact(slot, QString::fromUtf8(QJsonDocument(stored).toJson(QJsonDocument::Compact)));
}

/// Notes when `slot` was used, and removes the answers that are too old to be asked for.
void Idempotency::forgetOld(const QString &slot, Time now)
{
    const QString list = u"idempotency"_s;
    const auto noted = m_store.fact(list);
    QJsonObject times = QJsonDocument::fromJson(noted ? noted->toUtf8() : QByteArray()).object();
    for (const QString &old : times.keys()) {
        if (Time(Milliseconds(times[old].toInteger())) + kept < now) {
            times.remove(old);
            (void)m_store.setFact(old, {}); // what stays for now is as useless the next time
        }
    }
    times[slot] = qint64(now.time_since_epoch().count());
    (void)m_store.setFact(list, QString::fromUtf8(QJsonDocument(times).toJson(QJsonDocument::Compact)));
}

} // namespace i2m
