// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/http_call.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <algorithm>
#include <cstring>

namespace i2m {

namespace {
/// A body that can be read once and never again: QNetworkAccessManager re-sends a POST up to four times when
/// the connection dies, unless its body cannot be rewound.
class OneShotBody : public QIODevice
{
public:
    explicit OneShotBody(QByteArray bytes) : m_bytes(std::move(bytes)) { open(ReadOnly | Unbuffered); }

    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    bool atEnd() const override { return m_position == m_bytes.size(); }
    qint64 bytesAvailable() const override { return m_bytes.size() - m_position; }
    bool wasRead() const { return m_position > 0; }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 count = std::min(most, bytesAvailable());
        if (count == 0)
            return -1;
        std::memcpy(data, m_bytes.constData() + m_position, size_t(count));
        m_position += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
};

QNetworkRequest networkRequest(const HttpRequest &request)
{
    QNetworkRequest made(request.url);
    for (const auto &[name, value] : request.headers)
        made.setRawHeader(name, value);
    made.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    made.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    made.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    if (request.once)
        made.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    if (request.verb != "GET")
        made.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    return made;
}
} // namespace

QByteArray HttpAnswer::header(QByteArrayView name) const
{
    const auto found = std::ranges::find_if(headers, [&](const auto &pair) {
        return QByteArrayView(pair.first).compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.end() ? QByteArray() : found->second;
}

HttpCall::HttpCall(QNetworkAccessManager &network, const HttpRequest &request, Finish finish, QObject *parent)
    : QObject(parent), m_finish(std::move(finish)), m_cap(request.cap)
{
    const QNetworkRequest made = networkRequest(request);
    if (request.once) {
        m_own = std::make_unique<QNetworkAccessManager>(); // a kept-alive connection may be dead already
        m_own->setProxy(network.proxy());
        m_body = std::make_unique<OneShotBody>(request.body);
        m_reply.reset(m_own->sendCustomRequest(made, request.verb, m_body.get()));
    } else if (request.verb == "GET") {
        m_reply.reset(network.get(made));
    } else {
        m_reply.reset(network.sendCustomRequest(made, request.verb, request.body));
    }
    m_reply->setReadBufferSize(qint64(1) << 20);
    connect(m_reply.get(), &QNetworkReply::requestSent, this, [this] { ++m_timesSent; });
    connect(m_reply.get(), &QNetworkReply::metaDataChanged, this, &HttpCall::readHead);
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &HttpCall::readBytes);
    connect(m_reply.get(), &QNetworkReply::finished, this, &HttpCall::conclude);
    connect(m_reply.get(), &QNetworkReply::uploadProgress, this, [this](qint64 sent, qint64) {
        m_idle.start();
        Q_EMIT progressed(sent);
    });
    for (QTimer *timer : {&m_idle, &m_total}) {
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, [this] { giveUp(HttpAnswer::End::TimedOut); });
    }
    m_idle.start(request.idle);
    m_total.start(request.total);
}

HttpCall::~HttpCall()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
    }
}

void HttpCall::readHead()
{
    if (m_answer.status != 0)
        return;
    m_idle.start();
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer.headers = m_reply->rawHeaderPairs();
    if (m_answer.status != 0)
        Q_EMIT headArrived();
}

void HttpCall::readBytes()
{
    m_idle.start();
    const QByteArray bytes = m_reply->readAll();
    m_received += bytes.size();
    if (m_received > m_cap)
        return giveUp(HttpAnswer::End::TooLarge);
    if (!m_take)
        m_answer.body += bytes;
    else if (!bytes.isEmpty() && !m_take(bytes))
        giveUp(HttpAnswer::End::TooLarge);
}

void HttpCall::giveUp(HttpAnswer::End why)
{
    if (m_gaveUp)
        return;
    m_gaveUp = true;
    m_answer.end = why;
    m_reply->abort(); // leads to conclude()
}

HttpAnswer::End HttpCall::naturalEnd() const
{
    using Reply = QNetworkReply;
    using End = HttpAnswer::End;
    const Reply::NetworkError error = m_reply->error();
    if (m_answer.status != 0) {
        const bool saidByStatus = error > Reply::ProxyAuthenticationRequiredError &&
                                  error != Reply::ContentReSendError && error != Reply::ProtocolFailure &&
                                  m_answer.status >= 400;
        return error == Reply::NoError || saidByStatus ? End::Answered : End::Broken;
    }
    const auto *oneShot = dynamic_cast<const OneShotBody *>(m_body.get());
    const bool read = oneShot && oneShot->wasRead();
    return m_timesSent == 0 && !read ? End::NotSent : End::Broken;
}

HttpAnswer::Hurdle HttpCall::hurdle() const
{
    using Reply = QNetworkReply;
    const Reply::NetworkError error = m_reply->error();
    if (error == Reply::SslHandshakeFailedError)
        return HttpAnswer::Hurdle::Certificate;
    // Qt has no error of its own for a proxy that answers otherwise than it should.
    const auto way = m_reply->manager()->proxy().type();
    const bool garbled = error == Reply::UnknownNetworkError && way != QNetworkProxy::DefaultProxy &&
                         way != QNetworkProxy::NoProxy;
    const bool proxy =
        garbled || (error >= Reply::ProxyConnectionRefusedError && error <= Reply::UnknownProxyError);
    return proxy ? HttpAnswer::Hurdle::Proxy : HttpAnswer::Hurdle::None;
}

void HttpCall::conclude()
{
    m_idle.stop();
    m_total.stop();
    if (!m_gaveUp) {
        readHead();
        readBytes();
    }
    if (!m_gaveUp)
        m_answer.end = naturalEnd();
    m_answer.problem = m_reply->errorString();
    m_answer.hurdle = hurdle();
    m_reply->disconnect(this);
    deleteLater();
    m_finish(m_answer);
}

} // namespace i2m
