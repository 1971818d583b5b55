// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says about rows and about itself, without a window.
#include "ui/drafts.h"
#include "ui/outlook.h"
#include "ui/queue/queue_model.h"
#include "ui/queue/row_text.h"
#include "ui/stage/failure_text.h"
#include "ui/wording.h"

#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
QueueRow draft(const QString &name, const QString &job = u"job"_s)
{
    QueueRow row;
    row.key = name;
    row.name = name;
    row.task.job.value = job;
    ImageFile image;
    image.path = u"jobs/%1/%2.png"_s.arg(job, name);
    image.name = name;
    image.size = 1'000'000;
    row.task.images = {image};
    return row;
}

Task running(int percent)
{
    Task task;
    task.id.value = u"t"_s;
    task.job.value = u"job"_s;
    task.state = TaskState::Running;
    task.stage = u"generating"_s;
    task.percent = percent;
    task.attempts = 1;
    task.started = now();
    return task;
}

Changes with(const Task &task)
{
    Changes changes;
    changes.tasks = {task};
    return changes;
}
} // namespace

class TestTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyErrorHasAShortLine();
    void aFailureIsExplainedOnce();
    void theButtonSaysThePrice();
    void withoutAKeyTheButtonConnects();
    void theMostUrgentBannerWins();
    void aLockedAccountLeadsToSupport();
    void aLockedKeychainIsSaidWhereItsKeyIsNeeded();
    void waitingInLineIsNoProgress();
    void whatIsDoneIsSummedUp();
    void aLongLineHasABriefForm();
    void progressNeverGoesBack();
    void aRetrySaysWhichOneItIs();
    void savingSaysHowMuchIsHere();
    void whatNobodyWaitsForIsNotCounted();
    void aModelWithoutItsFileOffersTheWayBack();
    void aNewNameFollowsTheTask();
    void aDraftBecomesItsTask();
    void aRemovedTaskStaysAway();
    void batchesHoldAtMostTwentyFive();
    void differentRecipesAreDifferentJobs();
    void draftsAreKeptOnDisk();
    void spansAreRounded();
};

void TestTexts::everyErrorHasAShortLine()
{
    for (const ErrorRow &row : errorRows()) {
        const QString line = shortFailure({row.code, {}}, Billing::NotCharged);
        QVERIFY2(!line.isEmpty() && line.size() <= 45, row.name);
    }
}

void TestTexts::aFailureIsExplainedOnce()
{
    QueueRow row = draft(u"a.png"_s);
    row.task.failure = Failure{{ErrorCode::ContentRefused, {}}, Billing::MayBeCharged};
    const FailureText text = failureTextFor(row);
    QCOMPARE(text.title, u"fal.ai declined this image"_s);
    QCOMPARE(text.cause, u"fal.ai may charge for this attempt."_s);
    QVERIFY(text.next.contains(u"rules"_s));
    row.task.failure->error.detail = u"A picture of a person."_s;
    QVERIFY(failureTextFor(row).cause.startsWith(u"A picture of a person. "_s));
    row.task.failure = Failure{{ErrorCode::ModelExpired, {}}, Billing::Free};
    QVERIFY(!failureTextFor(row).cause.isEmpty());
}

void TestTexts::theButtonSaysThePrice()
{
    QueueCounts counts;
    counts.drafts = 8;
    Outlook outlook;
    outlook.key = KeyPlace::Keychain;
    outlook.draftPrice = 2.4;
    const QString text = composerFor(outlook, counts).button.text;
    QVERIFY2(text.contains(u"8"_s) && text.contains(u"2.40"_s), qPrintable(text));
    outlook.draftPrice.reset();
    QVERIFY(!composerFor(outlook, counts).caption.isEmpty());
    outlook.freeDrafts = true;
    QVERIFY(!composerFor(outlook, counts).button.text.contains(u'$'));
}

void TestTexts::withoutAKeyTheButtonConnects()
{
    QueueCounts counts;
    counts.drafts = 1;
    Outlook outlook;
    QCOMPARE(composerFor(outlook, counts).button.action, WindowAction::Connect);
    outlook.needsKey = false;
    QCOMPARE(composerFor(outlook, counts).button.action, WindowAction::Create);
}

