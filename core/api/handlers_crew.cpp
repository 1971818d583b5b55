// SPDX-License-Identifier: GPL-3.0-or-later
// Files for workers that do not see this server's folder, and what they made of them.
#include "core/api/file_body.h"
#include "core/api/handlers.h"
#include "core/durable_file.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QtConcurrent>

namespace i2m::handler {
using namespace Qt::StringLiterals;

namespace {
/// As the engine names files: an id, and what it is.
bool isStoredName(const QString &name)
{
    static const QRegularExpression form(u"^[A-Za-z0-9_-]{1,64}(\\.[a-z]{1,8}){1,2}$"_s);
    return form.match(name).hasMatch();
}

struct Arrival
{
    QString spooled;
    QString path;
};

Result<void> store(const QList<Arrival> &arrivals)
{
    for (const Arrival &each : arrivals) {
        const QString part = each.path + u".part"_s;
        QFile::remove(part);
        if (!QFile::rename(each.spooled, part)) // copies where the folders are on two disks
            return Error{ErrorCode::StorageError, part};
        if (auto published = publish(part, each.path); !published)
            return published;
    }
    return {};
}
} // namespace

Reply storedFile(Api &api, const SharedExchange &exchange)
{
    const auto job = api.job(*exchange, exchange->arguments[0]);
    if (!job)
        return failed(*exchange, job.error());
    const QString name = exchange->arguments[1];
    const QFileInfo file(api.engine().dir().jobDir(job->id) + u'/' + name);
    if (!isStoredName(name) || !file.isFile())
        return failed(*exchange, {ErrorCode::FileNotFound, {}});
    const QByteArray version =
        QByteArray::number(file.size()) + '-' + QByteArray::number(file.lastModified().toMSecsSinceEpoch());
    auto answer = serveFile(*exchange, {file.filePath(), "application/octet-stream", version});
    return answer ? Reply(std::move(*answer)) : Reply(failed(*exchange, answer.error()));
}

Reply storeFiles(Api &api, const SharedExchange &exchange)
{
    const auto job = api.job(*exchange, exchange->arguments[0]);
    if (!job)
        return failed(*exchange, job.error());
    const QString folder = api.engine().dir().jobDir(job->id);
    if (!QFileInfo(folder).isDir()) // its images came through another server
        return failed(*exchange, {ErrorCode::FileNotFound, {}});
    QList<Arrival> arrivals;
    for (const FormFile &file : exchange->form->files()) {
        if (!isStoredName(file.name) || file.path.isEmpty())
            return failed(*exchange, {ErrorCode::ValidationError, u"a file has a name like <id>.glb"_s});
        arrivals.append({file.path, folder + u'/' + file.name});
    }
    return QtConcurrent::run(&api.pool, [arrivals, exchange] {
        if (auto stored = store(arrivals); !stored)
            return failed(*exchange, stored.error());
        return jsonAnswer({{u"stored"_s, int(arrivals.size())}});
    });
}

} // namespace i2m::handler
