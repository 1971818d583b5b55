// SPDX-License-Identifier: GPL-3.0-or-later
// The window with an account at fal.ai, which the simulator plays: what rows and banners say, what is paid.
#include "tests/imaging/sample_images.h"
#include "tests/journeys/programs.h"
#include "tests/ui/desk.h"
#include "ui/translation.h"

#include <QApplication>
#include <QCheckBox>
#include <QFile>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestFalWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void progressNeverGoesBackAndThePriceIsKept();
    void aWrongKeyIsOneBannerAndWaits();
    void failuresKeepTheirWordsAndRetryAll();
    void anUnclearSubmitIsSentAgainOnlyWhenAsked();
    void cancellingInLineIsFree();
    void aRestartInTheMiddlePaysOnce();
    void aMissingModelIsDownloadedAgainForFree();
    void aModelThatIsGoneIsCreatedAgainOnlyWhenAsked();
    void whatNobodyWaitsForIsKeptWhenItArrives();
    void whatNobodyWantsIsNotPickedUp();

private:
    std::unique_ptr<Desk> desk(const QString &folder, const QByteArray &key = Simulator::key().toUtf8());
    void dropAndCreate(Desk &desk, int count);
    /// Presses what says so in the question that comes, once; `keep`: what its box is to say.
    static void answer(const QString &button, bool keep);
    /// One model that is being made, and asked to stop with that answer.
    void stopWhileItIsMade(Desk &desk, bool keep);
    QString fileOf(Desk &desk) const
    {
        return desk.queue().dir().absolute(desk.queue().at(0).task.model->path);
    }
    int submits() const { return m_simulator->stats()[u"submits_accepted"_s].toInt(); }

    QTemporaryDir m_folder;
    std::unique_ptr<Simulator> m_simulator;
    int m_number = 0;
};

void TestFalWindow::initTestCase()
{
    installTranslation(u"en"_s);
    m_simulator = std::make_unique<Simulator>(QStringList{u"--seconds"_s, u"0.3"_s});
    QVERIFY(m_simulator->isReady());
    qputenv("FAL_QUEUE_RUN_HOST", m_simulator->address().toUtf8());
    qputenv("FAL_REST_HOST", m_simulator->address().toUtf8());
}

void TestFalWindow::init()
{
    m_simulator->setFaults({});
    m_simulator->set({{u"seconds"_s, 0.3}, {u"concurrency"_s, 10}});
}

std::unique_ptr<Desk> TestFalWindow::desk(const QString &folder, const QByteArray &key)
{
    return std::make_unique<Desk>(m_folder.filePath(folder), Secret(key));
}

void TestFalWindow::dropAndCreate(Desk &desk, int count)
{
    QStringList paths;
    for (int i = 0; i < count; ++i) {
        ++m_number;
        paths.append(drawImage(m_folder.filePath(u"pot %1.png"_s.arg(m_number)),
                               QColor::fromHsv(m_number * 13 % 360, 200, 200)));
    }
    desk.drop(paths);
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, count, Desk::patience);
    // There is no account to ask for a key here; the engine has one.
    desk.action(Do::Create)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(desk.queue().counts().drafts, 0, Desk::patience);
}

void TestFalWindow::progressNeverGoesBackAndThePriceIsKept()
{
    const auto window = desk(u"progress"_s);
    int most = 0;
    bool back = false;
    QObject watcher; // goes before the window
    connect(&window->queue(), &QAbstractItemModel::dataChanged, &watcher, [&] {
        const int percent = window->queue().at(0).task.percent;
        back = back || percent < most;
        most = std::max(most, percent);
    });
    dropAndCreate(*window, 1);
    QTRY_VERIFY_WITH_TIMEOUT(window->all(&QueueRow::isReady), Desk::patience);
    QVERIFY(!back);
    QVERIFY(window->lineOf(0).startsWith(u"Ready"_s));
    QTRY_VERIFY(window->queue().counts().cost > 0.1);
    QTRY_COMPARE(window->window->windowTitle(), u"Image2Model"_s);
}

void TestFalWindow::aWrongKeyIsOneBannerAndWaits()
{
    QByteArray wrong = Simulator::key().toUtf8();
    wrong.back() = wrong.back() == '0' ? '1' : '0';
    const int before = submits();
    const auto window = desk(u"wrong"_s, wrong);
    dropAndCreate(*window, 2);
    QTRY_VERIFY_WITH_TIMEOUT(window->window->queuePane().banner().isVisible(), Desk::patience);
    QTRY_COMPARE(window->lineOf(0), u"Waiting for a working API key"_s);
    QCOMPARE(window->queue().counts().failed, 0);
    QCOMPARE(submits(), before);
}

