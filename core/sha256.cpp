// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sha256.h"

#include <openssl/evp.h>

namespace i2m {

QByteArray sha256(QByteArrayView bytes)
{
    // Looked up once: EVP_sha256() makes every call look it up again, which costs more than hashing a key.
    static EVP_MD *const method = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    QByteArray digest(32, Qt::Uninitialized);
    const bool done =
        method && EVP_Digest(bytes.data(), size_t(bytes.size()),
                             reinterpret_cast<unsigned char *>(digest.data()), nullptr, method, nullptr) == 1;
    if (!done)
        qFatal("OpenSSL has no SHA-256");
    return digest;
}

} // namespace i2m
