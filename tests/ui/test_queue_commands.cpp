// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with rows: table, order, variations, presets, removal; and all of it with keys only.
#include "core/jobs/intake.h"
#include "tests/imaging/sample_images.h"
#include "tests/ui/desk.h"
#include "ui/queue/queue_columns.h"
#include "ui/translation.h"

#include <QApplication>
#include <QDialog>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QMimeData>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <filesystem>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestQueueCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(u"en"_s); }
    void theTableShowsTheSameRowsAndSelection();
    void theTableIsRememberedWithItsColumns();
    void workersAreShownWhereTheQueueIsShared();
    void aLayoutWithoutTheWorkersIsKept();
    void sortingTheTableLeavesTheQueueAsItIs();
    void draftsAreMovedWithKeys();
    void whatWaitsIsMovedInLineWithKeys();
    void whatWaitsIsDraggedToItsPlace();
    void twoBatchesStandAsTheyWillStart();
    void withoutAKeyNothingIsSent();
    void aVariationHasTheSameImageAndAnotherSeed();
    void aPresetIsSavedChosenAndRemoved();
    void clearingNeverTouchesOpenRows();
    void draftsKeepTheirImagesOvernight();
    void aModelIsMadeAndExportedWithKeysOnly();

private:
    QStringList images(const QString &prefix, int count);
    QStringList names(Desk &desk);
    /// Names in the order in which the engine will start them.
    QStringList namesInLine(Desk &desk);
    /// These many images wait in a paused queue.
    void letWait(Desk &desk, const QString &prefix, int count);

    QTemporaryDir m_folder;
};

QStringList TestQueueCommands::images(const QString &prefix, int count)
{
    QStringList paths;
    for (int i = 1; i <= count; ++i)
        paths.append(drawImage(m_folder.filePath(u"%1 %2.png"_s.arg(prefix).arg(i)),
                               QColor::fromHsv(i * 40, 200, 200)));
    return paths;
}

QStringList TestQueueCommands::names(Desk &desk)
{
    QStringList names;
    for (const QueueRow &row : desk.queue().rows())
        names.append(row.name);
    return names;
}

void TestQueueCommands::theTableShowsTheSameRowsAndSelection()
{
    Desk desk(m_folder.filePath(u"table"_s));
    desk.drop(images(u"t"_s, 3));
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 3, Desk::patience);
    QueuePane &pane = desk.window->queuePane();
    pane.select(desk.queue().at(1).key);
    desk.press(Qt::Key_2, Qt::ControlModifier);
    QVERIFY(pane.table().isVisible());
    QCOMPARE(pane.table().model()->rowCount(), 3);
    QCOMPARE(pane.selected(), QStringList{desk.queue().at(1).key});
    QCOMPARE(pane.table().selectionModel()->selectedRows().size(), 1);
    for (int column = 0; column < pane.table().model()->columnCount(); ++column)
        QVERIFY(!pane.table().model()->headerData(column, Qt::Horizontal).toString().isEmpty());
    const QModelIndex size = pane.table().model()->index(0, int(QueueColumn::Size));
    QVERIFY2(size.data().toString().contains(u"kB"_s), qPrintable(size.data().toString()));
    desk.press(Qt::Key_1, Qt::ControlModifier);
    QVERIFY(pane.view().isVisible());
    QCOMPARE(pane.selected(), QStringList{desk.queue().at(1).key});
}

void TestQueueCommands::theTableIsRememberedWithItsColumns()
{
    const QString folder = m_folder.filePath(u"remembered"_s);
    {
        Desk desk(folder);
        desk.action(Do::Table)->trigger();
        desk.window->queuePane().table().setColumnHidden(int(QueueColumn::Cost), true);
        desk.window->close();
    }
    Desk desk(folder);
    QVERIFY(desk.window->queuePane().showsTable());
    QVERIFY(desk.action(Do::Table)->isChecked());
    QVERIFY(desk.window->queuePane().table().isColumnHidden(int(QueueColumn::Cost)));
}

void TestQueueCommands::workersAreShownWhereTheQueueIsShared()
{
    QueueModel queue(DataDir(m_folder.filePath(u"workers"_s)));
    QueueTable table;
    table.setModel(&queue);
    constexpr int worker = int(QueueColumn::Worker);
    QVERIFY(table.isColumnHidden(worker));
    table.setShared(true);
    QVERIFY(!table.isColumnHidden(worker));
    QCOMPARE(table.horizontalHeader()->visualIndex(worker), int(QueueColumn::RequestId));
    table.setWorkerChoice(false); // as one has it
    QVERIFY(table.isColumnHidden(worker));
    table.setShared(false);
    table.setWorkerChoice(true);
    QVERIFY(!table.isColumnHidden(worker));
    Task task;
    task.id.value = u"t"_s;
    task.worker = u"studio-2"_s;
    queue.apply({.jobs = {}, .tasks = {task}, .removed = {}});
    QCOMPARE(queue.index(0, worker).data().toString(), u"studio-2"_s);
}

