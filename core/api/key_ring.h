// SPDX-License-Identifier: GPL-3.0-or-later
// The API keys: only their SHA-256 is kept, in memory and in the keys file, and it is compared in constant
// time. A key is 32 random bytes, so a slow hash would add nothing.
#pragma once

#include "core/api/exchange.h"
#include "core/clock.h"
#include "core/result.h"
#include "core/secrets.h"

#include <QList>
#include <optional>

namespace i2m {

class KeyRing
{
public:
    /// Reads the keys file (may be missing). Errors: ValidationError (not a keys file), StorageError.
    static Result<KeyRing> load(const QString &file);

    /// Makes a key, remembers its hash in the file and answers it: the only time that it can be seen.
    Result<Secret> create(Caller::Role role, const QString &name = {});
    /// A key from the environment or for this run only; not written to the file.
    void add(const Secret &key, Caller::Role role, const QString &name = {});
    /// Forgets a key, also in the file. Errors: FileNotFound, StorageError.
    Result<void> revoke(const QString &id);

    bool isEmpty() const { return m_keys.isEmpty(); }
    struct Key
    {
        QString id; ///< the first 16 hex digits of the hash: may be shown and logged
        QString name;
        QByteArray hash; ///< 32 bytes
        Caller::Role role;
        bool inFile;
        Time created{}; ///< the epoch when unknown
    };
    const QList<Key> &keys() const { return m_keys; }
    /// Who has that key; nothing if nobody.
    std::optional<Caller> find(QByteArrayView key) const;

private:
    Result<void> save() const;

    QString m_file;
    QList<Key> m_keys;
};

} // namespace i2m
