// SPDX-License-Identifier: GPL-3.0-or-later
// The window's API server: its keys, its port, and what new settings do to it; asked over real sockets.
#include "app/window_api.h"
#include "core/async.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestWindowApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isOnFromTheStartAndTakesItsKey();
    void aTakenPortIsLeftAndSaid();
    void aNewKeyWorksUntilItIsRevoked();
    void theWindowsOwnKeyStaysAndTheListSaysWhenItWasUsed();
    void aRenewedKeyShutsTheOldOneOut();
    void newSettingsOfTheServerStartItAnew();
    void turnedOffItStaysOff();

private:
    void open();
    /// The status with which the list of jobs answers.
    int ask(const Secret &key);
    void waitUntil(ApiState::Kind kind);

    std::unique_ptr<QTemporaryDir> m_folder;
    QTcpServer m_taken; ///< holds the port until it is closed
    Settings m_settings;
    std::unique_ptr<EngineThread> m_engine;
    std::unique_ptr<WindowApi> m_api;
    QNetworkAccessManager m_network;
};

void TestWindowApi::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = *Settings::load(m_folder->filePath(u"settings.ini"_s));
    QVERIFY(m_taken.listen(QHostAddress::LocalHost));
    QVERIFY(m_settings.set(setting::apiPort, QString::number(m_taken.serverPort())));
    m_engine = std::move(*EngineThread::start(DataDir(m_folder->path()), m_settings));
    m_taken.close();
    open();
}

void TestWindowApi::cleanup()
{
    m_api.reset();
    m_engine.reset();
    m_taken.close();
}

void TestWindowApi::open()
{
    m_api = std::make_unique<WindowApi>(*m_engine);
    waitUntil(ApiState::Kind::On);
}

void TestWindowApi::waitUntil(ApiState::Kind kind) { QTRY_COMPARE(m_api->state().kind, kind); }

int TestWindowApi::ask(const Secret &key)
{
    QNetworkRequest request(QUrl(u"http://%1/api/v1/jobs"_s.arg(m_api->state().address)));
    request.setRawHeader("X-API-Key", key.reveal());
    std::unique_ptr<QNetworkReply> reply(m_network.get(request));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!finished.wait())
        return 0;
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

void TestWindowApi::isOnFromTheStartAndTakesItsKey()
{
    QCOMPARE(ask(m_api->key()), 200);
    QCOMPARE(ask(Secret("i2m_wrong")), 401);
    QVERIFY(m_api->state().address.startsWith(u"127.0.0.1:"_s));
    QVERIFY(m_api->state().note.isEmpty());
}

void TestWindowApi::aTakenPortIsLeftAndSaid()
{
    m_api.reset();
    QVERIFY(m_taken.listen(QHostAddress::LocalHost, quint16(m_settings[setting::apiPort])));
    open();
    QVERIFY(m_api->state().note.contains(QString::number(m_taken.serverPort())));
    QCOMPARE(ask(m_api->key()), 200);
}

void TestWindowApi::aNewKeyWorksUntilItIsRevoked()
{
    auto made = m_api->addKey(u"Blender add-on"_s, false);
    QTRY_VERIFY(made.isFinished());
    const Secret key = *made.result();
    QCOMPARE(ask(key), 200);
    const auto named = [this] {
        const QList<ApiKey> keys = m_api->keys();
        const auto found = std::ranges::find(keys, u"Blender add-on"_s, &ApiKey::name);
        return found == keys.end() ? ApiKey{} : *found;
    };
    QTRY_VERIFY(named().lastUse.isValid());
    QVERIFY(!named().fixed && !named().admin && named().created.isValid());

    auto revoked = m_api->revokeKey(named().id);
    QTRY_VERIFY(revoked.isFinished());
    QVERIFY(revoked.result().ok());
    QCOMPARE(ask(key), 401);
    QTRY_VERIFY(named().id.isEmpty());
}

void TestWindowApi::theWindowsOwnKeyStaysAndTheListSaysWhenItWasUsed()
{
    QCOMPARE(ask(m_api->key()), 200);
    const auto own = [this] {
        const QList<ApiKey> keys = m_api->keys();
        const auto found = std::ranges::find_if(keys, [](const ApiKey &key) { return key.name.isEmpty(); });
        return found == keys.end() ? ApiKey{} : *found;
    };
    QTRY_VERIFY(own().fixed);
    QTRY_VERIFY(own().lastUse.isValid());
}

void TestWindowApi::aRenewedKeyShutsTheOldOneOut()
{
    const Secret old = m_api->key();
    m_api->renewKey();
    waitUntil(ApiState::Kind::Starting);
    waitUntil(ApiState::Kind::On);
    QCOMPARE(ask(m_api->key()), 200);
    QCOMPARE(ask(old), 401);
}

void TestWindowApi::newSettingsOfTheServerStartItAnew()
{
    QVERIFY(m_settings.set(setting::apiOnNetwork, u"true"_s));
    m_api->setSettings(m_settings);
    waitUntil(ApiState::Kind::Shared);
    QVERIFY(m_settings.set(setting::apiOnNetwork, u"false"_s));
    QVERIFY(m_settings.set(setting::rateLimitPerMinute, u"2"_s));
    m_api->setSettings(m_settings);
    waitUntil(ApiState::Kind::On);
    QCOMPARE(ask(m_api->key()), 200);
    QCOMPARE(ask(m_api->key()), 200);
    QCOMPARE(ask(m_api->key()), 429);
}

void TestWindowApi::turnedOffItStaysOff()
{
    m_api->setOn(false);
    waitUntil(ApiState::Kind::Off);
    auto refused = m_api->addKey(u"late"_s, false);
    QTRY_VERIFY(refused.isFinished());
    QCOMPARE(refused.result().error().code, ErrorCode::ServiceUnavailable);
    m_api = std::make_unique<WindowApi>(*m_engine);
    auto asked = i2m::ask(m_engine->context(), [] { return true; }); // behind its own question
    QTRY_VERIFY(asked.isFinished());
    QCoreApplication::processEvents();
    QCOMPARE(m_api->state().kind, ApiState::Kind::Off);
    m_api->setOn(true);
    waitUntil(ApiState::Kind::On);
}

QTEST_GUILESS_MAIN(TestWindowApi)
#include "test_window_api.moc"
