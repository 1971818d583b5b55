// SPDX-License-Identifier: GPL-3.0-or-later
// The draft engine against pictures whose right answer is known.
#include "core/mesh/geometry.h"
#include "core/mesh/glb.h"
#include "core/mesh/gltf.h"
#include "core/mesh/statistics.h"
#include "core/providers/draft_model.h"
#include "tests/providers/draft_pictures.h"

#include <QPainter>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>

using namespace i2m;
using namespace Qt::StringLiterals;
using draft_pictures::Backdrop;

namespace {
struct Made
{
    DraftModel model;
    Gltf gltf;
    MeshStatistics statistics;
    Geometry geometry;
};

/// Fails the running test when there is no draft or it cannot be read back.
std::optional<Made> made(const DraftViews &views, const DraftOptions &options = {})
{
    auto draft = makeDraft(views, options);
    if (!draft) {
        QTest::qFail(qPrintable(draft.error().message()), __FILE__, __LINE__);
        return {};
    }
    auto gltf = parseGlb(draft->glb);
    if (!gltf) {
        QTest::qFail(qPrintable(gltf.error().message()), __FILE__, __LINE__);
        return {};
    }
    auto statistics = statisticsOf(*gltf);
    auto geometry = geometryOf(*gltf, gltf->meshes.front().primitives.front());
    if (!statistics || !geometry) {
        QTest::qFail("the draft has no geometry", __FILE__, __LINE__);
        return {};
    }
    return Made{*draft, *gltf, *statistics, *geometry};
}

double volumeOf(const Geometry &geometry)
{
    double volume = 0;
    for (size_t i = 0; i < geometry.triangles.size(); i += 3) {
        const auto point = [&](size_t k) { return geometry.positions[geometry.triangles[i + k]]; };
        volume += double(QVector3D::dotProduct(point(0), QVector3D::crossProduct(point(1), point(2)))) / 6;
    }
    return volume;
}

QImage textureOf(const Made &draft) { return QImage::fromData(draft.gltf.images.front().bytes); }
} // namespace

class DraftModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDraftIsClosedAndStandsOnTheFloor_data()
    {
        QTest::addColumn<QImage>("picture");
        QTest::addColumn<QString>("shape");
        using namespace draft_pictures;
        const QString inflated = u"inflated"_s;
        const QString relief = u"relief"_s;
        QTest::newRow("disc") << disc({320, 240}, Backdrop::Plain) << inflated;
        QTest::newRow("ring before a busy backdrop") << ring({320, 240}, Backdrop::Busy) << inflated;
        QTest::newRow("vase with a shadow") << product(u"vase"_s, {300, 500}, Backdrop::Shadowed) << inflated;
        QTest::newRow("transparent mug") << product(u"mug"_s, {700, 600}, Backdrop::Transparent) << inflated;
        QTest::newRow("gray")
            << disc({200, 200}, Backdrop::Gradient).convertToFormat(QImage::Format_Grayscale8) << inflated;
        QTest::newRow("16 bits") << disc({200, 200}, Backdrop::Plain).convertToFormat(QImage::Format_RGBA64)
                                 << inflated;
        QTest::newRow("palette") << disc({200, 200}, Backdrop::Plain).convertToFormat(QImage::Format_Indexed8)
                                 << inflated;
        QTest::newRow("tiny") << disc({20, 20}, Backdrop::Plain) << inflated;
        QTest::newRow("large") << disc({3000, 2400}, Backdrop::Plain) << inflated;
        QTest::newRow("nothing but grain") << grain({200, 150}) << relief;
        QImage blank(300, 200, QImage::Format_RGB32);
        blank.fill(Qt::white);
        QTest::newRow("blank") << blank << relief;
        QTest::newRow("very wide") << grain({4000, 20}) << relief;
        QTest::newRow("very tall") << grain({20, 4000}) << relief;
        QImage clear(100, 100, QImage::Format_ARGB32);
        clear.fill(Qt::transparent);
        QTest::newRow("fully transparent") << clear << relief;
    }

    void everyDraftIsClosedAndStandsOnTheFloor()
    {
        QFETCH(QImage, picture);
        QFETCH(QString, shape);
        const auto draft = made({picture}, {.faceLimit = 2000});
        QVERIFY(draft);
        const MeshStatistics &s = draft->statistics;
        QVERIFY2(s.watertight(),
                 qPrintable(u"%1 open, %2 shared"_s.arg(s.openEdges.value_or(-1)).arg(s.sharedEdges)));
        QVERIFY(volumeOf(draft->geometry) > 0);
        QVERIFY2(s.triangles <= 2000 && s.triangles >= 1900, qPrintable(QString::number(s.triangles)));
        QCOMPARE(s.minimum.y(), 0.0F);
        QVERIFY(std::abs(s.minimum.x() + s.maximum.x()) < 1e-5F);
        QVERIFY(std::abs(s.minimum.z() + s.maximum.z()) < 1e-5F);
        const QVector3D size = s.size();
        QVERIFY(std::abs(std::max({size.x(), size.y(), size.z()}) - 1) < 1e-5F);
        QCOMPARE(s.materials, 1);
        QCOMPARE(s.textures, 1);
        QVERIFY(s.generator.contains(u"draft"_s));
        QCOMPARE(draft->model.facts[u"shape"_s].toString(), shape);
        QCOMPARE(draft->model.facts[u"draft"_s].toBool(), true);
    }

    void theFaceLimitIsKept_data()
    {
        QTest::addColumn<int>("limit");
        for (const int limit : {100, 333, 2000, 20'000, 50'000})
            QTest::addRow("%d", limit) << limit;
    }

    void theFaceLimitIsKept()
    {
        QFETCH(int, limit);
        for (const QImage &picture : {draft_pictures::product(u"mug"_s, {400, 400}, Backdrop::Plain),
                                      draft_pictures::grain({320, 240})}) {
            const auto draft = made({picture}, {.faceLimit = limit});
            QVERIFY(draft);
            QVERIFY2(draft->statistics.triangles <= limit && draft->statistics.triangles >= 0.95 * limit,
                     qPrintable(QString::number(draft->statistics.triangles)));
            QVERIFY(draft->statistics.watertight());
            QCOMPARE(draft->model.facts[u"faces"_s].toInteger(), draft->statistics.triangles);
        }
    }

    void aDiscBecomesABall()
    {
        const auto draft = made({draft_pictures::disc({300, 300}, Backdrop::Plain)});
        QVERIFY(draft);
        const QVector3D size = draft->statistics.size();
        QVERIFY(std::abs(size.x() - size.y()) < 0.03F);
        QVERIFY2(size.z() > 0.6F && size.z() < 1.1F, qPrintable(QString::number(double(size.z()))));
        // No pillow: an ellipsoid fills π/6 of its box.
        QVERIFY(std::abs(volumeOf(draft->geometry) / double(size.x() * size.y() * size.z()) - 0.5236) < 0.02);
    }

    void aHoleStaysAHole()
    {
        const auto draft = made({draft_pictures::ring({300, 300}, Backdrop::Plain)});
        QVERIFY(draft);
        const QVector3D center = (draft->statistics.minimum + draft->statistics.maximum) / 2;
        const auto nearest = std::ranges::min(draft->geometry.positions, {}, [&](const QVector3D &p) {
            return std::hypot(p.x() - center.x(), p.y() - center.y());
        });
        QVERIFY(std::hypot(nearest.x() - center.x(), nearest.y() - center.y()) > 0.2F);
    }

    void depthStretchesTheShape()
    {
        const QImage picture = draft_pictures::disc({300, 300}, Backdrop::Plain);
        const auto flat = made({picture}, {.depth = 0.25});
        const auto round = made({picture}, {.depth = 0.5});
        QVERIFY(flat && round);
        QVERIFY(std::abs(round->statistics.size().z() / flat->statistics.size().z() - 2) < 0.02F);
    }

    void theLeftViewTellsTheDepth()
    {
        QImage left(300, 300, QImage::Format_RGB32);
        left.fill(Qt::white);
        QPainter(&left).fillRect(QRect(130, 60, 40, 180), Qt::darkBlue);
        const auto draft = made({draft_pictures::disc({300, 300}, Backdrop::Plain), left, {}});
        QVERIFY(draft);
        const QVector3D size = draft->statistics.size();
        QVERIFY(std::abs(size.z() / size.y() - 40.0F / 180) < 0.03F);
    }

    void theBackViewIsOnTheBack()
    {
        QImage back(300, 300, QImage::Format_RGB32);
        back.fill(Qt::white);
        QPainter(&back).fillRect(QRect(60, 60, 180, 180), QColor(0, 0, 200));
        const auto draft = made({draft_pictures::disc({300, 300}, Backdrop::Plain), {}, back});
        QVERIFY(draft);
        const QImage texture = textureOf(*draft);
        const Geometry &g = draft->geometry;
        const auto colorAt = [&](size_t vertex) {
            return texture.pixelColor(int(g.uv[0][vertex].x() * float(texture.width())),
                                      int(g.uv[0][vertex].y() * float(texture.height())));
        };
        for (size_t vertex = 0; vertex < g.positions.size(); ++vertex) {
            if (g.positions[vertex].z() < -0.1F)
                QVERIFY(colorAt(vertex).blue() > 150 && colorAt(vertex).red() < 60);
            else if (g.positions[vertex].z() > 0.1F)
                QVERIFY2(colorAt(vertex).red() > 80 && colorAt(vertex).blue() < 90,
                         qPrintable(colorAt(vertex).name()));
        }
    }

    void noBackgroundShowsOnTheSkin()
    {
        QImage picture(600, 400, QImage::Format_RGB32);
        picture.fill(QColor(0, 200, 0));
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(QColor(200, 0, 0));
        painter.setPen(Qt::NoPen);
        painter.drawEllipse(150, 50, 300, 300);
        painter.end();
        const auto draft = made({picture});
        QVERIFY(draft);
        const QImage texture = textureOf(*draft);
        int greenest = 0;
        for (int y = 0; y < texture.height(); ++y)
            for (int x = 0; x < texture.width(); ++x)
                greenest = std::max(greenest, qGreen(texture.pixel(x, y)));
        QVERIFY2(greenest < 30, qPrintable(QString::number(greenest)));
    }

    void theSamePictureAndSeedGiveTheSameBytes()
    {
        const QImage picture = draft_pictures::product(u"leaf"_s, {320, 240}, Backdrop::Busy);
        const auto first = makeDraft(picture, {.seed = 5});
        const auto second = makeDraft(picture, {.seed = 5});
        QVERIFY(first && second);
        QVERIFY(first->glb == second->glb);
        QCOMPARE(first->facts[u"seed"_s].toInteger(), 5);
    }

    void progressNeverGoesBack()
    {
        QStringList stages;
        int last = -1;
        const auto draft = makeDraft(draft_pictures::disc({320, 240}, Backdrop::Plain), {},
                                     [&](const QString &stage, int percent) {
                                         if (stages.isEmpty() || stages.last() != stage)
                                             stages.append(stage);
                                         const bool forward = percent >= last && percent <= 100;
                                         last = percent;
                                         return forward;
                                     });
        QVERIFY(draft);
        QCOMPARE(stages, (QStringList{u"cutout"_s, u"shape"_s, u"texture"_s, u"saving"_s}));
    }

    void everyStageCanBeStopped_data()
    {
        QTest::addColumn<QString>("last");
        for (const char *stage : {"cutout", "shape", "texture", "saving"})
            QTest::newRow(stage) << QString::fromLatin1(stage);
    }

    void everyStageCanBeStopped()
    {
        QFETCH(QString, last);
        const auto draft = makeDraft(draft_pictures::disc({320, 240}, Backdrop::Plain), {},
                                     [&](const QString &stage, int) { return stage != last; });
        QVERIFY(!draft);
        QCOMPARE(draft.error().code, ErrorCode::Cancelled);
    }

    void noPictureIsAnError()
    {
        const auto draft = makeDraft(QImage(), {});
        QVERIFY(!draft);
        QCOMPARE(draft.error().code, ErrorCode::UnsupportedImage);
    }

    void theValidatorHasNothingToSay()
    {
        const QString node = QStandardPaths::findExecutable(u"node"_s);
        if (node.isEmpty() || !QFile::exists(QStringLiteral(I2M_TESTS_DIR "/node_modules/gltf-validator")))
            QSKIP("node or the npm packages of the tests are not installed");
        QTemporaryDir folder;
        QStringList arguments{QStringLiteral(I2M_TESTS_DIR "/providers/validate_glb.js")};
        const auto add = [&](const QImage &picture, const DraftOptions &options) {
            const auto draft = makeDraft(picture, options);
            QVERIFY(draft);
            arguments.append(folder.filePath(u"%1.glb"_s.arg(arguments.size())));
            QFile file(arguments.last());
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(draft->glb), draft->glb.size());
        };
        add(draft_pictures::product(u"vase"_s, {300, 500}, Backdrop::Shadowed), {});
        add(draft_pictures::product(u"mug"_s, {500, 400}, Backdrop::Transparent), {.faceLimit = 100});
        add(draft_pictures::ring({500, 400}, Backdrop::Busy), {.faceLimit = 10'000});
        add(draft_pictures::grain({333, 200}), {.textureSize = 300});
        add(draft_pictures::disc({20, 20}, Backdrop::Plain), {});
        QProcess validator;
        validator.start(node, arguments);
        QVERIFY(validator.waitForFinished(60'000));
        QCOMPARE(QString::fromUtf8(validator.readAllStandardError()), QString());
        QCOMPARE(QString::fromUtf8(validator.readAllStandardOutput()), QString());
        QCOMPARE(validator.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(DraftModelTest)
#include "test_draft_model.moc"
