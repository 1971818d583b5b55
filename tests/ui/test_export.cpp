// SPDX-License-Identifier: GPL-3.0-or-later
// Models leave under good names, whole, in the format and size that were asked for, and never over another
// file.
#include "core/mesh/statistics.h"
#include "tests/mesh/sample_glb.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/export.h"
#include "ui/queue/queue_model.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
#include <QtEndian>
#include <quazip.h>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void namesAreFilledInAndSafe();
    void nothingIsOverwritten();
    void anObjBringsItsPicturesInAFolderOfItsOwn();
    void theLongestSideIsWhatWasAskedFor();
    void settingsAndSourceImageGoAlong();
    void aZipHoldsEverythingAndAManifest();
    void oneBadModelDoesNotKeepTheOthers();
    void aFullOrMissingFolderIsSaid();
    void theDialogSaysHowLargeItBecomes();
    void aDraggedRowHasItsArtistsName();

private:
    QueueRow row(const QString &name, const QByteArray &glb);
    QStringList files() const;
    DataDir dir() const { return DataDir(m_folder->filePath(u"data"_s)); }
    QString out(const QString &name = {}) const { return m_folder->filePath(u"out"_s) + name; }
    static QByteArray read(const QString &path);
    static void write(const QString &path, const QByteArray &bytes);

    std::unique_ptr<QTemporaryDir> m_folder;
    int m_count = 0;
};

void TestExport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(dir().create().ok());
}

QByteArray TestExport::read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestExport::write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// A finished task as the engine leaves it, with its files.
QueueRow TestExport::row(const QString &name, const QByteArray &glb)
{
    QueueRow row;
    row.kind = QueueRow::Kind::Task;
    row.name = name;
    row.key = u"key%1"_s.arg(++m_count);
    row.task.id = {u"file%1"_s.arg(m_count)};
    row.task.job = {u"job"_s};
    row.task.state = TaskState::Completed;
    const auto place = [&](QStringView suffix) {
        return DataDir::relativePath(row.task.job, row.task.id, suffix);
    };
    ImageFile image;
    image.name = name;
    image.path = place(u".png");
    row.task.images = {image};
    ModelFile model;
    model.path = place(u".glb");
    write(dir().absolute(model.path), glb);
    write(dir().absolute(image.path), "picture");
    write(dir().absolute(place(u".json")), "{\"options\":{}}");
    if (const auto statistics = statisticsOf(dir().absolute(model.path)))
        model.statistics = toJson(*statistics);
    row.task.model = model;
    return row;
}

