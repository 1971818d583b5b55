// SPDX-License-Identifier: GPL-3.0-or-later
// German is complete and takes effect, in widgets, in plain texts and in the errors of the core.
#include "core/catalogue.h"
#include "core/error.h"
#include "core/jobs/job_json.h"
#include "core/settings.h"
#include "core/told.h"
#include "ui/dialogs/cost_box.h"
#include "ui/header_bar.h"
#include "ui/outlook.h"
#include "ui/translation.h"

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestTranslation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(u"de"_s); }
    void widgetsAndTextsAreGerman();
    void everyErrorAndSettingIsGerman();
    void whatTheCoreSaysIsGerman();
    void whatWasKeptInAnotherLanguageIsToldAgain();
    void everyFileOfTheCoreWithTextsIsRead();
    void theTextsOfTheCodeAreThoseOfTheTranslation();

private:
    static QByteArray germanFile();
};

QByteArray TestTranslation::germanFile()
{
    QFile file(QStringLiteral(I2M_SOURCE) + u"/translations/image2model_de.ts"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestTranslation::widgetsAndTextsAreGerman()
{
    QCOMPARE(HeaderBar::tr("Add images"), u"Bilder hinzufügen"_s);
    QueueCounts counts;
    counts.drafts = 2;
    Outlook outlook;
    outlook.key = KeyPlace::Keychain;
    outlook.draftPrice = 0.6;
    QVERIFY(composerFor(outlook, counts).button.text.startsWith(u"2 Modelle erstellen"_s));
    counts.drafts = 1;
    QVERIFY(composerFor(outlook, counts).button.text.startsWith(u"1 Modell erstellen"_s));
    QCOMPARE(Error({ErrorCode::Cancelled, {}}).message(), u"Das wurde abgebrochen."_s);
}

void TestTranslation::everyErrorAndSettingIsGerman()
{
    for (const ErrorRow &row : errorRows())
        QVERIFY2(QCoreApplication::translate("Error", row.sentence) != QString::fromUtf8(row.sentence),
                 row.name);
    for (const SettingRow *row : settingRows())
        QVERIFY2(QCoreApplication::translate("Setting", row->help) != QString::fromUtf8(row->help), row->key);
}

void TestTranslation::whatTheCoreSaysIsGerman()
{
    QCOMPARE(QCoreApplication::translate("ModelFile", "it is not a GLB file"), u"es ist keine GLB-Datei"_s);
    const auto catalogue = Catalogue::builtIn();
    for (const QStringList &row : priceRows(*catalogue))
        QVERIFY2(!row.last().contains(u"a model"_s), qPrintable(row.last()));
}

void TestTranslation::whatWasKeptInAnotherLanguageIsToldAgain()
{
    QJsonObject kept =
        toJson(told(ErrorCode::ModelDamaged, "FalAnswer", "%1 of %2 bytes", {u"5"_s, u"10"_s}));
    kept[u"detail"_s] = u"5 of 10 bytes"_s; // by an English window
    Task task;
    task.failure = Failure{errorFromJson(kept)};
    QCOMPARE(task.failure->error.detail, u"5 von 10 Bytes"_s);
    const Task read = taskFromStored(toStored(task));
    QCOMPARE(read.failure->error.facts, task.failure->error.facts); // so that it can be told yet again
    QVERIFY(!toPublic(task)[u"error"_s].toObject().contains(u"details"_s));
    const Error words{ErrorCode::ImageRefused, u"in the words of fal.ai"_s};
    QCOMPARE(errorFromJson(toJson(words)).detail, words.detail);
}

void TestTranslation::everyFileOfTheCoreWithTextsIsRead()
{
    QFile list(QStringLiteral(I2M_TEXTS));
    QVERIFY(list.open(QIODevice::ReadOnly));
    const QByteArrayList read = list.readAll().split('\n');
    QDirIterator files(QStringLiteral(I2M_SOURCE) + u"/core"_s, {u"*.cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    int found = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray code = file.readAll();
        if (!code.contains("QT_TRANSLATE_NOOP(\"") && !code.contains("::translate(\""))
            continue;
        ++found;
        QVERIFY2(read.contains(file.fileName().toUtf8()), qPrintable(file.fileName()));
    }
    QVERIFY(found > 5);
}

void TestTranslation::theTextsOfTheCodeAreThoseOfTheTranslation()
{
    QVERIFY(!germanFile().contains("type=\"unfinished\""));
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"image2model_de.ts"_s);
    QVERIFY(QFile::copy(QStringLiteral(I2M_SOURCE) + u"/translations/image2model_de.ts"_s, copy));
    QProcess update;
    update.start(QStringLiteral(I2M_LUPDATE),
                 {u"-silent"_s, u"-locations"_s, u"none"_s, u"-no-obsolete"_s, u"-I"_s,
                  QStringLiteral(I2M_SOURCE), u'@' + QStringLiteral(I2M_TEXTS), u"-ts"_s, copy});
    QVERIFY(update.waitForFinished());
    QCOMPARE(update.exitCode(), 0);
    QFile updated(copy);
    QVERIFY(updated.open(QIODevice::ReadOnly));
    const QByteArray text = updated.readAll();
    // When this fails: ninja update_translations, then translate what is unfinished.
    QStringList untranslated;
    for (const QString &message : QString::fromUtf8(text).split(u"<message"_s)) {
        if (message.contains("type=\"unfinished\""_L1))
            untranslated.append(message.simplified());
    }
    QVERIFY2(untranslated.isEmpty(), qPrintable(untranslated.join(u'\n')));
    QCOMPARE(text.count("<source>"), germanFile().count("<source>"));
}

QTEST_MAIN(TestTranslation)
#include "test_translation.moc"