void TestTexts::theMostUrgentBannerWins()
{
    QueueCounts counts;
    counts.waiting = 3;
    Outlook outlook;
    QVERIFY(!bannerFor(outlook, counts));
    outlook.paused = true;
    QCOMPARE(bannerFor(outlook, counts)->icon, u"pause"_s);
    outlook.offlineSince = QDateTime::currentDateTime();
    QCOMPARE(bannerFor(outlook, counts)->icon, u"offline"_s);
    QVERIFY(bannerFor(outlook, counts)->actions.isEmpty());
    for (const ErrorCode cause : {ErrorCode::CertificateRefused, ErrorCode::ProxyRefused}) {
        outlook.offlineCause = cause;
        QCOMPARE(bannerFor(outlook, counts)->actions[0].action, WindowAction::NetworkSettings);
    }
    outlook.hold = Error{ErrorCode::ProviderKeyRefused, {}};
    QCOMPARE(bannerFor(outlook, counts)->icon, u"key"_s);
    outlook.hold = Error{ErrorCode::AccountLocked, {}};
    QCOMPARE(bannerFor(outlook, counts)->text,
             u"fal.ai locked this account. Only fal.ai support can unlock it."_s);
}

void TestTexts::aLockedAccountLeadsToSupport()
{
    Outlook outlook;
    outlook.hold = Error{ErrorCode::AccountLocked, {}};
    const auto banner = bannerFor(outlook, {});
    QVERIFY(banner);
    QList<WindowAction> offered;
    for (const LabelledAction &action : banner->actions)
        offered.append(action.action);
    QCOMPARE(offered, (QList{WindowAction::Support, WindowAction::CopyMessage, WindowAction::Resume}));
}

void TestTexts::aLockedKeychainIsSaidWhereItsKeyIsNeeded()
{
    Outlook outlook;
    outlook.keychainLocked = true;
    QCOMPARE(statusFor(outlook, {}).right, u"fal.ai · keychain locked"_s);
    const auto opens = [&outlook] {
        const auto banner = bannerFor(outlook, {});
        return banner && banner->actions[0].action == WindowAction::Unlock;
    };
    QVERIFY(opens());
    outlook.needsKey = false; // drafts on this computer
    QVERIFY(!opens());
    outlook.hold = Error{ErrorCode::ProviderKeyMissing, {}}; // but others wait for it
    QVERIFY(opens());
    outlook.hold = Error{ErrorCode::DiskFull, {}};
    outlook.needsKey = true;
    QVERIFY(!opens());
    outlook.hold.reset();
    outlook.key = KeyPlace::Session;
    QVERIFY(!opens());
}

void TestTexts::waitingInLineIsNoProgress()
{
    QueueModel queue(DataDir(u"/nowhere"_s));
    Task task = running(0);
    task.stage = u"queued"_s;
    task.started = {};
    task.queuePosition = 2;
    queue.apply(with(task));
    const StatusText line = statusFor({}, queue.counts());
    QCOMPARE(line.aside, u"waiting for fal.ai"_s);
    QCOMPARE(line.percent, -1);
}

void TestTexts::whatIsDoneIsSummedUp()
{
    QueueCounts counts;
    counts.done = 4;
    counts.elapsed = 190s;
    QVERIFY(!statusFor({}, counts).left.contains(u'$'));
    counts.cost = 1.5;
    QCOMPARE(statusFor({}, counts).left, u"4 done · 3 min 10 s · $1.50"_s);
    counts.failed = 1;
    const StatusText line = statusFor({}, counts);
    QVERIFY2(line.left.startsWith(u"4 of 5 done"_s), qPrintable(line.left));
    QVERIFY(line.problem.startsWith(u'1'));
}

void TestTexts::aLongLineHasABriefForm()
{
    QueueRow row;
    row.kind = QueueRow::Kind::Task;
    row.task = running(64);
    RowSurroundings around;
    around.present = row.task.started + 45s;
    around.usual = 70s;
    RowText text = textFor(row, around);
    QCOMPARE(text.line, u"Creating model… 64% · about 25 s left"_s);
    QCOMPARE(text.brief, u"64% · about 25 s left"_s);
    around.present = row.task.started + 200s;
    text = textFor(row, around);
    QVERIFY(text.line.endsWith(text.brief));
    row.task.stage = u"uploading"_s;
    QVERIFY(textFor(row, around).brief.isEmpty());
}

