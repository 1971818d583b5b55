// SPDX-License-Identifier: GPL-3.0-or-later
// The simulator speaks HTTP/1.1 and fal's protocol as they are on the wire, in the forms that fal's npm
// client does not use.
#include "tests/fal_simulator/wire.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QTest>
#include <QUrl>
#include <memory>

using namespace Qt::StringLiterals;
using namespace i2m::sim;

namespace {
const QByteArray app = "/tripo3d/tripo";
const QByteArray model = "/tripo3d/tripo/v2.5/image-to-3d";
const QByteArray input = json("{'image_url':'https://example.invalid/x.png'}");
} // namespace

class TestProtocol : public QObject
{
    Q_OBJECT

    std::unique_ptr<SimulatorProgram> m_simulator;
    QByteArray m_id; ///< of a job that is over
    QByteArray m_file;
    QByteArray m_bytes;

    QByteArray ask(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                   const QByteArray &headers = {})
    {
        return exchange(m_simulator->port(), httpRequest(method, target, body, headers));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_simulator = std::make_unique<SimulatorProgram>(
            QStringList{u"--seconds"_s, u"0"_s, u"--key"_s, u"a:b"_s, u"--key"_s,
                        u"11111111-2222-4333-8444-555555555555:0123456789abcdef0123456789abcdef"_s,
                        u"--admin-key"_s, u"boss:secret"_s});
        QVERIFY(m_simulator->port() != 0);
        const auto id = submitPicture(m_simulator->port(), uploadPicture(m_simulator->port(), testPicture()));
        const auto output = jsonOf(resultOf(m_simulator->port(), targetOf(id)));
        m_id = id.toLatin1();
        const QUrl file{output[u"model_mesh"_s].toObject()[u"url"_s].toString()};
        m_file = file.path().toLatin1();
        m_bytes = bodyOf(ask("GET", m_file));
        QVERIFY(m_bytes.startsWith("glTF"));
    }

    void aSubmitCountsTheImageOnce()
    {
        const auto stats = jsonOf(ask("GET", "/_simulator/stats"));
        const auto sha =
            QString::fromLatin1(QCryptographicHash::hash(testPicture(), QCryptographicHash::Sha256).toHex());
        QCOMPARE(stats[u"submits_by_image"_s].toObject(), (QJsonObject{{sha, 1}}));
        QCOMPARE(stats[u"submits_accepted"_s].toInt(), 1);
        QCOMPARE(stats[u"uploads"_s].toInt(), 1);
        QCOMPARE(stats[u"downloads"_s].toInt(), 1);
        QCOMPARE(stats[u"cancels"_s].toInt(), 0);
    }

    void aDataUriIsAnImageToo()
    {
        const auto picture = testPicture(48);
        const auto body = json("{'image_url':'data:image/png;base64,") + picture.toBase64() + "\"}";
        const auto id = jsonOf(ask("POST", model, body))[u"request_id"_s].toString();
        QCOMPARE(statusOf(resultOf(m_simulator->port(), targetOf(id))), 200);
        const auto sha =
            QString::fromLatin1(QCryptographicHash::hash(picture, QCryptographicHash::Sha256).toHex());
        const auto stats = jsonOf(ask("GET", "/_simulator/stats"));
        QCOMPARE(stats[u"submits_by_image"_s].toObject()[sha].toInt(), 1);
    }

    void manyJobsMayWaitForOneAndTheSameModel()
    {
        const auto image = uploadPicture(m_simulator->port(), testPicture(90));
        QStringList ids;
        for (int i = 0; i < 8; ++i)
            ids.append(submitPicture(m_simulator->port(), image));
        for (const auto &id : ids)
            QCOMPARE(statusOf(resultOf(m_simulator->port(), targetOf(id))), 200);
        const auto counts =
            jsonOf(ask("GET", "/_simulator/stats"))[u"submits_by_image"_s].toObject().toVariantMap();
        QVERIFY(counts.values().contains(8));
    }

