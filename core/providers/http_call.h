// SPDX-License-Identifier: GPL-3.0-or-later
// One HTTP request and what became of it. Always with deadlines, a cap on the answer and an own reason for
// giving up; redirects are answers, never followed. Lives on the thread of its QNetworkAccessManager.
#pragma once

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <chrono>
#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace i2m {

struct HttpRequest
{
    QByteArray verb = "GET";
    QUrl url{};
    QList<QNetworkReply::RawHeaderPair> headers{};
    QByteArray body{};
    /// Sent at most once, over a connection of its own, whatever happens: for requests that cost money.
    bool once = false;
    std::chrono::milliseconds idle{30'000};  ///< without a byte in either direction
    std::chrono::milliseconds total{60'000}; ///< from start to end
    qint64 cap = qint64(4) << 20;            ///< bytes of the answer's body
};

struct HttpAnswer
{
    enum class End {
        Answered, ///< a whole answer, whatever its status
        NotSent,  ///< certainly nothing of it reached anyone
        TimedOut,
        Broken, ///< cut off, garbled, or closed without an answer
        TooLarge
    };
    /// What stood between us and the server, if anything did.
    enum class Hurdle { None, Certificate, Proxy };
    End end = End::NotSent;
    int status = 0; ///< HTTP status; 0 when no head arrived
    QList<QNetworkReply::RawHeaderPair> headers{};
    QByteArray body{};
    QString problem{}; ///< the network's own words
    Hurdle hurdle = Hurdle::None;

    bool succeeded() const { return end == End::Answered && status >= 200 && status < 300; }
    /// Value of a header, any case; empty if there is none.
    QByteArray header(QByteArrayView name) const;
};

class HttpCall : public QObject
{
    Q_OBJECT

public:
    using Finish = std::function<void(const HttpAnswer &)>;

    /// Sends `request` at once. `finish` is called exactly once, unless the call is deleted before: that
    /// aborts it silently. Deletes itself afterwards.
    HttpCall(QNetworkAccessManager &network, const HttpRequest &request, Finish finish, QObject *parent);
    ~HttpCall() override;

    /// The head's status and headers so far; complete once headArrived() was emitted.
    const HttpAnswer &answer() const { return m_answer; }
    /// Takes the body as it arrives instead of collecting it; returning false gives up (TooLarge).
    void takeBytes(std::function<bool(const QByteArray &)> take) { m_take = std::move(take); }

Q_SIGNALS:
    void headArrived();
    /// Bytes of the request's body sent so far.
    void progressed(qint64 sent);

private:
    void readHead();
    void readBytes();
    void giveUp(HttpAnswer::End why);
    void conclude();
    HttpAnswer::End naturalEnd() const;
    HttpAnswer::Hurdle hurdle() const;

    std::unique_ptr<QNetworkAccessManager> m_own;
    std::unique_ptr<QIODevice> m_body;
    std::unique_ptr<QNetworkReply> m_reply;
    Finish m_finish;
    std::function<bool(const QByteArray &)> m_take;
    HttpAnswer m_answer;
    qint64 m_cap;
    qint64 m_received = 0;
    int m_timesSent = 0;
    bool m_gaveUp = false;
    QTimer m_idle;
    QTimer m_total;
};

} // namespace i2m