void TestQueueCommands::aLayoutWithoutTheWorkersIsKept()
{
    QStandardItemModel before(0, queueColumns - 1);
    QTableView old;
    old.setModel(&before);
    old.setColumnHidden(int(QueueColumn::RequestId), true);
    old.setColumnWidth(int(QueueColumn::Name), 333);
    QueueModel queue(DataDir(m_folder.filePath(u"old-layout"_s)));
    QueueTable table;
    table.setModel(&queue);
    table.restoreLayoutState(old.horizontalHeader()->saveState());
    table.setWorkerChoice({});
    QVERIFY(table.isColumnHidden(int(QueueColumn::RequestId)));
    QCOMPARE(table.columnWidth(int(QueueColumn::Name)), 333);
    QVERIFY(table.isColumnHidden(int(QueueColumn::Worker)));
    table.setShared(true);
    QVERIFY(!table.isColumnHidden(int(QueueColumn::Worker)));
    QVERIFY(table.columnWidth(int(QueueColumn::Worker)) > 40);
}

void TestQueueCommands::sortingTheTableLeavesTheQueueAsItIs()
{
    Desk desk(m_folder.filePath(u"sort"_s));
    desk.drop(images(u"s"_s, 3));
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 3, Desk::patience);
    desk.action(Do::Table)->trigger();
    QueueTable &table = desk.window->queuePane().table();
    table.sortByColumn(int(QueueColumn::Name), Qt::DescendingOrder);
    QCOMPARE(table.model()->index(0, 0).data().toString(), u"s 3.png"_s);
    QCOMPARE(names(desk).front(), u"s 1.png"_s);
    desk.action(Do::Cards)->trigger();
    QCOMPARE(desk.window->queuePane().view().model()->index(0, 0).data().toString(), u"s 1.png"_s);
}

void TestQueueCommands::draftsAreMovedWithKeys()
{
    Desk desk(m_folder.filePath(u"move"_s));
    desk.drop(images(u"m"_s, 3));
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 3, Desk::patience);
    desk.window->queuePane().select(desk.queue().at(2).key);
    desk.press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(names(desk), (QStringList{u"m 1.png"_s, u"m 3.png"_s, u"m 2.png"_s}));
    desk.press(Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(names(desk).front(), u"m 3.png"_s);
    desk.press(Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(names(desk).back(), u"m 3.png"_s);
}

QStringList TestQueueCommands::namesInLine(Desk &desk)
{
    Engine *engine = &desk.thread->engine();
    auto line = ask(engine, [engine] { return engine->store().line(u"draft"_s, 100); });
    line.waitForFinished();
    QStringList names;
    const auto tasks = line.result();
    for (const TaskId &task : *tasks)
        names.append(desk.queue().findTask(task)->name);
    return names;
}

void TestQueueCommands::letWait(Desk &desk, const QString &prefix, int count)
{
    Engine *engine = &desk.thread->engine();
    ask(engine, [engine] { return engine->setPaused(true).ok(); }).waitForFinished();
    const int before = desk.queue().counts().waiting;
    desk.drop(images(prefix, count));
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, count, Desk::patience);
    desk.action(Do::Create)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().waiting, before + count, Desk::patience);
}