    void aChunkedBodyIsRead()
    {
        Wire wire{m_simulator->port()};
        wire.send("POST " + model +
                  " HTTP/1.1\r\nHost: x\r\nAuthorization: Key a:b\r\nTransfer-Encoding: chunked\r\n\r\n");
        wire.send("14;why=not\r\n{\"image_url\":\"https:/\r\n");
        wire.send("9\r\n/x/y.png\"\r\n1\r\n}\r\n0\r\nTrailer: x\r\n\r\n");
        QCOMPARE(jsonOf(wire.readAnswer())[u"status"_s].toString(), u"IN_QUEUE"_s);
    }

    void requestsMayFollowEachOtherWithoutWaiting()
    {
        Wire wire{m_simulator->port()};
        QByteArray many;
        for (int i = 0; i < 50; ++i)
            many += httpRequest("GET", "/users/current");
        wire.send(many);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(statusOf(wire.readAnswer()), 200);
    }

    void aClientMayAskBeforeItSendsTheBody()
    {
        Wire wire{m_simulator->port()};
        wire.send(
            "POST " + model +
            " HTTP/1.1\r\nHost: x\r\nAuthorization: Key a:b\r\nExpect: 100-continue\r\nContent-Length: " +
            QByteArray::number(input.size()) + "\r\n\r\n");
        QCOMPARE(wire.readAnswer(), "HTTP/1.1 100 Continue\r\n\r\n");
        wire.send(input);
        QCOMPARE(statusOf(wire.readAnswer()), 200);
    }