void TestTexts::progressNeverGoesBack()
{
    QueueModel queue(DataDir(u"/nowhere"_s));
    queue.apply(with(running(60)));
    queue.apply(with(running(40)));
    QCOMPARE(queue.at(0).task.percent, 60);
    Task again = running(5);
    again.attempts = 2;
    queue.apply(with(again));
    QCOMPARE(queue.at(0).task.percent, 5);
}

void TestTexts::aRetrySaysWhichOneItIs()
{
    QueueRow row;
    row.kind = QueueRow::Kind::Task;
    row.task = running(10);
    row.task.attempts = 2;
    row.task.failure = Failure{Error{ErrorCode::FalRateLimit}};
    const Time present = now();
    row.task.due = present + 7s;
    RowSurroundings around{.present = present, .tries = 3};
    const auto line = [&] { return textFor(row, around).line; };
    QCOMPARE(line(), u"fal.ai is busy · trying again in 8 s (2 of 3)"_s);
    QVERIFY(line().size() <= 45);
    row.task.attempts = 4; // another computer may try it more often
    QCOMPARE(line(), u"fal.ai is busy · trying again in 8 s"_s);
    row.task.attempts = 2;
    around.tries = 0;
    QCOMPARE(line(), u"fal.ai is busy · trying again in 8 s"_s);
}

void TestTexts::savingSaysHowMuchIsHere()
{
    QueueRow row;
    row.kind = QueueRow::Kind::Task;
    row.task = running(85);
    row.task.stage = u"downloading"_s;
    const auto line = [&row] { return textFor(row, {.present = now()}).line; };
    QCOMPARE(line(), u"Saving model… 85%"_s);
    row.task.received = 12'300'000;
    QCOMPARE(line(), u"Saving model… 12.3 MB"_s);
    row.task.receiving = 42'100'000;
    QCOMPARE(line(), u"Saving model… 12 of 42 MB"_s);
    QCOMPARE(textFor(row, {.present = now()}).percent, 85);
    row.task.received = 1'240'000;
    row.task.receiving = 4'200'000;
    QCOMPARE(line(), u"Saving model… 1.2 of 4.2 MB"_s);
    row.task.received = 20'000;
    row.task.receiving = 300'000;
    QCOMPARE(line(), u"Saving model… 20 of 300 kB"_s);
}

void TestTexts::whatNobodyWaitsForIsNotCounted()
{
    QueueModel queue(DataDir(u"/nowhere"_s));
    Task task = running(40);
    queue.apply(with(task));
    QCOMPARE(queue.counts().open(), 1);
    task.unawaited = true;
    queue.apply(with(task));
    QCOMPARE(queue.counts().open(), 0);
    QCOMPARE(queue.counts().started(), 0);
    QCOMPARE(queue.countOf(QueueModel::Group::Active), 0);
    const RowText text = queue.index(0, 0).data(QueueModel::TextRole).value<RowText>();
    QCOMPARE(text.line, u"Not waiting · kept if it arrives"_s);
    QCOMPARE(text.percent, -1);
    task.state = TaskState::Completed;
    queue.apply(with(task));
    QCOMPARE(queue.counts().done, 1);
}

void TestTexts::aModelWithoutItsFileOffersTheWayBack()
{
    QueueRow row;
    row.kind = QueueRow::Kind::Task;
    row.task = running(100);
    row.task.state = TaskState::Completed;
    row.task.model = ModelFile{};
    row.fileProblem = ErrorCode::FileNotFound;
    QCOMPARE(textFor(row, {}).line, u"Model file is missing"_s);
    QCOMPARE(textFor(row, {}).action, RowAction::CreateAgain);
    row.task.model->remoteUrl = u"http://[::1]/model.glb"_s;
    QCOMPARE(textFor(row, {}).action, RowAction::Fetch);
    QCOMPARE(textFor(row, {}).actionName, u"Download again (free)"_s);
    row.fileProblem = ErrorCode::ModelUnreadable;
    QCOMPARE(textFor(row, {}).line, u"Model file is damaged"_s);
    row.task.state = TaskState::Failed;
    row.task.failure = Failure{Error{ErrorCode::ModelExpired}, Billing::Charged};
    QCOMPARE(textFor(row, {}).line, u"Model no longer at fal.ai"_s);
    QCOMPARE(textFor(row, {}).actionName, u"Create again"_s);
    QCOMPARE(failureTextFor(row).actions.front(), StageAction::CreateAgain);
    row.task.failure = Failure{Error{ErrorCode::DownloadFailed}, Billing::Charged};
    QCOMPARE(failureTextFor(row).actions.front(), StageAction::Fetch);
}

