// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are meant to crash, hang or escape a reader. Each must be refused with a sentence, quickly.
#include "core/mesh/glb.h"
#include "core/mesh/statistics.h"
#include "tests/mesh/sample_glb.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QTest>
#include <QtEndian>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestHostileGlb : public QObject
{
    Q_OBJECT

private:
    /// The error a file is refused with, or nothing when it is taken.
    static std::optional<ErrorCode> verdict(const QByteArray &bytes)
    {
        QElapsedTimer timer;
        timer.start();
        const auto gltf = parseGlb(bytes);
        const auto statistics = gltf ? statisticsOf(*gltf) : Result<MeshStatistics>(gltf.error());
        if (timer.elapsed() > 5'000)
            QTest::qFail("took longer than five seconds", __FILE__, __LINE__);
        return statistics ? std::nullopt : std::optional(statistics.error().code);
    }

    static QByteArray withJson(const QByteArray &json)
    {
        QByteArray bytes("glTF\2\0\0\0", 8);
        const QByteArray padded = json + QByteArray((4 - json.size() % 4) % 4, ' ');
        for (const qsizetype number : {12 + 8 + padded.size(), padded.size()}) {
            QByteArray word(4, 0);
            qToLittleEndian(quint32(number), word.data());
            bytes += word;
        }
        return bytes + "JSON" + padded;
    }

    static SampleGlb chain(int length, bool ring)
    {
        SampleGlb glb = sampleCube();
        QJsonArray nodes;
        for (int i = 0; i < length; ++i) {
            QJsonObject node{{u"mesh"_s, 0}};
            if (i + 1 < length || ring)
                node[u"children"_s] = QJsonArray{(i + 1) % length};
            nodes.append(node);
        }
        glb.root[u"nodes"_s] = nodes;
        return glb;
    }

    static SampleGlb changed(const QString &list, int index, const QString &key, const QJsonValue &value)
    {
        SampleGlb glb = sampleCube();
        glb.change(list, index, key, value);
        return glb;
    }

private Q_SLOTS:
    void aFileCutShortIsRefusedWhereverItIsCut()
    {
        const QByteArray whole = sampleFeatures()[1].second;
        for (int percent = 0; percent < 100; ++percent)
            QCOMPARE(verdict(whole.left(whole.size() * percent / 100)), ErrorCode::ModelDamaged);
        QCOMPARE(verdict(whole), std::nullopt);
    }

    void whatIsNoGlbIsRefused()
    {
        QCOMPARE(verdict({}), ErrorCode::ModelDamaged);
        QCOMPARE(verdict("<!DOCTYPE html><html>Not found</html>"), ErrorCode::ModelDamaged);
        QCOMPARE(verdict("glTF\1\0\0\0\14\0\0\0"_ba), ErrorCode::PreviewUnsupported);
        QCOMPARE(verdict(withJson("null")), ErrorCode::ModelUnreadable);
        QCOMPARE(verdict(withJson("{\"asset\":{\"version\":\"1.0\"}}")), ErrorCode::ModelUnreadable);
        QCOMPARE(verdict(withJson("{\"asset\":")), ErrorCode::ModelUnreadable);
    }

    void deepJsonNeverReachesAParserThatRecurses()
    {
        for (const int depth : {65, 1'000, 200'000}) {
            QCOMPARE(verdict(withJson(QByteArray(depth, '['))), ErrorCode::ModelUnreadable);
            QCOMPARE(verdict(withJson(QByteArray("{\"a\":").repeated(depth))), ErrorCode::ModelUnreadable);
        }
    }

    void bracketsInsideStringsAreNotDepth()
    {
        const QByteArray name = "\"" + QByteArray("[{\\\"").repeated(500) + "\"";
        QCOMPARE(verdict(withJson("{\"asset\":{\"version\":\"2.0\",\"generator\":" + name + "}}")),
                 std::nullopt);
    }

    void wrongLengthsInTheContainerAreRefused_data()
    {
        QTest::addColumn<int>("offset");
        QTest::addColumn<quint32>("value");
        for (const int offset : {4, 8, 12, 16})
            for (const quint32 value : {0U, 1U, 0x7FFFFFFFU, 0xFFFFFFFFU, 0xFFFFFFF0U})
                QTest::addRow("%d:%u", offset, value) << offset << value;
    }

    void wrongLengthsInTheContainerAreRefused()
    {
        QFETCH(int, offset);
        QFETCH(quint32, value);
        QByteArray bytes = sampleCube().bytes();
        qToLittleEndian(value, bytes.data() + offset);
        QVERIFY(verdict(bytes).has_value());
    }

    void numbersOutOfRangeAreRefused_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        const QList<QJsonValue> wrong{-1, 1e9, 1e300, 0.5, u"1"_s, QJsonArray{}, true};
        const QList<std::pair<QString, QString>> places{{u"bufferViews"_s, u"buffer"_s},
                                                        {u"bufferViews"_s, u"byteOffset"_s},
                                                        {u"bufferViews"_s, u"byteLength"_s},
                                                        {u"bufferViews"_s, u"byteStride"_s},
                                                        {u"accessors"_s, u"bufferView"_s},
                                                        {u"accessors"_s, u"byteOffset"_s},
                                                        {u"accessors"_s, u"count"_s},
                                                        {u"accessors"_s, u"componentType"_s},
                                                        {u"nodes"_s, u"mesh"_s},
                                                        {u"nodes"_s, u"skin"_s}};
        for (const auto &[list, key] : places)
            for (const QJsonValue &value : wrong)
                QTest::addRow("%s.%s=%s", qPrintable(list), qPrintable(key),
                              qPrintable(value.toVariant().toString()))
                    << list << key << value;
    }

    void numbersOutOfRangeAreRefused()
    {
        QFETCH(QString, list);
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QVERIFY(verdict(changed(list, 0, key, value).bytes()).has_value());
    }

    void anAccessorMayNotReachBeyondItsView()
    {
        QCOMPARE(verdict(changed(u"accessors"_s, 0, u"count"_s, 25).bytes()), ErrorCode::ModelUnreadable);
        QCOMPARE(verdict(changed(u"accessors"_s, 0, u"byteOffset"_s, 4).bytes()), ErrorCode::ModelUnreadable);
        QCOMPARE(verdict(changed(u"accessors"_s, 0, u"type"_s, u"MAT4"_s).bytes()),
                 ErrorCode::ModelUnreadable);
        QCOMPARE(verdict(changed(u"bufferViews"_s, 0, u"byteStride"_s, 252).bytes()),
                 ErrorCode::ModelUnreadable);
    }

    void aTriangleMayNotReferToACornerThatIsNotThere()
    {
        SampleGlb cube = sampleCube();
        const qsizetype indices = cube.root[u"bufferViews"_s][3][u"byteOffset"_s].toInt();
        cube.binary[indices] = char(200);
        QCOMPARE(verdict(cube.bytes()), ErrorCode::ModelUnreadable);
    }

    void positionsThatAreNoNumbersAreRefused()
    {
        for (const quint32 bits : {0x7FC00000U, 0x7F800000U, 0xFF800000U}) {
            SampleGlb cube = sampleCube();
            qToLittleEndian(bits, cube.binary.data() + 8);
            QCOMPARE(verdict(cube.bytes()), ErrorCode::ModelUnreadable);
        }
    }

    void ringsAndSecondParentsOfNodesAreRefused()
    {
        QCOMPARE(verdict(chain(3, true).bytes()), ErrorCode::ModelUnreadable);
        QCOMPARE(verdict(changed(u"nodes"_s, 0, u"children"_s, QJsonArray{0}).bytes()),
                 ErrorCode::ModelUnreadable);
        SampleGlb shared = chain(4, false);
        shared.change(u"nodes"_s, 0, u"children"_s, QJsonArray{1, 3});
        QCOMPARE(verdict(shared.bytes()), ErrorCode::ModelUnreadable);
    }

    void longChainsAndCrowdsOfNodesAreRefused()
    {
        QCOMPARE(verdict(chain(256, false).bytes()), std::nullopt);
        QCOMPARE(verdict(chain(257, false).bytes()), ErrorCode::ModelUnreadable);
        QCOMPARE(verdict(chain(20'000, false).bytes()), ErrorCode::ModelUnreadable);
        QCOMPARE(verdict(chain(100'000, false).bytes()), ErrorCode::ModelTooLarge);
    }

    void oneMeshDrawnTooOftenIsRefused()
    {
        SampleGlb ball = sampleBall(64, 128);
        QJsonArray nodes, roots;
        for (int i = 0; i < 19'000; ++i) {
            nodes.append(QJsonObject{{u"mesh"_s, 0}});
            roots.append(i);
        }
        ball.root[u"nodes"_s] = nodes;
        ball.root[u"scenes"_s] = QJsonArray{QJsonObject{{u"nodes"_s, roots}}};
        QCOMPARE(verdict(ball.bytes()), ErrorCode::ModelTooLarge);
    }

    void millionsOfCornersWithoutAByteAreRefused()
    {
        SampleGlb cube = sampleCube();
        QJsonArray accessors = cube.root[u"accessors"_s].toArray();
        for (int i = 0; i < 3; ++i) {
            QJsonObject accessor = accessors[i].toObject();
            accessor.remove(u"bufferView"_s);
            accessor[u"count"_s] = 5'000'000;
            accessors[i] = accessor;
        }
        cube.root[u"accessors"_s] = accessors;
        QCOMPARE(verdict(cube.bytes()), ErrorCode::ModelTooLarge);
    }

    void aPartWithoutItsBytesIsStillTaken()
    {
        SampleGlb cube = sampleCube();
        QJsonArray accessors = cube.root[u"accessors"_s].toArray();
        QJsonObject normals = accessors[1].toObject();
        normals.remove(u"bufferView"_s);
        accessors[1] = normals;
        cube.root[u"accessors"_s] = accessors;
        QCOMPARE(verdict(cube.bytes()), std::nullopt);
    }

    void nothingOutsideTheFileIsEverOpened()
    {
        for (const QString &uri : {u"../up.bin"_s, u"/etc/passwd"_s, u"file:///etc/passwd"_s,
                                   u"http://127.0.0.1/x.bin"_s, u"x.bin"_s, u"data:text/plain,hello"_s}) {
            SampleGlb cube = sampleCube();
            cube.root[u"buffers"_s] =
                QJsonArray{QJsonObject{{u"byteLength"_s, cube.binary.size()}, {u"uri"_s, uri}}};
            QCOMPARE(verdict(cube.bytes()), ErrorCode::ModelUnreadable);
            SampleGlb pictured = sampleCube();
            pictured.add(u"images"_s, {{u"uri"_s, uri}});
            QCOMPARE(verdict(pictured.bytes()), ErrorCode::ModelUnreadable);
        }
    }

    void aPictureThatUnpacksToGigabytesIsRefusedByItsHeader()
    {
        // A PNG header of 60,000 × 40,000 pixels with one bit each.
        QByteArray header = QByteArray::fromHex("89504e470d0a1a0a0000000d494844520000ea6000009c40"
                                                "010000000020bda8c8");
        header += QByteArray::fromHex("0000100049444154") + QByteArray(4'100, 0);
        SampleGlb cube = sampleCube();
        cube.add(u"images"_s, {{u"bufferView"_s, cube.addView(header)}, {u"mimeType"_s, u"image/png"_s}});
        QCOMPARE(verdict(cube.bytes()), ErrorCode::ModelTooLarge);
    }

    void manyLargePicturesTogetherAreRefused()
    {
        QImage image(8'000, 4'000, QImage::Format_Mono);
        image.fill(0);
        QBuffer png;
        png.open(QIODevice::WriteOnly);
        image.save(&png, "PNG");
        SampleGlb cube = sampleCube();
        const int view = cube.addView(png.data());
        for (int i = 0; i < 100; ++i)
            cube.add(u"images"_s, {{u"bufferView"_s, view}, {u"mimeType"_s, u"image/png"_s}});
        QCOMPARE(verdict(cube.bytes()), ErrorCode::ModelTooLarge);
    }

    void everyFlippedByteOfAHeaderEndsInAnAnswer()
    {
        const QByteArray whole = sampleCube().bytes();
        const int json = qFromLittleEndian<qint32>(whole.constData() + 12);
        for (int i = 0; i < 20 + json; ++i) {
            QByteArray bytes = whole;
            bytes[i] = char(bytes[i] ^ (1 << i % 8));
            verdict(bytes);
        }
    }
};

QTEST_GUILESS_MAIN(TestHostileGlb)
#include "test_hostile_glb.moc"