    void brokenRequestsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::newRow("no http") << QByteArray{"hello\r\n\r\n"} << 400;
        QTest::newRow("no colon") << QByteArray{"GET / HTTP/1.1\r\nHost\r\n\r\n"} << 400;
        QTest::newRow("bad length") << QByteArray{"POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n"} << 400;
        QTest::newRow("endless head") << "GET / HTTP/1.1\r\nX: " + QByteArray(70'000, 'x') << 431;
        QTest::newRow("bad chunk")
            << QByteArray{"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"} << 400;
    }
    void brokenRequestsAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        Wire wire{m_simulator->port()};
        wire.send(bytes);
        QCOMPARE(statusOf(wire.readToEnd()), status);
    }

    void everyFormOfAStatusPathWorks_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("headers");
        const auto row = [](const char *name, const QByteArray &target, const QByteArray &headers = {}) {
            QTest::newRow(name) << target << headers;
        };
        row("owner and alias", app + "/requests/ID/status");
        row("trailing slash", app + "/requests/ID/status/?logs=1");
        row("whole id", model + "/requests/ID/status?logs=true");
        row("host as first segment", "/queue.fal.run" + app + "/requests/ID/status?logs=0");
        row("target header", "/proxy",
            "x-fal-target-url: https://queue.fal.run" + app + "/requests/ID/status?logs=1\r\n");
    }
    void everyFormOfAStatusPathWorks()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, headers);
        const auto answer = ask("GET", target.replace("ID", m_id), {}, headers.replace("ID", m_id));
        QCOMPARE(statusOf(answer), 200);
        const auto status = jsonOf(answer);
        QCOMPARE(status[u"status"_s].toString(), u"COMPLETED"_s);
        const bool logs = (target + headers).contains("logs=1") || target.contains("logs=true");
        QCOMPARE(status[u"logs"_s].isArray(), logs);
        QVERIFY(logs || status[u"logs"_s].isNull());
    }

    void aRequestIsFoundInItsOwnAppAndByItsOwnKeyOnly()
    {
        const QByteArray notFound = json("{'status':'NOT_FOUND'}");
        QCOMPARE(bodyOf(ask("GET", "/fal-ai/trellis/requests/" + m_id + "/status")), notFound);
        const auto asOther = "GET " + app + "/requests/" + m_id +
                             "/status HTTP/1.1\r\nHost: x\r\nAuthorization: Key a:b\r\n\r\n";
        QCOMPARE(bodyOf(exchange(m_simulator->port(), asOther)), notFound);
        const auto anonymous =
            "GET " + app +
            "/requests/00000000-0000-4000-8000-000000000000/status HTTP/1.1\r\nHost: x\r\n\r\n";
        QCOMPARE(bodyOf(exchange(m_simulator->port(), anonymous)), notFound);
    }

    void theResultHasASecondAddress()
    {
        const auto result = ask("GET", app + "/requests/" + m_id);
        QCOMPARE(statusOf(result), 200);
        QCOMPARE(headerOf(result, "x-fal-request-id"), m_id);
        QVERIFY(!headerOf(result, "x-fal-billable-units").isEmpty());
        QCOMPARE(bodyOf(ask("GET", app + "/requests/" + m_id + "/response")), bodyOf(result));
    }

    void anUnknownPathInAnAppIsTheModelsAffair()
    {
        const auto id = jsonOf(ask("POST", app + "/v9/nothing", input))[u"request_id"_s].toString();
        const auto result = resultOf(m_simulator->port(), targetOf(id));
        QCOMPARE(statusOf(result), 404);
        QCOMPARE(bodyOf(result), json("{'detail':'Path /v9/nothing not found'}"));
    }

    void wrongMethodsAreRefused()
    {
        QCOMPARE(statusOf(ask("GET", model)), 405);
        QCOMPARE(statusOf(ask("POST", app + "/requests/" + m_id + "/cancel", "{}")), 405);
    }

    void keysAreToldApart_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("detail");
        QTest::newRow("none") << QByteArray{} << QByteArray{"Authorization header is required"};
        QTest::newRow("wrong") << QByteArray{"Authorization: Key a:c\r\n"}
                               << QByteArray{"invalid key credentials"};
        QTest::newRow("malformed") << QByteArray{"Authorization: Key abc\r\n"}
                                   << QByteArray{"Expected '<key_id>:<key_secret>'"};
        QTest::newRow("bearer") << QByteArray{"Authorization: Bearer a:b\r\n"}
                                << QByteArray{"unable to decode issuer"};
    }
    void keysAreToldApart()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, detail);
        const auto answer =
            exchange(m_simulator->port(), "GET /users/current HTTP/1.1\r\nHost: x\r\n" + header + "\r\n");
        QCOMPARE(statusOf(answer), 401);
        QVERIFY2(bodyOf(answer).contains(detail), bodyOf(answer).constData());
    }

    void aLongQueueRefuses()
    {
        ask("POST", "/_simulator/settings", json("{'concurrency':0}"));
        QCOMPARE(statusOf(ask("POST", model + "?fal_max_queue_length=1", input)), 200);
        QCOMPARE(statusOf(ask("POST", model + "?fal_max_queue_length=1", input)), 429);
        ask("POST", "/_simulator/settings", json("{'concurrency':10}"));
    }

    void aFileComesInRanges_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("length");
        const int size = int(m_bytes.size());
        QTest::newRow("first bytes") << QByteArray{"Range: bytes=0-3\r\n"} << 206 << 0 << 4;
        QTest::newRow("from the middle") << QByteArray{"Range: bytes=100-\r\n"} << 206 << 100 << size - 100;
        QTest::newRow("last bytes") << QByteArray{"Range: bytes=-10\r\n"} << 206 << size - 10 << 10;
        QTest::newRow("beyond the end") << QByteArray{"Range: bytes=99999999-\r\n"} << 416 << 0 << -1;
        QTest::newRow("another unit") << QByteArray{"Range: lines=1-2\r\n"} << 200 << 0 << size;
        QTest::newRow("if still the same") << "Range: bytes=5-9\r\nIf-Range: " + etag() + "\r\n"
                                           << 206 << 5 << 5;
        QTest::newRow("if another by now")
            << QByteArray{"Range: bytes=5-9\r\nIf-Range: \"x\"\r\n"} << 200 << 0 << size;
    }
    void aFileComesInRanges()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, status);
        QFETCH(int, first);
        QFETCH(int, length);
        const auto answer = ask("GET", m_file, {}, header);
        QCOMPARE(statusOf(answer), status);
        if (length >= 0)
            QCOMPARE(bodyOf(answer), m_bytes.mid(first, length));
        if (status == 206)
            QCOMPARE(headerOf(answer, "content-range"), "bytes " + QByteArray::number(first) + '-' +
                                                            QByteArray::number(first + length - 1) + '/' +
                                                            QByteArray::number(m_bytes.size()));
    }

    void aFileIsDescribedWithoutItsBody()
    {
        const auto answer = ask("HEAD", m_file);
        QCOMPARE(statusOf(answer), 200);
        QCOMPARE(headerOf(answer, "content-length").toInt(), int(m_bytes.size()));
        QCOMPARE(headerOf(answer, "accept-ranges"), "bytes");
        QCOMPARE(headerOf(answer, "access-control-allow-origin"), "*");
        QVERIFY(bodyOf(answer).isEmpty());
        QCOMPARE(statusOf(ask("GET", m_file, {}, "If-None-Match: " + etag() + "\r\n")), 304);
    }

    void aFileLivesAsLongAsItWasAskedTo()
    {
        const auto places =
            jsonOf(ask("POST", "/storage/upload/initiate", json("{'content_type':'a/b','file_name':'x'}"),
                       "X-Fal-Object-Lifecycle: {\"expiration_duration_seconds\":1}\r\n"));
        const QUrl upload{places[u"upload_url"_s].toString()};
        QCOMPARE(statusOf(ask("PUT", upload.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority), "abc")),
                 200);
        QCOMPARE(bodyOf(ask("GET", upload.path().toLatin1())), "abc");
        QTRY_COMPARE(statusOf(ask("GET", upload.path().toLatin1())), 404);
    }

    void anUploadNeedsItsSignature()
    {
        const auto places =
            jsonOf(ask("POST", "/storage/upload/initiate", json("{'content_type':'a/b','file_name':'x'}")));
        const QUrl file{places[u"file_url"_s].toString()};
        QCOMPARE(statusOf(ask("PUT", file.path().toLatin1() + "?signature=wrong", "abc")), 403);
        QCOMPARE(statusOf(ask("GET", file.path().toLatin1())), 404);
    }

    void thePythonClientUploadsWithAToken()
    {
        const auto token =
            jsonOf(ask("POST", "/rest.fal.ai/storage/auth/token?storage_type=fal-cdn-v3", "{}"));
        const auto expires = QDateTime::fromString(token[u"expires_at"_s].toString(), Qt::ISODate);
        QVERIFY(expires > QDateTime::currentDateTimeUtc());
        const auto bearer = "Authorization: Bearer " + token[u"token"_s].toString().toLatin1() + "\r\n";
        const QByteArray start = " HTTP/1.1\r\nHost: x\r\n" + bearer;
        const auto port = m_simulator->port();
        const auto one = exchange(
            port, "POST /files/upload" + start +
                      "Content-Type: image/png\r\nX-Fal-File-Name: a.png\r\nContent-Length: 3\r\n\r\nabc");
        const QUrl url{jsonOf(one)[u"access_url"_s].toString()};
        QCOMPARE(bodyOf(ask("GET", url.path().toLatin1())), "abc");

        const auto opened =
            jsonOf(exchange(port, "POST /files/upload/multipart" + start + "Content-Length: 0\r\n\r\n"));
        const auto path = QUrl{opened[u"access_url"_s].toString()}.path().toLatin1();
        const auto parts = path + "/multipart/" + opened[u"uploadId"_s].toString().toLatin1();
        for (const QByteArray number : {"2", "1"}) {
            const auto stored = exchange(port, "PUT " + parts + '/' + number + start +
                                                   "Content-Length: 4\r\n\r\npt-" + number);
            QCOMPARE(headerOf(stored, "etag"), jsonOf(stored)[u"etag"_s].toString().toLatin1());
        }
        QCOMPARE(statusOf(exchange(port, "POST " + parts + "/complete" + start +
                                             "Content-Length: 12\r\n\r\n{\"parts\":[]}")),
                 200);
        QCOMPARE(bodyOf(ask("GET", path)), "pt-1pt-2");
    }

    void aBrowserMayAskFromAnywhere()
    {
        const auto answer = ask(
            "OPTIONS", model, {},
            "Origin: https://a\r\nAccess-Control-Request-Headers: authorization,x-fal-queue-priority\r\n");
        QCOMPARE(statusOf(answer), 204);
        QCOMPARE(headerOf(answer, "access-control-allow-origin"), "*");
        QCOMPARE(headerOf(answer, "access-control-allow-headers"), "authorization,x-fal-queue-priority");
    }

    void thePlatformTellsModelsAndPrices()
    {
        QStringList models;
        QString cursor = u"0"_s;
        while (!cursor.isEmpty()) {
            const auto page = jsonOf(ask("GET", "/api.fal.ai/v1/models?limit=4&cursor=" + cursor.toLatin1()));
            for (const auto &entry : page[u"models"_s].toArray())
                models.append(entry.toObject()[u"endpoint_id"_s].toString());
            QCOMPARE(page[u"has_more"_s].toBool(), page[u"next_cursor"_s].isString());
            cursor = page[u"next_cursor"_s].toString();
        }
        QVERIFY(models.size() > 10);
        QCOMPARE(models.removeDuplicates(), 0);
        const auto prices =
            jsonOf(ask("GET", "/v1/models/pricing?endpoint_id=tripo3d/tripo/v2.5/image-to-3d"));
        const auto price = prices[u"prices"_s].toArray()[0].toObject();
        QCOMPARE(price[u"currency"_s].toString(), u"USD"_s);
        const auto total = jsonOf(ask("POST", "/v1/models/pricing/estimate",
                                      json("{'estimate_type':'unit_price','endpoints':{'tripo3d/tripo/v2.5/"
                                           "image-to-3d':{'unit_quantity':4}}}")));
        QCOMPARE(total[u"total_cost"_s].toDouble(), 4 * price[u"unit_price"_s].toDouble());
        const auto invalid = jsonOf(ask("GET", "/v1/models/pricing"));
        QCOMPARE(invalid[u"error"_s].toObject()[u"type"_s].toString(), u"validation_error"_s);
    }

    void onlyAnAdminKeyReadsTheBalance()
    {
        QCOMPARE(statusOf(ask("GET", "/v1/account/billing?expand=credits")), 403);
        ask("POST", "/_simulator/account", json("{'balance':3.5}"));
        const auto answer =
            exchange(m_simulator->port(), "GET /v1/account/billing?expand=credits HTTP/1.1\r\nHost: "
                                          "x\r\nAuthorization: Key boss:secret\r\n\r\n");
        QCOMPARE(jsonOf(answer)[u"credits"_s].toObject()[u"current_balance"_s].toDouble(), 3.5);
    }

    void aLockedAccountSaysSo()
    {
        ask("POST", "/_simulator/account", json("{'locked':'Exhausted balance. Top up.'}"));
        const auto user = jsonOf(ask("GET", "/users/current"));
        QVERIFY(user[u"is_locked"_s].toBool());
        QCOMPARE(statusOf(ask("POST", model, input)), 403);
        ask("POST", "/_simulator/account", json("{'locked':null}"));
        QVERIFY(!jsonOf(ask("GET", "/users/current"))[u"is_locked"_s].toBool());
    }

private:
    QByteArray etag() { return headerOf(ask("HEAD", m_file), "etag"); }
};

QTEST_GUILESS_MAIN(TestProtocol)
#include "test_protocol.moc"