QStringList TestExport::files() const
{
    QStringList found;
    QDirIterator all(out(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext())
        found.append(QDir(out()).relativeFilePath(all.next()));
    found.sort();
    return found;
}

void TestExport::namesAreFilledInAndSafe()
{
    QueueRow cube = row(u"my {date} cube.png"_s, sampleCube().bytes());
    cube.model = u"fal-ai/tripo"_s;
    cube.options = {{u"seed"_s, 42}};
    const QDateTime time(QDate(2026, 2, 3), QTime(4, 5, 6));
    QCOMPARE(exportName(cube, u"{name}"_s, 1, time), u"my {date} cube"_s);
    QCOMPARE(exportName(cube, u"{index} {date} {time} {model} {faces} {seed}"_s, 7, time),
             u"7 2026-02-03 04.05.06 tripo 12 42"_s);
    QCOMPARE(exportName(cube, u"../{seed}"_s, 1, time), u"_42"_s);
    cube.name = u"con.png"_s;
    QCOMPARE(exportName(cube, u"{name}"_s, 1, time), u"_con"_s);
}

void TestExport::nothingIsOverwritten()
{
    const QList<QueueRow> rows{row(u"vase.png"_s, sampleCube().bytes()),
                               row(u"vase.jpg"_s, sampleCube().bytes())};
    QVERIFY(exportTo(out(), dir(), rows, {}).ok());
    QVERIFY(exportTo(out(), dir(), rows, usualWish(ModelFormat::Stl)).ok());
    QVERIFY(exportTo(out(), dir(), {rows[0]}, {}).ok());
    QCOMPARE(files(), QStringList({u"vase (2).glb"_s, u"vase (2).stl"_s, u"vase (3).glb"_s, u"vase.glb"_s,
                                   u"vase.stl"_s}));
    QCOMPARE(read(out(u"/vase.glb"_s)), sampleCube().bytes());
}

void TestExport::anObjBringsItsPicturesInAFolderOfItsOwn()
{
    SampleGlb cube = sampleCube();
    const int texture = cube.addTexture(sampleChecker(16));
    cube.change(u"materials"_s, 0, u"pbrMetallicRoughness"_s,
                QJsonObject{{u"baseColorTexture"_s, QJsonObject{{u"index"_s, texture}}}});
    const QList<QueueRow> rows{row(u"a.png"_s, cube.bytes()), row(u"a.png"_s, cube.bytes())};
    const auto made = exportTo(out(), dir(), rows, usualWish(ModelFormat::Obj));
    QVERIFY(made.ok());
    QCOMPARE(made->models, QStringList({out(u"/a/a.obj"_s), out(u"/a (2)/a (2).obj"_s)}));
    QCOMPARE(files().size(), 6);
    QVERIFY(QFile::exists(out(u"/a/a_0.png"_s)));
}

void TestExport::theLongestSideIsWhatWasAskedFor()
{
    SampleGlb tall = sampleCube();
    tall.change(u"nodes"_s, 0, u"scale"_s, QJsonArray{1, 4, 1});
    const QueueRow cube = row(u"tall.png"_s, tall.bytes());
    ExportWish wish = usualWish(ModelFormat::Stl);
    QCOMPARE(exportedSize(cube, wish), QVector3D(1'000, 4'000, 1'000));
    wish.longestSide = 80;
    QVERIFY((exportedSize(cube, wish) - QVector3D(20, 80, 20)).length() < 0.01F);
    QVERIFY(exportTo(out(), dir(), {cube}, wish).ok());
    const QByteArray stl = read(out(u"/tall.stl"_s));
    float least = 0, most = 0;
    for (int corner = 0; corner < 36; ++corner) {
        const float z =
            qFromLittleEndian<float>(stl.constData() + 84 + corner / 3 * 50 + 20 + corner % 3 * 12);
        least = std::min(least, z);
        most = std::max(most, z);
    }
    QVERIFY(std::abs(most - least - 80.F) < 0.01F);
}

void TestExport::settingsAndSourceImageGoAlong()
{
    ExportWish wish;
    wish.withSettings = true;
    QVERIFY(exportTo(out(), dir(), {row(u"b.png"_s, sampleCube().bytes())}, wish).ok());
    QCOMPARE(files(), QStringList({u"b.glb"_s, u"b.json"_s, u"b.png"_s}));
    QCOMPARE(read(out(u"/b.png"_s)), "picture");
}

void TestExport::aZipHoldsEverythingAndAManifest()
{
    const QList<QueueRow> rows{row(u"ü 模型.png"_s, sampleCube().bytes()),
                               row(u"ü 模型.png"_s, sampleBall().bytes())};
    QVERIFY(QDir().mkpath(out()));
    const auto made = exportZip(out(u"/all.zip"_s), dir(), rows, {});
    QVERIFY(made.ok());
    QCOMPARE(files(), QStringList{u"all.zip"_s}); // nothing else is left
    QuaZip zip(out(u"/all.zip"_s));
    QVERIFY(zip.open(QuaZip::mdUnzip));
    QCOMPARE(zip.getFileNameList(), QStringList({u"ü 模型.glb"_s, u"ü 模型 (2).glb"_s, u"manifest.json"_s}));
    QCOMPARE(made->models, zip.getFileNameList().mid(0, 2));
    QVERIFY(QFileInfo(out(u"/all.zip"_s)).size() > sampleCube().bytes().size() + sampleBall().bytes().size());
}

void TestExport::oneBadModelDoesNotKeepTheOthers()
{
    QueueRow fbx = row(u"quads.png"_s, "Kaydara FBX Binary");
    fbx.task.model->format = u"fbx"_s;
    const QList<QueueRow> rows{row(u"broken.png"_s, "glTF"), fbx, row(u"good.png"_s, sampleCube().bytes())};
    const auto made = exportTo(out(), dir(), rows, usualWish(ModelFormat::ThreeMf));
    QVERIFY(made.ok());
    QCOMPARE(made->models, QStringList{out(u"/good.3mf"_s)});
    QCOMPARE(made->refused.size(), 2);
    QCOMPARE(made->refused[1].first, u"quads.png"_s);
    QCOMPARE(files(), QStringList{u"good.3mf"_s});
    QVERIFY(exportTo(out(), dir(), {fbx}, {}).ok()); // as delivered
    QVERIFY(QFile::exists(out(u"/quads.fbx"_s)));
}

void TestExport::aFullOrMissingFolderIsSaid()
{
    write(out(), "a file where the folder should be");
    const auto made = exportTo(out(), dir(), {row(u"c.png"_s, sampleCube().bytes())}, {});
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::StorageError);
}

void TestExport::theDialogSaysHowLargeItBecomes()
{
    ExportWish wish = usualWish(ModelFormat::Stl);
    wish.longestSide = 50;
    ExportDialog dialog({row(u"d.png"_s, sampleCube().bytes())}, wish);
    QCOMPARE(dialog.wish().longestSide, 50.);
    QVERIFY(dialog.wish().zUp);
    QVERIFY(dialog.wish().millimeters);
    const auto labels = dialog.findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains(u"50"); }));
    dialog.findChild<QComboBox *>()->setCurrentIndex(0); // GLB: nothing about it is changed
    QCOMPARE(dialog.wish().format, ModelFormat::Glb);
    QVERIFY(!dialog.findChild<QDoubleSpinBox *>()->isEnabled());
}

void TestExport::aDraggedRowHasItsArtistsName()
{
    QueueModel queue(dir());
    queue.add({row(u"my amphora.png"_s, sampleCube().bytes())});
    const std::unique_ptr<QMimeData> mime(queue.mimeData({queue.index(0, 0)}));
    QCOMPARE(mime->urls().size(), 1);
    const QString path = mime->urls().front().toLocalFile();
    QCOMPARE(QFileInfo(path).fileName(), u"my amphora.glb"_s);
    QCOMPARE(read(path), sampleCube().bytes());
}

QTEST_MAIN(TestExport)
#include "test_export.moc"
