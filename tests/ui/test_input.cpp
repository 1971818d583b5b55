// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that can be dropped or pasted becomes rows, whatever it is and wherever it lands.
#include "tests/imaging/sample_images.h"
#include "tests/ui/desk.h"
#include "ui/stage/image_quality.h"
#include "ui/translation.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace i2m;
using namespace Qt::StringLiterals;

namespace {
/// A web server with one picture.
class PictureServer : public QTcpServer
{
public:
    PictureServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                const bool picture = socket->readAll().startsWith("GET /vase.png ");
                const QByteArray body = picture ? sample::png() : QByteArray("<html>");
                socket->write(
                    "HTTP/1.1 200 OK\r\nContent-Type: " + QByteArray(picture ? "image/png" : "text/html") +
                    "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) +
                    "\r\n\r\n" + body);
                socket->disconnectFromHost();
            });
        });
    }
    QUrl address(const QString &path) const
    {
        return QUrl(u"http://127.0.0.1:%1%2"_s.arg(serverPort()).arg(path));
    }
};

QMimeData *newMime(const QList<QUrl> &urls)
{
    auto *mime = new QMimeData;
    mime->setUrls(urls);
    return mime;
}
} // namespace

class TestInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(u"en"_s); }
    void aFolderIsWalkedInNaturalOrder();
    void aPictureOutOfABrowserIsTaken();
    void anAddressIsFetched();
    void anAddressOfNoPictureSaysSo();
    void filesAreBetterThanTheirPicture();
    void pastedFilesAreTaken();
    void pastingNothingUsefulSaysSo();
    void moreThanAHundredAreOfferedAgain();
    void twentySixImagesAreTwoJobs();
    void aLargeImageIsShrunkOnRequest();
    void otherFormatsAreConverted();
    void whatIsNoImageIsCounted();
    void aReplacedImageKeepsItsPlace();
    void anImageIsTurnedInItsPlace();
    void poorImagesAreToldBeforeTheyCost();

private:
    QStringList images(const QString &folder, int count);

    QTemporaryDir m_folder;
};

QStringList TestInput::images(const QString &folder, int count)
{
    QDir(m_folder.path()).mkpath(folder);
    const QByteArray bytes = sample::jpeg();
    QStringList paths;
    for (int i = 1; i <= count; ++i) {
        paths.append(m_folder.filePath(u"%1/image %2.jpg"_s.arg(folder).arg(i)));
        QFile file(paths.back());
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
    }
    return paths;
}

