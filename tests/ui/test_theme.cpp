// SPDX-License-Identifier: GPL-3.0-or-later
// The colors of text can be read, in light and in dark, and the style finds its pictures.
#include "ui/theme.h"

#include <QApplication>
#include <QFile>
#include <QImageReader>
#include <QRegularExpression>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void picturesOfTheStyleNeedNoPlugin();
    void textCanBeReadOnWhatItStandsOn_data();
    void textCanBeReadOnWhatItStandsOn();
    void outlinesCanBeSeen();
    void contrastIsThatOfTheStandard();
    void fontsFollowTheSystem();
};

void TestTheme::textCanBeReadOnWhatItStandsOn_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    for (const bool dark : {false, true}) {
        const Tokens &t = dark ? Theme::dark() : Theme::light();
        const QByteArray name = dark ? "dark " : "light ";
        QTest::newRow(name + "text on surface") << t.text << t.surface;
        QTest::newRow(name + "text on window") << t.text << t.bg;
        QTest::newRow(name + "text on selection") << t.text << t.accentSoft;
        QTest::newRow(name + "second text on surface") << t.text2 << t.surface;
        QTest::newRow(name + "second text on window") << t.text2 << t.bg;
        QTest::newRow(name + "second text on sunken") << t.text2 << t.sunken;
        QTest::newRow(name + "second text on selection") << t.text2 << t.accentSoft;
        QTest::newRow(name + "second text on stage") << t.text2 << t.stageEdge;
        QTest::newRow(name + "button") << t.onAccent << t.accent;
        QTest::newRow(name + "hovered button") << t.onAccent << t.accentHover;
        QTest::newRow(name + "pressed button") << t.onAccent << t.accentPress;
        QTest::newRow(name + "link") << t.accentText << t.surface;
        QTest::newRow(name + "link on selection") << t.accentText << t.accentSoft;
        QTest::newRow(name + "error") << t.error << t.surface;
        QTest::newRow(name + "error on selection") << t.error << t.accentSoft;
        QTest::newRow(name + "success") << t.success << t.surface;
        QTest::newRow(name + "warning") << t.warning << t.surface;
        QTest::newRow(name + "error banner") << t.text << t.errorSoft;
        QTest::newRow(name + "warning banner") << t.text << t.warningSoft;
        QTest::newRow(name + "error icon") << t.error << t.errorSoft;
        QTest::newRow(name + "warning icon") << t.warning << t.warningSoft;
    }
}

void TestTheme::textCanBeReadOnWhatItStandsOn()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    const double contrast = Theme::contrast(ink, ground);
    QVERIFY2(contrast >= 4.5, qPrintable(QString::number(contrast)));
}

void TestTheme::outlinesCanBeSeen()
{
    for (const Tokens *t : {&Theme::light(), &Theme::dark()}) {
        QVERIFY(Theme::contrast(t->borderStrong, t->surface) >= 3.0);
        QVERIFY(Theme::contrast(t->accent, t->surface) >= 3.0);
        QVERIFY(Theme::contrast(t->accent, t->track) >= 3.0);
    }
}

void TestTheme::contrastIsThatOfTheStandard()
{
    QCOMPARE(qRound(Theme::contrast(Qt::black, Qt::white)), 21);
    // The brand's own blue fails as text on white; nobody should bring it back.
    QVERIFY(Theme::contrast(QColor(0x3498DB), Qt::white) < 3.2);
}

void TestTheme::fontsFollowTheSystem()
{
    QFont large = QApplication::font();
    large.setPixelSize(26);
    QApplication::setFont(large);
    QCOMPARE(Theme::font(Theme::Text::Body).pixelSize(), 26);
    QCOMPARE(Theme::font(Theme::Text::PageTitle).pixelSize(), 52);
}

/// SVG as an image is a plugin that may not be installed; the icons are drawn by the library.
void TestTheme::picturesOfTheStyleNeedNoPlugin()
{
    QFile style(u":/style/window.qss"_s);
    QVERIFY(style.open(QIODevice::ReadOnly));
    static const QRegularExpression picture(u"url\\((.*?)\\)"_s);
    int pictures = 0;
    for (const auto &match : picture.globalMatch(QString::fromUtf8(style.readAll()))) {
        for (const QString &scheme : {u"light"_s, u"dark"_s}) {
            const QString path = match.captured(1).replace(u"@scheme"_s, scheme);
            QCOMPARE(QImageReader(path).format(), QByteArray("png"));
            QVERIFY(!QImage(path).isNull());
            ++pictures;
        }
    }
    QVERIFY(pictures > 0);
}

QTEST_MAIN(TestTheme)
#include "test_theme.moc"
