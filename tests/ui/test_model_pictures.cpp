// SPDX-License-Identifier: GPL-3.0-or-later
// Finished models get a picture of their own, which every view then shows.
#include "core/jobs/pictures.h"
#include "tests/mesh/sample_glb.h"
#include "tests/ui/preview/gui_main.h"
#include "ui/model_pictures.h"
#include "ui/preview/model_view.h"
#include "ui/preview/offscreen.h"
#include "ui/stage/model_page.h"

#include <QApplication>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestModelPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFinishedModelIsDrawnAndShown();
    void aBrokenModelKeepsTheImage();
    void aThumbnailThatIsNotThereIsDrawnWhenItIsShown();
    void aPictureThatComesLateIsStillThePoster();
    void theSheetOfKeysIsNotCovered();

private:
    QueueRow row(const QString &id, const QByteArray &glb) const;
    void write(const QString &path, const QByteArray &bytes) const;
    DataDir dir() const { return DataDir(m_folder.path()); }

    QTemporaryDir m_folder;
};

void TestModelPictures::initTestCase()
{
    QString why;
    if (!canPreview(&why))
        QSKIP(qPrintable(why));
}

void TestModelPictures::write(const QString &path, const QByteArray &bytes) const
{
    QFile file(path);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QueueRow TestModelPictures::row(const QString &id, const QByteArray &glb) const
{
    QueueRow row;
    row.kind = QueueRow::Kind::Task;
    row.key = id;
    row.name = id + u".png"_s;
    row.task.id = {id};
    row.task.job = {u"job"_s};
    row.task.state = TaskState::Completed;
    ImageFile image;
    image.path = DataDir::relativePath(row.task.job, row.task.id, u".png");
    row.task.images = {image};
    ModelFile model;
    model.path = DataDir::relativePath(row.task.job, row.task.id, u".glb");
    write(dir().absolute(model.path), glb);
    row.task.model = model;
    return row;
}

void TestModelPictures::aFinishedModelIsDrawnAndShown()
{
    QueueModel queue(dir());
    Pictures pictures;
    const ModelPictures drawing(queue, pictures);
    QSignalSpy arrived(&pictures, &Pictures::arrived);
    const QList<QueueRow> rows{row(u"one"_s, sampleCube().bytes()), row(u"two"_s, sampleBall().bytes())};
    queue.add(rows);
    for (const QueueRow &each : rows) {
        const QString own = modelPicturePath(dir(), each.task);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(own), 30'000);
        QCOMPARE(queue.picturePath(each), own);
        const QImage picture(own);
        QCOMPARE(picture.size(), QSize(512, 512));
        QCOMPARE(qAlpha(picture.pixel(1, 1)), 0);
        QCOMPARE(qAlpha(picture.pixel(256, 256)), 255);
    }
    QTRY_COMPARE(arrived.size(), 2);
}

void TestModelPictures::aBrokenModelKeepsTheImage()
{
    QueueModel queue(dir());
    Pictures pictures;
    const ModelPictures drawing(queue, pictures);
    const QueueRow broken = row(u"broken"_s, "glTF"), good = row(u"good"_s, sampleCube().bytes());
    queue.add({broken, good});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(modelPicturePath(dir(), good.task)), 30'000);
    QVERIFY(queue.picturePath(broken).endsWith("broken.thumb.png"_L1));
}

void TestModelPictures::aThumbnailThatIsNotThereIsDrawnWhenItIsShown()
{
    const QString image = m_folder.filePath(u"jobs/late/image.png"_s);
    QVERIFY(QDir().mkpath(QFileInfo(image).path()));
    QImage picture(300, 200, QImage::Format_RGB32);
    picture.fill(Qt::darkCyan);
    QVERIFY(picture.save(image));
    const QString thumbnail = m_folder.filePath(u"jobs/late/image.thumb.png"_s);
    Pictures pictures;
    QVERIFY(pictures.find(thumbnail, 256).isNull());
    QTRY_COMPARE(pictures.find(thumbnail, 256).width(), 256);
    QVERIFY(QFile::exists(thumbnail));
}

void TestModelPictures::aPictureThatComesLateIsStillThePoster()
{
    QWidget window;
    const Actions actions(&window);
    ModelPage page(actions);
    page.resize(700, 600);
    page.QWidget::show();
    const QueueRow large = row(u"late"_s, sampleBall(120, 240).bytes());
    const QString path = dir().absolute(large.task.model->path);
    QPixmap red(64, 64);
    red.fill(Qt::red);
    page.show(large, u"subtitle"_s, path, {}, {});
    const auto *view = page.findChild<ModelView *>();
    QVERIFY(view && !view->hasModel());
    page.show(large, u"subtitle"_s, path, red, {});
    QCOMPARE(page.grab().toImage().pixelColor(350, 250), QColor(Qt::red));
    QTRY_VERIFY_WITH_TIMEOUT(view->hasModel(), 20'000);
}

void TestModelPictures::theSheetOfKeysIsNotCovered()
{
    QWidget window;
    const Actions actions(&window);
    ModelPage page(actions);
    page.resize(700, 600);
    page.QWidget::show();
    const QueueRow cube = row(u"cube"_s, sampleCube().bytes());
    page.show(cube, u"subtitle"_s, dir().absolute(cube.task.model->path), {}, {});
    const auto *card = page.findChild<InfoCard *>();
    auto *view = page.findChild<ModelView *>();
    QVERIFY(card->isVisible());
    view->toggleKeys();
    QVERIFY(!card->isVisible());
    view->toggleKeys();
    QVERIFY(card->isVisible());
    QPixmap source(64, 64);
    source.fill(Qt::green);
    view->compareWith(source.toImage());
    QVERIFY(!card->isVisible());
}

I2M_GUI_TEST(TestModelPictures, QApplication)
#include "test_model_pictures.moc"
