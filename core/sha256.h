// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 at the speed of the processor: OpenSSL uses its SHA instructions, QCryptographicHash does not (ten
// times slower).
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <optional>

namespace i2m {

/// The 32 bytes of FIPS 180-4's SHA-256.
QByteArray sha256(QByteArrayView bytes);
/// That of all bytes from where `device` stands, read 1 MiB at a time. Nothing when it cannot be read; why
/// not is in its errorString().
std::optional<QByteArray> sha256(QIODevice &device);

} // namespace i2m
