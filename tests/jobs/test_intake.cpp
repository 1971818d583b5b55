// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/intake.h"
#include "core/sha256.h"
#include "tests/imaging/sample_images.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestIntake : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    QString data() const { return m_folder->filePath(u"data"_s); }
    DataDir dir() const { return DataDir(data()); }
    const JobId m_job{u"0123456789abcdef"_s};

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder->filePath(name));
        const bool written = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        return written ? file.fileName() : QString();
    }

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// Its structure is good and its pixels are not.
    static QByteArray garbled()
    {
        return sample::png().first(33) + sample::pngChunk("IDAT", "not deflated") +
               sample::pngChunk("IEND", {});
    }

    QStringList stored() const
    {
        QStringList names;
        for (QDirIterator it(data() + u"/jobs"_s, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
             it.hasNext();)
            names.append(it.next());
        return names;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(dir().create());
    }

    void aGoodImageIsStoredWithItsThumbnail()
    {
        const QByteArray bytes = sample::withSegments(sample::jpeg(), sample::exifSegment(6, true)) + "tail";
        const QString path = write(u"My cat.jpg"_s, bytes);
        const auto verdicts = takeIn(dir(), m_job, {{path, u"My cat.jpg"_s}}, {});
        QCOMPARE(verdicts.size(), 1);
        QVERIFY(verdicts[0].image);
        const ImageFile image = *verdicts[0].image;
        QCOMPARE(image.name, u"My cat.jpg"_s);
        QCOMPARE(image.contentType, u"image/jpeg"_s);
        QCOMPARE(QSize(image.width, image.height), QSize(48, 64));
        QCOMPARE(image.size, bytes.size());
        QCOMPARE(image.sha256, sha256(bytes));
        QVERIFY(image.path.startsWith(u"jobs/%1/"_s.arg(m_job.value)) && image.path.endsWith(u".jpg"_s));
        QCOMPARE(read(dir().absolute(image.path)), bytes);
        QCOMPARE(QImage(thumbnailPath(dir(), image)).size(), QSize(48, 64));
        QCOMPARE(stored().size(), 2);
        QVERIFY(QFile::exists(path));
    }

    void anImageThatIsMovedIsNoLongerMapped()
    {
        if (!QFile::exists(u"/proc/self/maps"_s))
            QSKIP("there is no list of what is mapped here");
        const QString path = write(u"spooled"_s, sample::png());
        QByteArray mapped = m_folder->path().toUtf8();
        IntakeSteps steps;
        steps.after = [&](qsizetype, const Verdict &) { mapped = read(u"/proc/self/maps"_s); };
        const auto verdicts =
            takeIn(dir(), m_job, {{path, u"a.png"_s, {}, true}}, {}, Thumbnails::Now, steps);
        QVERIFY(verdicts[0].image);
        QVERIFY(!mapped.contains(m_folder->path().toUtf8()));
    }

    void nothingOfARefusedImageStays()
    {
        const QString spooled = write(u"spooled"_s, "text");
        const auto verdicts = takeIn(dir(), m_job,
                                     {{write(u"a.png"_s, "text"), u"a.png"_s},
                                      {write(u"b.png"_s, garbled()), u"b.png"_s},
                                      {m_folder->filePath(u"none.png"_s), u"none.png"_s},
                                      {spooled, u"c.png"_s, {}, true}},
                                     {});
        QCOMPARE(verdicts.size(), 4);
        for (const Verdict &verdict : verdicts)
            QVERIFY2(!verdict.image, qPrintable(verdict.name));
        QVERIFY(stored().isEmpty());
        QVERIFY(!QFile::exists(dir().jobDir(m_job)));
        QVERIFY(!QFile::exists(spooled));
        QVERIFY(QFile::exists(m_folder->filePath(u"a.png"_s)));
    }

    void aSpooledFileIsMoved()
    {
        const QString spooled = dir().spoolDir() + u"/1"_s;
        QVERIFY(QFile::copy(write(u"a.png"_s, sample::png()), spooled));
        const auto verdicts = takeIn(dir(), m_job, {{spooled, u"a.png"_s, u"image/png"_s, true}}, {});
        QVERIFY(verdicts[0].image);
        QVERIFY(!QFile::exists(spooled));
        QCOMPARE(read(dir().absolute(verdicts[0].image->path)), sample::png());
    }

    void aThumbnailThatWasLeftForLaterIsDrawnWhenAsked()
    {
        const QString spooled = dir().spoolDir() + u"/1"_s;
        QVERIFY(QFile::copy(write(u"a.jpg"_s, sample::jpeg()), spooled));
        const auto verdicts =
            takeIn(dir(), m_job, {{spooled, u"a.jpg"_s, {}, true}}, {}, Thumbnails::WhenAsked);
        QVERIFY(verdicts[0].image);
        QCOMPARE(stored().size(), 1);
        const QString thumbnail = thumbnailPath(dir(), *verdicts[0].image);
        QVERIFY(drawThumbnail(thumbnail));
        QCOMPARE(QImage(thumbnail).size(), QSize(64, 48));
        QCOMPARE(stored().size(), 2);
        QVERIFY(drawThumbnail(thumbnail)); // there is nothing left to do
        QVERIFY(!drawThumbnail(dir().absolute(u"jobs/other.png"_s)));
    }

    void brokenPixelsShowWhenTheyAreDrawn()
    {
        const QString spooled = dir().spoolDir() + u"/1"_s;
        QVERIFY(QFile::copy(write(u"a.png"_s, garbled()), spooled));
        const auto verdicts =
            takeIn(dir(), m_job, {{spooled, u"a.png"_s, {}, true}}, {}, Thumbnails::WhenAsked);
        QVERIFY(verdicts[0].image);
        const auto drawn = drawThumbnail(thumbnailPath(dir(), *verdicts[0].image));
        QVERIFY(!drawn);
        QCOMPARE(drawn.error().code, ErrorCode::UnsupportedImage);
        QCOMPARE(stored().size(), 1);
    }

    void theAnswersKeepTheOrderOfTheImages()
    {
        QList<Incoming> images;
        for (int i = 0; i < maxTasksPerJob; ++i) {
            const QString name = u"%1.png"_s.arg(i);
            images.append(
                {write(name, i % 5 == 3 ? QByteArray("text") : sample::png(sample::picture(20 + i, 30))),
                 name});
        }
        const auto verdicts = takeIn(dir(), m_job, images, {});
        QCOMPARE(verdicts.size(), maxTasksPerJob);
        for (int i = 0; i < maxTasksPerJob; ++i) {
            QCOMPARE(verdicts[i].name, u"%1.png"_s.arg(i));
            QCOMPARE(verdicts[i].image.ok(), i % 5 != 3);
            if (verdicts[i].image)
                QCOMPARE(verdicts[i].image->width, 20 + i);
        }
    }

    void aNameFromOutsideNeverBecomesAPath()
    {
        const QString path = write(u"a.png"_s, sample::png());
        const QString evil = u"../../\u202egnp.\u0001evil.png"_s;
        const auto verdicts = takeIn(dir(), m_job, {{path, evil}}, {});
        QVERIFY(verdicts[0].image);
        QCOMPARE(verdicts[0].image->name, u"gnp.evil.png"_s);
        for (const QString &file : stored())
            QVERIFY(file.startsWith(dir().jobDir(m_job)));
    }

    void aFolderThatCannotBeWrittenIsAnErrorWithItsPath()
    {
        // A file where the job's folder should be stops root too, which permissions do not.
        QVERIFY(QDir(data()).rmdir(u"jobs"_s));
        write(u"data/jobs"_s, "in the way");
        const auto verdicts = takeIn(dir(), m_job, {{write(u"a.png"_s, sample::png()), u"a.png"_s}}, {});
        QVERIFY(!verdicts[0].image);
        QCOMPARE(verdicts[0].image.error().code, ErrorCode::StorageError);
        QVERIFY(verdicts[0].image.error().detail.contains(data()));
    }
};

QTEST_GUILESS_MAIN(TestIntake)
#include "test_intake.moc"
