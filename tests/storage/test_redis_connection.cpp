// SPDX-License-Identifier: GPL-3.0-or-later
// How Redis is found, who is let in, and what is said of a server that is not set up for a queue.
#include "core/storage/redis_store.h"
#include "tests/storage/redis_sentinel.h"
#include "tests/storage/sample_job.h"

#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using i2m::test::aJob;

class TestRedisConnection : public QObject
{
    Q_OBJECT

private:
    static std::unique_ptr<RedisStore> open(const RedisServer &server)
    {
        auto store = RedisStore::open({*RedisAddress::parse(server.url()), u"{t}"_s});
        return store ? std::move(*store) : nullptr;
    }

private Q_SLOTS:
    void addressesAreUnderstood()
    {
        const auto full = RedisAddress::parse(u"redis://me:pa%40ss@[::1]:6380/3"_s);
        QVERIFY(full);
        QCOMPARE(full->host, u"::1"_s);
        QCOMPARE(full->port, 6380);
        QCOMPARE(full->user, u"me"_s);
        QCOMPARE(full->password.reveal(), QByteArray("pa@ss"));
        QCOMPARE(full->database, 3);
        QCOMPARE(full->shown(), u"[::1]:6380/3"_s);
        QCOMPARE(RedisAddress::parse(u"redis://"_s)->shown(), u"127.0.0.1:6379"_s);
        QCOMPARE(RedisAddress::parse(u"unix:/run/redis.sock?db=2"_s)->database, 2);
        for (const QString &bad : {u"http://x"_s, u"redis://h/one"_s, u"unix:"_s, u"x"_s}) {
            const auto address = RedisAddress::parse(bad);
            QVERIFY2(!address, qPrintable(bad));
            QCOMPARE(address.error().code, ErrorCode::ValidationError);
        }
    }

