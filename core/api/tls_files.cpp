// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/tls_files.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <memory>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
Result<QByteArray> contentOf(const QString &option, const QString &path)
{
    if (path.isEmpty())
        return Error{ErrorCode::ValidationError,
                     u"%1 is missing: a certificate and its key go together"_s.arg(option)};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::ValidationError, u"%1: %2: %3"_s.arg(option, path, file.errorString())};
    return file.readAll();
}

/// Nobody is there to be asked for the password of a key.
int noPassword(char *, int, int, void *) { return 0; }

bool belongTogether(const QByteArray &certificate, const QByteArray &key)
{
    const auto memory = [](const QByteArray &bytes) {
        return std::unique_ptr<BIO, decltype(&::BIO_free)>(
            ::BIO_new_mem_buf(bytes.constData(), int(bytes.size())), &::BIO_free);
    };
    const auto certificateBio = memory(certificate);
    const auto keyBio = memory(key);
    const std::unique_ptr<X509, decltype(&::X509_free)> owner(
        ::PEM_read_bio_X509(certificateBio.get(), nullptr, noPassword, nullptr), &::X509_free);
    const std::unique_ptr<EVP_PKEY, decltype(&::EVP_PKEY_free)> secret(
        ::PEM_read_bio_PrivateKey(keyBio.get(), nullptr, noPassword, nullptr), &::EVP_PKEY_free);
    return owner && secret && ::X509_check_private_key(owner.get(), secret.get()) == 1;
}

QSslKey keyIn(const QByteArray &pem)
{
    const QSslKey key(pem, QSsl::Rsa);
    return key.isNull() ? QSslKey(pem, QSsl::Ec) : key;
}
} // namespace

Result<QSslConfiguration> tlsConfiguration(const QString &certificateFile, const QString &keyFile)
{
    const auto certificate = contentOf(u"--tls-cert"_s, certificateFile);
    if (!certificate)
        return certificate.error();
    const auto pem = contentOf(u"--tls-key"_s, keyFile);
    if (!pem)
        return pem.error();
    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificate);
    if (chain.isEmpty())
        return Error{ErrorCode::ValidationError,
                     u"--tls-cert: %1 has no PEM certificate"_s.arg(certificateFile)};
    const QSslKey key = keyIn(*pem);
    if (key.isNull())
        return Error{ErrorCode::ValidationError,
                     u"--tls-key: %1 has no PEM key without a password"_s.arg(keyFile)};
    if (!belongTogether(*certificate, *pem))
        return Error{ErrorCode::ValidationError,
                     u"--tls-key: %1 is not the key of %2"_s.arg(keyFile, certificateFile)};
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone); // clients show a key, not a certificate
    return tls;
}

} // namespace i2m
