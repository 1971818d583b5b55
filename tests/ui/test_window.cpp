// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on a real engine, driven as a person would: drop, click, keys.
#include "tests/ui/desk.h"
#include "ui/dropped.h"
#include "ui/translation.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QImage>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

constexpr int patience = Desk::patience;

class TestWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(u"en"_s); }
    void aDroppedImageIsAModelAndAFileAfterTwoClicks();
    void draftsSurviveARestart();
    void whatCannotBeUsedSaysSo();
    void removedRowsComeBack();
    void theIconOfARowActsOnThatRowOnly();
    void thePasteKeyTakesAnImage();
    void viewsAreGroupedAndSplit();
    void aDropTellsFilesFromFoldersAndTheRest();
    void everyControlHasAName();
    void everyKeyMeansOneThing();

private:
    QTemporaryDir m_folder;
};

void TestWindow::aDroppedImageIsAModelAndAFileAfterTwoClicks()
{
    Desk desk(m_folder.filePath(u"two-clicks"_s));
    const QString exported = m_folder.filePath(u"exported"_s);
    desk.window->workbench().storeSetting(setting::exportFolder, exported);
    desk.drop({drawImage(m_folder.filePath(u"vase.png"_s), Qt::red)});
    QTRY_VERIFY_WITH_TIMEOUT(desk.all(&QueueRow::isDraft), patience);
    QTRY_VERIFY(desk.button(u"create"_s)->isVisible());
    QTest::mouseClick(desk.button(u"create"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(desk.all(&QueueRow::isReady), patience);
    // The first finished model shows itself.
    QTRY_VERIFY(desk.button(u"export"_s)->isVisible());
    QTest::mouseClick(desk.button(u"export"_s), Qt::LeftButton);
    QTRY_VERIFY(QFileInfo(exported + u"/vase.glb"_s).size() > 0);
    QTest::mouseClick(desk.button(u"export"_s), Qt::LeftButton);
    QTRY_VERIFY(QFile::exists(exported + u"/vase (2).glb"_s));
}

void TestWindow::draftsSurviveARestart()
{
    const QString folder = m_folder.filePath(u"restart"_s);
    {
        Desk desk(folder);
        desk.drop({drawImage(m_folder.filePath(u"one.png"_s), Qt::blue)});
        QTRY_VERIFY_WITH_TIMEOUT(desk.all(&QueueRow::isDraft), patience);
        QTRY_VERIFY(QFile::exists(folder + u"/data/drafts.json"_s));
    }
    Desk desk(folder);
    QTRY_VERIFY_WITH_TIMEOUT(desk.all(&QueueRow::isDraft), patience);
    QCOMPARE(desk.queue().rows().front().name, u"one.png"_s);
}

void TestWindow::whatCannotBeUsedSaysSo()
{
    Desk desk(m_folder.filePath(u"bad"_s));
    const QString path = m_folder.filePath(u"notes.png"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not an image at all");
    file.close();
    desk.drop({path});
    QTRY_VERIFY_WITH_TIMEOUT(desk.all(&QueueRow::isFailed), patience);
    const QModelIndex row = desk.queue().index(0, 0);
    QVERIFY(!row.data(QueueModel::TextRole).value<RowText>().line.isEmpty());
    QCOMPARE(desk.queue().counts().drafts, 0);
}

void TestWindow::removedRowsComeBack()
{
    Desk desk(m_folder.filePath(u"undo"_s));
    desk.drop({drawImage(m_folder.filePath(u"a.png"_s), Qt::green),
               drawImage(m_folder.filePath(u"b.png"_s), Qt::cyan)});
    QTRY_VERIFY_WITH_TIMEOUT(desk.queue().counts().drafts == 2, patience);
    desk.window->queuePane().view().selectAll();
    desk.window->actions()[Do::Remove]->trigger();
    QCOMPARE(desk.queue().rowCount(), 0);
    desk.window->actions()[Do::Undo]->trigger();
    QCOMPARE(desk.queue().rowCount(), 2);
    QCOMPARE(desk.queue().rows().front().name, u"a.png"_s);
}

void TestWindow::theIconOfARowActsOnThatRowOnly()
{
    Desk desk(m_folder.filePath(u"icon"_s));
    desk.drop({drawImage(m_folder.filePath(u"c.png"_s), Qt::green),
               drawImage(m_folder.filePath(u"d.png"_s), Qt::cyan)});
    QTRY_VERIFY_WITH_TIMEOUT(desk.queue().counts().drafts == 2, patience);
    QueueView &view = desk.window->queuePane().view();
    QTRY_VERIFY(view.isVisible());
    const QModelIndex second = view.model()->index(1, 0);
    const QRect icon = QueueDelegate::actionRect(view.visualRect(second), view.layoutDirection());
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, icon.center());
    QCOMPARE(desk.queue().rowCount(), 1);
    QCOMPARE(desk.queue().rows().front().name, u"c.png"_s);
}

void TestWindow::thePasteKeyTakesAnImage()
{
    Desk desk(m_folder.filePath(u"paste"_s));
    QApplication::clipboard()->setImage(QImage(drawImage(m_folder.filePath(u"clip.png"_s), Qt::magenta)));
    desk.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
    QTest::keyClick(desk.window.get(), Qt::Key_V, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(desk.all(&QueueRow::isDraft), patience);
}

void TestWindow::viewsAreGroupedAndSplit()
{
    Desk desk(m_folder.filePath(u"views"_s));
    desk.drop({drawImage(m_folder.filePath(u"front.png"_s), Qt::green),
               drawImage(m_folder.filePath(u"left.png"_s), Qt::cyan)});
    QTRY_VERIFY_WITH_TIMEOUT(desk.queue().counts().drafts == 2, patience);
    desk.window->queuePane().view().selectAll();
    desk.window->actions()[Do::GroupViews]->trigger();
    QCOMPARE(desk.queue().rowCount(), 1);
    QCOMPARE(desk.queue().rows().front().task.images.size(), 2);
    desk.window->queuePane().view().selectAll();
    desk.window->actions()[Do::UngroupViews]->trigger();
    QCOMPARE(desk.queue().rowCount(), 2);
}

void TestWindow::aDropTellsFilesFromFoldersAndTheRest()
{
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(m_folder.path()), QUrl::fromLocalFile(u"/tmp/photo.JPG"_s),
                  QUrl::fromLocalFile(u"/tmp/song.mp3"_s)});
    const Dropped dropped = readMime(mime);
    QCOMPARE(dropped.folders, 1);
    QCOMPARE(dropped.usable(), 1);
    QCOMPARE(dropped.skipped, 1);
}

void TestWindow::everyControlHasAName()
{
    Desk desk(m_folder.filePath(u"names"_s));
    desk.drop({drawImage(m_folder.filePath(u"named.png"_s), Qt::red)});
    QTRY_VERIFY_WITH_TIMEOUT(desk.all(&QueueRow::isDraft), patience);
    QStringList nameless;
    for (QWidget *widget : desk.window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || widget->inherits("QScrollBar"))
            continue;
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (accessible && accessible->text(QAccessible::Name).isEmpty())
            nameless.append(QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                            widget->objectName());
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u", "_s)));
}

void TestWindow::everyKeyMeansOneThing()
{
    Desk desk(m_folder.filePath(u"keys"_s));
    QHash<QKeySequence, QString> seen;
    for (const QAction *action : desk.window->actions().all()) {
        QVERIFY(!action->text().isEmpty());
        for (const QKeySequence &keys : action->shortcuts()) {
            QVERIFY2(!seen.contains(keys), qPrintable(keys.toString() + u": "_s + action->text()));
            seen[keys] = action->text();
        }
    }
}

QTEST_MAIN(TestWindow)
#include "test_window.moc"