void TestInput::aFolderIsWalkedInNaturalOrder()
{
    Desk desk(m_folder.filePath(u"a"_s));
    images(u"pots"_s, 2);
    images(u"pots/more"_s, 11);
    QVERIFY(QFile::copy(m_folder.filePath(u"pots/image 1.jpg"_s), m_folder.filePath(u"pots/.hidden.jpg"_s)));
    desk.drop({m_folder.filePath(u"pots"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 13, Desk::patience);
    QCOMPARE(desk.queue().at(0).name, u"image 1.jpg"_s);
    QCOMPARE(desk.queue().at(12).name, u"image 11.jpg"_s);
}

void TestInput::aPictureOutOfABrowserIsTaken()
{
    Desk desk(m_folder.filePath(u"b"_s));
    QMimeData mime;
    mime.setImageData(sample::picture());
    mime.setUrls({QUrl(u"https://127.0.0.1/never/asked.png"_s)});
    desk.drop(mime);
    QTRY_VERIFY_WITH_TIMEOUT(desk.all(&QueueRow::isDraft), Desk::patience);
    QCOMPARE(desk.queue().rowCount(), 1);
}

void TestInput::anAddressIsFetched()
{
    Desk desk(m_folder.filePath(u"c"_s));
    const PictureServer server;
    const std::unique_ptr<QMimeData> mime(newMime({server.address(u"/vase.png"_s)}));
    desk.drop(*mime);
    QTRY_VERIFY_WITH_TIMEOUT(desk.all(&QueueRow::isDraft), Desk::patience);
    QCOMPARE(desk.queue().at(0).name, u"vase.png"_s);
}

void TestInput::anAddressOfNoPictureSaysSo()
{
    Desk desk(m_folder.filePath(u"d"_s));
    const PictureServer server;
    const std::unique_ptr<QMimeData> mime(newMime({server.address(u"/page.html"_s)}));
    desk.drop(*mime);
    QTRY_VERIFY_WITH_TIMEOUT(desk.told().contains(Error{ErrorCode::UnsupportedImage, {}}.message().left(20)),
                             Desk::patience);
    QCOMPARE(desk.queue().rowCount(), 0);
}

void TestInput::filesAreBetterThanTheirPicture()
{
    Desk desk(m_folder.filePath(u"e"_s));
    QMimeData mime;
    mime.setImageData(sample::picture());
    mime.setUrls({QUrl::fromLocalFile(images(u"one"_s, 1).front())});
    desk.drop(mime);
    QTRY_VERIFY_WITH_TIMEOUT(desk.all(&QueueRow::isDraft), Desk::patience);
    QCOMPARE(desk.queue().at(0).name, u"image 1.jpg"_s);
}

void TestInput::pastedFilesAreTaken()
{
    Desk desk(m_folder.filePath(u"f"_s));
    QList<QUrl> urls;
    for (const QString &path : images(u"paste"_s, 3))
        urls.append(QUrl::fromLocalFile(path));
    QApplication::clipboard()->setMimeData(newMime(urls));
    desk.action(Do::Paste)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 3, Desk::patience);
}

void TestInput::pastingNothingUsefulSaysSo()
{
    Desk desk(m_folder.filePath(u"g"_s));
    QApplication::clipboard()->setText(u"only words"_s);
    desk.action(Do::Paste)->trigger();
    QVERIFY(desk.told().contains(u"no image on the clipboard"_s));
}

void TestInput::moreThanAHundredAreOfferedAgain()
{
    Desk desk(m_folder.filePath(u"h"_s));
    images(u"many"_s, 103);
    desk.drop({m_folder.filePath(u"many"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 100, Desk::patience);
    QVERIFY(desk.told().contains(u"100"_s));
    QVERIFY(desk.window->snackbar().act());
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 103, Desk::patience);
}

void TestInput::twentySixImagesAreTwoJobs()
{
    Desk desk(m_folder.filePath(u"i"_s));
    desk.drop(images(u"batch"_s, 26));
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 26, Desk::patience);
    ask(&desk.thread->engine(), [&desk] {
        return desk.thread->engine().setPaused(true).ok();
    }).waitForFinished();
    desk.action(Do::Create)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().waiting, 26, Desk::patience);
    QSet<QString> jobs;
    for (const QueueRow &row : desk.queue().rows())
        jobs.insert(row.task.job.value);
    QCOMPARE(jobs.size(), 2);
}

