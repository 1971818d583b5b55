// SPDX-License-Identifier: GPL-3.0-or-later
// What is taken back and done again: by key, with words in the menu, and never at the cost of what went on
// since.
#include "core/async.h"
#include "core/jobs/engine.h"
#include "tests/ui/desk.h"
#include "ui/dialogs/details_dialog.h"
#include "ui/history/history_model.h"
#include "ui/translation.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(u"en"_s); }
    void aRemovalIsTakenBackAndDoneAgain();
    void imagesAreDeletedWhenTheirRemovalStays();
    void theButtonOfTheMessageMeansOnlyThatRemoval();
    void aMoveOfDraftsIsTakenBack();
    void aMoveInLineIsTakenBackAtTheEngine();
    void aNewNameIsTakenBack();
    void aModelsNewNameStays();
    void settingsAreTakenBack();
    void whatBecameAModelStaysAsItIs();
    void aDeletedJobDoesNotComeBack();
    void aDraftOnItsWayIsNotRemoved();

private:
    /// With these many drafts: "x 1.png", "x 2.png", …
    std::unique_ptr<Desk> deskWith(const QString &prefix, int drafts);
    static QStringList names(Desk &desk);
    static QStringList keys(Desk &desk);
    static int sent(Desk &desk);
    static void pause(Desk &desk);

    QTemporaryDir m_folder;
};

std::unique_ptr<Desk> TestEdits::deskWith(const QString &prefix, int drafts)
{
    auto desk = std::make_unique<Desk>(m_folder.filePath(prefix));
    QStringList paths;
    for (int i = 1; i <= drafts; ++i)
        paths.append(drawImage(m_folder.filePath(u"%1 %2.png"_s.arg(prefix).arg(i)),
                               QColor::fromHsv(i * 40, 200, 200)));
    desk->drop(paths);
    const bool there =
        QTest::qWaitFor([&] { return desk->queue().counts().drafts == drafts; }, Desk::patience);
    return there ? std::move(desk) : nullptr;
}

QStringList TestEdits::names(Desk &desk)
{
    QStringList names;
    for (const QueueRow &row : desk.queue().rows())
        names.append(row.name);
    return names;
}

QStringList TestEdits::keys(Desk &desk)
{
    QStringList keys;
    for (const QueueRow &row : desk.queue().rows())
        keys.append(row.key);
    return keys;
}

int TestEdits::sent(Desk &desk)
{
    Engine *engine = &desk.thread->engine();
    auto total = ask(engine, [engine] { return engine->store().counts()->total(); });
    total.waitForFinished();
    return total.result();
}

void TestEdits::pause(Desk &desk)
{
    Engine *engine = &desk.thread->engine();
    ask(engine, [engine] { return engine->setPaused(true).ok(); }).waitForFinished();
}

void TestEdits::aRemovalIsTakenBackAndDoneAgain()
{
    const auto desk = deskWith(u"r"_s, 3);
    QVERIFY(desk);
    QVERIFY(!desk->action(Do::Undo)->isEnabled());
    const QStringList all = names(*desk);
    desk->window->queuePane().select(desk->queue().at(1).key);
    desk->press(Qt::Key_Delete);
    QCOMPARE(names(*desk), (QStringList{all[0], all[2]}));
    QCOMPARE(desk->action(Do::Undo)->text(), u"&Undo removing “r 2.png”"_s);
    desk->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(names(*desk), all);
    QCOMPARE(desk->action(Do::Undo)->text(), u"&Undo"_s);
    QVERIFY(!desk->action(Do::Undo)->isEnabled());
    QCOMPARE(desk->action(Do::Redo)->text(), u"Re&do removing “r 2.png”"_s);
    desk->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(names(*desk), (QStringList{all[0], all[2]}));
    desk->window->queuePane().shown().selectAll();
    desk->press(Qt::Key_Delete);
    QCOMPARE(desk->action(Do::Undo)->text(), u"&Undo removing 2 images"_s);
    desk->press(Qt::Key_Z, Qt::ControlModifier);
    desk->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(names(*desk), all);
}

void TestEdits::imagesAreDeletedWhenTheirRemovalStays()
{
    auto desk = deskWith(u"d"_s, 2);
    QVERIFY(desk);
    const DataDir dir = desk->queue().dir();
    const QString gone = dir.absolute(desk->queue().at(0).task.images.front().path);
    const QString kept = dir.absolute(desk->queue().at(1).task.images.front().path);
    Edits edits(desk->window->workbench());
    for (int i = 0; i < 2; ++i) { // the second one comes back
        QCOMPARE(edits.remove({desk->queue().at(0).key}), 1);
        QVERIFY(QFile::exists(gone) && QFile::exists(kept));
    }
    edits.stack().undo();
    edits.stack().clear();
    QTRY_VERIFY(!QFile::exists(gone));
    QCOMPARE(names(*desk), QStringList{u"d 2.png"_s});
    QVERIFY(QFile::exists(kept));

    // Closing the window ends what can be taken back.
    desk->window->queuePane().select(desk->queue().at(0).key);
    desk->action(Do::Remove)->trigger();
    QVERIFY(QFile::exists(kept));
    desk.reset();
    QTRY_VERIFY(!QFile::exists(kept));
}