    void aUserWithFewRightsIsEnough()
    {
        RedisServer server;
        server.ask({u"acl"_s, u"setuser"_s, u"studio"_s, u"on"_s, u">open sesame"_s, u"~{t}*"_s, u"+@all"_s,
                    u"-@dangerous"_s});
        auto address = RedisAddress::parse(server.url(3));
        address->user = u"studio"_s;
        address->password = Secret("open sesame");
        const auto store = RedisStore::open({*address, u"{t}"_s});
        QVERIFY2(store, store ? "" : qPrintable(store.error().message()));
        QVERIFY((*store)->insert(aJob(1)));
        QVERIFY((*store)->pulse({}));
        QCOMPARE((*store)->claim(u"fal"_s, 1, now(), now() + 60s)->size(), 1);
        QCOMPARE(server.ask({u"-n"_s, u"3"_s, u"exists"_s, u"{t}:revision"_s}), QByteArray("1"));
        server.kill();
        server.start(); // without the user, whom only memory had
        QVERIFY(!(*store)->counts());
        server.ask({u"acl"_s, u"setuser"_s, u"studio"_s, u"on"_s, u">open sesame"_s, u"~{t}*"_s, u"+@all"_s,
                    u"-@dangerous"_s});
        QTRY_VERIFY_WITH_TIMEOUT((*store)->pulse({}), 10'000);
    }

    void aServerWithoutTlsIsNotTalkedToInTheClear()
    {
        RedisServer server;
        auto address = RedisAddress::parse(server.url());
        address->tls = true;
        const auto store = RedisStore::open({*address});
        QVERIFY(!store);
        QVERIFY2(store.error().message().contains(u"TLS"_s), qPrintable(store.error().message()));
    }

    /// Real where hiredis has TLS (1.0 and later); else the sentence that says so.
    void aServerWithTlsIsTalkedToByItsCertificate()
    {
        const QTemporaryDir folder;
        const QString certificate = folder.filePath(u"redis.pem"_s);
        const QString key = folder.filePath(u"redis.key"_s);
        QProcess openssl;
        openssl.start(u"openssl"_s,
                      {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s,
                       u"-subj"_s, u"/CN=queue"_s, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s,
                       u"-keyout"_s, key, u"-out"_s, certificate});
        QVERIFY(openssl.waitForFinished());
        QCOMPARE(openssl.exitCode(), 0);
        QTcpServer probe;
        QVERIFY(probe.listen(QHostAddress::LocalHost));
        const QString port = QString::number(probe.serverPort());
        probe.close();
        RedisServer server({u"--tls-port"_s, port, u"--tls-cert-file"_s, certificate, u"--tls-key-file"_s,
                            key, u"--tls-auth-clients"_s, u"no"_s});
        QVERIFY(server.isReady());
        const auto address = RedisAddress::parse(u"rediss://127.0.0.1:"_s + port);
        const auto stranger = RedisStore::open({*address, u"{t}"_s});
        QVERIFY(!stranger); // nobody vouches for the certificate
        if (stranger.error().message().contains(u"hiredis 1.0"_s)) {
            QVERIFY(stranger.error().message().contains(u"tunnel"_s));
            return;
        }
        QVERIFY2(stranger.error().message().contains(u"TLS"_s), qPrintable(stranger.error().message()));
        qputenv("SSL_CERT_FILE", QFile::encodeName(certificate));
        const auto store = RedisStore::open({*address, u"{t}"_s});
        QVERIFY2(store.ok(), store.ok() ? "" : qPrintable(store.error().message()));
        QVERIFY((*store)->insert(aJob(2)));
        QCOMPARE(open(server)->counts()->total(), 2);
        auto elsewhere = *address;
        elsewhere.host = u"localhost"_s; // not what the certificate says
        QVERIFY(!RedisStore::open({elsewhere, u"{t}"_s}));
        qunsetenv("SSL_CERT_FILE");
    }

    void sentinelsAreAskedForTheMaster()
    {
        const auto parsed = RedisAddress::parse(u"redis+sentinel://me:pa%40ss@one:26380,two/studio/3"_s);
        QVERIFY(parsed);
        QCOMPARE(parsed->sentinels.size(), 2);
        QCOMPARE(parsed->sentinels[0].port, 26380);
        QCOMPARE(parsed->sentinels[1].host, u"two"_s);
        QCOMPARE(parsed->sentinels[1].port, 26379);
        QCOMPARE(parsed->service, u"studio"_s);
        QCOMPARE(parsed->database, 3);
        QCOMPARE(parsed->password.reveal(), QByteArray("pa@ss"));
        QCOMPARE(parsed->shown(), u"studio at one:26380, two:26379/3"_s);
        QVERIFY(!RedisAddress::parse(u"redis+sentinel://one:26380"_s));

        RedisServer server;
        const RedisSentinel sentinel(server);
        const auto address = RedisAddress::parse(sentinel.url());
        QVERIFY(address);
        QTRY_VERIFY_WITH_TIMEOUT(RedisStore::open({*address}), 5000);
        auto wrong = *address;
        wrong.service = u"nobody"_s;
        const auto none = RedisStore::open({wrong});
        QVERIFY(!none);
        QVERIFY(none.error().message().contains(u"nobody"_s));
    }

    void sentinelsMayHaveAPasswordOfTheirOwn()
    {
        RedisServer server;
        const RedisSentinel sentinel(server, u"watch&ward"_s);
        const QString open = sentinel.url() + u"?sentinel_password=watch%26ward"_s;
        const auto address = RedisAddress::parse(open);
        QVERIFY(address);
        QCOMPARE(address->service, u"studio"_s);
        QCOMPARE(address->sentinelPassword.reveal(), QByteArray("watch&ward"));
        QVERIFY(!address->shown().contains(u"watch"_s));
        QTRY_VERIFY_WITH_TIMEOUT(RedisStore::open({*address}), 5000);
        const auto shut = RedisStore::open({*RedisAddress::parse(sentinel.url())});
        QVERIFY(!shut);
        QVERIFY2(shut.error().message().contains(u"NOAUTH"_s), qPrintable(shut.error().message()));
        const auto both =
            RedisAddress::parse(u"redis+sentinel://one/studio/2?sentinel_user=me&sentinel_password=x"_s);
        QVERIFY(both);
        QCOMPARE(both->database, 2);
        QCOMPARE(both->sentinelUser, u"me"_s);
    }

    void passwordAndDatabaseAreUsed()
    {
        RedisServer server({u"--requirepass"_s, u"open sesame"_s});
        auto address = RedisAddress::parse(server.url(5));
        QVERIFY(!RedisStore::open({*address}));
        address->password = Secret("open sesame");
        QVERIFY(RedisStore::open({*address}));
    }

    void aServerThatForgetsIsWarnedOf()
    {
        RedisServer careful({u"--maxmemory-policy"_s, u"noeviction"_s});
        QCOMPARE(open(careful)->note(), QString());
        RedisServer careless({u"--appendonly"_s, u"no"_s, u"--maxmemory-policy"_s, u"allkeys-lru"_s});
        const QString note = open(careless)->note();
        QVERIFY(note.contains(u"appendonly"_s));
        QVERIFY(note.contains(u"noeviction"_s));
    }
};

QTEST_GUILESS_MAIN(TestRedisConnection)
#include "test_redis_connection.moc"
