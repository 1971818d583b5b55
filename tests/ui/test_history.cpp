// SPDX-License-Identifier: GPL-3.0-or-later
// What the history shows and finds, what can be done from it, and what leaves the queue for it.
#include "tests/imaging/sample_images.h"
#include "tests/ui/desk.h"
#include "ui/history/history_page.h"
#include "ui/translation.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <functional>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(u"en"_s); }
    void historyFindsRunsAgainAndCounts();
    void historyFiltersByModelAndMonth();
    void nothingMatchesIsSaidOnlyAtTheEnd();
    void commandsInTheHistoryActOnItsSelection();
    void finishedRowsStayIfWantedUntilTheyAreCleared();
    void finishedRowsOutliveACrash();

private:
    /// Models of images named "PREFIX 1.png" and "PREFIX 2.png".
    void makeTwo(Desk &desk, const QString &prefix);

    QTemporaryDir m_folder;
};

void TestHistory::makeTwo(Desk &desk, const QString &prefix)
{
    QStringList paths;
    for (int i = 1; i <= 2; ++i)
        paths.append(drawImage(m_folder.filePath(u"%1 %2.png"_s.arg(prefix).arg(i)),
                               QColor::fromHsv(i * 40, 200, 200)));
    desk.drop(paths);
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 2, Desk::patience);
    desk.action(Do::Create)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(desk.all(&QueueRow::isReady), Desk::patience);
}

void TestHistory::historyFindsRunsAgainAndCounts()
{
    Desk desk(m_folder.filePath(u"history"_s));
    makeTwo(desk, u"h"_s);
    desk.action(Do::History)->trigger();
    auto *page = desk.window->findChild<HistoryPage *>();
    QVERIFY(page && page->isVisible());
    auto *view = page->findChild<QListView *>(u"history"_s);
    auto *history = page->findChild<HistoryModel *>();
    QTRY_COMPARE(history->models(), 2);
    // The day is a line of its own, with the models below it.
    QCOMPARE(view->model()->index(0, 0).data().toString(), u"Today"_s);
    QVERIFY(!view->model()->index(0, 0).flags().testFlag(Qt::ItemIsSelectable));
    QCOMPARE(history->rowCount(), 3);
    QTRY_VERIFY(view->visualRect(view->model()->index(1, 0)).top() >=
                view->visualRect(view->model()->index(0, 0)).bottom());
    page->findChild<QLineEdit *>()->setText(u"h 2"_s);
    QTRY_COMPARE(history->models(), 1);
    // The options of the new draft are asked for.
    QTimer accept;
    connect(&accept, &QTimer::timeout, this, [] {
        if (auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget()))
            dialog->accept();
    });
    accept.start(50);
    view->selectionModel()->select(view->model()->index(1, 0), QItemSelectionModel::Select);
    desk.action(Do::CreateAgain)->trigger();
    QTRY_COMPARE(desk.queue().counts().drafts, 1);
    QCOMPARE(desk.queue().rows().back().name, u"h 2.png"_s);
}

void TestHistory::historyFiltersByModelAndMonth()
{
    HistoryModel history(nullptr, DataDir(u"/nowhere"_s));
    const auto job = [](const QString &id, const QString &model, const QString &image) {
        Task task;
        task.id = {id + u"-1"_s};
        task.job = {id};
        task.state = TaskState::Completed;
        task.images = {{u"jobs/"_s + id + u"/a.png"_s, image, {}, {}, 0, 0, 0}};
        Job made;
        made.id = {id};
        made.model = model;
        made.created = now();
        made.tasks = {task};
        return made;
    };
    const JobPage page{{job(u"a"_s, u"tripo"_s, u"vase.png"_s), job(u"b"_s, u"draft"_s, u"vase.png"_s),
                        job(u"c"_s, u"draft"_s, u"pot.png"_s)},
                       {}};
    const auto found = [&](const HistorySearch &wanted) {
        history.search(wanted);
        history.show(page);
        return history.models();
    };
    QCOMPARE(found({}), 3);
    QCOMPARE(found({.model = u"draft"_s}), 2);
    QCOMPARE(found({.text = u"vase"_s, .model = u"draft"_s}), 1);
    QCOMPARE(found({.state = TaskState::Failed, .model = u"draft"_s}), 0);
    QCOMPARE(found({.month = QDate::currentDate().addMonths(1), .model = u"draft"_s}), 0);
}

void TestHistory::nothingMatchesIsSaidOnlyAtTheEnd()
{
    Pictures pictures;
    HistoryPage page(nullptr, DataDir(u"/nowhere"_s), *Catalogue::builtIn(), pictures, {});
    auto *made = page.findChild<QComboBox *>(u"made"_s);
    made->setCurrentIndex(made->findData(u"draft"_s));
    auto *history = page.findChild<HistoryModel *>();
    const auto saysNothing = [&page] {
        return std::ranges::any_of(page.findChildren<QLabel *>(), [](const QLabel *label) {
            return label->text() == u"Nothing matches."_s && !label->isHidden();
        });
    };
    history->show({{}, u"there is more to look through"_s});
    QVERIFY(!saysNothing());
    history->show({});
    QVERIFY(saysNothing());
}