void TestInput::aLargeImageIsShrunkOnRequest()
{
    Desk desk(m_folder.filePath(u"j"_s));
    const QString path = m_folder.filePath(u"large.jpg"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(sample::jpegOfSize((10 << 20) + 1000));
    file.close();
    desk.drop({path});
    QTRY_VERIFY_WITH_TIMEOUT(desk.all(&QueueRow::isFailed), Desk::patience);
    QCOMPARE(desk.lineOf(0), u"Larger than 10 MB"_s);
    desk.window->queuePane().select(desk.queue().at(0).key);
    auto *shrink = desk.window->findChild<QPushButton *>(u"Shrink to fit"_s);
    if (!shrink) {
        for (auto *button : desk.window->stagePane().findChildren<QPushButton *>())
            shrink = button->isVisible() && button->text() == u"Shrink to fit"_s ? button : shrink;
    }
    QVERIFY(shrink);
    QTest::mouseClick(shrink, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(desk.all(&QueueRow::isDraft), Desk::patience);
    QVERIFY(desk.queue().at(0).bytes() <= (10 << 20));
    QVERIFY(desk.lineOf(0).startsWith(u"Shrunk to"_s));
}

void TestInput::otherFormatsAreConverted()
{
    Desk desk(m_folder.filePath(u"k"_s));
    QStringList paths;
    for (const QString &ending : {u"bmp"_s, u"gif"_s, u"webp"_s, u"tif"_s}) {
        const QString path = m_folder.filePath(u"other."_s + ending);
        if (sample::picture().save(path))
            paths.append(path);
    }
    QVERIFY(!paths.isEmpty());
    desk.drop(paths);
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, int(paths.size()), Desk::patience);
    for (int row = 0; row < paths.size(); ++row) {
        QCOMPARE(desk.queue().at(row).task.images.front().contentType, u"image/png"_s);
        QVERIFY2(desk.lineOf(row).startsWith(u"Converted from"_s), qPrintable(desk.lineOf(row)));
    }
}

void TestInput::whatIsNoImageIsCounted()
{
    Desk desk(m_folder.filePath(u"l"_s));
    desk.drop(QStringList{m_folder.filePath(u"song.mp3"_s), m_folder.filePath(u"text.pdf"_s)} +
              images(u"one more"_s, 1));
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 1, Desk::patience);
    QVERIFY2(desk.told().contains(u"2 files skipped"_s), qPrintable(desk.told()));
}

void TestInput::aReplacedImageKeepsItsPlace()
{
    Desk desk(m_folder.filePath(u"m"_s));
    const QStringList paths = images(u"replace"_s, 3);
    desk.drop(paths.first(2));
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 2, Desk::patience);
    const QString key = desk.queue().at(0).key;
    desk.window->workbench().replaceImage(key, paths[2]);
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 2, Desk::patience);
    QCOMPARE(desk.queue().at(0).key, key);
    QCOMPARE(desk.queue().at(0).name, u"image 3.jpg"_s);
}

void TestInput::anImageIsTurnedInItsPlace()
{
    Desk desk(m_folder.filePath(u"n"_s));
    const QString path = m_folder.filePath(u"wide.png"_s);
    QImage wide(600, 200, QImage::Format_RGB32);
    wide.fill(Qt::white);
    QVERIFY(wide.save(path));
    desk.drop(QStringList{path} + images(u"beside"_s, 1));
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 2, Desk::patience);
    const QString key = desk.queue().at(0).key;
    desk.window->queuePane().select(key);
    const auto turn = [&](const QString &name) {
        for (auto *button : desk.window->stagePane().findChildren<QToolButton *>()) {
            if (button->isVisible() && button->accessibleName() == name)
                button->click();
        }
    };
    const auto size = [&] {
        const QueueRow &row = desk.queue().at(0);
        return row.isDraft() ? QSize(row.task.images.front().width, row.task.images.front().height) : QSize();
    };
    turn(u"Rotate right"_s);
    QTRY_COMPARE_WITH_TIMEOUT(size(), QSize(200, 600), Desk::patience);
    QCOMPARE(desk.queue().at(0).key, key);
    QCOMPARE(desk.queue().at(0).name, u"wide.png"_s);
    turn(u"Rotate left"_s);
    QTRY_COMPARE_WITH_TIMEOUT(size(), QSize(600, 200), Desk::patience);
}

void TestInput::poorImagesAreToldBeforeTheyCost()
{
    ImageFile file;
    file.width = 2000;
    file.height = 1500;
    QImage picture(64, 64, QImage::Format_RGB32);
    picture.fill(QColor(20, 20, 24));
    QVERIFY(qualityNote(file, picture).contains(u"dark"_s));
    for (int y = 16; y < 48; ++y) { // a bright thing on black cloth is a good photo
        for (int x = 16; x < 48; ++x)
            picture.setPixelColor(x, y, Qt::white);
    }
    QCOMPARE(qualityNote(file, picture), QString());
    QCOMPARE(qualityNote(file, {}), QString());
    file.width = 320;
    file.height = 240;
    QVERIFY(qualityNote(file, picture).contains(u"small"_s));
}

QTEST_MAIN(TestInput)
#include "test_input.moc"