void TestFalWindow::failuresKeepTheirWordsAndRetryAll()
{
    const auto window = desk(u"failures"_s);
    const QJsonObject submit{{u"method"_s, u"POST"_s}, {u"path"_s, u"image-to-3d"_s}, {u"times"_s, 2}};
    m_simulator->setFaults({QJsonObject{
        {u"match"_s, submit}, {u"job"_s, QJsonObject{{u"model_error"_s, u"content_policy_violation"_s}}}}});
    dropAndCreate(*window, 2);
    QTRY_VERIFY_WITH_TIMEOUT(window->all(&QueueRow::isFailed), Desk::patience);
    QCOMPARE(window->lineOf(0), u"fal.ai declined this image"_s);
    QTRY_VERIFY(window->window->queuePane().banner().isVisible());
    m_simulator->setFaults({});
    window->action(Do::RetryFailed)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(window->all(&QueueRow::isReady), Desk::patience);
    QTRY_VERIFY(!window->window->queuePane().banner().isVisible());
}

void TestFalWindow::anUnclearSubmitIsSentAgainOnlyWhenAsked()
{
    const auto window = desk(u"unclear"_s);
    const QJsonObject submit{{u"method"_s, u"POST"_s}, {u"path"_s, u"image-to-3d"_s}, {u"times"_s, 1}};
    m_simulator->setFaults({QJsonObject{{u"match"_s, submit}, {u"close_before_answer"_s, true}}});
    dropAndCreate(*window, 1);
    QTRY_COMPARE_WITH_TIMEOUT(window->lineOf(0), u"Unclear whether fal.ai got this image"_s, Desk::patience);
    const int before = submits();
    const auto answer = [](int button) {
        QTimer::singleShot(0, [button] {
            if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget()))
                box->buttons().at(button)->click();
        });
    };
    answer(1); // Leave as is
    window->action(Do::RetryFailed)->trigger();
    QCOMPARE(submits(), before);
    QVERIFY(window->all(&QueueRow::isFailed));
    answer(0); // Try again
    window->action(Do::RetryFailed)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(window->all(&QueueRow::isReady), Desk::patience);
}

void TestFalWindow::cancellingInLineIsFree()
{
    m_simulator->set({{u"concurrency"_s, 0}});
    const auto window = desk(u"cancel"_s);
    dropAndCreate(*window, 1);
    QTRY_VERIFY_WITH_TIMEOUT(window->lineOf(0).contains(u"in line at fal.ai"_s, Qt::CaseInsensitive),
                             Desk::patience);
    window->window->queuePane().select(window->queue().at(0).key);
    window->action(Do::Stop)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(window->lineOf(0), u"Cancelled · not charged"_s, Desk::patience);
}

void TestFalWindow::aRestartInTheMiddlePaysOnce()
{
    m_simulator->set({{u"concurrency"_s, 0}}); // neither ends before the window does
    const int before = submits();
    {
        const auto window = desk(u"restart"_s);
        dropAndCreate(*window, 2);
        QTRY_COMPARE_WITH_TIMEOUT(submits(), before + 2, Desk::patience);
    }
    const auto window = desk(u"restart"_s);
    QTRY_VERIFY_WITH_TIMEOUT(window->told().contains(u"from last time"_s), Desk::patience);
    m_simulator->set({{u"concurrency"_s, 2}});
    QTRY_VERIFY_WITH_TIMEOUT(window->all(&QueueRow::isReady) && window->queue().rowCount() == 2,
                             Desk::patience);
    QCOMPARE(submits(), before + 2);
}

void TestFalWindow::aMissingModelIsDownloadedAgainForFree()
{
    const auto window = desk(u"missing"_s);
    dropAndCreate(*window, 1);
    QTRY_VERIFY_WITH_TIMEOUT(window->all(&QueueRow::isReady), Desk::patience);
    const double month = window->queue().counts().cost;
    const QString path = fileOf(*window);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray model = file.readAll();
    file.close();
    const QString key = window->queue().at(0).key;
    const int before = submits();
    for (const bool missing : {true, false}) {
        if (missing) {
            QVERIFY(QFile::remove(path));
            window->window->workbench().lookForFile(key);
            QTRY_COMPARE(window->lineOf(0), u"Model file is missing"_s);
        } else {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("no model");
            file.close();
            window->window->workbench().noteUnreadable(key); // what the view finds
            QTRY_COMPARE(window->lineOf(0), u"Model file is damaged"_s);
        }
        Q_EMIT window->window->queuePane().rowAction(key, RowAction::Fetch);
        QTRY_VERIFY_WITH_TIMEOUT(window->lineOf(0).startsWith(u"Ready"_s), Desk::patience);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), model);
        file.close();
    }
    QCOMPARE(submits(), before);
    QCOMPARE(window->queue().counts().cost, month);
}

