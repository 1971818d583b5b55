// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/fal_upload.h"

#include "core/async.h"
#include "core/imaging/upload_bytes.h"
#include "core/jobs/intake.h"

#include <QJsonDocument>
#include <QUrlQuery>
#include <QtConcurrent>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int uploadedPercent = 10; // of the whole task
}

void FalUpload::run()
{
    m_done = m_checkpoint.uploads(now()).size();
    if (m_done == 0)
        m_checkpoint = m_checkpoint.withoutUploads();
    report(u"uploading"_s, 0);
    prepare();
}

void FalUpload::prepare()
{
    const ImageFile &image = m_step.task.images.at(m_done);
    const bool strip = m_connection.settings()[setting::stripLocation];
    QtConcurrent::run([path = m_step.dir.absolute(image.path), picture = thumbnailPath(m_step.dir, image),
                       strip]() -> Result<QByteArray> {
        // What nobody has decoded yet is decoded before it costs anything.
        if (auto drawn = drawThumbnail(picture); !drawn && drawn.error().code == ErrorCode::UnsupportedImage)
            return drawn.error();
        return uploadBytes(path, strip);
    }) | then(this, [this](const Result<QByteArray> &bytes) {
        if (bytes)
            initiate(*bytes);
        else
            refuse(bytes.error(), m_checkpoint);
    });
}

void FalUpload::initiate(const QByteArray &bytes)
{
    const QString type = m_step.task.images.at(m_done).contentType;
    const QString suffix = type == "image/png"_L1 ? u"png"_s : u"jpg"_s;
    const QJsonObject body{{u"content_type"_s, type},
                           {u"file_name"_s, u"%1-%2.%3"_s.arg(m_step.task.id.value).arg(m_done).arg(suffix)}};
    QUrl url = m_connection.restUrl(u"storage/upload/initiate"_s);
    url.setQuery(u"storage_type=fal-cdn-v3"_s);
    HttpRequest request = m_connection.keyed("POST", url, QJsonDocument(body).toJson(QJsonDocument::Compact));
    request.headers.emplaceBack("X-Fal-Object-Lifecycle", R"({"expiration_duration_seconds":86400})");
    call(m_connection.api(), request, [this, bytes](const HttpAnswer &answer) {
        if (!answer.succeeded())
            return refuse(answer, FalCall::Upload, m_checkpoint);
        const QJsonObject places = QJsonDocument::fromJson(answer.body).object();
        const QUrl target(places[u"upload_url"_s].toString(), QUrl::StrictMode);
        const QUrl file(places[u"file_url"_s].toString(), QUrl::StrictMode);
        if (!m_connection.mayDownload(target) || !file.isValid())
            return refuse(
                falProblem(ErrorCode::FalApiError,
                           QT_TRANSLATE_NOOP("FalAnswer", "no usable upload address in the answer")),
                m_checkpoint);
        put(target, file.toString(QUrl::FullyEncoded), bytes);
    });
}

void FalUpload::put(const QUrl &target, const QString &fileUrl, const QByteArray &bytes)
{
    HttpRequest request{.verb = "PUT", .url = target};
    request.headers = {{"Content-Type", m_step.task.images.at(m_done).contentType.toLatin1()},
                       {"User-Agent", "image2model"}};
    request.body = bytes;
    request.idle = m_connection.patience().idle;
    request.total = m_connection.patience().transfer;
    HttpCall *sending = call(m_connection.media(), request, [this, fileUrl](const HttpAnswer &answer) {
        if (!answer.succeeded())
            return refuse(answer, FalCall::Upload, m_checkpoint);
        m_checkpoint = m_checkpoint.withUpload(fileUrl, now());
        if (++m_done < m_step.task.images.size())
            return prepare();
        report(u"uploading"_s, uploadedPercent);
        goOn(m_checkpoint);
    });
    connect(sending, &HttpCall::progressed, this, [this, size = bytes.size()](qint64 sent) {
        const double share = (double(m_done) + double(sent) / double(std::max<qint64>(size, 1))) /
                             double(m_step.task.images.size());
        report(u"uploading"_s, int(uploadedPercent * share));
    });
}

} // namespace i2m