void TestEdits::theButtonOfTheMessageMeansOnlyThatRemoval()
{
    const auto desk = deskWith(u"b"_s, 2);
    QVERIFY(desk);
    Snackbar &message = desk->window->snackbar();
    desk->window->queuePane().select(desk->queue().at(1).key);
    desk->action(Do::Remove)->trigger();
    QVERIFY(message.isVisible());
    QVERIFY(message.act());
    QCOMPARE(desk->queue().rowCount(), 2);
    desk->window->queuePane().select(desk->queue().at(1).key);
    desk->action(Do::Remove)->trigger();
    desk->action(Do::Undo)->trigger();
    QVERIFY(!message.isVisible());
    QVERIFY(!message.act());
}

void TestEdits::aMoveOfDraftsIsTakenBack()
{
    const auto desk = deskWith(u"m"_s, 3);
    QVERIFY(desk);
    const QStringList all = names(*desk);
    desk->window->queuePane().select(desk->queue().at(2).key);
    desk->press(Qt::Key_Up, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(names(*desk), (QStringList{all[2], all[0], all[1]}));
    QCOMPARE(desk->action(Do::Undo)->text(), u"&Undo moving “m 3.png”"_s);
    desk->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(names(*desk), all);
    desk->press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(names(*desk), (QStringList{all[2], all[0], all[1]}));
}

void TestEdits::aMoveInLineIsTakenBackAtTheEngine()
{
    const auto desk = deskWith(u"l"_s, 3);
    QVERIFY(desk);
    pause(*desk);
    desk->action(Do::Create)->trigger();
    QTRY_COMPARE(desk->queue().counts().waiting, 3);
    const auto line = [&desk] {
        Engine *engine = &desk->thread->engine();
        auto asked = ask(engine, [engine] { return *engine->store().line(u"draft"_s, 100); });
        asked.waitForFinished();
        QStringList names;
        const auto tasks = asked.result();
        for (const TaskId &task : tasks)
            names.append(desk->queue().findTask(task)->name);
        return names;
    };
    const QStringList all = line();
    desk->window->queuePane().select(desk->queue().at(2).key);
    desk->press(Qt::Key_Up, Qt::AltModifier);
    QTRY_COMPARE(line(), (QStringList{all[0], all[2], all[1]}));
    desk->press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(line(), all);
    QCOMPARE(names(*desk), all);
}

void TestEdits::aNewNameIsTakenBack()
{
    const auto desk = deskWith(u"n"_s, 1);
    QVERIFY(desk);
    Edits edits(desk->window->workbench());
    const QString key = desk->queue().at(0).key;
    edits.rename(key, u"Vase.png"_s);
    QCOMPARE(desk->queue().at(0).task.images.front().name, u"Vase.png"_s);
    QCOMPARE(edits.stack().undoText(), u"renaming “n 1.png”"_s);
    edits.stack().undo();
    QCOMPARE(names(*desk), QStringList{u"n 1.png"_s});
    QCOMPARE(desk->queue().at(0).task.images.front().name, u"n 1.png"_s);
    edits.stack().redo();
    QCOMPARE(names(*desk), QStringList{u"Vase.png"_s});
    edits.rename(key, u"Vase.png"_s);
    QCOMPARE(edits.stack().count(), 1);
}

void TestEdits::aModelsNewNameStays()
{
    const QString folder = m_folder.filePath(u"stay"_s);
    {
        const auto desk = deskWith(u"stay"_s, 1);
        QVERIFY(desk);
        desk->window->workbench().storeSetting(setting::keepFinished, u"true"_s);
        desk->action(Do::Create)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(desk->all(&QueueRow::isReady), Desk::patience);
        Edits edits(desk->window->workbench());
        edits.rename(desk->queue().at(0).key, u"Amphora v1.2"_s); // a dot is no ending
        QCOMPARE(names(*desk), QStringList{u"Amphora v1.2.png"_s});
        Engine *engine = &desk->thread->engine();
        const auto stored = [&desk, engine] {
            const JobId job = desk->queue().at(0).task.job;
            return ask(engine, [engine, job] { return engine->store().job(job)->tasks[0].name(); }).result();
        };
        QTRY_COMPARE(stored(), u"Amphora v1.2.png"_s);
        edits.stack().undo();
        QTRY_COMPARE(stored(), u"stay 1.png"_s);
        QCOMPARE(desk->queue().at(0).task.title, QString());
        edits.stack().redo();
        QTRY_COMPARE(stored(), u"Amphora v1.2.png"_s);
        desk->window->close();
    }
    Desk desk(folder);
    QTRY_COMPARE(names(desk), QStringList{u"Amphora v1.2.png"_s});
    const QueueRow &row = desk.queue().at(0);
    QCOMPARE(row.task.originalName(), u"stay 1.png"_s);
    QVERIFY(detailsOf(row, nullptr).contains({u"Image"_s, u"stay 1.png"_s}));
    desk.window->queuePane().select(row.key);
    desk.window->workbench().storeSetting(setting::exportFolder, m_folder.filePath(u"models"_s));
    desk.action(Do::Export)->trigger();
    QTRY_VERIFY(QFile::exists(m_folder.filePath(u"models/Amphora v1.2.glb"_s)));
    desk.action(Do::History)->trigger();
    auto *history = desk.window->findChild<HistoryModel *>();
    for (const QString &text : {u"AMPHORA"_s, u"stay 1"_s, u"boat"_s}) {
        history->search({.text = text});
        QTRY_COMPARE(history->models(), text == u"boat"_s ? 0 : 1);
    }
}

void TestEdits::settingsAreTakenBack()
{
    const auto desk = deskWith(u"s"_s, 3);
    QVERIFY(desk);
    Workbench &bench = desk->window->workbench();
    const Recipe before = bench.recipe();
    const Recipe one{u"draft"_s, {{u"seed"_s, 7}}};
    const Recipe other{u"draft"_s, {{u"seed"_s, 8}}};
    Edits edits(bench);
    const QStringList all = keys(*desk);
    edits.setRecipe({all[0]}, one);
    edits.setRecipe({all[0], all[1]}, other);
    QCOMPARE(bench.recipeOf(*desk->queue().find(all[1])), other);
    edits.stack().undo();
    QCOMPARE(bench.recipeOf(*desk->queue().find(all[0])), one);
    QVERIFY(!desk->queue().find(all[1])->custom);
    edits.stack().undo();
    QVERIFY(!desk->queue().find(all[0])->custom);
    edits.stack().redo();
    QCOMPARE(bench.recipeOf(*desk->queue().find(all[0])), one);
    edits.setRecipe({}, other);
    QCOMPARE(bench.recipe(), other);
    edits.stack().undo();
    QCOMPARE(bench.recipe(), before);
}

void TestEdits::whatBecameAModelStaysAsItIs()
{
    const auto desk = deskWith(u"w"_s, 2);
    QVERIFY(desk);
    Edits edits(desk->window->workbench());
    QSignalSpy late(&edits, &Edits::tooLate);
    const QStringList all = keys(*desk);
    edits.setRecipe({all[0]}, {u"draft"_s, {{u"seed"_s, 7}}});
    edits.move({all[1]}, {{all[1], all[0]}});
    pause(*desk);
    desk->action(Do::Create)->trigger();
    QTRY_COMPARE(desk->queue().counts().waiting, 2);
    const QStringList order = names(*desk);
    edits.stack().undo();
    QCOMPARE(late.size(), 1);
    QVERIFY(!late.front().front().toString().isEmpty());
    QCOMPARE(names(*desk), order);
    QCOMPARE(desk->queue().find(all[0])->options.value(u"seed"_s).toInt(), 7);
    edits.stack().undo();
    QCOMPARE(late.size(), 2);
    QCOMPARE(desk->queue().find(all[0])->options.value(u"seed"_s).toInt(), 7);
    // Both are forgotten; nothing was sent again, nothing cancelled.
    QCOMPARE(edits.stack().count(), 0);
    QCOMPARE(sent(*desk), 2);
    QCOMPARE(desk->queue().counts().waiting, 2);
}

void TestEdits::aDeletedJobDoesNotComeBack()
{
    const auto desk = deskWith(u"j"_s, 1);
    QVERIFY(desk);
    desk->action(Do::Create)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(desk->all(&QueueRow::isReady), Desk::patience);
    const JobId job = desk->queue().at(0).task.job;
    desk->action(Do::ClearFinished)->trigger();
    QCOMPARE(desk->queue().rowCount(), 0);
    QSignalSpy changed(&desk->thread->engine(), &Engine::changed);
    desk->window->workbench().removeJob(job);
    QTRY_VERIFY(!changed.isEmpty());
    QTRY_COMPARE(sent(*desk), 0);
    QCoreApplication::processEvents();
    desk->action(Do::Undo)->trigger();
    QCOMPARE(desk->queue().rowCount(), 0);
    QVERIFY(desk->told().contains(u"Too late"_s));
}

void TestEdits::aDraftOnItsWayIsNotRemoved()
{
    const auto desk = deskWith(u"o"_s, 1);
    QVERIFY(desk);
    pause(*desk);
    desk->window->workbench().create();
    desk->window->queuePane().select(desk->queue().at(0).key);
    desk->action(Do::Remove)->trigger();
    QTRY_COMPARE(desk->queue().counts().waiting, 1);
    QVERIFY(!desk->action(Do::Undo)->isEnabled());
}

QTEST_MAIN(TestEdits)
#include "test_edits.moc"
