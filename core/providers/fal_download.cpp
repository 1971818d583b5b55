// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/fal_download.h"

#include "core/async.h"
#include "core/durable_file.h"
#include "core/providers/model_file_check.h"

#include <QFileInfo>
#include <QImage>
#include <QRegularExpression>
#include <QtConcurrent>
#include <cerrno>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int startPercent = 80; // of the whole task
constexpr int endPercent = 99;
constexpr qint64 worthATag = qint64(4) << 20; // below it a crash costs less than noting the tag
constexpr qint64 maxRenderBytes = qint64(16) << 20;
constexpr int maxRenderSide = 1024;
constexpr std::chrono::seconds renderPatience{15};

HttpRequest keyless(const QUrl &url, const FalPatience &patience)
{
    HttpRequest request{.url = url};
    request.headers = {{"Accept-Encoding", "identity"}, {"User-Agent", "image2model"}};
    request.idle = patience.idle;
    request.total = patience.transfer;
    return request;
}

/// Start and whole size of a "bytes 100-199/200" (RFC 9110, 14.4); -1 for what it does not say.
std::pair<qint64, qint64> contentRange(const QByteArray &text)
{
    static const QRegularExpression pattern(uR"(^bytes (\d+)-\d+/(\d+|\*)$)"_s);
    const auto match = pattern.match(QString::fromLatin1(text));
    if (!match.hasMatch())
        return {-1, -1};
    return {match.captured(1).toLongLong(),
            match.captured(2) == u"*"_s ? -1 : match.captured(2).toLongLong()};
}

bool savePicture(const QByteArray &bytes, const QString &path)
{
    QImage image = QImage::fromData(bytes);
    if (image.width() > maxRenderSide || image.height() > maxRenderSide)
        image = image.scaled(maxRenderSide, maxRenderSide, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    return !image.isNull() && image.save(path, "PNG");
}
} // namespace

void FalDownload::run()
{
    m_part.setFileName(
        m_step.dir.absolute(DataDir::relativePath(m_step.job.id, m_step.task.id, u".model.part")));
    const QJsonObject result = m_checkpoint.result();
    m_result.part = m_part.fileName();
    m_result.remoteUrl = result[u"model_url"_s].toString();
    m_result.requestId = m_checkpoint.requestId();
    m_result.facts = result[u"facts"_s].toObject();
    if (const QString units = result[u"billable_units"_s].toString(); !units.isEmpty())
        m_result.facts[u"billable_units"_s] = units;
    m_result.billing = Billing::Charged;
    fetchRender();
    fetch(QUrl(m_result.remoteUrl), 0);
}

void FalDownload::fetch(const QUrl &url, int redirects)
{
    if (!m_connection.mayDownload(url))
        return refuse(falProblem(ErrorCode::DownloadFailed,
                                 QT_TRANSLATE_NOOP("FalAnswer",
                                                   "“%1” is not one of the hosts that models may come from"),
                                 {url.host()}),
                      m_checkpoint, Billing::Charged);
    const bool resumable = !m_checkpoint.modelTag().isEmpty();
    m_offset = resumable ? QFileInfo(m_part).size() : 0;
    m_size = m_offset;
    m_total = -1;
    HttpRequest request = keyless(url, m_connection.patience());
    request.cap = maxModelBytes;
    if (m_offset > 0) {
        request.headers.emplaceBack("Range", "bytes=" + QByteArray::number(m_offset) + "-");
        request.headers.emplaceBack("If-Range", m_checkpoint.modelTag().toLatin1());
    }
    HttpCall *download =
        call(m_connection.media(), request,
             [this, url, redirects](const HttpAnswer &answer) { fetched(answer, url, redirects); });
    connect(download, &HttpCall::headArrived, this, [this, download] { headArrived(download->answer()); });
    download->takeBytes([this](const QByteArray &bytes) { return take(bytes); });
}

void FalDownload::headArrived(const HttpAnswer &answer)
{
    if (answer.status != 200 && answer.status != 206)
        return;
    const qint64 length =
        answer.header("content-length").isEmpty() ? -1 : answer.header("content-length").toLongLong();
    if (answer.status == 206) {
        const auto [start, total] = contentRange(answer.header("content-range"));
        m_total = total;
        if (start != m_offset)
            m_problem = falProblem(ErrorCode::DownloadFailed,
                                   QT_TRANSLATE_NOOP("FalAnswer", "another part of the file was sent"));
    } else {
        m_offset = m_size = 0;
        m_total = length;
    }
    if (m_total > maxModelBytes)
        m_problem = falProblem(ErrorCode::DownloadTooLarge, QT_TRANSLATE_NOOP("FalAnswer", "%1 bytes"),
                               {QString::number(m_total)});
    const auto mode = m_offset > 0 ? QIODevice::Append : QIODevice::WriteOnly | QIODevice::Truncate;
    if (!m_problem && !m_part.open(mode | QIODevice::Unbuffered))
        m_problem = writeError(m_part.fileName(), errno);
    const QByteArray tag = answer.header("etag");
    const bool strong = !tag.isEmpty() && !tag.startsWith("W/");
    m_checkpoint = m_checkpoint.withModelTag(strong ? QString::fromLatin1(tag) : QString());
    if (strong && m_total > worthATag && !m_step.commit(m_checkpoint.object()))
        m_problem = Error{ErrorCode::Interrupted, {}};
}

