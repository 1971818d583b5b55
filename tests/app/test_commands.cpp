// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mesh/glb_writer.h"
#include "tests/app/program.h"
#include "tests/mesh/sample_glb.h"

#include <QBuffer>
#include <QFileInfo>
#include <QImage>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestCommands : public QObject
{
    Q_OBJECT

    static constexpr auto otherPeople =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    const QString m_key = u"0123abcd-0000-1111-2222-333344445555:feedfacefeedfacefeedface"_s;

private Q_SLOTS:
    void helpStartsWithExamples_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("program") << QStringList{u"--help"_s};
        QTest::newRow("help word") << QStringList{u"help"_s, u"auth"_s};
        for (const QString &name : {u"auth"_s, u"config"_s, u"completion"_s})
            QTest::newRow(qPrintable(name)) << QStringList{name, u"--help"_s};
    }

    void helpStartsWithExamples()
    {
        QFETCH(QStringList, arguments);
        const Ran ran = Program().run(arguments);
        QCOMPARE(ran.code, 0);
        QVERIFY2(ran.out.startsWith(u"Examples:\n  "_s), qPrintable(ran.out));
        QVERIFY(ran.out.contains(u"Usage: image2model"_s));
        QCOMPARE(ran.err, QString());
    }

    void theManualPageNamesEveryCommandAndOption()
    {
        QFile page(QFINDTESTDATA("../../packaging/linux/image2model.1.in"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        const QString manual = QString::fromUtf8(page.readAll()).replace(u"\\-"_s, u"-"_s);
        const QString words = Program().run({u"completion"_s, u"bash"_s}).out;
        static const QRegularExpression option(u"--[a-z][a-z-]+"_s);
        int options = 0;
        for (auto each = option.globalMatch(words); each.hasNext(); ++options) {
            const QString name = each.next().captured();
            QVERIFY2(manual.contains(name), qPrintable(name));
        }
        QVERIFY(options > 20);
        static const QRegularExpression command(u"^  ([a-z-]+)  "_s, QRegularExpression::MultilineOption);
        const QString help =
            Program().run({u"--help"_s}).out.section(u"Commands:"_s, 1).section(u"Exit codes"_s, 0, 0);
        int commands = 0;
        for (auto each = command.globalMatch(help); each.hasNext(); ++commands) {
            const QString name = each.next().captured(1);
            QVERIFY2(manual.contains(u".B "_s + name) || manual.contains(u".BR "_s + name), qPrintable(name));
        }
        QVERIFY(commands > 12);
    }

    void aMistypedWordGetsASuggestion_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("expected");
        QTest::newRow("command") << QStringList{u"confg"_s} << u"“config”"_s;
        QTest::newRow("option") << QStringList{u"auth"_s, u"login"_s, u"--keyfile"_s, u"x"_s}
                                << u"“--key-file”"_s;
        QTest::newRow("word") << QStringList{u"auth"_s, u"logni"_s} << u"“login”"_s;
        QTest::newRow("setting") << QStringList{u"config"_s, u"get"_s, u"fal.paralel"_s}
                                 << u"“fal.parallel”"_s;
    }

    void aMistypedWordGetsASuggestion()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, expected);
        const Ran ran = Program().run(arguments);
        QCOMPARE(ran.code, 2);
        QCOMPARE(ran.out, QString());
        QVERIFY2(ran.err.contains(expected), qPrintable(ran.err));
    }

    void withoutADisplayTheWindowNamesWhatWorks()
    {
        Program program;
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            program.unset(name);
        const Ran ran = program.run({});
        QCOMPARE(ran.code, 2);
        QVERIFY(ran.err.contains(u"generate"_s) && ran.err.contains(u"serve"_s));
    }

    void tooFewAndTooManyArgumentsAreUsageErrors()
    {
        QCOMPARE(Program().run({u"auth"_s}).code, 2);
        QCOMPARE(Program().run({u"auth"_s, u"login"_s, u"more"_s}).code, 2);
        QCOMPARE(Program().run({u"config"_s, u"set"_s, u"fal.parallel"_s}).code, 2);
    }

    void aSettingIsKeptAndTheEnvironmentWins()
    {
        Program program;
        QCOMPARE(program.run({u"config"_s, u"get"_s, u"fal.parallel"_s}).out, u"4\n"_s);
        QCOMPARE(program.run({u"config"_s, u"set"_s, u"fal.parallel"_s, u"7"_s}).code, 0);
        QCOMPARE(program.run({u"config"_s, u"get"_s, u"fal.parallel"_s}).out, u"7\n"_s);
        program.set("I2M_FAL_PARALLEL", u"9"_s);
        const QJsonObject row = program.run({u"config"_s, u"get"_s, u"fal.parallel"_s, u"--json"_s}).json();
        QCOMPARE(row[u"value"_s].toInt(), 9);
        QCOMPARE(row[u"source"_s].toString(), u"environment"_s);
        const auto flag =
            program.run({u"config"_s, u"get"_s, u"fal.parallel"_s, u"--set"_s, u"fal.parallel=3"_s});
        QCOMPARE(flag.out, u"3\n"_s);
        QVERIFY(program.run({u"config"_s, u"list"_s, u"--json"_s}).json()[u"settings"_s].toArray().size() >
                10);
    }

    void aBadValueNamesTheVariableAndWhatIsAllowed()
    {
        Program program;
        const Ran refused = program.run({u"config"_s, u"set"_s, u"fal.parallel"_s, u"many"_s});
        QCOMPARE(refused.code, 2);
        QVERIFY(refused.err.contains(u"1 to 40"_s));
        program.set("I2M_FAL_PARALLEL", u"many"_s);
        const Ran start = program.run({u"config"_s, u"list"_s});
        QCOMPARE(start.code, 2);
        QVERIFY(start.err.contains(u"I2M_FAL_PARALLEL"_s) && start.err.contains(u"1 to 40"_s));
    }

    void withoutAKeyTheStatusSaysSo()
    {
        const Ran ran = Program().run({u"auth"_s, u"status"_s, u"--json"_s});
        QCOMPARE(ran.code, 4);
        QCOMPARE(ran.json()[u"connected"_s].toBool(true), false);
    }

    void aPastedKeyIsFoundInItsWrapping()
    {
        for (const QByteArray &wrapping :
             {"%1"_ba, "\"FAL_KEY=%1\""_ba, " FAL_KEY='%1' "_ba, "export FAL_KEY=%1"_ba}) {
            Program program;
            const QByteArray pasted = QByteArray(wrapping).replace("%1", m_key.toUtf8()) + '\n';
            QCOMPARE(program.run({u"auth"_s, u"login"_s, u"--to-file"_s}, pasted).code, 0);
            QFile file(program.filePath(u"image2model/fal.key"_s));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(file.readAll().trimmed(), m_key.toUtf8());
        }
    }

    void theEnvironmentComesBeforeTheFile()
    {
        Program program;
        QCOMPARE(program.run({u"auth"_s, u"login"_s, u"--to-file"_s}, m_key.toUtf8()).code, 0);
        const auto source = [&] {
            return program.run({u"auth"_s, u"status"_s, u"--json"_s}).json()[u"source"_s].toString();
        };
        QCOMPARE(source(), u"file"_s);
        program.set("FAL_KEY_ID", u"id"_s);
        QCOMPARE(source(), u"file"_s);
        program.set("FAL_KEY_SECRET", u"secret"_s);
        QCOMPARE(source(), u"environment"_s);
    }

    void aSavedKeyIsPrivateAndNeverPrinted()
    {
        Program program;
        const Ran saved = program.run({u"auth"_s, u"login"_s, u"--to-file"_s}, m_key.toUtf8());
        QCOMPARE(saved.code, 0);
        const QString file = program.filePath(u"image2model/fal.key"_s);
        QCOMPARE(QFileInfo(file).permissions() & otherPeople, QFileDevice::Permissions());
        const Ran status = program.run({u"auth"_s, u"status"_s, u"--set"_s, u"log_level=debug"_s});
        QCOMPARE(status.code, 0);
        for (const Ran &ran : {saved, status})
            QVERIFY(!(ran.out + ran.err).contains(m_key.section(u':', 1)));
        QCOMPARE(program.run({u"auth"_s, u"logout"_s}).code, 0);
        QVERIFY(!QFileInfo::exists(file));
    }

    void aKeyIsNotSavedInAFileUnasked()
    {
        Program program;
        const Ran ran = program.run({u"auth"_s, u"login"_s}, m_key.toUtf8());
        QCOMPARE(ran.code, 4);
        QVERIFY(ran.err.contains(u"--to-file"_s));
        QVERIFY(!QFileInfo::exists(program.filePath(u"image2model/fal.key"_s)));
    }

    void whatIsNoKeyIsRefused()
    {
        const Ran ran = Program().run({u"auth"_s, u"login"_s, u"--to-file"_s}, "only-the-first-part\n");
        QCOMPARE(ran.code, 2);
        QVERIFY(ran.err.contains(u"colon"_s));
        QVERIFY(!ran.err.contains(u"only-the-first-part"_s));
    }

    void oneFolderCanHoldEverything()
    {
        Program program;
        const QString folder = program.filePath(u"all"_s);
        QCOMPARE(
            program.run({u"config"_s, u"set"_s, u"provider"_s, u"draft"_s, u"--data-dir"_s, folder}).code, 0);
        QVERIFY(QFileInfo::exists(folder + u"/image2model.conf"_s));
        QCOMPARE(program.run({u"config"_s, u"get"_s, u"provider"_s}).out, u"auto\n"_s);
        program.set("DATA_DIR", folder);
        QCOMPARE(program.run({u"config"_s, u"get"_s, u"provider"_s}).out, u"draft\n"_s);
    }

    void aModelIsInspected()
    {
        Program program;
        GlbMesh triangle;
        triangle.positions = {{0, 0, 0}, {2, 0, 0}, {0, 1, 0}};
        triangle.normals = {{0, 0, 1}, {0, 0, 1}, {0, 0, 1}};
        triangle.uvs = {{0, 1}, {1, 1}, {0, 0}};
        triangle.indices = {0, 1, 2};
        QByteArray picture;
        QBuffer buffer(&picture);
        QVERIFY(QImage(4, 4, QImage::Format_RGB32).save(&buffer, "PNG"));
        const QByteArray glb = writeGlb(triangle, {picture, u"image/png"_s}, {u"test"_s, u"test"_s});
        QFile file(program.filePath(u"a.glb"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(glb) == glb.size() && file.flush());

        const Ran ran = program.run({u"inspect"_s, u"a.glb"_s, u"--json"_s});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.json()[u"triangles"_s].toInt(), 1);
        QCOMPARE(ran.json()[u"watertight"_s].toBool(true), false);
        QVERIFY(program.run({u"inspect"_s, u"a.glb"_s}).out.contains(u"2 × 1 × 0 m"_s));

        QVERIFY(file.resize(glb.size() / 2));
        const Ran cut = program.run({u"inspect"_s, u"a.glb"_s});
        QCOMPARE(cut.code, 1);
        QVERIFY2(cut.err.startsWith(u"a.glb is no usable GLB model"_s), qPrintable(cut.err));
        QCOMPARE(program.run({u"inspect"_s, u"none.glb"_s, u"--json"_s}).json()[u"error_code"_s].toString(),
                 u"FILE_NOT_FOUND"_s);
    }

    void aModelIsDrawnWithoutADisplay()
    {
        Program program;
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            program.unset(name);
        QFile file(program.filePath(u"ball.glb"_s));
        const QByteArray glb = sampleBall().bytes();
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(glb) == glb.size() && file.flush());
        const Ran ran = program.run(
            {u"inspect"_s, u"ball.glb"_s, u"--thumbnail"_s, u"ball.png"_s, u"--size"_s, u"128"_s});
        QCOMPARE(ran.err, QString());
        QCOMPARE(ran.code, 0);
        const QImage picture(program.filePath(u"ball.png"_s));
        QCOMPARE(picture.size(), QSize(128, 128));
        QCOMPARE(qAlpha(picture.pixel(2, 2)), 0);
        QCOMPARE(qAlpha(picture.pixel(64, 64)), 255);
        QVERIFY(qGray(picture.pixel(64, 64)) > 80);
    }

    void bashTakesItsCompletion()
    {
        Program program;
        const Ran ran = program.run({u"completion"_s, u"bash"_s});
        QCOMPARE(ran.code, 0);
        QProcess bash;
        bash.start(u"bash"_s,
                   {u"-c"_s, ran.out + u"\nCOMP_WORDS=(image2model conf); COMP_CWORD=1; _image2model; "
                                       "echo \"${COMPREPLY[*]}\""_s});
        QVERIFY(bash.waitForFinished());
        QCOMPARE(bash.exitCode(), 0);
        QCOMPARE(bash.readAllStandardOutput(), "config\n"_ba);
        for (const QString &shell : {u"zsh"_s, u"fish"_s})
            QVERIFY(program.run({u"completion"_s, shell}).out.contains(u"config"_s));
    }
};

QTEST_GUILESS_MAIN(TestCommands)
#include "test_commands.moc"
