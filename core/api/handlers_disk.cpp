// SPDX-License-Identifier: GPL-3.0-or-later
// What lies on the disk, in the predecessor's words.
#include "core/api/handlers.h"

#include <QDir>
#include <QDirIterator>
#include <QStorageInfo>
#include <QtConcurrent>

namespace i2m::handler {
using namespace Qt::StringLiterals;

namespace {
constexpr double megabyte = 1024.0 * 1024.0;

struct FolderSize
{
    qint64 bytes = 0;
    int files = 0;
    int folders = 0;
};

FolderSize sizeOf(const QString &folder)
{
    FolderSize size;
    QDirIterator walk(folder, QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden,
                      QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        walk.next();
        if (walk.fileInfo().isDir())
            ++size.folders;
        else
            ++size.files;
        size.bytes += walk.fileInfo().isFile() ? walk.fileInfo().size() : 0;
    }
    return size;
}

QJsonObject folderView(const QString &folder)
{
    const FolderSize size = sizeOf(folder);
    const QStorageInfo disk(folder);
    const double total = double(disk.bytesTotal());
    const double free = double(disk.bytesAvailable());
    return {{u"path"_s, folder},
            {u"size_mb"_s, double(size.bytes) / megabyte},
            {u"file_count"_s, size.files},
            {u"directory_count"_s, size.folders},
            {u"disk_total_gb"_s, total / 1e9},
            {u"disk_used_gb"_s, (total - free) / 1e9},
            {u"disk_free_gb"_s, free / 1e9},
            {u"disk_usage_percent"_s, total > 0 ? 100.0 * (total - free) / total : 0.0}};
}

QJsonObject usage(const DataDir &dir)
{
    return {{u"upload_dir"_s, folderView(dir.spoolDir())},
            {u"output_dir"_s, folderView(dir.root() + u"/jobs"_s)},
            {u"timestamp"_s, toIso(now())}};
}

/// Folders may be large: they are walked on the pool.
template <class Walk>
Reply later(Api &api, Walk walk)
{
    return QtConcurrent::run(&api.pool, [dir = api.engine().dir(), walk] { return jsonAnswer(walk(dir)); });
}
} // namespace

Reply diskUsage(Api &api, const SharedExchange &) { return later(api, usage); }

Reply systemHealth(Api &api, const SharedExchange &)
{
    return later(api, [](const DataDir &dir) {
        const QJsonObject disk = usage(dir);
        const double used = disk[u"output_dir"][u"disk_usage_percent"].toDouble();
        QJsonArray warnings;
        if (used > 80)
            warnings.append(u"The disk is %1 % full."_s.arg(used, 0, 'f', 0));
        return QJsonObject{{u"status"_s, used > 90   ? u"critical"_s
                                         : used > 80 ? u"warning"_s
                                                     : u"healthy"_s},
                           {u"disk_usage"_s, disk},
                           {u"warnings"_s, warnings},
                           {u"timestamp"_s, toIso(now())}};
    });
}

Reply listFiles(Api &api, const SharedExchange &exchange)
{
    const QString directory = exchange->request.parameter(u"directory");
    if (!directory.isEmpty() && directory != u"uploads"_s && directory != u"results"_s)
        return failed(*exchange, {ErrorCode::ValidationError, u"directory is uploads or results"_s});
    const auto limit = numberIn(*exchange, u"limit", 100, 1, 1000);
    if (!limit)
        return failed(*exchange, limit.error());
    return later(api, [directory, limit = *limit](const DataDir &dir) {
        const QString folder = directory == u"results"_s ? dir.root() + u"/jobs"_s : dir.spoolDir();
        QJsonArray items;
        QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
        qint64 total = 0;
        int files = 0;
        while (walk.hasNext()) {
            walk.next();
            const QFileInfo info = walk.fileInfo();
            total += info.size();
            ++files;
            if (items.size() < limit)
                items.append(
                    QJsonObject{{u"path"_s, QDir(dir.root()).relativeFilePath(info.filePath())},
                                {u"size_mb"_s, double(info.size()) / megabyte},
                                {u"modified"_s, QString::number(info.lastModified().toSecsSinceEpoch())},
                                {u"is_directory"_s, false},
                                {u"file_count"_s, QJsonValue()}});
        }
        return QJsonObject{{u"directory"_s, directory.isEmpty() ? u"uploads"_s : directory},
                           {u"total_size_mb"_s, double(total) / megabyte},
                           {u"total_files"_s, files},
                           {u"items"_s, items}};
    });
}

Reply cleanUpJob(Api &api, const SharedExchange &exchange)
{
    const auto body = bodyObject(*exchange);
    if (!body)
        return failed(*exchange, body.error());
    exchange->arguments = {(*body)[u"job_id"].toString()};
    return deleteJob(api, exchange);
}

Reply deleteJob(Api &api, const SharedExchange &exchange)
{
    const auto job = api.job(*exchange, exchange->arguments[0]);
    if (!job)
        return failed(*exchange, job.error());
    const FolderSize size = sizeOf(api.engine().dir().jobDir(job->id)); // a few dozen files at most
    if (auto removed = api.engine().remove(job->id); !removed)
        return failed(*exchange, removed.error());
    return jsonAnswer({{u"job_id"_s, job->id.value},
                       {u"message"_s, u"Deleted with all its files"_s},
                       {u"freed_space_mb"_s, double(size.bytes) / megabyte},
                       {u"files_removed"_s, size.files},
                       {u"errors"_s, QJsonArray()},
                       {u"timestamp"_s, toIso(now())}});
}

} // namespace i2m::handler
