// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 at the speed of the processor: OpenSSL uses its SHA instructions, QCryptographicHash does not (ten
// times slower).
#pragma once

#include <QByteArray>

namespace i2m {

/// The 32 bytes of FIPS 180-4's SHA-256.
QByteArray sha256(QByteArrayView bytes);

} // namespace i2m