void TestTexts::aNewNameFollowsTheTask()
{
    QueueModel queue(DataDir(u"/nowhere"_s));
    Task task = running(10);
    ImageFile image;
    image.name = u"pot.png"_s;
    task.images = {image};
    queue.apply(with(task));
    for (const QString &title : {u"Amphora.png"_s, QString()}) { // also when another window gives it
        task.title = title;
        queue.apply(with(task));
        QCOMPARE(queue.at(0).name, task.name());
    }
}

void TestTexts::aDraftBecomesItsTask()
{
    QueueModel queue(DataDir(u"/nowhere"_s));
    queue.add({draft(u"a"_s), draft(u"b"_s)});
    Task task = running(0);
    task.images = queue.at(1).task.images;
    queue.apply(with(task));
    QCOMPARE(queue.rowCount(), 2);
    QVERIFY(queue.find(u"b"_s)->isTask());
    QVERIFY(queue.find(u"a"_s)->isDraft());
}

void TestTexts::aRemovedTaskStaysAway()
{
    QueueModel queue(DataDir(u"/nowhere"_s));
    queue.apply(with(running(10)));
    const auto taken = queue.take({u"t"_s});
    queue.apply(with(running(20)));
    QCOMPARE(queue.rowCount(), 0);
    queue.putBack(taken);
    queue.apply(with(running(30)));
    QCOMPARE(queue.at(0).task.percent, 30);
}

void TestTexts::batchesHoldAtMostTwentyFive()
{
    QList<QueueRow> rows;
    for (int i = 0; i < 60; ++i)
        rows.append(draft(QString::number(i)));
    const auto batches = bundled(rows, [](const QueueRow &) { return Recipe{u"m"_s, {}}; });
    QCOMPARE(batches.size(), 3);
    QCOMPARE(batches[0].keys.size(), 25);
    QCOMPARE(batches[2].keys.size(), 10);
    // One folder belongs to one job.
    QVERIFY(!batches[0].move);
    QVERIFY(batches[1].move && batches[1].job.id != batches[0].job.id);
}

void TestTexts::differentRecipesAreDifferentJobs()
{
    const QList<QueueRow> rows{draft(u"a"_s), draft(u"b"_s), draft(u"c"_s)};
    const auto batches = bundled(rows, [](const QueueRow &row) {
        return Recipe{row.key == u"b"_s ? u"x"_s : u"y"_s, {}};
    });
    QCOMPARE(batches.size(), 2);
    QCOMPARE(batches[0].keys, (QStringList{u"a"_s, u"c"_s}));
}

void TestTexts::draftsAreKeptOnDisk()
{
    const QTemporaryDir folder;
    const DataDir dir(folder.path());
    QueueRow row = draft(u"a"_s);
    row.note = u"Converted"_s;
    QDir().mkpath(dir.jobDir(row.task.job));
    QFile image(dir.absolute(row.task.images.front().path));
    QVERIFY(image.open(QIODevice::WriteOnly));
    saveDrafts(dir, {row, draft(u"gone"_s)});
    const auto loaded = loadDrafts(dir);
    QCOMPARE(loaded.size(), 1);
    QCOMPARE(loaded[0].name, u"a"_s);
    QCOMPARE(loaded[0].note, u"Converted"_s);
    QCOMPARE(loaded[0].task.images.front().size, 1'000'000);
}

void TestTexts::spansAreRounded()
{
    QCOMPARE(spanText(23s), u"about 25 s"_s);
    QCOMPARE(spanText(2s), u"about 5 s"_s);
    QCOMPARE(spanText(100s), u"about 2 min"_s);
    QCOMPARE(exactSpanText(100s), u"1 min 40 s"_s);
}

QTEST_MAIN(TestTexts)
#include "test_texts.moc"
