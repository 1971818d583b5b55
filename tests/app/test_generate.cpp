// SPDX-License-Identifier: GPL-3.0-or-later
// generate and what follows it, as a person or a script runs them: the real program, real images, drafts.
#include "core/mesh/statistics.h"
#include "tests/app/program.h"
#include "tests/imaging/sample_images.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QTest>
#include <csignal>
#include <quazip.h>
#include <quazipfile.h>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestGenerate : public QObject
{
    Q_OBJECT

    std::unique_ptr<Program> m_program;

    void write(const QString &name, const QByteArray &bytes)
    {
        QDir().mkpath(QFileInfo(m_program->filePath(name)).path());
        QFile file(m_program->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    Ran run(const QStringList &arguments) { return m_program->run(arguments); }
    QStringList files(const QString &folder)
    {
        return QDir(m_program->filePath(folder)).entryList(QDir::Files, QDir::Name);
    }
    /// Runs one draft and answers its job id.
    QString finishedJob()
    {
        write(u"cat.png"_s, sample::png());
        return run({u"generate"_s, u"cat.png"_s, u"-o"_s, u"out"_s, u"--json"_s})
            .json()[u"job_id"_s]
            .toString();
    }
    int stored()
    {
        return int(QDir(m_program->filePath(u"image2model/jobs"_s))
                       .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
                       .size());
    }

private Q_SLOTS:
    void init() { m_program = std::make_unique<Program>(); }

    void oneImageBecomesAModelWithTheArtistsName()
    {
        write(u"My cat.png"_s, sample::png());
        const Ran ran = run({u"generate"_s, u"My cat.png"_s, u"-o"_s, u"out"_s});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QCOMPARE(ran.out, u"out/My cat.glb\n"_s);
        QVERIFY(ran.err.contains(u"draft"_s));
        const auto model = statisticsOf(m_program->filePath(u"out/My cat.glb"_s));
        QVERIFY(model);
        QVERIFY(model->triangles > 0);
        QVERIFY(model->watertight());
    }

    void nothingIsOverwritten()
    {
        write(u"a/cat.png"_s, sample::png());
        write(u"b/cat.jpg"_s, sample::jpeg());
        write(u"out/cat.glb"_s, "precious");
        const Ran ran = run({u"generate"_s, u"a/cat.png"_s, u"b/cat.jpg"_s, u"-o"_s, u"out"_s});
        QCOMPARE(ran.code, 0);
        QCOMPARE(files(u"out"_s), (QStringList{u"cat (2).glb"_s, u"cat (3).glb"_s, u"cat.glb"_s}));
        QCOMPARE(QFileInfo(m_program->filePath(u"out/cat.glb"_s)).size(), 8);
    }

    void aFolderIsTakenWhole()
    {
        for (const QString &name : {u"1.png"_s, u"2.PNG"_s, u"notes.txt"_s})
            write(u"photos/"_s + name, sample::png());
        const Ran ran = run({u"generate"_s, u"photos"_s, u"-o"_s, u"out"_s, u"--json"_s});
        QCOMPARE(ran.code, 0);
        const QJsonObject job = ran.json();
        QCOMPARE(job[u"status"_s].toString(), u"completed"_s);
        QCOMPARE(job[u"draft"_s].toBool(), true);
        QCOMPARE(job[u"files"_s].toArray().size(), 2);
        for (const QJsonValue file : job[u"files"_s].toArray())
            QVERIFY(QFileInfo::exists(file[u"path"_s].toString()));
    }

    void aZipHoldsEveryModelUnderItsOwnName()
    {
        write(u"a/модель.png"_s, sample::png());
        write(u"b/модель.jpg"_s, sample::jpeg());
        const Ran ran = run({u"generate"_s, u"a"_s, u"b"_s, u"--zip"_s, u"all.zip"_s});
        QVERIFY2(ran.code == 0, qPrintable(ran.err));
        QCOMPARE(ran.out, u"all.zip\n"_s);
        QCOMPARE(run({u"generate"_s, u"a"_s, u"--zip"_s, u"all.zip"_s}).out, u"all (2).zip\n"_s);
        QuaZip archive(m_program->filePath(u"all.zip"_s));
        QVERIFY(archive.open(QuaZip::mdUnzip));
        QCOMPARE(archive.getFileNameList(), (QStringList{u"модель.glb"_s, u"модель (2).glb"_s}));
        for (bool more = archive.goToFirstFile(); more; more = archive.goToNextFile()) {
            QuaZipFile file(&archive);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(file.readAll().startsWith("glTF"));
            file.close();
            QCOMPARE(file.getZipError(), UNZ_OK); // the CRC was right
        }
        QVERIFY(!QFileInfo::exists(m_program->filePath(u"модель.glb"_s)));
        QCOMPARE(run({u"generate"_s, u"a"_s, u"--zip"_s, u"no/such/folder.zip"_s}).code, 1);
    }

    void badImagesAreLeftOutAndTold()
    {
        write(u"good.png"_s, sample::png());
        write(u"text.png"_s, "hello");
        write(u"empty.jpg"_s, {});
        write(u"named.jpg"_s, sample::png());
        write(u"cut.jpg"_s, sample::jpeg().chopped(20));
        write(u"bomb.png"_s, sample::pngBomb(60000, 40000));
        write(u"big.jpg"_s, sample::jpegOfSize((10 << 20) + 1));
        const Ran ran = run({u"generate"_s, u"good.png"_s, u"text.png"_s, u"empty.jpg"_s, u"named.jpg"_s,
                             u"cut.jpg"_s, u"bomb.png"_s, u"big.jpg"_s, u"-o"_s, u"out"_s, u"--json"_s});
        QCOMPARE(ran.code, 3);
        QStringList refused;
        for (const QJsonValue file : ran.json()[u"rejected"_s].toArray())
            refused.append(file[u"filename"_s].toString() + u' ' + file[u"error_code"_s].toString());
        QCOMPARE(refused, (QStringList{u"text.png UNSUPPORTED_IMAGE"_s, u"empty.jpg EMPTY_FILE"_s,
                                       u"named.jpg UNSUPPORTED_IMAGE"_s, u"cut.jpg UNSUPPORTED_IMAGE"_s,
                                       u"bomb.png FILE_TOO_LARGE"_s, u"big.jpg FILE_TOO_LARGE"_s}));
        QCOMPARE(files(u"out"_s), QStringList{u"good.glb"_s});
    }

    void whatCannotBeginSaysWhyAndLeavesNothing_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no image") << QStringList{} << 2 << u"IMAGE"_s;
        QTest::newRow("missing file") << QStringList{u"none.png"_s} << 1 << u"none.png"_s;
        QTest::newRow("empty folder") << QStringList{u"empty"_s} << 2 << u"empty"_s;
        QTest::newRow("26 images") << QStringList{u"many"_s} << 2 << u"25"_s;
        QTest::newRow("only text") << QStringList{u"text.png"_s} << 1 << u"text.png"_s;
        QTest::newRow("unknown provider")
            << QStringList{u"a.png"_s, u"--provider"_s, u"x"_s} << 2 << u"draft or fal"_s;
        QTest::newRow("unknown model") << QStringList{u"a.png"_s, u"--model"_s, u"x/y"_s} << 2 << u"x/y"_s;
        QTest::newRow("unknown option")
            << QStringList{u"a.png"_s, u"--option"_s, u"warp=9"_s} << 2 << u"warp"_s;
        QTest::newRow("no pair") << QStringList{u"a.png"_s, u"--option"_s, u"warp"_s} << 2 << u"KEY=VALUE"_s;
        QTest::newRow("no key") << QStringList{u"a.png"_s, u"--provider"_s, u"fal"_s, u"--yes"_s} << 4
                                << u"FAL_KEY"_s;
        QTest::newRow("bad face limit")
            << QStringList{u"a.png"_s, u"--face-limit"_s, u"many"_s} << 2 << u"face_limit"_s;
    }

    void whatCannotBeginSaysWhyAndLeavesNothing()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(QString, sentence);
        write(u"a.png"_s, sample::png());
        write(u"text.png"_s, "hello");
        QDir(m_program->home()).mkdir(u"empty"_s);
        for (int i = 0; i < 26; ++i)
            write(u"many/%1.png"_s.arg(i), sample::png());
        const Ran ran = run(QStringList{u"generate"_s} + arguments);
        QCOMPARE(ran.code, code);
        QVERIFY2(ran.err.contains(sentence), qPrintable(ran.err));
        QCOMPARE(ran.out, QString());
        QCOMPARE(stored(), 0);
    }

    void aDryRunMakesNothing()
    {
        write(u"a.png"_s, sample::png());
        const Ran ran = run({u"generate"_s, u"a.png"_s, u"--dry-run"_s, u"--json"_s});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.json()[u"models"_s].toInt(), 1);
        QCOMPARE(ran.json()[u"estimated_cost"_s].toDouble(-1), 0.0);
        QCOMPARE(stored(), 0);
        QVERIFY(!QFileInfo::exists(m_program->filePath(u"a.glb"_s)));
    }

    void spendingNeedsAYesOrALimit()
    {
        write(u"a.png"_s, sample::png());
        m_program->set("FAL_KEY", u"id:secret"_s);
        m_program->set("FAL_QUEUE_RUN_HOST", u"http://127.0.0.1:1"_s);
        m_program->set("FAL_REST_HOST", u"http://127.0.0.1:1"_s);
        const Ran unasked = run({u"generate"_s, u"a.png"_s});
        QCOMPARE(unasked.code, 2);
        QVERIFY2(unasked.err.contains(u"--max-cost"_s), qPrintable(unasked.err));
        const Ran over = run({u"generate"_s, u"a.png"_s, u"--max-cost"_s, u"0.01"_s, u"--json"_s});
        QCOMPARE(over.code, 5);
        QCOMPARE(over.json()[u"error_code"_s].toString(), u"COST_LIMIT"_s);
        QCOMPARE(run({u"generate"_s, u"a.png"_s, u"--max-cost"_s, u"much"_s}).code, 2);
        const Ran dry = run({u"generate"_s, u"a.png"_s, u"--dry-run"_s, u"--json"_s});
        QVERIFY(dry.json()[u"estimated_cost"_s].toDouble() > 0);
        QCOMPARE(stored(), 0);
    }

    void aFinishedJobIsShownDownloadedAndDeleted()
    {
        const QString job = finishedJob();
        QVERIFY(!job.isEmpty());
        QVERIFY(run({u"status"_s}).out.contains(job));
        const QJsonObject status = run({u"status"_s, job, u"--json"_s}).json();
        QCOMPARE(status[u"status"_s].toString(), u"completed"_s);
        QCOMPARE(status[u"counts"_s][u"completed"_s].toInt(), 1);
        QCOMPARE(run({u"watch"_s, job}).code, 0);
        QCOMPARE(run({u"download"_s, job, u"-o"_s, u"again"_s}).out, u"again/cat.glb\n"_s);
        QCOMPARE(run({u"retry"_s, job}).code, 1);
        QCOMPARE(run({u"delete"_s, job}).code, 0);
        QCOMPARE(stored(), 0);
        QCOMPARE(run({u"status"_s, job}).code, 1);
        QVERIFY(QFileInfo::exists(m_program->filePath(u"again/cat.glb"_s)));
    }

    void beforeTheFirstJobTheListIsEmpty()
    {
        const Ran ran = run({u"status"_s, u"--json"_s});
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.json()[u"jobs"_s].isArray());
        QVERIFY(!QFileInfo::exists(m_program->filePath(u"image2model/library.sqlite"_s)));
    }

    void anUnknownJobIsToldApartFromABadId()
    {
        finishedJob();
        for (const QString &command :
             {u"status"_s, u"watch"_s, u"cancel"_s, u"retry"_s, u"download"_s, u"delete"_s}) {
            QCOMPARE(run({command, u"0123"_s}).code, 1);
            QCOMPARE(run({command, u"../x"_s}).code, 2);
        }
    }

    void cleanupCountsFirstAndThenDeletes()
    {
        finishedJob();
        QCOMPARE(run({u"cleanup"_s}).code, 2);
        QCOMPARE(run({u"cleanup"_s, u"--older-than"_s, u"1h"_s, u"--json"_s}).json()[u"jobs"_s].toInt(-1), 0);
        const QJsonObject dry =
            run({u"cleanup"_s, u"--older-than"_s, u"0m"_s, u"--dry-run"_s, u"--json"_s}).json();
        QCOMPARE(dry[u"jobs"_s].toInt(), 1);
        QVERIFY(dry[u"bytes"_s].toInteger() > 1000);
        QCOMPARE(stored(), 1);
        QCOMPARE(run({u"cleanup"_s, u"--older-than"_s, u"0m"_s}).code, 0);
        QCOMPARE(stored(), 0);
    }

    void aSecondProcessIsToldWhoHoldsTheData()
    {
        write(u"big.png"_s, sample::png(sample::picture(3000, 3000)));
        QProcess first;
        m_program->start(first, {u"generate"_s, u"big.png"_s, u"-o"_s, u"out"_s});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += first.readAllStandardError()).contains("Job"), 20'000);
        write(u"a.png"_s, sample::png());
        const Ran second = run({u"generate"_s, u"a.png"_s});
        if (first.state() == QProcess::NotRunning)
            QSKIP("the first one was done too soon");
        QCOMPARE(second.code, 1);
        QVERIFY2(second.err.contains(QString::number(first.processId())), qPrintable(second.err));
        QVERIFY(first.waitForFinished());
        QCOMPARE(first.exitCode(), 0);
    }

    void ctrlCLeavesAJobThatWatchFinishes()
    {
        for (int i = 0; i < 6; ++i)
            write(u"photos/%1.png"_s.arg(i), sample::png(sample::picture(2000, 2000)));
        QProcess first;
        m_program->start(first,
                         {u"generate"_s, u"photos"_s, u"-o"_s, u"out"_s, u"--set"_s, u"draft.parallel=1"_s});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += first.readAllStandardError()).contains("Job"), 20'000);
        QCOMPARE(::kill(pid_t(first.processId()), SIGINT), 0);
        QVERIFY(first.waitForFinished());
        QCOMPARE(first.exitCode(), 130);
        said += first.readAllStandardError();
        const QString hint = QString::fromUtf8(said);
        const qsizetype at = hint.indexOf(u"image2model watch "_s);
        QVERIFY2(at >= 0, qPrintable(hint));
        const QString job = hint.sliced(at + 18, 32);
        const Ran watched = run({u"watch"_s, job});
        QVERIFY2(watched.code == 0, qPrintable(watched.err));
        QCOMPARE(run({u"download"_s, job, u"-o"_s, u"out"_s}).code, 0);
        QCOMPARE(files(u"out"_s).size(), 6);
    }

    void ctrlCTwiceLeavesAtOnceAndTheJobIsStillSafe()
    {
        for (int i = 0; i < 6; ++i)
            write(u"photos/%1.png"_s.arg(i), sample::png(sample::picture(2000, 2000)));
        QProcess first;
        m_program->start(first, {u"generate"_s, u"photos"_s, u"--set"_s, u"draft.parallel=1"_s});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += first.readAllStandardError()).contains("Job"), 20'000);
        ::kill(pid_t(first.processId()), SIGINT);
        ::kill(pid_t(first.processId()), SIGINT);
        QVERIFY(first.waitForFinished());
        QCOMPARE(first.exitStatus(), QProcess::NormalExit);
        QCOMPARE(first.exitCode(), 130);
        const QString job = QString::fromUtf8(said).section(u"Job "_s, 1).left(32);
        QCOMPARE(run({u"watch"_s, job}).code, 0);
        QCOMPARE(run({u"status"_s, job, u"--json"_s}).json()[u"status"_s].toString(), u"completed"_s);
    }

    void aTerminalGetsABarAndAScriptGetsLines()
    {
        write(u"cat.png"_s, sample::png(sample::picture(800, 800)));
        QProcess terminal; // script(1) gives its command a terminal
        m_program->start(
            terminal, u"script"_s,
            {u"-qec"_s, u"'%1' generate cat.png"_s.arg(QStringLiteral(I2M_PROGRAM)), u"/dev/null"_s});
        QVERIFY(terminal.waitForFinished());
        const QByteArray shown = terminal.readAllStandardOutput();
        QCOMPARE(terminal.exitCode(), 0);
        QVERIFY2(shown.contains("] ") && shown.contains('#') && shown.contains("0 of 1 done"), shown);
        const Ran ran = run({u"generate"_s, u"cat.png"_s});
        QVERIFY(!ran.err.contains(u'\r') && !ran.err.contains(u'\x1b'));
        QVERIFY(ran.err.contains(u"cat.png: done\n"_s));
        QCOMPARE(ran.out, u"cat (2).glb\n"_s);
    }

    void aCancelledJobSaysWhatItCosts()
    {
        for (int i = 0; i < 6; ++i)
            write(u"photos/%1.png"_s.arg(i), sample::png(sample::picture(2000, 2000)));
        QProcess first;
        m_program->start(first, {u"generate"_s, u"photos"_s, u"--set"_s, u"draft.parallel=1"_s});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += first.readAllStandardError()).contains("Job"), 20'000);
        ::kill(pid_t(first.processId()), SIGINT);
        QVERIFY(first.waitForFinished());
        const QString job = QString::fromUtf8(said).section(u"Job "_s, 1).left(32);
        const Ran cancelled = run({u"cancel"_s, job, u"--json"_s});
        QVERIFY2(cancelled.code == 0, qPrintable(cancelled.err));
        QVERIFY(cancelled.err.contains(u"not charged"_s));
        const QJsonObject counts = cancelled.json()[u"counts"_s].toObject();
        QCOMPARE(counts[u"queued"_s].toInt() + counts[u"running"_s].toInt(), 0);
        QVERIFY(counts[u"cancelled"_s].toInt() > 0);
        const Ran again = run({u"retry"_s, job, u"--json"_s});
        QVERIFY2(again.code == 0, qPrintable(again.err));
        QCOMPARE(again.json()[u"status"_s].toString(), u"completed"_s);
    }

    void aPlaceThatCannotBeWrittenIsToldBeforeTheWork()
    {
        write(u"a.png"_s, sample::png());
        write(u"file"_s, "in the way");
        const Ran out = run({u"generate"_s, u"a.png"_s, u"-o"_s, u"file/out"_s});
        QCOMPARE(out.code, 1);
        QVERIFY2(out.err.contains(u"file/out"_s), qPrintable(out.err));
        const Ran data = run({u"generate"_s, u"a.png"_s, u"--data-dir"_s, u"file/data"_s});
        QCOMPARE(data.code, 1);
        QVERIFY2(data.err.contains(u"file/data"_s), qPrintable(data.err));
    }

    void doctorFindsThingsInOrder()
    {
        const Ran ran = run({u"doctor"_s, u"--json"_s});
        QVERIFY2(ran.code == 0, qPrintable(ran.out));
        QVERIFY(ran.json()[u"ok"_s].toBool());
        QVERIFY(ran.json()[u"checks"_s].toArray().size() >= 6);
        write(u"file"_s, "in the way");
        QCOMPARE(run({u"doctor"_s, u"--data-dir"_s, u"file/data"_s}).code, 1);
    }

    void falTestNeedsAKey() { QCOMPARE(run({u"fal-test"_s}).code, 4); }
};

QTEST_GUILESS_MAIN(TestGenerate)
#include "test_generate.moc"
