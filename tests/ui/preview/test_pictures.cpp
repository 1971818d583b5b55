// SPDX-License-Identifier: GPL-3.0-or-later
// Renders each feature's sample and compares it with the picture in references/, which a person has looked
// at. I2M_WRITE_REFERENCES=1 writes them anew.
#include "tests/mesh/sample_glb.h"
#include "tests/ui/preview/gui_main.h"
#include "ui/preview/offscreen.h"
#include "ui/preview/thumbnail.h"

#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

namespace {
constexpr int side = 96;

/// How far two pictures are apart: the mean over all channels, and the share of pixels that are plainly
/// other.
struct Distance
{
    double mean = 0;
    double plainly = 0;
};

Distance distance(const QImage &one, const QImage &other)
{
    Distance result;
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x) {
            const QRgb a = one.pixel(x, y), b = other.pixel(x, y);
            const int by =
                std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) + std::abs(qBlue(a) - qBlue(b));
            result.mean += by / 3. / (side * side);
            result.plainly += (by > 90) / double(side * side);
        }
    }
    return result;
}
} // namespace

class TestPictures : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString file(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return file.fileName();
    }

    QImage picture(const QByteArray &glb, ViewOptions options = {})
    {
        const auto scene =
            loadPreview(file(u"sample.glb"_s, glb), {}, std::make_shared<std::atomic_bool>(false));
        if (!scene)
            return {};
        Shot shot;
        shot.viewport = QRect(0, 0, side, side);
        shot.options = options;
        shot.centerColor = Qt::white;
        shot.edgeColor = QColor(200, 205, 210);
        shot.camera.fit((*scene)->bounds, 1.F);
        Offscreen offscreen;
        return offscreen.render(*scene, shot).convertToFormat(QImage::Format_RGB32);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QString why;
        if (!canPreview(&why))
            QSKIP(qPrintable(why));
    }

    void everyFeatureLooksAsItsReference_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("glb");
        QTest::addColumn<ViewOptions>("options");
        for (const auto &[name, glb] : sampleFeatures())
            QTest::addRow("%s", qPrintable(name)) << name << glb << ViewOptions();
        ViewOptions options;
        for (const auto &[mode, name] :
             {std::pair(ViewMode::Clay, u"clay"_s), std::pair(ViewMode::Wireframe, u"wireframe"_s),
              std::pair(ViewMode::Normals, u"normals"_s)}) {
            options.mode = mode;
            QTest::addRow("%s", qPrintable(name)) << name << sampleBall(8, 16).bytes() << options;
        }
        options = {};
        options.grid = options.axes = options.edges = true;
        options.lights = LightSet::Outdoor;
        options.backdrop = Backdrop::Black;
        QTest::addRow("everything on") << u"everything-on"_s << sampleCube().bytes() << options;
    }

    void everyFeatureLooksAsItsReference()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, glb);
        QFETCH(ViewOptions, options);
        const QImage now = picture(glb, options);
        QVERIFY(!now.isNull());
        const QString reference = QStringLiteral(I2M_REFERENCES "/") + name + u".png"_s;
        if (qEnvironmentVariableIsSet("I2M_WRITE_REFERENCES"))
            QVERIFY(now.save(reference));
        const QImage before(reference);
        QCOMPARE(before.size(), now.size());
        const Distance apart = distance(before, now);
        if (apart.mean > 2.5 || apart.plainly > 0.02) {
            now.save(QDir::temp().filePath(u"i2m-"_s + name + u".png"_s));
            QFAIL(qPrintable(
                u"differs by %1, plainly in %2 of the picture"_s.arg(apart.mean).arg(apart.plainly)));
        }
    }

    void referencesTellFeaturesApart()
    {
        const QImage plain = picture(sampleBall().bytes());
        const QImage textured = picture(sampleFeatures()[1].second);
        QVERIFY(distance(plain, textured).mean > 2.5);
    }

    void aThumbnailHasAClearGroundAndAModelInTheMiddle()
    {
        const auto image = renderThumbnail(file(u"ball.glb"_s, sampleBall().bytes()), 128);
        QVERIFY(image.ok());
        QCOMPARE(image->size(), QSize(128, 128));
        QCOMPARE(qAlpha(image->pixel(2, 2)), 0);
        QCOMPARE(qAlpha(image->pixel(64, 64)), 255);
    }

    void aThumbnailerServesManyOnTheSameContext()
    {
        Thumbnailer thumbnailer;
        QList<QFuture<Result<QImage>>> pictures;
        for (const auto &[name, glb] : sampleFeatures())
            pictures.append(thumbnailer.render(file(name + u".glb"_s, glb), 64));
        // Pictures so large that QImage wants the shared pool too, while all of it is busy with models.
        SampleGlb large = sampleBall();
        const int texture = large.addTexture(sampleChecker(1'024));
        large.change(u"materials"_s, 0, u"emissiveTexture"_s, QJsonObject{{u"index"_s, texture}});
        const QString path = file(u"large.glb"_s, large.bytes());
        for (int i = 0; i < 8; ++i)
            pictures.append(thumbnailer.render(path, 64));
        for (const auto &picture : pictures) {
            QTRY_VERIFY_WITH_TIMEOUT(picture.isFinished(), 60'000);
            QVERIFY(picture.result().ok());
            QCOMPARE(picture.result()->size(), QSize(64, 64));
        }
    }

    void aBrokenModelIsAnErrorNotAPicture()
    {
        const auto image = renderThumbnail(file(u"broken.glb"_s, "glTF"), 128);
        QVERIFY(!image);
        QCOMPARE(image.error().code, ErrorCode::ModelDamaged);
    }

    void aModelBeyondTheLimitsIsRefusedUntilTheyAreRaised()
    {
        PreviewLimits limits;
        limits.triangles = 100;
        const QString path = file(u"ball.glb"_s, sampleBall().bytes());
        const StopFlag stop = std::make_shared<std::atomic_bool>(false);
        QCOMPARE(loadPreview(path, limits, stop).error().code, ErrorCode::ModelTooLarge);
        limits.triangles = 1'000;
        QVERIFY(loadPreview(path, limits, stop).ok());
    }

    void aStoppedLoadEndsWithoutAScene()
    {
        const StopFlag stop = std::make_shared<std::atomic_bool>(true);
        const auto scene = loadPreview(file(u"ball.glb"_s, sampleBall().bytes()), {}, stop);
        QCOMPARE(scene.error().code, ErrorCode::Cancelled);
    }
};

I2M_GUI_TEST(TestPictures, QGuiApplication)
#include "test_pictures.moc"
