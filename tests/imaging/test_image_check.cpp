// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/image_check.h"
#include "tests/imaging/sample_images.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>

using namespace i2m;
using namespace Qt::StringLiterals;

namespace {
Result<ImageFacts> check(const QByteArray &bytes, const QString &name, const QString &declared = {})
{
    return checkImage(QByteArrayView(bytes), name, declared, {});
}

QString codeOf(const Result<ImageFacts> &result) { return result ? u"ok"_s : result.error().name(); }
} // namespace

class TestImageCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodImageIsTakenWithItsFacts()
    {
        const QByteArray bytes = sample::jpeg();
        const auto facts = check(bytes, u"Cat.JPG"_s, u"image/jpeg"_s);
        QVERIFY(facts);
        QCOMPARE(facts->contentType, u"image/jpeg"_s);
        QCOMPARE(facts->size, QSize(64, 48));
        QCOMPARE(facts->orientation, 1);
        QVERIFY(!facts->hasLocation);
        QCOMPARE(facts->bytes, bytes.size());
        QCOMPARE(facts->sha256, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
        QVERIFY(check(sample::png(), u"cat.png"_s, u"image/png"_s));
    }

    void whatItIsCalledAgreesWithWhatItIs_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("declared");
        QTest::addColumn<QString>("code");
        const QByteArray jpeg = sample::jpeg();
        const QByteArray png = sample::png();
        QTest::newRow("jpeg extension") << jpeg << u"a.jpeg"_s << QString() << u"ok"_s;
        QTest::newRow("png") << png << u"a.b.PNG"_s << QString() << u"ok"_s;
        QTest::newRow("type with parameter") << png << u"a.png"_s << u"Image/PNG; name=a"_s << u"ok"_s;
        QTest::newRow("sender does not know")
            << png << u"a.png"_s << u"application/octet-stream"_s << u"ok"_s;
        QTest::newRow("png named jpg") << png << u"a.jpg"_s << QString() << u"UNSUPPORTED_IMAGE"_s;
        QTest::newRow("jpeg named png") << jpeg << u"a.png"_s << QString() << u"UNSUPPORTED_IMAGE"_s;
        QTest::newRow("png sent as jpeg") << png << u"a.png"_s << u"image/jpeg"_s << u"UNSUPPORTED_IMAGE"_s;
        QTest::newRow("png sent as text") << png << u"a.png"_s << u"text/plain"_s << u"UNSUPPORTED_IMAGE"_s;
        QTest::newRow("no extension") << png << u"a"_s << QString() << u"UNSUPPORTED_IMAGE"_s;
        QTest::newRow("text named png")
            << QByteArray("hello, I am text") << u"a.png"_s << QString() << u"UNSUPPORTED_IMAGE"_s;
        QTest::newRow("page named jpg")
            << QByteArray("<html></html>") << u"a.jpg"_s << QString() << u"UNSUPPORTED_IMAGE"_s;
        QTest::newRow("empty") << QByteArray() << u"a.png"_s << QString() << u"EMPTY_FILE"_s;
    }

    void whatItIsCalledAgreesWithWhatItIs()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, name);
        QFETCH(QString, declared);
        QTEST(codeOf(check(bytes, name, declared)), "code");
    }

    void aRefusalSaysWhy()
    {
        const auto named = check(sample::png(), u"a.jpg"_s);
        QVERIFY(!named);
        QVERIFY2(named.error().message().contains(u"PNG"_s), qPrintable(named.error().message()));
        QVERIFY(named.error().message().contains(u".jpg"_s));
        const auto other = check(QByteArray("RIFF....WEBPVP8 "), u"a.png"_s);
        QVERIFY(!other);
        QVERIFY(other.error().message().contains(u"WebP"_s));
    }

    void aFileCutAnywhereIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("name");
        QTest::newRow("jpeg") << sample::withSegments(sample::jpeg(), sample::exifSegment(6, true))
                              << u"a.jpg"_s;
        QTest::newRow("png") << sample::png() << u"a.png"_s;
    }

    void aFileCutAnywhereIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, name);
        QVERIFY(check(bytes, name));
        for (qsizetype size = 1; size < bytes.size(); ++size) {
            const auto result = check(bytes.first(size), name);
            QVERIFY2(!result, qPrintable(u"%1 of %2 bytes were taken"_s.arg(size).arg(bytes.size())));
            QCOMPARE(result.error().code, ErrorCode::UnsupportedImage);
        }
    }

    void aFlippedByteInAPngIsNoticed()
    {
        const QByteArray good = sample::png();
        for (qsizetype at = 0; at < good.size(); ++at) {
            QByteArray bad = good;
            bad[at] = char(bad[at] ^ 0x01);
            QVERIFY2(!check(bad, u"a.png"_s), qPrintable(u"byte %1"_s.arg(at)));
        }
    }

    void anyFlippedByteInAJpegIsSurvived()
    {
        const QByteArray good = sample::withSegments(sample::jpeg(), sample::exifSegment(6, true));
        for (qsizetype at = 0; at < good.size(); ++at) {
            for (const int flip : {0x01, 0x80, 0xff}) {
                QByteArray bad = good;
                bad[at] = char(bad[at] ^ flip);
                const auto result = check(bad, u"a.jpg"_s);
                QVERIFY(result || !result.error().detail.isEmpty());
            }
        }
    }

    void pixelsAreLimitedByTheHeaderAlone_data()
    {
        QTest::addColumn<uint>("width");
        QTest::addColumn<uint>("height");
        QTest::addColumn<QString>("code");
        QTest::newRow("bomb") << 60000U << 40000U << u"FILE_TOO_LARGE"_s;
        QTest::newRow("one side") << 16385U << 20U << u"FILE_TOO_LARGE"_s;
        QTest::newRow("longest side") << 16384U << 20U << u"ok"_s;
        QTest::newRow("64 megapixels") << 8000U << 8000U << u"ok"_s;
        QTest::newRow("one row more") << 8000U << 8001U << u"FILE_TOO_LARGE"_s;
        QTest::newRow("smallest") << 20U << 20U << u"ok"_s;
        QTest::newRow("too small") << 20U << 19U << u"UNSUPPORTED_IMAGE"_s;
        QTest::newRow("none") << 0U << 20U << u"UNSUPPORTED_IMAGE"_s;
        QTest::newRow("overflow") << 0xffffffffU << 0xffffffffU << u"UNSUPPORTED_IMAGE"_s;
        QTest::newRow("largest") << 0x7fffffffU << 0x7fffffffU << u"FILE_TOO_LARGE"_s;
    }

    void pixelsAreLimitedByTheHeaderAlone()
    {
        QFETCH(uint, width);
        QFETCH(uint, height);
        QTEST(codeOf(check(sample::pngBomb(width, height), u"a.png"_s)), "code");
    }

    void tenMebibytesAreTakenAndOneByteMoreIsNot()
    {
        const QByteArray most = sample::jpegOfSize(10 << 20);
        QCOMPARE(most.size(), 10 << 20);
        QCOMPARE(codeOf(check(most, u"a.jpg"_s)), u"ok"_s);
        const auto refused = check(sample::jpegOfSize((10 << 20) + 1), u"a.jpg"_s);
        QCOMPARE(codeOf(refused), u"FILE_TOO_LARGE"_s);
        QCOMPARE(refused.error().facts[u"size"_s].toInteger(), (10 << 20) + 1);
    }

    void orientationTurnsTheReportedSize_data()
    {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<bool>("bigEndian");
        for (int orientation = 1; orientation <= 8; ++orientation) {
            QTest::addRow("%d little", orientation) << orientation << false;
            QTest::addRow("%d big", orientation) << orientation << true;
        }
    }

    void orientationTurnsTheReportedSize()
    {
        QFETCH(int, orientation);
        QFETCH(bool, bigEndian);
        const auto facts =
            check(sample::withSegments(sample::jpeg(), sample::exifSegment(orientation, false, bigEndian)),
                  u"a.jpg"_s);
        QVERIFY(facts);
        QCOMPARE(facts->orientation, orientation);
        QCOMPARE(facts->size, orientation >= 5 ? QSize(48, 64) : QSize(64, 48));
        QVERIFY(!facts->hasLocation);
    }

    void aPlaceIsFoundWhereverItIsWritten()
    {
        const QByteArray xmp = "http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude='52,31N'/>";
        QVERIFY(check(sample::withSegments(sample::jpeg(), sample::exifSegment(1, true)), u"a.jpg"_s)
                    ->hasLocation);
        QVERIFY(check(sample::withSegments(sample::jpeg(), sample::exifSegment(1, true, true)), u"a.jpg"_s)
                    ->hasLocation);
        QVERIFY(check(sample::withSegments(sample::jpeg(), sample::jpegSegment(0xe1, xmp + "GPSLatitude")),
                      u"a.jpg"_s)
                    ->hasLocation);
        QVERIFY(check(sample::withChunks(sample::png(), sample::pngChunk("eXIf", sample::exifBlock(1, true))),
                      u"a.png"_s)
                    ->hasLocation);
    }

    void whatFollowsThePictureDoesNotMatter()
    {
        QCOMPARE(codeOf(check(sample::jpeg() + sample::jpeg(), u"a.jpg"_s)), u"ok"_s);
        QCOMPARE(codeOf(check(sample::png() + "PK\x03\x04 and a ZIP", u"a.png"_s)), u"ok"_s);
    }

    void brokenOrdersOfPartsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("name");
        const QByteArray png = sample::png();
        const QByteArray jpeg = sample::jpeg();
        const QByteArray signature = png.first(8);
        QTest::newRow("no IHDR") << signature + png.sliced(33) << u"a.png"_s;
        QTest::newRow("two IHDR") << sample::withChunks(png, png.sliced(8, 25)) << u"a.png"_s;
        QTest::newRow("no pixels") << png.first(33) + sample::pngChunk("IEND", {}) << u"a.png"_s;
        QTest::newRow("unknown critical chunk")
            << sample::withChunks(png, sample::pngChunk("ABCD", "x")) << u"a.png"_s;
        QTest::newRow("chunk name") << sample::withChunks(png, sample::pngChunk("a1cd", "x")) << u"a.png"_s;
        QTest::newRow("huge length") << png.first(33) + QByteArray("\xff\xff\xff\xff") + "tEXt" + png
                                     << u"a.png"_s;
        QTest::newRow("no scan") << jpeg.first(2) + QByteArray("\xff\xd9") << u"a.jpg"_s;
        QTest::newRow("two frames")
            << sample::withSegments(
                   jpeg, sample::jpegSegment(0xc0, QByteArray("\x08\x00\x30\x00\x40\x01\x01\x11\x00", 9)))
            << u"a.jpg"_s;
        QTest::newRow("rubbish between segments") << sample::withSegments(jpeg, "rubbish") << u"a.jpg"_s;
        QTest::newRow("segment of length 1")
            << sample::withSegments(jpeg, QByteArray("\xff\xe1\x00\x01", 4)) << u"a.jpg"_s;
    }

    void brokenOrdersOfPartsAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, name);
        QCOMPARE(codeOf(check(bytes, name)), u"UNSUPPORTED_IMAGE"_s);
    }

    void whatIsNoReadableFileIsRefusedWithoutWaiting()
    {
        QTemporaryDir folder;
        const QString pipe = folder.filePath(u"pipe.png"_s);
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(codeOf(checkImage(pipe, u"pipe.png"_s, {}, {})), u"UNSUPPORTED_IMAGE"_s);
        QCOMPARE(codeOf(checkImage(folder.path(), u"a.png"_s, {}, {})), u"UNSUPPORTED_IMAGE"_s);
        QCOMPARE(codeOf(checkImage(folder.filePath(u"none.png"_s), u"none.png"_s, {}, {})),
                 u"FILE_NOT_FOUND"_s);
        QCOMPARE(codeOf(checkImage(u"/dev/zero"_s, u"zero.png"_s, {}, {})), u"UNSUPPORTED_IMAGE"_s);
    }
};

QTEST_GUILESS_MAIN(TestImageCheck)
#include "test_image_check.moc"
