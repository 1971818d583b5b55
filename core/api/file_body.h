// SPDX-License-Identifier: GPL-3.0-or-later
// Files as answers: conditional requests and ranges of RFC 9110, whole or in one part.
#pragma once

#include "core/api/exchange.h"
#include "core/result.h"

#include <QFile>

namespace i2m {

struct Request;

class FileBody : public BodySource
{
    Q_OBJECT

public:
    /// `file` is open and stands at the first byte to send.
    FileBody(std::unique_ptr<QFile> file, qint64 size) : m_file(std::move(file)), m_size(size), m_left(size)
    {
    }

    qint64 size() const override { return m_size; }
    QByteArray read(qint64 most) override;
    bool atEnd() const override { return m_left == 0; }
    bool failed() const override { return m_failed; }

private:
    std::unique_ptr<QFile> m_file;
    qint64 m_size;
    qint64 m_left;
    bool m_failed = false; ///< the file got shorter
};

struct ServedFile
{
    QString path;
    QByteArray contentType;
    QByteArray etag;        ///< without quotes; strong
    QString downloadName{}; ///< sent as an attachment of this name; empty: inline
};

/// 200, 206, 304 or 416. Errors: FileNotFound.
Result<Answer> serveFile(const Exchange &exchange, const ServedFile &file);
/// Content-Disposition with a name in any script (RFC 6266).
QByteArray attachmentField(const QString &name);
/// If-None-Match says that the client has this one.
bool clientHas(const Request &request, QByteArrayView etag);

} // namespace i2m
