// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fal_simulator/shelf.h"

#include "tests/fal_simulator/when_done.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QUrl>
#include <QUuid>
#include <QtConcurrent>

using namespace Qt::StringLiterals;

namespace i2m::sim {

QString nanoId(int length)
{
    static constexpr char16_t alphabet[] =
        u"useandom-26T198340PX75pxJACKVERYMINDBUSHWOLF_GQZbfghjklqvwyzrict";
    QString id;
    for (int i = 0; i < length; ++i)
        id += QChar{alphabet[QRandomGenerator::global()->bounded(64)]};
    return id;
}

QString uuidV7()
{
    auto bytes = QUuid::createUuid().toRfc4122();
    const auto milliseconds = quint64(now().time_since_epoch().count());
    for (int i = 0; i < 6; ++i)
        bytes[i] = char(milliseconds >> (8 * (5 - i)));
    bytes[6] = char((bytes[6] & 0x0f) | 0x70);
    return QUuid::fromRfc4122(bytes).toString(QUuid::WithoutBraces);
}

std::chrono::seconds lifecycle(const QByteArray &header)
{
    const auto preference = QJsonDocument::fromJson(header).object();
    return std::chrono::seconds{preference[u"expiration_duration_seconds"_s].toInteger(0)};
}

namespace {

QString safeName(QString name)
{
    static const QRegularExpression odd{u"[^A-Za-z0-9._-]"_s};
    return name.replace(odd, u"_"_s).right(120);
}

Time endOf(std::chrono::seconds life) { return life.count() > 0 ? now() + life : Time{}; }

QString newPath(const QString &name)
{
    const auto folder = QRandomGenerator::global()->generate();
    return u"/files/b/%1/%2_%3"_s.arg(folder, 8, 16, QChar{u'0'}).arg(nanoId(), safeName(name));
}

} // namespace

BlobPtr Shelf::newBlob(const QByteArray &bytes)
{
    auto blob = std::make_shared<Blob>();
    blob->bytes = bytes;
    blob->sha256 = QtConcurrent::run(
        &m_pool, [bytes] { return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex(); });
    return blob;
}

void Shelf::store(StoredFile &file, const QByteArray &bytes)
{
    file.blob = newBlob(bytes);
    std::weak_ptr<Blob> fresh = file.blob;
    whenDone(file.blob->sha256, this, [this, fresh](const QByteArray &sha) {
        const auto blob = fresh.lock();
        if (!blob)
            return;
        if (const auto same = m_known.value(sha).lock())
            blob->bytes = same->bytes;
        else
            m_known[sha] = blob;
    });
}

QString Shelf::reserve(const QString &name, const QString &contentType, std::chrono::seconds life)
{
    StoredFile file;
    file.contentType = contentType;
    file.etag = '"' + nanoId(16).toLatin1() + '"';
    file.signature = nanoId(16).toLatin1();
    file.expires = endOf(life);
    const auto path = newPath(name);
    m_files.insert(path, file);
    return path;
}

QByteArray Shelf::signatureOf(const QString &path) const { return m_files.value(path).signature; }

bool Shelf::put(const QString &path, const QByteArray &signature, const QByteArray &bytes,
                const QString &contentType)
{
    const auto file = m_files.find(path);
    if (file == m_files.end() || file->signature != signature)
        return false;
    if (!contentType.isEmpty())
        file->contentType = contentType;
    store(*file, bytes);
    return true;
}

QString Shelf::addOutput(const QByteArray &bytes, const QString &name, const QString &contentType,
                         bool isModel, std::chrono::seconds life)
{
    StoredFile file;
    file.contentType = contentType;
    file.etag = '"' + nanoId(16).toLatin1() + '"';
    file.expires = endOf(life);
    file.output = true;
    file.model = isModel;
    file.blob = std::make_shared<Blob>();
    file.blob->bytes = bytes;
    const auto path = newPath(name);
    m_files.insert(path, file);
    return path;
}

void Shelf::openParts(const QString &id, const QString &path) { m_parts.insert(id, {path, {}}); }

std::optional<QByteArray> Shelf::putPart(const QString &id, int number, const QByteArray &bytes)
{
    const auto upload = m_parts.find(id);
    if (upload == m_parts.end() || number < 1)
        return {};
    upload->parts[number] = bytes;
    return '"' + QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex() + '"';
}

bool Shelf::completeParts(const QString &id)
{
    const auto upload = m_parts.take(id);
    const auto file = m_files.find(upload.path);
    if (file == m_files.end())
        return false;
    qsizetype size = 0;
    for (const auto &part : upload.parts)
        size += part.size();
    QByteArray whole;
    whole.reserve(size);
    for (const auto &part : upload.parts)
        whole += part;
    store(*file, whole);
    return true;
}

const StoredFile *Shelf::find(const QString &path) const
{
    const auto file = m_files.find(path);
    if (file == m_files.end() || !file->blob || (file->expires != Time{} && file->expires <= now()))
        return nullptr;
    return &*file;
}

BlobPtr Shelf::input(const QString &url)
{
    if (url.startsWith(u"data:")) {
        const auto comma = url.indexOf(u',');
        if (comma < 0 || !QStringView{url}.first(comma).endsWith(u";base64"))
            return nullptr;
        return newBlob(QByteArray::fromBase64(QStringView{url}.sliced(comma + 1).toLatin1()));
    }
    const auto path = QUrl{url}.path(QUrl::FullyDecoded);
    const auto at = path.indexOf(u"/files/");
    const auto *file = at < 0 ? nullptr : find(path.mid(at));
    return file ? file->blob : nullptr;
}

} // namespace i2m::sim
