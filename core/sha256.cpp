// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sha256.h"

#include <algorithm>
#include <memory>
#include <openssl/evp.h>

namespace i2m {

namespace {
constexpr qint64 chunkBytes = 1 << 20;

/// Looked up once: EVP_sha256() makes every call look it up again, which costs more than hashing a key.
const EVP_MD *method()
{
    static EVP_MD *const found = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    if (!found)
        qFatal("OpenSSL has no SHA-256");
    return found;
}

unsigned char *writable(QByteArray &digest) { return reinterpret_cast<unsigned char *>(digest.data()); }
} // namespace

QByteArray sha256(QByteArrayView bytes)
{
    QByteArray digest(32, Qt::Uninitialized);
    if (EVP_Digest(bytes.data(), size_t(bytes.size()), writable(digest), nullptr, method(), nullptr) != 1)
        qFatal("OpenSSL could not hash");
    return digest;
}

std::optional<QByteArray> sha256(QIODevice &device)
{
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> hash(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    bool good = hash && EVP_DigestInit_ex(hash.get(), method(), nullptr) == 1;
    QByteArray chunk(std::min(chunkBytes, std::max<qint64>(device.bytesAvailable(), 1)), Qt::Uninitialized);
    qint64 count = 0;
    while (good && (count = device.read(chunk.data(), chunk.size())) > 0)
        good = EVP_DigestUpdate(hash.get(), chunk.constData(), size_t(count)) == 1;
    QByteArray digest(32, Qt::Uninitialized);
    good = good && EVP_DigestFinal_ex(hash.get(), writable(digest), nullptr) == 1;
    if (!good)
        qFatal("OpenSSL could not hash");
    return count < 0 ? std::nullopt : std::optional(digest);
}

} // namespace i2m