void TestQueueCommands::whatWaitsIsMovedInLineWithKeys()
{
    Desk desk(m_folder.filePath(u"line"_s));
    letWait(desk, u"w"_s, 3);
    QCOMPARE(desk.lineOf(2), u"Waiting · 2 ahead"_s);
    desk.window->queuePane().select(desk.queue().at(2).key);
    desk.press(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(names(desk), (QStringList{u"w 1.png"_s, u"w 3.png"_s, u"w 2.png"_s}));
    desk.press(Qt::Key_Up, Qt::AltModifier);
    desk.press(Qt::Key_Up, Qt::AltModifier);
    const QStringList wanted{u"w 3.png"_s, u"w 1.png"_s, u"w 2.png"_s};
    QTRY_COMPARE(namesInLine(desk), wanted);
    QCOMPARE(names(desk), wanted);
    QCOMPARE(desk.lineOf(0), u"Waiting · next"_s);
    QCOMPARE(desk.queue().find(desk.window->queuePane().selected().value(0))->name, u"w 3.png"_s);
    desk.press(Qt::Key_Down, Qt::AltModifier | Qt::ShiftModifier);
    QTRY_COMPARE(namesInLine(desk).back(), u"w 3.png"_s);

    desk.window->workbench().setPaused(false);
    QTRY_VERIFY_WITH_TIMEOUT(desk.all(&QueueRow::isReady), Desk::patience);
    QStringList started = names(desk);
    std::ranges::sort(started, {}, [&desk](const QString &name) {
        const auto rows = desk.queue().rows();
        return std::ranges::find(rows, name, &QueueRow::name)->task.started;
    });
    QCOMPARE(started.back(), u"w 3.png"_s);
}

void TestQueueCommands::whatWaitsIsDraggedToItsPlace()
{
    Desk desk(m_folder.filePath(u"dragged"_s));
    letWait(desk, u"d"_s, 3);
    QueueView &view = desk.window->queuePane().view();
    QTRY_VERIFY(view.visualRect(view.model()->index(2, 0)).isValid());
    const auto dropAt = [&view](int dragged, const QPoint &place) {
        const std::unique_ptr<QMimeData> mime(view.model()->mimeData({view.model()->index(dragged, 0)}));
        QDragEnterEvent enter(place, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &enter);
        QDragMoveEvent move(place, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &move);
        QDropEvent drop(place, Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(view.viewport(), &drop);
        return move.isAccepted();
    };
    QVERIFY(dropAt(2, view.visualRect(view.model()->index(0, 0)).topLeft() + QPoint(40, 4)));
    QCOMPARE(names(desk), (QStringList{u"d 3.png"_s, u"d 1.png"_s, u"d 2.png"_s}));
    QVERIFY(dropAt(0, view.viewport()->rect().bottomLeft() + QPoint(40, -4)));
    QCOMPARE(names(desk).back(), u"d 3.png"_s);
    QTRY_COMPARE(namesInLine(desk), names(desk));

    // Files from elsewhere are still taken by the window.
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(m_folder.filePath(u"d 1.png"_s))});
    QDragEnterEvent enter(QPoint(40, 40), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view.viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDragLeaveEvent leave;
    QApplication::sendEvent(desk.window.get(), &leave);
}

void TestQueueCommands::twoBatchesStandAsTheyWillStart()
{
    Desk desk(m_folder.filePath(u"batches"_s));
    letWait(desk, u"one"_s, 2);
    letWait(desk, u"two"_s, 2);
    QTRY_COMPARE(names(desk), namesInLine(desk));
    QCOMPARE(desk.lineOf(3), u"Waiting · 3 ahead"_s);
}

void TestQueueCommands::withoutAKeyNothingIsSent()
{
    Desk desk(m_folder.filePath(u"no key"_s));
    Workbench &bench = desk.window->workbench();
    bench.setRecipe({bench.catalogue().preferred(u"fal"_s)->id, {}});
    desk.drop(images(u"k"_s, 1));
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 1, Desk::patience);
    QCOMPARE(desk.button(u"create"_s)->text(), u"Connect fal.ai to create"_s);
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    Engine *engine = &desk.thread->engine();
    auto sent = ask(engine, [engine] { return engine->store().counts()->total(); });
    sent.waitForFinished();
    QCOMPARE(sent.result(), 0);
    QCOMPARE(desk.queue().counts().drafts, 1);

    // A free draft needs none, and nobody asks for one.
    bench.setRecipe({u"draft"_s, {}});
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(desk.all(&QueueRow::isReady), Desk::patience);
    bench.refreshCost();
    QTRY_VERIFY(!bench.outlook().hold);
    QVERIFY(!bannerFor(bench.outlook(), desk.queue().counts()));
}

void TestQueueCommands::aVariationHasTheSameImageAndAnotherSeed()
{
    Desk desk(m_folder.filePath(u"vary"_s));
    desk.drop(images(u"v"_s, 2));
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 2, Desk::patience);
    desk.window->queuePane().shown().selectAll();
    desk.action(Do::GroupViews)->trigger();
    QCOMPARE(desk.queue().rowCount(), 1);
    desk.window->queuePane().select(desk.queue().at(0).key);
    desk.press(Qt::Key_D, Qt::ControlModifier);
    QTRY_COMPARE(desk.queue().rowCount(), 2);
    const QueueRow first = desk.queue().at(0);
    const QueueRow second = desk.queue().at(1);
    QVERIFY(second.isDraft());
    QCOMPARE(second.task.images.size(), 2);
    QCOMPARE(second.task.images[1].sha256, first.task.images[1].sha256);
    QVERIFY(second.task.images[0].path != first.task.images[0].path);
    QVERIFY(QFile::exists(desk.queue().dir().absolute(second.task.images[1].path)));
    QVERIFY(second.options.value(u"seed"_s).toInt() > 0);
    QCOMPARE(desk.window->queuePane().selected(), QStringList{second.key});
}