void TestFalWindow::aModelThatIsGoneIsCreatedAgainOnlyWhenAsked()
{
    const auto window = desk(u"gone"_s);
    dropAndCreate(*window, 1);
    QTRY_VERIFY_WITH_TIMEOUT(window->all(&QueueRow::isReady), Desk::patience);
    const QString key = window->queue().at(0).key;
    QVERIFY(QFile::remove(fileOf(*window)));
    const int before = submits();
    m_simulator->setFaults(
        {QJsonObject{{u"match"_s, QJsonObject{{u"service"_s, u"files"_s}, {u"method"_s, u"GET"_s}}},
                     {u"expired"_s, true}}});
    window->window->queuePane().select(key);
    window->window->workbench().lookForFile(key); // it may have been selected before
    QTRY_VERIFY(window->action(Do::FetchModel)->isEnabled());
    window->action(Do::FetchModel)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(window->lineOf(0), u"Model no longer at fal.ai"_s, Desk::patience);
    QCOMPARE(submits(), before);
    m_simulator->setFaults({});
    const auto buttons = [&window] {
        QStringList texts;
        for (const auto *button : window->window->stagePane().findChildren<QPushButton *>())
            texts += button->isVisible() ? QStringList{button->text()} : QStringList();
        return texts;
    };
    QTRY_VERIFY2(buttons().contains(u"Create again  ·  about $0.30"_s), qPrintable(buttons().join(u'|')));
    Q_EMIT window->window->stagePane().triggered(key, StageAction::CreateAgain);
    QTRY_VERIFY_WITH_TIMEOUT(window->all(&QueueRow::isReady), Desk::patience);
    QCOMPARE(submits(), before + 1);
}

void TestFalWindow::answer(const QString &button, bool keep)
{
    QTimer::singleShot(0, [button, keep] {
        auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget());
        if (!box)
            return;
        QVERIFY(box->checkBox()->isChecked()); // kept unless one wants otherwise
        box->checkBox()->setChecked(keep);
        for (QAbstractButton *each : box->buttons()) {
            if (each->text() == button)
                return each->click();
        }
    });
}

void TestFalWindow::stopWhileItIsMade(Desk &desk, bool keep)
{
    m_simulator->set({{u"seconds"_s, 3}});
    dropAndCreate(desk, 1);
    QTRY_VERIFY_WITH_TIMEOUT(desk.lineOf(0).startsWith(u"Creating model"_s), Desk::patience);
    desk.window->queuePane().select(desk.queue().at(0).key);
    answer(u"Stop waiting"_s, keep);
    desk.action(Do::Stop)->trigger();
}

void TestFalWindow::whatNobodyWaitsForIsKeptWhenItArrives()
{
    const int before = submits();
    const int cancels = m_simulator->stats()[u"cancels"_s].toInt();
    const QString line = u"Not waiting · kept if it arrives"_s;
    {
        const auto window = desk(u"unawaited"_s);
        stopWhileItIsMade(*window, true);
        QTRY_COMPARE(window->lineOf(0), line);
        QCOMPARE(window->queue().counts().open(), 0); // it keeps nobody from closing the window
        answer(u"Keep waiting"_s, true);
        window->action(Do::Stop)->trigger();
        QTRY_VERIFY(window->lineOf(0).startsWith(u"Creating model"_s));
        answer(u"Stop waiting"_s, true);
        window->action(Do::Stop)->trigger();
        QTRY_COMPARE(window->lineOf(0), line);
    }
    const auto window = desk(u"unawaited"_s);
    QTRY_COMPARE(window->queue().rowCount(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(window->all(&QueueRow::isReady), Desk::patience);
    QVERIFY(QFile::exists(fileOf(*window)));
    QCOMPARE(submits(), before + 1);
    QCOMPARE(m_simulator->stats()[u"cancels"_s].toInt(), cancels);
}

void TestFalWindow::whatNobodyWantsIsNotPickedUp()
{
    const int downloads = m_simulator->stats()[u"downloads"_s].toInt();
    const auto window = desk(u"unwanted"_s);
    stopWhileItIsMade(*window, false);
    QTRY_COMPARE_WITH_TIMEOUT(window->lineOf(0), u"Stopped · may be charged"_s, Desk::patience);
    QCOMPARE(m_simulator->stats()[u"downloads"_s].toInt(), downloads);
}

QTEST_MAIN(TestFalWindow)
#include "test_fal_window.moc"
