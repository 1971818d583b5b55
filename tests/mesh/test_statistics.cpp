// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/glb.h"
#include "core/mesh/statistics.h"
#include "core/mesh/topology.h"
#include "tests/mesh/sample_glb.h"

#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestStatistics : public QObject
{
    Q_OBJECT

private:
    static MeshStatistics of(const QByteArray &bytes)
    {
        const auto gltf = parseGlb(bytes);
        const auto statistics = gltf ? statisticsOf(*gltf) : Result<MeshStatistics>(gltf.error());
        if (statistics)
            return *statistics;
        QTest::qFail(qPrintable(statistics.error().message()), __FILE__, __LINE__);
        return {};
    }

private Q_SLOTS:
    void aCubeHasItsCountsAndSize()
    {
        const MeshStatistics cube = of(sampleCube().bytes());
        QCOMPARE(cube.triangles, 12);
        QCOMPARE(cube.vertices, 24);
        QCOMPARE(cube.meshes, 1);
        QCOMPARE(cube.materials, 1);
        QCOMPARE(cube.textures, 0);
        QCOMPARE(cube.minimum, QVector3D(-0.5F, -0.5F, -0.5F));
        QCOMPARE(cube.size(), QVector3D(1, 1, 1));
    }

    void seamsDoNotOpenASurface()
    {
        QVERIFY(of(sampleCube().bytes()).watertight());
        QVERIFY(of(sampleBall().bytes()).watertight());
    }

    void aMissingTriangleIsSeenAsThreeOpenEdges()
    {
        SampleGlb cube = sampleCube();
        cube.change(u"accessors"_s, 3, u"count"_s, 33);
        const MeshStatistics open = of(cube.bytes());
        QCOMPARE(open.openEdges, 3);
        QVERIFY(!open.watertight());
    }

    void aMeshShownTwiceCountsTwice()
    {
        SampleGlb cube = sampleCube();
        cube.add(u"nodes"_s, {{u"mesh"_s, 0}, {u"translation"_s, QJsonArray{3, 0, 0}}});
        cube.root[u"scenes"_s] = QJsonArray{QJsonObject{{u"nodes"_s, QJsonArray{0, 1}}}};
        const MeshStatistics two = of(cube.bytes());
        QCOMPARE(two.triangles, 24);
        QCOMPARE(two.size(), QVector3D(4, 1, 1));
        QVERIFY(two.watertight());
    }

    void texturesAreMeasuredFromTheirHeaders()
    {
        SampleGlb ball = sampleBall();
        ball.addTexture(sampleChecker(64));
        ball.addTexture(sampleChecker(256));
        const MeshStatistics statistics = of(ball.bytes());
        QCOMPARE(statistics.textures, 2);
        QCOMPARE(statistics.largestTexture, 256);
    }

    void everyFeatureIsRead()
    {
        for (const auto &[name, bytes] : sampleFeatures()) {
            const MeshStatistics statistics = of(bytes);
            QVERIFY2(statistics.triangles > 0, qPrintable(name));
            QVERIFY2(statistics.whyNoPreview.isEmpty(), qPrintable(name));
        }
    }

    void whatGoesIntoJsonComesBack()
    {
        const MeshStatistics before = of(sampleBall().bytes());
        const MeshStatistics after = statisticsFromJson(toJson(before));
        QCOMPARE(toJson(after), toJson(before));
        QCOMPARE(after.triangles, before.triangles);
        QCOMPARE(after.size(), before.size());
    }

    void anUnknownNeededExtensionKeepsTheStatisticsButSaysWhyNoPreview()
    {
        SampleGlb cube = sampleCube();
        cube.root[u"extensionsRequired"_s] = QJsonArray{u"EXT_from_elsewhere"_s};
        QCOMPARE(of(cube.bytes()).whyNoPreview, u"EXT_from_elsewhere"_s);
    }

    void manyTrianglesCountedByManyHandsAreCountedOnce()
    {
        // 512 × 2,048 quadrilaterals: a bent sheet whose rim is its only open edge.
        constexpr quint32 rows = 512, columns = 2'048;
        std::vector<QVector3D> positions;
        std::vector<quint32> triangles;
        for (quint32 y = 0; y <= rows; ++y)
            for (quint32 x = 0; x <= columns; ++x)
                positions.emplace_back(float(x), float(y), float(x * y % 7));
        for (quint32 y = 0; y < rows; ++y) {
            for (quint32 x = 0; x < columns; ++x) {
                const quint32 a = y * (columns + 1) + x, b = a + columns + 1;
                triangles.insert(triangles.end(), {a, a + 1, b, a + 1, b + 1, b});
            }
        }
        const EdgeCounts counts = edgesOf(positions, triangles);
        QCOMPARE(counts.open, 2 * (rows + columns));
        QCOMPARE(counts.shared, 0);
    }

    void whatIsEmbeddedAsTextIsReadToo()
    {
        SampleGlb cube = sampleCube();
        cube.embedAsText();
        const MeshStatistics statistics = of(cube.bytes());
        QCOMPARE(statistics.triangles, 12);
        QCOMPARE(statistics.size(), QVector3D(1, 1, 1));
        QVERIFY(statistics.watertight());
    }

    void aCompressedMeshHasItsDeclaredSize()
    {
        // Positions as normalized 16-bit numbers: declared bounds are in whole numbers, too.
        SampleGlb cube = sampleCube();
        QJsonObject positions = cube.root[u"accessors"_s][0].toObject();
        positions[u"componentType"_s] = 5122;
        positions[u"normalized"_s] = true;
        positions[u"min"_s] = QJsonArray{-32767, -32767, -32767};
        positions[u"max"_s] = QJsonArray{32767, 32767, 32767};
        positions.remove(u"bufferView"_s);
        QJsonArray accessors = cube.root[u"accessors"_s].toArray();
        accessors[0] = positions;
        cube.root[u"accessors"_s] = accessors;
        QJsonObject primitive = cube.root[u"meshes"_s][0][u"primitives"_s][0].toObject();
        const QJsonObject draco{{u"bufferView"_s, 1}, {u"attributes"_s, QJsonObject{{u"POSITION"_s, 0}}}};
        primitive[u"extensions"_s] = QJsonObject{{u"KHR_draco_mesh_compression"_s, draco}};
        cube.change(u"meshes"_s, 0, u"primitives"_s, QJsonArray{primitive});
        const MeshStatistics statistics = of(cube.bytes());
        QCOMPARE(statistics.size(), QVector3D(2, 2, 2));
        QCOMPARE(statistics.triangles, 12);
        QVERIFY(!statistics.openEdges);
        QVERIFY(!statistics.whyNoPreview.isEmpty());
    }

    void aFileOnDiskIsReadByPath()
    {
        QTemporaryDir directory;
        const QString path = directory.filePath(u"кубик ü.glb"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(sampleCube().bytes());
        file.close();
        const auto statistics = statisticsOf(path);
        QVERIFY(statistics.ok());
        QCOMPARE(statistics->triangles, 12);
        QCOMPARE(statisticsOf(path + u"x"_s).error().code, ErrorCode::FileNotFound);
    }
};

QTEST_GUILESS_MAIN(TestStatistics)
#include "test_statistics.moc"