void TestQueueCommands::aPresetIsSavedChosenAndRemoved()
{
    const QString folder = m_folder.filePath(u"preset"_s);
    const Preset preset{u"Small pots"_s, {u"draft"_s, {{u"seed"_s, 7}}}};
    {
        Desk desk(folder);
        desk.window->workbench().presets().save({u"Small pots"_s, {}});
        desk.window->workbench().presets().save(preset);
    }
    Desk desk(folder);
    QCOMPARE(desk.window->workbench().presets().all().size(), 1);
    Composer &composer = desk.window->queuePane().composer();
    const auto actionNamed = [&composer](const QString &text) -> QAction * {
        for (QAction *action : composer.findChildren<QAction *>()) {
            if (action->text() == text)
                return action;
        }
        return nullptr;
    };
    QVERIFY(actionNamed(preset.name));
    actionNamed(preset.name)->trigger();
    QCOMPARE(desk.window->workbench().recipe(), preset.recipe);
    Q_EMIT composer.presetRemoveWanted(preset.name);
    QVERIFY(desk.window->workbench().presets().all().isEmpty());
    QTRY_VERIFY(!actionNamed(preset.name));
}

void TestQueueCommands::clearingNeverTouchesOpenRows()
{
    Desk desk(m_folder.filePath(u"clear"_s));
    desk.drop(images(u"c"_s, 1));
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 1, Desk::patience);
    desk.action(Do::Create)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(desk.all(&QueueRow::isReady), Desk::patience);
    ask(&desk.thread->engine(), [&desk] {
        return desk.thread->engine().setPaused(true).ok();
    }).waitForFinished();
    desk.drop(images(u"open"_s, 1));
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 1, Desk::patience);
    desk.action(Do::Create)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().waiting, 1, Desk::patience);
    desk.action(Do::ClearFinished)->trigger();
    QCOMPARE(names(desk), QStringList{u"open 1.png"_s});
}

void TestQueueCommands::draftsKeepTheirImagesOvernight()
{
    const QString folder = m_folder.filePath(u"overnight"_s);
    const DataDir dir(folder + u"/data"_s);
    const QString left = dir.jobDir({u"left-over"_s});
    QString image;
    {
        Desk desk(folder);
        desk.drop(images(u"o"_s, 1));
        QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 1, Desk::patience);
        image = dir.absolute(desk.queue().at(0).task.images.front().path);
        QTRY_VERIFY(QFile::exists(draftsFile(dir)));
        QVERIFY(QDir().mkpath(left));
    }
    const auto yesterday = std::filesystem::file_time_type::clock::now() - std::chrono::hours(24);
    for (const QString &old : {QFileInfo(image).absolutePath(), left})
        std::filesystem::last_write_time(old.toStdString(), yesterday);
    Desk desk(folder);
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 1, Desk::patience);
    QTRY_VERIFY(!QFile::exists(left));
    QVERIFY(QFile::exists(image));
}

void TestQueueCommands::aModelIsMadeAndExportedWithKeysOnly()
{
    Desk desk(m_folder.filePath(u"keys"_s));
    const QString exported = m_folder.filePath(u"by keys"_s);
    desk.window->workbench().storeSetting(setting::exportFolder, exported);
    desk.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
    desk.drop(images(u"k"_s, 1));
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 1, Desk::patience);
    // Every control of the window is reached with Tab, and Tab comes back to where it began.
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : desk.window.get(),
                    Qt::Key_F6);
    QSet<QWidget *> reached;
    for (int i = 0; i < 200 && QApplication::focusWidget() && !reached.contains(QApplication::focusWidget());
         ++i) {
        reached.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QVERIFY(reached.contains(desk.button(u"create"_s)));
    QVERIFY(reached.contains(&desk.window->queuePane().view()));
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(desk.all(&QueueRow::isReady), Desk::patience);
    QTRY_VERIFY(desk.action(Do::Export)->isEnabled());
    desk.press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY2(QFile::exists(exported + u"/k 1.glb"_s), qPrintable(desk.told()));
}

QTEST_MAIN(TestQueueCommands)
#include "test_queue_commands.moc"
