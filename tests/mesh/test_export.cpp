// SPDX-License-Identifier: GPL-3.0-or-later
// Exports are read back by programs that are not ours: assimp and unzip.
#include "core/mesh/export.h"
#include "tests/mesh/sample_glb.h"

#include <QFile>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestExport : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                    : QString();
    }

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QStringList exported(const QByteArray &glb, const QString &name, ExportOptions options)
    {
        const auto written = exportModel(write(u"model.glb"_s, glb), m_folder.filePath(name), options);
        if (written)
            return *written;
        QTest::qFail(qPrintable(written.error().message()), __FILE__, __LINE__);
        return {};
    }

    static QByteArray output(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        return process.waitForFinished(30'000) ? process.readAllStandardOutput() : QByteArray();
    }

    /// A number out of what `assimp info` says.
    static double told(const QByteArray &info, const QString &pattern)
    {
        const auto match = QRegularExpression(pattern).match(QString::fromUtf8(info));
        return match.hasMatch() ? match.captured(1).toDouble() : -1;
    }

    static SampleGlb texturedCube()
    {
        SampleGlb cube = sampleCube();
        const int texture = cube.addTexture(sampleChecker(64));
        cube.change(u"materials"_s, 0, u"pbrMetallicRoughness"_s,
                    QJsonObject{{u"baseColorTexture"_s, QJsonObject{{u"index"_s, texture}}}});
        return cube;
    }

private Q_SLOTS:
    void everyFormatIsReadBackWithItsTrianglesAndSize_data()
    {
        QTest::addColumn<ModelFormat>("format");
        QTest::addColumn<QString>("suffix");
        for (const FormatRow &row : formatRows())
            if (row.format != ModelFormat::Usdz) // assimp 5.2 cannot read it
                QTest::addRow("%s", row.suffix) << row.format << QString::fromLatin1(row.suffix);
    }

    void everyFormatIsReadBackWithItsTrianglesAndSize()
    {
        QFETCH(ModelFormat, format);
        QFETCH(QString, suffix);
        if (QStandardPaths::findExecutable(u"assimp"_s).isEmpty())
            QSKIP("assimp is not installed");
        const QString name = u"cube."_s + suffix;
        QVERIFY(!exported(texturedCube().bytes(), name, {format, 2., 1., false}).isEmpty());
        const QByteArray info = output(u"assimp"_s, {u"info"_s, m_folder.filePath(name), u"-r"_s});
        const double side = format == ModelFormat::ThreeMf ? 2'000 : format == ModelFormat::Glb ? 1 : 2;
        QVERIFY2(told(info, u"Faces:\\s+(\\d+)"_s) == 12, info.constData());
        const double least = told(info, u"Minimum point\\s+\\((-?[\\d.]+) "_s);
        const double most = told(info, u"Maximum point\\s+\\((-?[\\d.]+) "_s);
        QVERIFY2(std::abs(most - least - side) < 0.01, info.constData());
    }

    void objComesWithItsMaterialAndPicture()
    {
        const QStringList files = exported(texturedCube().bytes(), u"my cube.obj"_s, {ModelFormat::Obj});
        QCOMPARE(files.size(), 3);
        QVERIFY(read(files[0]).contains("mtllib my_cube.mtl"));
        QVERIFY(read(m_folder.filePath(u"my_cube.mtl"_s)).contains("map_Kd my_cube_0.png"));
        QCOMPARE(QImage(m_folder.filePath(u"my_cube_0.png"_s)).size(), QSize(64, 64));
    }

    void objKeepsASurfaceClosedAlongItsSeams()
    {
        const QStringList files = exported(texturedCube().bytes(), u"seams.obj"_s, {ModelFormat::Obj});
        const QByteArray text = read(files[0]);
        QCOMPARE(text.count("\nv "), 8);
        QCOMPARE(text.count("\nvt "), 24);
        QCOMPARE(text.count("\nf "), 12);
        QVERIFY(text.contains("f 1/1/1 "));
    }

    void anObjPartWithoutAMaterialDoesNotInheritOne()
    {
        SampleGlb cube = texturedCube();
        QJsonArray primitives = cube.root[u"meshes"_s][0][u"primitives"_s].toArray();
        QJsonObject bare = primitives[0].toObject();
        bare.remove(u"material"_s);
        primitives.append(bare);
        cube.change(u"meshes"_s, 0, u"primitives"_s, primitives);
        const QStringList files = exported(cube.bytes(), u"bare.obj"_s, {ModelFormat::Obj});
        QVERIFY(read(files[0]).contains("usemtl material_none\n"));
        QVERIFY(read(m_folder.filePath(u"bare.mtl"_s)).contains("newmtl material_none\n"));
    }

    void picturesEmbeddedAsTextLeaveWithTheModel()
    {
        SampleGlb cube = texturedCube();
        cube.embedAsText();
        exported(cube.bytes(), u"embedded.obj"_s, {ModelFormat::Obj});
        QCOMPARE(QImage(m_folder.filePath(u"embedded_0.png"_s)),
                 sampleChecker(64).convertToFormat(QImage::Format_RGB32));
    }

    void stlIsInMillimetersWithZUpWhenPrinted()
    {
        SampleGlb cube = sampleCube();
        cube.change(u"nodes"_s, 0, u"scale"_s, QJsonArray{1, 3, 1});
        exported(cube.bytes(), u"tall.stl"_s, usualOptions(ModelFormat::Stl));
        const QByteArray stl = read(m_folder.filePath(u"tall.stl"_s));
        QCOMPARE(qFromLittleEndian<quint32>(stl.constData() + 80), 12U);
        QCOMPARE(stl.size(), 84 + 12 * 50);
        float highest = 0, widest = 0;
        for (int triangle = 0; triangle < 12; ++triangle) {
            for (int corner = 0; corner < 3; ++corner) {
                const char *at = stl.constData() + 84 + triangle * 50 + 12 + corner * 12;
                widest = std::max(widest, qFromLittleEndian<float>(at));
                highest = std::max(highest, qFromLittleEndian<float>(at + 8));
            }
        }
        QCOMPARE(widest, 500.F);
        QCOMPARE(highest, 1'500.F);
    }

    void stlTrianglesFaceOutwardsEvenUnderAMirror()
    {
        for (const double width : {1., -1.}) {
            SampleGlb cube = sampleCube();
            cube.change(u"nodes"_s, 0, u"scale"_s, QJsonArray{width, 1, 1});
            exported(cube.bytes(), u"cube.stl"_s, {ModelFormat::Stl});
            const QByteArray stl = read(m_folder.filePath(u"cube.stl"_s));
            for (int triangle = 0; triangle < 12; ++triangle) {
                const char *at = stl.constData() + 84 + triangle * 50;
                float outwards = 0;
                for (int axis = 0; axis < 3; ++axis)
                    outwards += qFromLittleEndian<float>(at + axis * 4) *
                                qFromLittleEndian<float>(at + 12 + axis * 4);
                QVERIFY(outwards > 0);
            }
        }
    }

    void threeMfJoinsCornersSoThatSlicersSeeASolid()
    {
        exported(texturedCube().bytes(), u"cube.3mf"_s, usualOptions(ModelFormat::ThreeMf));
        const QByteArray model =
            output(u"unzip"_s, {u"-p"_s, m_folder.filePath(u"cube.3mf"_s), u"3D/3dmodel.model"_s});
        QCOMPARE(model.count("<vertex "), 8);
        QCOMPARE(model.count("<triangle "), 12);
        QCOMPARE(model.count("<m:tex2coord "), 24);
        QVERIFY(model.contains("unit=\"millimeter\""));
        const QByteArray check = output(u"unzip"_s, {u"-t"_s, m_folder.filePath(u"cube.3mf"_s)});
        QVERIFY2(check.contains("No errors detected"), check.constData());
    }

    void usdzIsUncompressedAndAligned()
    {
        exported(texturedCube().bytes(), u"cube.usdz"_s, usualOptions(ModelFormat::Usdz));
        const QByteArray zip = read(m_folder.filePath(u"cube.usdz"_s));
        int files = 0;
        for (qsizetype at = 0; zip.mid(at, 4) == "PK\3\4"_ba; ++files) {
            const auto half = [&](int offset) {
                return qFromLittleEndian<quint16>(zip.constData() + at + offset);
            };
            QCOMPARE(half(6) & ~0x0800, 0); // no encryption, no data descriptor
            QCOMPARE(half(8), quint16(0));  // stored
            const qsizetype start = at + 30 + half(26) + half(28);
            QCOMPARE(start % 64, 0);
            at = start + qFromLittleEndian<quint32>(zip.constData() + at + 18);
        }
        QCOMPARE(files, 2);
        const QByteArray check = output(u"unzip"_s, {u"-t"_s, m_folder.filePath(u"cube.usdz"_s)});
        QVERIFY2(check.contains("No errors detected"), check.constData());
    }

    void theGlbLeavesByteForByte()
    {
        const QByteArray glb = texturedCube().bytes();
        exported(glb, u"copy.glb"_s, {ModelFormat::Glb});
        QCOMPARE(read(m_folder.filePath(u"copy.glb"_s)), glb);
    }

    void aFolderThatIsNotThereIsAnError()
    {
        const auto written = exportModel(write(u"model.glb"_s, sampleCube().bytes()),
                                         m_folder.filePath(u"missing/cube.stl"_s), {ModelFormat::Stl});
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::StorageError);
    }

    void everySampleLeavesInEveryFormat()
    {
        for (const auto &[name, glb] : sampleFeatures())
            for (const FormatRow &row : formatRows())
                QVERIFY2(!exported(glb, name + u'.' + QLatin1StringView(row.suffix), {row.format}).isEmpty(),
                         qPrintable(name));
    }
};

QTEST_GUILESS_MAIN(TestExport)
#include "test_export.moc"
