// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/key_ring.h"

#include "core/durable_file.h"
#include "core/sha256.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <algorithm>
#include <array>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
/// Takes as long for a difference at the front as for none.
bool equalInConstantTime(const QByteArray &a, const QByteArray &b)
{
    uchar difference = a.size() == b.size() ? 0 : 1;
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i)
        difference |= uchar(a[i]) ^ uchar(b[i]);
    return difference == 0;
}

Time timeOf(const QJsonValue &iso)
{
    const QDateTime time = QDateTime::fromString(iso.toString(), Qt::ISODateWithMs);
    return time.isValid() ? Time(Milliseconds(time.toMSecsSinceEpoch())) : Time{};
}

QString idOf(const QByteArray &hash) { return QString::fromLatin1(hash.toHex().first(16)); }
} // namespace

Result<KeyRing> KeyRing::load(const QString &path)
{
    KeyRing ring;
    ring.m_file = path;
    QFile file(path);
    if (!file.exists())
        return ring;
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::StorageError, path + u": "_s + file.errorString()};
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
    if (!document.isObject())
        return Error{ErrorCode::ValidationError, u"%1 is not a keys file"_s.arg(path)};
    for (const QJsonValue value : document[u"keys"].toArray()) {
        const QByteArray hash = QByteArray::fromHex(value[u"sha256"].toString().toLatin1());
        if (hash.size() != 32)
            return Error{ErrorCode::ValidationError, u"%1 has a key that is no SHA-256"_s.arg(path)};
        const bool admin = value[u"role"].toString() == u"admin"_s;
        ring.m_keys.append({idOf(hash), value[u"name"].toString(), hash,
                            admin ? Caller::Role::Admin : Caller::Role::User, true,
                            timeOf(value[u"created"])});
    }
    return ring;
}

Result<Secret> KeyRing::create(Caller::Role role, const QString &name)
{
    std::array<quint32, 8> words;
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    const QByteArray random(reinterpret_cast<const char *>(words.data()), sizeof words);
    const Secret key("i2m_" +
                     random.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    const QByteArray hash = sha256(key.reveal());
    m_keys.append({idOf(hash), name, hash, role, true, now()});
    if (auto saved = save(); !saved) {
        m_keys.removeLast();
        return saved.error();
    }
    return key;
}

void KeyRing::add(const Secret &key, Caller::Role role, const QString &name)
{
    const QByteArray hash = sha256(key.reveal());
    m_keys.append({idOf(hash), name, hash, role, false});
}

Result<void> KeyRing::revoke(const QString &id)
{
    if (m_keys.removeIf([&](const Key &key) { return key.id == id; }) == 0)
        return Error{ErrorCode::FileNotFound, u"API key “%1”"_s.arg(id)};
    return save();
}

std::optional<Caller> KeyRing::find(QByteArrayView key) const
{
    const QByteArray hash = sha256(key);
    std::optional<Caller> found;
    for (const Key &row : m_keys) {
        // The stronger role wins when a key is there twice; every row is compared.
        if (equalInConstantTime(row.hash, hash) && (!found || row.role > found->role))
            found = Caller{row.role, row.id};
    }
    return found;
}

Result<void> KeyRing::save() const
{
    QJsonArray keys;
    for (const Key &key : m_keys) {
        if (key.inFile)
            keys.append(QJsonObject{{u"sha256"_s, QString::fromLatin1(key.hash.toHex())},
                                    {u"role"_s, key.role == Caller::Role::Admin ? u"admin"_s : u"user"_s},
                                    {u"name"_s, key.name},
                                    {u"created"_s, toIso(key.created)}});
    }
    return writePrivately(m_file, QJsonDocument(QJsonObject{{u"keys"_s, keys}}).toJson());
}

} // namespace i2m
