// SPDX-License-Identifier: GPL-3.0-or-later
// German is complete and takes effect, in widgets, in plain texts and in the errors of the core.
#include "core/error.h"
#include "ui/header_bar.h"
#include "ui/outlook.h"
#include "ui/translation.h"

#include <QFile>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestTranslation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(u"de"_s); }
    void widgetsAndTextsAreGerman();
    void nothingIsLeftUntranslated();
};

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

void TestTranslation::nothingIsLeftUntranslated()
{
    QFile file(QStringLiteral(I2M_TRANSLATIONS) + u"/image2model_de.ts"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY(!text.contains("type=\"unfinished\""));
    QVERIFY(text.count("<message") > 400);
}

QTEST_MAIN(TestTranslation)
#include "test_translation.moc"
