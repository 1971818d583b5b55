// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/durable_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QThreadPool>
#include <cerrno>
#include <cstring>
#include <functional>
#include <optional>

#ifdef Q_OS_UNIX
#include <fcntl.h>
#include <unistd.h>
#endif

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
bool syncToDisk(QFile &file)
{
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    return file.flush();
#endif
}

bool syncFolder([[maybe_unused]] const QString &folder)
{
#ifdef Q_OS_UNIX
    const int fd = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool synced = ::fsync(fd) == 0;
    ::close(fd);
    return synced;
#else
    return true;
#endif
}

using Write = std::function<bool(QFile &)>;

/// `permissions` of a file that is new, less the umask; nothing: as usual.
Result<void> writePart(const QString &path, const Write &write,
                       std::optional<QFile::Permissions> permissions = {})
{
    const QString part = path + u".part"_s;
    errno = 0;
    if (!QDir().mkpath(QFileInfo(path).path()))
        return writeError(path, errno);
    QFile::remove(part); // one left by a crash would keep its own permissions
    QFile file(part);
    auto cleanup = qScopeGuard([&] { QFile::remove(part); });
    constexpr auto mode = QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered;
    if (!(permissions ? file.open(mode, *permissions) : file.open(mode)) || !write(file))
        return writeError(path, errno);
    file.close();
    if (auto published = publish(part, path); !published)
        return published;
    cleanup.dismiss();
    return {};
}
} // namespace

Error writeError(const QString &path, int errorNumber)
{
    const bool full = errorNumber == ENOSPC || errorNumber == EDQUOT;
    const QString cause =
        errorNumber ? QString::fromLocal8Bit(std::strerror(errorNumber)) : u"unknown cause"_s;
    return {
        full ? ErrorCode::DiskFull : ErrorCode::StorageError, path + u": "_s + cause, {{u"path"_s, path}}};
}

void flushSoon([[maybe_unused]] const QString &part)
{
#ifdef Q_OS_UNIX // elsewhere a file that is open cannot be renamed
    // A thread that does nothing but wait for the disk; more would only have it jump to and fro.
    static QThreadPool flushing;
    flushing.setMaxThreadCount(1);
    flushing.start([part] {
        QFile file(part);
        if (file.open(QIODevice::ReadOnly)) // else it is gone already, and all is well
            syncToDisk(file);
    });
#endif
}

Result<void> publish(const QString &part, const QString &path)
{
    QFile file(part);
    errno = 0;
    if (!file.open(QIODevice::ReadWrite) || !syncToDisk(file))
        return writeError(path, errno);
    file.close();
    if (::rename(QFile::encodeName(part).constData(), QFile::encodeName(path).constData()) != 0 ||
        !syncFolder(QFileInfo(path).path()))
        return writeError(path, errno);
    return {};
}

namespace {
Write all(QByteArrayView bytes)
{
    return [bytes](QFile &file) { return file.write(bytes.data(), bytes.size()) == bytes.size(); };
}
} // namespace

Result<void> writeDurably(const QString &path, QByteArrayView bytes) { return writePart(path, all(bytes)); }

Result<void> writePrivately(const QString &path, QByteArrayView bytes)
{
    return writePart(path, all(bytes), QFile::ReadOwner | QFile::WriteOwner);
}

Result<void> copyDurably(const QString &from, const QString &path)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly))
        return Error{ErrorCode::FileNotFound, from + u": "_s + source.errorString()};
    return writePart(path, [&](QFile &file) {
        QByteArray block(1 << 20, Qt::Uninitialized);
        for (;;) {
            const qint64 count = source.read(block.data(), block.size());
            if (count <= 0)
                return count == 0;
            if (file.write(block.constData(), count) != count)
                return false;
        }
    });
}

} // namespace i2m
