// SPDX-License-Identifier: GPL-3.0-or-later
// multipart/form-data (RFC 7578), parsed while it arrives: files go to disk, fields stay in memory, and
// nothing is kept of a form that is refused or dropped.
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QFile>
#include <QString>
#include <utility>
#include <vector>

namespace i2m {

struct FormLimits
{
    int files = 25;
    qint64 fileBytes = qint64(10) << 20;
    int fields = 50;
    qsizetype fieldBytes = 64 * 1024;
    qsizetype partHead = 4096;
};

struct FormFile
{
    QString field; ///< the form's name for it: "files"
    QString name;  ///< the sender's file name, never used as a path
    QString contentType;
    QString path; ///< of the spooled bytes; empty when it was too large to keep
    qint64 size = 0;
};

struct FormField
{
    QString name;
    QByteArray value;
};

class FormData
{
public:
    /// `boundary` as of boundaryOf(); files are written to `folder`.
    FormData(const QByteArray &boundary, QString folder, const FormLimits &limits);
    ~FormData();
    Q_DISABLE_COPY_MOVE(FormData)

    /// The boundary in a Content-Type; empty if that is not multipart/form-data or has no valid boundary.
    static QByteArray boundaryOf(QByteArrayView contentType);

    /// Takes the next bytes, in pieces of any size. Errors: ValidationError (not a form), TooManyFiles,
    /// DiskFull, StorageError. A single file over the limit is no error here: it is dropped and its size
    /// tells.
    Result<void> write(QByteArrayView bytes);
    /// To be called at the end of the body. Errors: ValidationError if the form is not complete.
    Result<void> finish();

    const std::vector<FormFile> &files() const { return m_files; }
    const std::vector<FormField> &fields() const { return m_fields; }
    /// The last field of that name, empty when there is none.
    QString field(QStringView name) const;
    /// The spooled file now belongs to the caller.
    QString take(std::size_t index) { return std::exchange(m_files[index].path, {}); }

private:
    enum class State { Start, AfterDelimiter, Head, Body, End };

    Result<bool> step();
    Result<bool> readHead();
    Result<bool> readBody();
    Result<void> beginPart(QByteArrayView head);
    Result<void> keep(QByteArrayView bytes);
    void endPart();
    QByteArrayView rest() const { return QByteArrayView(m_pending).sliced(m_read); }

    QByteArray m_delimiter; ///< CR LF "--" boundary
    QString m_folder;
    FormLimits m_limits;
    State m_state = State::Start;
    QByteArray m_pending; ///< bytes not understood yet
    qsizetype m_read = 0; ///< how many of them are done with
    QFile m_file;         ///< of the part being read
    bool m_inFile = false;
    std::vector<FormFile> m_files;
    std::vector<FormField> m_fields;
};

} // namespace i2m
