// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/api/api_fixture.h"

#include <QProcess>

using namespace i2m;
using namespace i2m::test;
using namespace Qt::StringLiterals;

class TestDownloads : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modelsAreServedInRangesAndOnlyWhenNew();
    void allModelsComeAsOneArchive();
};

void TestDownloads::modelsAreServedInRangesAndOnlyWhenNew()
{
    ApiBench bench;
    const QByteArray job = bench.job().toLatin1();
    bench.complete("0123456789");
    QTRY_COMPARE(bench.get("/api/v1/status/" + job).json()[u"status"].toString(), u"completed"_s);
    const QByteArray url =
        bench.get("/api/v1/status/" + job).json()[u"files"][0][u"model"][u"url"].toString().toLatin1();
    const QByteArray etag = bench.get(url).header("ETag");
    QCOMPARE(bench.get(url, "If-None-Match: " + etag + "\r\n").status, 304);
    const QByteArray modified = bench.get(url).header("Last-Modified");
    QCOMPARE(bench.get(url, "If-Modified-Since: " + modified + "\r\n").status, 304);
    QCOMPARE(bench.get(url, "If-Modified-Since: Sat, 01 Jan 2000 00:00:00 GMT\r\n").status, 200);
    QCOMPARE(bench.get(url, "If-Modified-Since: yesterday\r\n").status, 200);
    QCOMPARE(bench.get(url, "If-None-Match: \"old\"\r\nIf-Modified-Since: " + modified + "\r\n").status, 200);
    QCOMPARE(bench.get(url, "Range: bytes=0-1\r\nIf-Range: " + modified + "\r\n").status, 206);
    const Response part = bench.get(url, "Range: bytes=2-4\r\n");
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, QByteArray("234"));
    QCOMPARE(part.header("Content-Range"), QByteArray("bytes 2-4/10"));
    QCOMPARE(bench.get(url, "Range: bytes=-3\r\n").body, QByteArray("789"));
    QCOMPARE(bench.get(url, "Range: bytes=7-\r\n").body, QByteArray("789"));
    QCOMPARE(bench.get(url, "Range: bytes=10-\r\n").status, 416);
    QCOMPARE(bench.get(url, "Range: bytes=0-1\r\nIf-Range: \"old\"\r\n").status, 200);
    QCOMPARE(bench.get(url, "Range: bytes=0-1\r\nIf-Range: " + etag + "\r\n").status, 206);
    QCOMPARE(bench.get(url, "Range: bytes=0-1,4-5\r\n").status, 200);
    const Response head = bench.send("HEAD", url);
    QCOMPARE(head.header("Content-Length"), QByteArray("10"));
    QCOMPARE(head.body, QByteArray());
}

void TestDownloads::allModelsComeAsOneArchive()
{
    ApiBench bench;
    QByteArray parts;
    for (int i = 0; i < 3; ++i)
        parts += ApiBench::filePart("vase ü.png", pngImage());
    const QByteArray job = bench.upload(parts).json()[u"job_id"].toString().toLatin1();
    for (int i = 0; i < 3; ++i)
        bench.complete(QByteArray(700'000, char('a' + i)));
    QTRY_COMPARE(bench.get("/api/v1/status/" + job).json()[u"status"].toString(), u"completed"_s);
    const Response zip = bench.get("/api/v1/download/" + job + "/all");
    QCOMPARE(zip.header("Content-Type"), QByteArray("application/zip"));
    QFile file(bench.folder.filePath(u"all.zip"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(zip.body);
    file.close();
    QProcess python;
    python.start(u"python3"_s,
                 {u"-c"_s,
                  u"import sys,zipfile;z=zipfile.ZipFile(sys.argv[1]);assert z.testzip() is None;"
                  "print('|'.join(f'{i.filename}={i.file_size}' for i in z.infolist()))"_s,
                  file.fileName()});
    QVERIFY(python.waitForFinished());
    const QString listing = QString::fromUtf8(python.readAllStandardOutput());
    QVERIFY2(
        listing.startsWith(u"vase ü.glb=700000|vase ü (2).glb=700000|vase ü (3).glb=700000|manifest.json="_s),
        qPrintable(listing));
    const Response list = bench.get("/api/v1/download/" + job + "/all", "Accept: application/json\r\n");
    QCOMPARE(list.json()[u"total_files"].toInt(), 3);
    QCOMPARE(list.json()[u"files"][2][u"filename"].toString(), u"vase ü (3).glb"_s);
    QCOMPARE(bench.get("/api/v1/download/" + job + "/vase%20%C3%BC%20(3).glb").body,
             QByteArray(700'000, 'c'));
    const Response head = bench.send("HEAD", "/api/v1/download/" + job + "/all");
    QCOMPARE(head.status, 200);
    QCOMPARE(head.body, QByteArray());
}

QTEST_GUILESS_MAIN(TestDownloads)
#include "test_downloads.moc"
