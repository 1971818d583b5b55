// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sha256.h"

#include <openssl/evp.h>

namespace i2m {

QByteArray sha256(QByteArrayView bytes)
{
    QByteArray digest(32, Qt::Uninitialized);
    const bool done =
        EVP_Digest(bytes.data(), size_t(bytes.size()), reinterpret_cast<unsigned char *>(digest.data()),
                   nullptr, EVP_sha256(), nullptr) == 1;
    if (!done)
        qFatal("OpenSSL has no SHA-256");
    return digest;
}

} // namespace i2m
