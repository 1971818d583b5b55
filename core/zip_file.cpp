// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/zip_file.h"

#include "core/durable_file.h"

#include <QBuffer>
#include <QFile>
#include <QScopeGuard>
#include <QStringList>
#include <cerrno>
#include <quazip.h>
#include <quazipfile.h>
#include <quazipnewinfo.h>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
bool add(QuaZip &archive, const ZipPart &part)
{
    QFile file(part.path);
    QBuffer buffer;
    buffer.setData(part.bytes);
    QIODevice &source = part.path.isEmpty() ? static_cast<QIODevice &>(buffer) : file;
    QuaZipFile target(&archive);
    constexpr int stored = 0;
    constexpr int noLevel = 0;
    const QuaZipNewInfo entry =
        part.path.isEmpty() ? QuaZipNewInfo(part.name) : QuaZipNewInfo(part.name, part.path);
    if (!source.open(QIODevice::ReadOnly) ||
        !target.open(QIODevice::WriteOnly, entry, nullptr, 0, stored, noLevel))
        return false;
    QByteArray block(1 << 20, Qt::Uninitialized);
    for (;;) {
        const qint64 count = source.read(block.data(), block.size());
        if (count < 0 || target.write(block.constData(), count) != count)
            return false;
        if (count == 0)
            break;
    }
    target.close();
    return target.getZipError() == ZIP_OK; // close() itself says nothing
}

bool writeAll(QuaZip &archive, const QList<ZipPart> &parts)
{
    // Off by default: names in UTF-8, and more than 4 GiB.
    archive.setUtf8Enabled(true);
    archive.setZip64Enabled(true);
    if (!archive.open(QuaZip::mdCreate))
        return false;
    for (const ZipPart &part : parts) {
        if (!add(archive, part))
            return false;
    }
    archive.close();
    return archive.getZipError() == ZIP_OK;
}
} // namespace

QString freeZipName(const QString &stem, const QString &ending, QStringList &taken)
{
    QString name = stem + ending;
    for (int number = 2; taken.contains(name, Qt::CaseInsensitive); ++number)
        name = u"%1 (%2)%3"_s.arg(stem).arg(number).arg(ending);
    taken.append(name);
    return name;
}

Result<void> writeZip(const QString &target, const QList<ZipPart> &parts)
{
    const QString part = target + u".part"_s;
    const auto cleanUp = qScopeGuard([&] { QFile::remove(part); });
    errno = 0;
    QuaZip archive(part);
    if (!writeAll(archive, parts))
        return writeError(target, errno);
    return publish(part, target);
}

} // namespace i2m
