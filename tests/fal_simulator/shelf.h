// SPDX-License-Identifier: GPL-3.0-or-later
// The stored files: uploads while they come in, and everything that has a URL on the CDN. Kept in memory,
// equal images only once; hashing happens on the pool.
#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QFuture>
#include <QHash>
#include <QMap>
#include <QObject>
#include <QString>
#include <QThreadPool>
#include <memory>
#include <optional>

namespace i2m::sim {

struct Blob
{
    QByteArray bytes;
    QFuture<QByteArray> sha256; ///< lower-case hex
};
using BlobPtr = std::shared_ptr<Blob>;

struct StoredFile
{
    BlobPtr blob; ///< null until the upload is complete
    QString contentType;
    QByteArray etag;
    QByteArray signature;
    Time expires{};      ///< the epoch: never
    bool output = false; ///< made by a model
    bool model = false;  ///< the 3D model itself, not a picture of it
};

class Shelf : public QObject
{
    Q_OBJECT
public:
    explicit Shelf(QThreadPool &pool) : m_pool(pool) {}

    BlobPtr newBlob(const QByteArray &bytes);

    /// A place for a file that is still to come. Answers its path on the CDN, "/files/b/…".
    QString reserve(const QString &name, const QString &contentType, std::chrono::seconds life);
    QByteArray signatureOf(const QString &path) const;
    /// False when there is no such place or the signature is wrong.
    bool put(const QString &path, const QByteArray &signature, const QByteArray &bytes,
             const QString &contentType);

    /// A file that a model made, ready to be fetched.
    QString addOutput(const QByteArray &bytes, const QString &name, const QString &contentType, bool isModel,
                      std::chrono::seconds life);

    /// Parts of an upload in pieces; `id` is any text that names the upload.
    void openParts(const QString &id, const QString &path);
    /// The part's ETag, or nothing for an unknown upload.
    std::optional<QByteArray> putPart(const QString &id, int number, const QByteArray &bytes);
    /// Puts the parts together in the order of their numbers; false when the upload is unknown.
    bool completeParts(const QString &id);

    /// Nothing if it was never there, is incomplete or has expired.
    const StoredFile *find(const QString &path) const;
    /// The bytes behind an input: one of our own URLs or a data URI. Null for anything else.
    BlobPtr input(const QString &url);
    bool contains(const QString &path) const { return m_files.contains(path); }

private:
    struct Parts
    {
        QString path;
        QMap<int, QByteArray> parts;
    };
    void store(StoredFile &file, const QByteArray &bytes);

    QThreadPool &m_pool;
    QHash<QString, StoredFile> m_files;
    QHash<QString, Parts> m_parts;
    QHash<QByteArray, std::weak_ptr<Blob>> m_known; ///< by sha256, so that equal images are kept once
};

/// Characters as in the ids of fal's CDN.
QString nanoId(int length = 21);
/// An RFC 9562 version 7 UUID, as fal's request ids are.
QString uuidV7();
/// The life in X-Fal-Object-Lifecycle; 0 when it says none.
std::chrono::seconds lifecycle(const QByteArray &header);

} // namespace i2m::sim
