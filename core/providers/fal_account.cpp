// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/providers/fal_account.h"

#include "core/async.h"
#include "core/providers/fal_connection.h"
#include "core/providers/fal_errors.h"

#include <QJsonDocument>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::seconds patience{15};

class KeyCheck : public QObject
{
public:
    KeyCheck(const Settings &settings, const Secret &key) : m_connection(settings, {}, nullptr)
    {
        m_connection.setKey(key);
        m_promise.start();
    }
    QFuture<Result<AccountState>> start()
    {
        ask(m_connection.restUrl(u"users/current"_s),
            [this](const HttpAnswer &answer) { judgeAccount(answer); });
        return m_promise.future();
    }

private:
    void ask(const QUrl &url, HttpCall::Finish finish)
    {
        HttpRequest request = m_connection.keyed("GET", url);
        request.total = patience;
        new HttpCall(m_connection.api(), request, std::move(finish), &m_calls);
    }
    void judgeAccount(const HttpAnswer &answer)
    {
        const QJsonDocument body = QJsonDocument::fromJson(answer.body);
        if (answer.succeeded() && body.isObject()) {
            const QString reason = body[u"lock_reason"_s].toString();
            const QString nickname = body[u"nickname"_s].toString();
            return deliver(AccountState{nickname.isEmpty() ? body[u"full_name"_s].toString() : nickname,
                                        body[u"is_locked"_s].toBool(),
                                        reason.contains(u"balance"_s, Qt::CaseInsensitive), reason});
        }
        const bool unclear =
            answer.end == HttpAnswer::End::Answered && answer.status != 401 && answer.status != 429;
        if (unclear)
            return askQueue();
        deliver(falRefusal(answer, FalCall::Account).error);
    }
    /// Not every key may ask for its account. The status of a request that never was tells a good key (404)
    /// from a bad one (401).
    void askQueue()
    {
        const QUrl url =
            m_connection.queueUrl(u"fal-ai/trellis/requests/00000000-0000-4000-8000-000000000000/status"_s);
        ask(url, [this](const HttpAnswer &answer) {
            if (answer.succeeded() || (answer.end == HttpAnswer::End::Answered && answer.status == 404))
                return deliver(AccountState{});
            deliver(falRefusal(answer, FalCall::Account).error);
        });
    }
    void deliver(Result<AccountState> result)
    {
        m_promise.addResult(std::move(result));
        m_promise.finish();
        deleteLater();
    }

    FalConnection m_connection;
    QObject m_calls; ///< their parent, gone before the connection
    QPromise<Result<AccountState>> m_promise;
};
} // namespace

QFuture<Result<AccountState>> checkFalKey(const Settings &settings, const Secret &key)
{
    if (key.isEmpty())
        return ready(Result<AccountState>(Error{ErrorCode::ProviderKeyMissing, {}}));
    return (new KeyCheck(settings, key))->start();
}

} // namespace i2m