bool FalDownload::take(const QByteArray &bytes)
{
    if (m_problem)
        return false;
    if (!m_part.isOpen())
        return true; // the body of an error
    m_size += bytes.size();
    if (m_size > maxModelBytes)
        m_problem = Error{ErrorCode::DownloadTooLarge, {}};
    else if (m_part.write(bytes) != bytes.size())
        m_problem = writeError(m_part.fileName(), errno);
    const int percent = m_total > 0 ? int((endPercent - startPercent) * m_size / m_total) : 0;
    reportBytes(startPercent + percent, m_size, m_total > 0 ? m_total : -1);
    return !m_problem;
}

void FalDownload::fetched(const HttpAnswer &answer, const QUrl &url, int redirects)
{
    m_part.close();
    if (m_problem && m_problem->code == ErrorCode::DownloadTooLarge)
        return startOver(*m_problem);
    if (m_problem)
        return refuse(*m_problem, m_checkpoint, Billing::Charged);
    if (answer.end == HttpAnswer::End::Answered && answer.status >= 300 && answer.status < 400)
        return redirected(answer, url, redirects);
    if (answer.end == HttpAnswer::End::Answered && answer.status == 416 && m_offset > 0)
        return startOver(falProblem(ErrorCode::DownloadFailed,
                                    QT_TRANSLATE_NOOP("FalAnswer", "the file changed at its source")));
    if (answer.succeeded())
        return check();
    Refused refused = falRefusal(answer, FalCall::Download);
    refused.billing = Billing::Charged;
    const bool gone = refused.error.code == ErrorCode::ModelExpired;
    if (gone && answer.status != 410 && !isCertainlyGone())
        return goOn(m_checkpoint.polled(m_checkpoint.polls(), m_checkpoint.troubles() + 1),
                    m_connection.patience().firstPoll);
    refused.checkpoint = (gone ? m_checkpoint.restarted() : m_checkpoint).object();
    refused.requestId = m_checkpoint.requestId();
    if (gone)
        m_part.remove();
    finish(refused);
}

void FalDownload::redirected(const HttpAnswer &answer, const QUrl &from, int redirects)
{
    const QUrl target = from.resolved(QUrl(QString::fromUtf8(answer.header("location"))));
    if (redirects >= maxRedirects)
        return refuse(
            falProblem(ErrorCode::DownloadFailed, QT_TRANSLATE_NOOP("FalAnswer", "redirected too often")),
            m_checkpoint, Billing::Charged);
    fetch(target, redirects + 1);
}

void FalDownload::startOver(const Error &error)
{
    m_part.remove();
    refuse(error, m_checkpoint.withModelTag({}), Billing::Charged);
}

void FalDownload::check()
{
    if (m_total >= 0 && m_size != m_total)
        return startOver(falProblem(ErrorCode::ModelDamaged, QT_TRANSLATE_NOOP("FalAnswer", "%1 of %2 bytes"),
                                    {QString::number(m_size), QString::number(m_total)}));
    const QString given = m_checkpoint.result()[u"model_name"_s].toString();
    const QString name = given.isEmpty() ? QUrl(m_result.remoteUrl).fileName() : given;
    const auto format = modelFormatOf(m_part.fileName(), name, m_model.formats);
    if (!format)
        return startOver(format.error());
    m_result.format = *format;
    m_modelDone = true;
    deliver();
}

void FalDownload::fetchRender()
{
    const QUrl url(m_checkpoint.result()[u"render_url"_s].toString());
    if (!m_connection.mayDownload(url)) {
        m_renderDone = true;
        return;
    }
    HttpRequest request = keyless(url, m_connection.patience());
    request.total = renderPatience;
    request.cap = maxRenderBytes;
    const QString path =
        m_step.dir.absolute(DataDir::relativePath(m_step.job.id, m_step.task.id, u".render.part"));
    call(m_connection.media(), request, [this, path](const HttpAnswer &answer) {
        const QByteArray bytes = answer.succeeded() ? answer.body : QByteArray();
        QtConcurrent::run([bytes, path] { return savePicture(bytes, path); }) |
            then(this, [this, path](bool saved) {
                if (saved)
                    m_result.renderPart = path;
                m_renderDone = true;
                deliver();
            });
    });
}

void FalDownload::deliver()
{
    if (m_renderDone && m_modelDone)
        finish(m_result);
}

} // namespace i2m
