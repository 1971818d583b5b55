// SPDX-License-Identifier: GPL-3.0-or-later
// Clients that mean no good, against the whole API: no crash, no 500, nothing left on disk.
#include "tests/api/api_fixture.h"

#include <QDir>
#include <QRegularExpression>

using namespace i2m;
using namespace i2m::test;
using namespace Qt::StringLiterals;

class TestHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noIdLeadsOutOfTheFolder();
    void everyBodyIsReadWithCare();
    void fileNamesAreOnlyNames();
    void anUploadCutShortLeavesNothing();
    void manyWrongKeysSlowTheGuesserOnly();
};

namespace {
QStringList leftOver(const ApiBench &bench)
{
    const QDir jobs(bench.folder.filePath(u"jobs"_s));
    const QDir spool(bench.folder.filePath(u"spool"_s));
    return jobs.entryList(QDir::Dirs | QDir::NoDotAndDotDot) + spool.entryList(QDir::Files);
}
} // namespace

void TestHostile::noIdLeadsOutOfTheFolder()
{
    ApiBench bench;
    const QByteArrayList names{"..",
                               "%2e%2e",
                               ".%2e",
                               "..%2f..%2fetc%2fpasswd",
                               "..%5c..%5cx",
                               "a%00b",
                               "%00",
                               "..%00.glb",
                               "%c0%ae%c0%ae",
                               "%252e%252e%252f",
                               "~root",
                               "C:%5cwindows",
                               "file:%2f%2f",
                               "%ff%fe",
                               "%e2%80%ae",
                               QByteArray(300, 'a'),
                               "'%20or%201=1--",
                               "%7b%7d",
                               "-1",
                               "%20"};
    static const QRegularExpression variable(u"\\{\\w+\\}"_s);
    for (const Route &route : routes()) {
        const QString path = QString::fromLatin1(route.path);
        if (!path.contains(u'{'))
            continue;
        for (const QByteArray &name : names) {
            const QByteArray target = QString(path).replace(variable, QString::fromLatin1(name)).toLatin1();
            QByteArray fields = ApiBench::admin;
            QByteArray body;
            if (route.body == Admission::Body::Json) {
                fields += "Content-Type: application/json\r\n";
                body = "{}";
            } else if (route.body == Admission::Body::Form) {
                fields += "Content-Type: multipart/form-data; boundary=x\r\n";
                body = "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"../a.glb\"\r\n\r\n"
                       "x\r\n--x--\r\n";
            }
            const Response answer = bench.send(route.method, target, fields, body);
            QVERIFY2(answer.status == 400 || answer.status == 404,
                     target + ' ' + QByteArray::number(answer.status));
        }
    }
}

