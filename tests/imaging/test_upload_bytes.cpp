// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imaging/decode.h"
#include "core/imaging/image_check.h"
#include "core/imaging/thumbnail.h"
#include "core/imaging/upload_bytes.h"
#include "tests/imaging/sample_images.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageReader>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

namespace {
const QByteArray icc = "ICC_PROFILE\0\1\1 profile"_ba;

QImage pixels(const QByteArray &bytes)
{
    return QImage::fromData(bytes).convertToFormat(QImage::Format_RGB32);
}

/// The corners' colors, clockwise from the upper left: "rgwb" for the sample picture.
QString corners(const QImage &image)
{
    const auto letter = [&](int x, int y) {
        const QColor color = image.pixelColor(x, y);
        return color.red() > 128 && color.green() > 128 ? u'w'
               : color.red() > 128                      ? u'r'
               : color.green() > 128                    ? u'g'
                                                        : u'b';
    };
    const int right = image.width() - 5;
    const int bottom = image.height() - 5;
    return QString(letter(4, 4)) + letter(right, 4) + letter(right, bottom) + letter(4, bottom);
}
} // namespace

class TestUploadBytes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anImageWithNothingToHideGoesOutAsItIs()
    {
        for (const QByteArray &bytes : {sample::jpeg(), sample::png()})
            QCOMPARE(*uploadBytes(bytes, true), bytes);
        const QByteArray tagged = sample::withSegments(sample::jpeg(), sample::exifSegment(1, true));
        QCOMPARE(*uploadBytes(tagged, false), tagged);
    }

    void aThumbnailTellsNothingBesideThePicture()
    {
        const QByteArray told = sample::withSegments(sample::jpeg(), sample::jpegSegment(0xfe, "made by me"));
        QVERIFY(!QImage::fromData(told).text().isEmpty());
        const QByteArray thumbnail = *thumbnailPng(told);
        QVERIFY(QImage::fromData(thumbnail).text().isEmpty());
        QCOMPARE(thumbnail, *thumbnailPng(sample::jpeg()));
    }

    void locationAndCameraStayHome()
    {
        const QByteArray plain = sample::jpeg();
        const QByteArray personal =
            sample::exifSegment(1, true) + sample::jpegSegment(0xed, "Photoshop 3.0") +
            sample::jpegSegment(0xfe, "made by me") + sample::jpegSegment(0xe0, "JFXX\0\x10"_ba);
        QCOMPARE(*uploadBytes(sample::withSegments(plain, personal), true), plain);

        const QByteArray png = sample::png();
        const QByteArray chunks = sample::pngChunk("eXIf", sample::exifBlock(1, true)) +
                                  sample::pngChunk("tEXt", "Author\0me"_ba) +
                                  sample::pngChunk("teST", "private");
        QCOMPARE(*uploadBytes(sample::withChunks(png, chunks), true), png);
        QCOMPARE(*uploadBytes(sample::withChunks(png, chunks), false), sample::withChunks(png, chunks));
    }

    void colorsStay()
    {
        const QByteArray jpeg = sample::withSegments(sample::jpeg(), sample::jpegSegment(0xe2, icc));
        QCOMPARE(*uploadBytes(jpeg, true), jpeg);
        const QByteArray png = sample::withChunks(sample::png(), sample::pngChunk("gAMA", "\0\0\xb1\x8f"_ba));
        QCOMPARE(*uploadBytes(png, true), png);
    }

    void whatFollowsThePictureIsCut()
    {
        for (const bool strip : {true, false}) {
            QCOMPARE(*uploadBytes(sample::jpeg() + "<?php evil();", strip), sample::jpeg());
            QCOMPARE(*uploadBytes(sample::png() + "PK\x03\x04", strip), sample::png());
        }
    }

    void aTurnedPictureGoesOutUpright_data()
    {
        QTest::addColumn<int>("orientation");
        QTest::addColumn<QString>("expected");
        // The stored picture is rgwb clockwise; EXIF 2.32 says how it is to be shown.
        const QStringList shown{u"rgwb"_s, u"grbw"_s, u"wbrg"_s, u"bwgr"_s,
                                u"rbwg"_s, u"brgw"_s, u"wgrb"_s, u"gwbr"_s};
        for (int orientation = 1; orientation <= 8; ++orientation)
            QTest::addRow("%d", orientation) << orientation << shown[orientation - 1];
    }

    void aTurnedPictureGoesOutUpright()
    {
        QFETCH(int, orientation);
        QFETCH(QString, expected);
        const QByteArray jpeg = sample::withSegments(sample::jpeg(), sample::exifSegment(orientation, true));
        const QByteArray png =
            sample::withChunks(sample::png(), sample::pngChunk("eXIf", sample::exifBlock(orientation, true)));
        const QSize size = orientation >= 5 ? QSize(48, 64) : QSize(64, 48);
        for (const QByteArray &original : {jpeg, png}) {
            const auto sent = uploadBytes(original, true);
            QVERIFY(sent);
            QCOMPARE(pixels(*sent).size(), size);
            QCOMPARE(corners(pixels(*sent)), expected);
            const QString name = original == jpeg ? u"a.jpg"_s : u"a.png"_s;
            const auto facts = checkImage(QByteArrayView(*sent), name, {}, {});
            QVERIFY(facts);
            QCOMPARE(facts->orientation, 1);
            QVERIFY(!facts->hasLocation);
        }
    }

    void theDecoderAgreesWithQtAboutOrientation()
    {
        for (int orientation = 1; orientation <= 8; ++orientation) {
            QByteArray jpeg = sample::withSegments(sample::jpeg(), sample::exifSegment(orientation, false));
            QBuffer buffer(&jpeg);
            QImageReader reader(&buffer, "jpeg");
            reader.setAutoTransform(true);
            QCOMPARE(decodeImage(jpeg)->convertToFormat(QImage::Format_RGB32),
                     reader.read().convertToFormat(QImage::Format_RGB32));
        }
    }

    void aPhonePictureOf48MegapixelsGetsAThumbnail()
    {
        const QByteArray jpeg = sample::jpeg(sample::picture(8064, 6048), 50);
        const QByteArray upside = sample::withSegments(jpeg, sample::exifSegment(6, true));
        const QImage thumbnail = QImage::fromData(*thumbnailPng(upside));
        QCOMPARE(thumbnail.size(), QSize(192, 256));
        QCOMPARE(corners(thumbnail), u"brgw"_s);
        QCOMPARE(decodeImage(jpeg)->size(), QSize(8064, 6048));
    }

    void aSmallPictureIsNotBlownUp()
    {
        QCOMPARE(QImage::fromData(*thumbnailPng(sample::png())).size(), QSize(64, 48));
    }

    void aPictureWithBrokenPixelsIsRefused()
    {
        const QByteArray garbled =
            sample::png().first(33) + sample::pngChunk("IDAT", "not deflated") + sample::pngChunk("IEND", {});
        const auto refused = thumbnailPng(garbled);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::UnsupportedImage);
    }
};

QTEST_GUILESS_MAIN(TestUploadBytes)
#include "test_upload_bytes.moc"
