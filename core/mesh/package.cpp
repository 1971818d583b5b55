// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/package.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QTimeZone>
#include <quazip.h>
#include <quazipfile.h>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int localHead = 30; // bytes before the name (APPNOTE 6.3.10, 4.3.7)
constexpr int extraHead = 4;  // id and length of an extra field
constexpr int deflated = 8;
constexpr int bestSpeed = 1;

/// An extra field long enough that the bytes after it are aligned.
QByteArray padding(qint64 offset, qsizetype name, int align)
{
    const int over = align == 0 ? 0 : int((offset + localHead + name) % align);
    if (over == 0)
        return {};
    const int length = over + extraHead > align ? 2 * align - over : align - over;
    QByteArray extra(length, '\0');
    extra[0] = '\x86'; // 0x1986, as other USDZ writers do
    extra[1] = '\x19';
    extra[2] = char(length - extraHead);
    return extra;
}
} // namespace

Result<QByteArray> package(const std::vector<PackageFile> &files, int align)
{
    QBuffer buffer;
    QuaZip zip(&buffer);
    zip.setDataDescriptorWritingEnabled(false); // its flag would not be allowed in a USDZ
    zip.setUtf8Enabled(true);
    bool ok = zip.open(QuaZip::mdCreate);
    for (const PackageFile &file : files) {
        QuaZipNewInfo entry(file.name);
        entry.dateTime = QDateTime({2000, 1, 1}, {0, 0}); // the same model gives the same bytes
        entry.extraLocal = padding(buffer.pos(), file.name.toUtf8().size(), align);
        QuaZipFile out(&zip);
        ok = ok &&
             out.open(QIODevice::WriteOnly, entry, nullptr, 0, file.compress ? deflated : 0,
                      file.compress ? bestSpeed : 0) &&
             out.write(file.bytes) == file.bytes.size();
        out.close();
        ok = ok && out.getZipError() == ZIP_OK; // close() itself says nothing of a damaged entry
    }
    zip.close();
    if (!ok || zip.getZipError() != ZIP_OK)
        return Error{ErrorCode::ProcessingError,
                     QCoreApplication::translate("ModelFile", "ZIP error %1").arg(zip.getZipError())};
    return buffer.data();
}

} // namespace i2m