void TestHostile::everyBodyIsReadWithCare()
{
    ApiBench bench;
    const QByteArrayList bodies{QByteArray(10'000, '[') + QByteArray(10'000, ']'),
                                QByteArray("{\"a\":").repeated(9'000),
                                "[]",
                                "null",
                                "\"text\"",
                                "{\"job_id\":{}}",
                                "{\"job_id\":[\"..\"]}",
                                "{\"job_id\":\"../../etc\",\"file_id\":\"..\"}",
                                "{\"count\":1e400}",
                                "{\"count\":-1}",
                                "{\"count\":1.5}",
                                "{\"count\":true}",
                                "{\"older_than_hours\":\"all\"}",
                                "{\"older_than_hours\":-1}",
                                "{\"older_than_hours\":1,\"dry_run\":\"yes\"}",
                                "{\"options\":\"x\",\"count\":0}",
                                "{\"options\":{\"face_limit\":{}},\"count\":1,\"older_than_hours\":0}",
                                QByteArray("{\"\xff\":1}"),
                                QByteArray("{\"a\":\"\0\"}", 9),
                                "{}}",
                                QByteArray(64 * 1024, ' ')};
    for (const Route &route : routes()) {
        const QByteArrayView path(route.path);
        const bool reads = path.contains("estimate") || path.contains("generate") || path.contains("cleanup");
        if (route.body != Admission::Body::Json || !reads)
            continue;
        for (const QByteArray &body : bodies) {
            const Response answer =
                bench.send(route.method, route.path,
                           QByteArray(ApiBench::admin) + "Content-Type: application/json\r\n", body);
            const QByteArray what = route.path + (' ' + body.left(60));
            QVERIFY2(answer.status < 500, what);
            if (answer.status >= 400)
                QVERIFY2(answer.json()[u"error"].toBool(), what);
        }
    }
    QCOMPARE(bench.post("/api/v1/estimate", {{u"count"_s, 1.5}}).status, 400);
    QCOMPARE(bench.post("/api/v1/estimate", {{u"options"_s, u"none"_s}}).status, 400);
    QCOMPARE(bench.post("/api/v1/admin/cleanup", {{u"dry_run"_s, u"yes"_s}}, ApiBench::admin).status, 400);
}

void TestHostile::fileNamesAreOnlyNames()
{
    ApiBench bench;
    const QByteArrayList names{QByteArray(300, 'n') + ".png",
                               "../../../../tmp/evil.png",
                               "..\\..\\evil.png",
                               "/etc/evil.png",
                               "CON.png",
                               "\xe2\x80\xaegnp.exe.png",
                               "a;b=\"c\".png",
                               "  .png",
                               "%2e%2e%2fevil.png"};
    for (const QByteArray &name : names) {
        const QByteArray quoted = QByteArray(name).replace("\"", "%22");
        const Response answer = bench.upload(ApiBench::filePart(quoted, pngImage()));
        QVERIFY2(answer.status == 202, name + answer.body);
        const QString shown = answer.json()[u"files"][0][u"filename"].toString();
        QVERIFY2(!shown.contains(u'/') && !shown.contains(u'\u202e') && shown.toUtf8().size() <= 255, name);
        const QByteArray job = answer.json()[u"job_id"].toString().toLatin1();
        bench.complete();
        QTRY_COMPARE(bench.get("/api/v1/status/" + job).json()[u"status"].toString(), u"completed"_s);
        const QByteArray url =
            bench.get("/api/v1/status/" + job).json()[u"files"][0][u"model"][u"url"].toString().toLatin1();
        const QByteArray disposition = bench.get(url).header("Content-Disposition");
        QVERIFY2(!disposition.contains("..") && !disposition.contains('/'), disposition);
    }
    // Whatever the artists' names were, on disk there are only the program's own.
    static const QRegularExpression own(u"^[0-9a-f]{32}(\\.[a-z.]+)?$"_s);
    for (const QString &job : leftOver(bench)) {
        QVERIFY(own.match(job).hasMatch());
        for (const QString &file : QDir(bench.folder.filePath(u"jobs/"_s + job)).entryList(QDir::Files))
            QVERIFY2(own.match(file).hasMatch(), qPrintable(file));
    }
}

void TestHostile::anUploadCutShortLeavesNothing()
{
    ApiBench bench;
    const QByteArray body =
        ApiBench::filePart("a.png", pngImage(200)) + ApiBench::filePart("b.png", pngImage()) + "--B--\r\n";
    const QByteArray request = bench.head("POST", "/api/v1/upload/batch", ApiBench::user) +
                               "Content-Type: multipart/form-data; boundary=B\r\nContent-Length: " +
                               QByteArray::number(body.size()) + "\r\n\r\n" + body;
    for (qsizetype sent = 100; sent < request.size(); sent += 61) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, bench.port);
        socket.write(request.first(sent));
        QVERIFY(socket.waitForConnected(2000));
        socket.flush();
        QCoreApplication::processEvents(QEventLoop::AllEvents, 2);
        socket.abort();
    }
    QTRY_COMPARE(leftOver(bench), QStringList());
    QCOMPARE(bench.get("/api/v1/jobs").json()[u"items"].toArray().size(), 0);
    QTRY_VERIFY(bench.server->connectionCount() == 0);
}

void TestHostile::manyWrongKeysSlowTheGuesserOnly()
{
    ApiBench bench;
    for (int i = 0; i < 10; ++i)
        QCOMPARE(bench.get("/api/v1/jobs", "X-API-Key: guess" + QByteArray::number(i) + "\r\n").status, 401);
    const Response slowed = bench.get("/api/v1/jobs", "X-API-Key: guess\r\n");
    QCOMPARE(slowed.status, 429);
    QVERIFY(slowed.header("Retry-After").toInt() > 0);
    QCOMPARE(bench.get("/api/v1/jobs").status, 200);
}

QTEST_GUILESS_MAIN(TestHostile)
#include "test_hostile.moc"
