// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/file_name.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestFileName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aShownNameIsOneHarmlessLine_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << u"My cat.png"_s << u"My cat.png"_s;
        QTest::newRow("path") << u"../../etc/passwd"_s << u"passwd"_s;
        QTest::newRow("windows path") << u"C:\\x\\cat.png"_s << u"cat.png"_s;
        QTest::newRow("direction") << u"a\u202egnp.exe"_s << u"agnp.exe"_s;
        QTest::newRow("control") << u"a\n\x1b[31mb.png"_s << u"a[31mb.png"_s;
        QTest::newRow("nothing") << u"/"_s << u"image"_s;
        QTest::newRow("normal form") << u"u\u0308.png"_s << u"ü.png"_s;
    }

    void aShownNameIsOneHarmlessLine()
    {
        QFETCH(QString, name);
        QTEST(shownFileName(name), "expected");
    }

    void aLongNameIsCutBetweenCharactersAndKeepsItsEnding()
    {
        const QString name = shownFileName(QString(200, u'я') + u".png"_s);
        QVERIFY(name.toUtf8().size() <= 255);
        QVERIFY(name.endsWith(u"я.png"_s));
        const QString faces = shownFileName(u"😀"_s.repeated(100));
        QCOMPARE(faces, u"😀"_s.repeated(63));
    }

    void aStemCanBeWrittenOnEverySystem_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << u"My cat.png"_s << u"My cat"_s;
        QTest::newRow("two dots") << u"v1.2.png"_s << u"v1.2"_s;
        QTest::newRow("reserved") << u"CON.png"_s << u"_CON"_s;
        QTest::newRow("port") << u"com1.png"_s << u"_com1"_s;
        QTest::newRow("signs") << u"a<b>:c?.png"_s << u"a_b__c_"_s;
        QTest::newRow("hidden") << u"..hidden.png"_s << u"hidden"_s;
        QTest::newRow("trailing") << u"a. .png"_s << u"a"_s;
        QTest::newRow("nothing") << u"....png"_s << u"model"_s;
    }

    void aStemCanBeWrittenOnEverySystem()
    {
        QFETCH(QString, name);
        QTEST(safeStem(name), "expected");
    }

    void anExistingFileIsNeverChosen()
    {
        QTemporaryDir folder;
        QCOMPARE(freePath(folder.path(), u"cat"_s, u".glb"_s), folder.filePath(u"cat.glb"_s));
        for (const QString &name : {u"cat.glb"_s, u"cat (2).glb"_s}) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QCOMPARE(freePath(folder.path(), u"cat"_s, u".glb"_s), folder.filePath(u"cat (3).glb"_s));
    }
};

QTEST_APPLESS_MAIN(TestFileName)
#include "test_file_name.moc"