void TestHistory::commandsInTheHistoryActOnItsSelection()
{
    Desk desk(m_folder.filePath(u"past"_s));
    makeTwo(desk, u"p"_s);
    desk.window->queuePane().select(desk.queue().at(0).key);
    desk.action(Do::History)->trigger();
    auto *page = desk.window->findChild<HistoryPage *>();
    QTRY_COMPARE(page->view().model()->rowCount(), 3);
    // Nothing is selected here: keys leave the selection of the queue alone.
    QVERIFY(!desk.action(Do::Remove)->isEnabled());
    QVERIFY(!desk.action(Do::CopyPath)->isEnabled());
    desk.press(Qt::Key_Delete);
    QCOMPARE(desk.queue().rowCount(), 2);
    const auto choose = [&](const QString &name) {
        page->view().selectionModel()->clear();
        for (int row = 0; row < page->view().model()->rowCount(); ++row) {
            const QModelIndex index = page->view().model()->index(row, 0);
            if (index.data().toString() == name)
                page->view().selectionModel()->select(index, QItemSelectionModel::Select);
        }
    };
    choose(u"p 2.png"_s);
    QCOMPARE(page->selected().size(), 1);
    QVERIFY(desk.action(Do::ShowInFolder)->isEnabled() && desk.action(Do::Export)->isEnabled());
    QVERIFY(!desk.action(Do::Retry)->isEnabled()); // it is ready
    desk.action(Do::CopyPath)->trigger();
    QCOMPARE(QApplication::clipboard()->text(),
             desk.queue().dir().absolute(page->selected().front().task.model->path));
    const QString exported = m_folder.filePath(u"from the past"_s);
    desk.window->workbench().storeSetting(setting::exportFolder, exported);
    desk.action(Do::Export)->trigger();
    QTRY_VERIFY2(QFile::exists(exported + u"/p 2.glb"_s), qPrintable(desk.told()));
    desk.press(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(page->selected().size(), 2);
    // A model that stands in the queue still is shown there, not twice.
    choose(u"p 1.png"_s);
    Q_EMIT page->openWanted(page->selected().front());
    QVERIFY(!page->isVisible());
    QCOMPARE(desk.queue().rowCount(), 2);
    QCOMPARE(desk.queue().find(desk.window->queuePane().selected().value(0))->name, u"p 1.png"_s);
    QVERIFY(desk.action(Do::Remove)->isEnabled());
}

void TestHistory::finishedRowsStayIfWantedUntilTheyAreCleared()
{
    const QString folder = m_folder.filePath(u"finished"_s);
    const auto rowsAfterRestart = [&folder](bool keep, const std::function<void(Desk &)> &before) {
        {
            Desk desk(folder);
            desk.window->workbench().storeSetting(setting::keepFinished, keep ? u"true"_s : u"false"_s);
            before(desk);
            desk.window->close();
        }
        Desk desk(folder);
        QSignalSpy told(&desk.window->workbench(), &Workbench::costKnown);
        QCoreApplication::processEvents();      // now the window has asked what the last session left
        desk.window->workbench().refreshCost(); // and this is answered after it
        if (!told.wait(Desk::patience))
            return -1;
        return desk.queue().rowCount();
    };
    const auto make = [this](Desk &desk) {
        makeTwo(desk, u"f"_s);
        desk.window->queuePane().select(desk.queue().at(0).key);
        desk.action(Do::Remove)->trigger();
    };
    QCOMPARE(rowsAfterRestart(true, make), 1);
    QCOMPARE(rowsAfterRestart(true, [](Desk &desk) { QTRY_COMPARE(desk.queue().rowCount(), 1); }), 1);
    QCOMPARE(rowsAfterRestart(false, [](Desk &) {}), 0);
    QCOMPARE(rowsAfterRestart(true, [](Desk &desk) { desk.action(Do::ClearFinished)->trigger(); }), 0);
    Desk desk(folder);
    desk.action(Do::History)->trigger();
    QTRY_COMPARE(desk.window->findChild<HistoryModel *>()->models(), 2);
}

void TestHistory::finishedRowsOutliveACrash()
{
    const QString folder = m_folder.filePath(u"crash"_s);
    const auto noted = [&folder] {
        return QSettings(folder + u"/settings.ini.window"_s, QSettings::IniFormat)
            .value("queue/finished"_L1)
            .toStringList();
    };
    {
        Desk desk(folder);
        desk.window->workbench().storeSetting(setting::keepFinished, u"true"_s);
        makeTwo(desk, u"c"_s);
        // What is there before the last one has ended is all that a crash then leaves.
        QTRY_COMPARE(noted().size(), 2);
        desk.window->queuePane().select(desk.queue().at(0).key);
        desk.action(Do::Remove)->trigger();
        QTRY_COMPARE(noted().size(), 1);
    } // not closed: nothing is written at the end
    Desk desk(folder);
    QTRY_COMPARE(desk.queue().rowCount(), 1);
    QVERIFY(desk.all(&QueueRow::isReady));
    desk.window->workbench().storeSetting(setting::keepFinished, u"false"_s);
    QTRY_VERIFY(noted().isEmpty());
}

QTEST_MAIN(TestHistory)
#include "test_history.moc"
