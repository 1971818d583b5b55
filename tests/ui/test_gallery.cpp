// SPDX-License-Identifier: GPL-3.0-or-later
// Every state of the window can be shown, light and dark, with nothing cut off and every control named.
#include "ui/dialogs/question.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/gallery.h"
#include "ui/main_window.h"
#include "ui/stage/failure_page.h"
#include "ui/translation.h"

#include <QApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QFrame>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <algorithm>

using namespace i2m;

/// Keeps what the program would have opened.
class Browser : public QObject
{
    Q_OBJECT

public:
    Q_INVOKABLE void open(const QUrl &url) { opened = url; }
    QUrl opened;
};

class TestGallery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(QStringLiteral("en")); }
    void everyStateIsRendered_data();
    void everyStateIsRendered();
    void largeTextFits_data();
    void largeTextFits();
    void whatIsTheMatterIsSaidAbove_data();
    void whatIsTheMatterIsSaidAbove();
    void theTitleIsWholeInLargeText();
    void severalModelsAreShownAndExportedTogether();
    void aFileWithoutPreviewOffersWhatCanBeDone();
    void aDeclinedImageLeadsToTheRules();
    void aNewVersionIsToldAndItsNotesAreOpened();
    void questionsKeepWhatIsPaidFor();
    void enterPressesNothingInTheSettings();
    void anUnknownStateIsRefused();

private:
    QTemporaryDir m_folder;
};

void TestGallery::everyStateIsRendered_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("dark");
    for (const QString &state : galleryStates()) {
        QTest::newRow(qPrintable(state)) << state << false;
        QTest::newRow(qPrintable(state + QStringLiteral(" dark"))) << state << true;
    }
}

void TestGallery::everyStateIsRendered()
{
    QFETCH(QString, state);
    QFETCH(bool, dark);
    const QString wanted = qEnvironmentVariable("I2M_GALLERY");
    const QString folder = wanted.isEmpty() ? m_folder.path() : wanted;
    const QString file = QStringLiteral("%1/%2-%3.png").arg(folder, state, dark ? u"dark" : u"light");
    const auto rendered = renderState(state, dark, file);
    QVERIFY2(rendered.ok(), rendered.ok() ? "" : qPrintable(rendered.error().message()));
    const QImage image(file);
    QCOMPARE(image.size(), QSize(1240, 780));
    const int ground = image.pixelColor(5, 770).lightness();
    QCOMPARE(ground < 128, dark);
}

void TestGallery::largeTextFits_data()
{
    QTest::addColumn<QString>("state");
    for (const char *state : {"running",
                              "failed",
                              "declined",
                              "all-failed",
                              "connect",
                              "api",
                              "settings-account",
                              "settings-advanced",
                              "no-credit",
                              "refused",
                              "first-start",
                              "locked",
                              "several",
                              "fbx",
                              "broken-model",
                              "options",
                              "clean-up",
                              "connect-no-keychain",
                              "export",
                              "details",
                              "quit",
                              "cost",
                              "stop"})
        QTest::newRow(state) << QString::fromLatin1(state);
}

void TestGallery::largeTextFits()
{
    QFETCH(QString, state);
    const auto gallery = Gallery::open(false, 2 * Gallery::usualText);
    QVERIFY(gallery.ok());
    MainWindow &window = (*gallery)->window();
    window.resize(1920, 1080);
    window.show();
    QApplication::processEvents();
    QVERIFY(showState(window, state));
    QStringList cut;
    const auto look = [&] {
        cut.clear();
        for (const auto *button : window.findChildren<QPushButton *>()) {
            if (button->isVisible() && button->width() < button->minimumSizeHint().width())
                cut.append(button->text());
        }
        return cut.isEmpty();
    };
    QTRY_VERIFY2_WITH_TIMEOUT(look(), qPrintable(cut.join(QStringLiteral(" | "))), 1000);
}

void TestGallery::whatIsTheMatterIsSaidAbove_data()
{
    QTest::addColumn<QString>("state");
    for (const char *state : {"wrong-key", "keychain-locked", "paused", "offline", "no-credit", "cap",
                              "partly-failed", "redis-lost", "redis-back", "disk-low"})
        QTest::newRow(state) << QString::fromLatin1(state);
}

void TestGallery::whatIsTheMatterIsSaidAbove()
{
    QFETCH(QString, state);
    const auto gallery = Gallery::open(false);
    QVERIFY(gallery);
    MainWindow &window = (*gallery)->window();
    window.show();
    QCoreApplication::processEvents();
    QVERIFY(showState(window, state));
    window.workbench().setRecipe(window.workbench().recipe()); // has everything looked at again
    const auto *banner = window.findChild<QFrame *>(QStringLiteral("banner"));
    QVERIFY(banner->isVisible());
    QVERIFY(!banner->accessibleName().isEmpty());
}

void TestGallery::theTitleIsWholeInLargeText()
{
    const auto gallery = Gallery::open(false, 2 * Gallery::usualText);
    QVERIFY(gallery);
    MainWindow &window = (*gallery)->window();
    window.resize(1240, 780);
    window.show();
    QVERIFY(showState(window, QStringLiteral("running")));
    const auto whole = [&window] {
        const auto labels = window.stagePane().findChildren<QLabel *>();
        return std::ranges::any_of(labels, [](const QLabel *label) {
            return label->isVisible() && label->text() == u"amphora-red-figure-0231" &&
                   label->width() >= label->sizeHint().width();
        });
    };
    QTRY_VERIFY(whole());
    const auto *command = window.findChild<QPushButton *>(QStringLiteral("export"));
    QTRY_VERIFY(command->height() >= command->sizeHint().height());
}

void TestGallery::severalModelsAreShownAndExportedTogether()
{
    const auto gallery = Gallery::open(false);
    QVERIFY(gallery);
    MainWindow &window = (*gallery)->window();
    window.show();
    QVERIFY(showState(window, QStringLiteral("several")));
    const auto *grid = window.findChild<PictureGrid *>();
    QVERIFY(grid->isVisible());
    QVERIFY2(grid->accessibleName().startsWith(u"5 models · 21"), qPrintable(grid->accessibleName()));
    const auto *together = window.findChild<QPushButton *>(QStringLiteral("exportSelected"));
    QVERIFY(together->isVisible());
    QVERIFY(showState(window, QStringLiteral("drafts")));
    window.queuePane().shown().selectAll();
    QVERIFY(!together->isVisible());
    QVERIFY2(grid->accessibleName().startsWith(u"7 images · 17"), qPrintable(grid->accessibleName()));
}

void TestGallery::aFileWithoutPreviewOffersWhatCanBeDone()
{
    const auto gallery = Gallery::open(false);
    QVERIFY(gallery);
    MainWindow &window = (*gallery)->window();
    window.show();
    QVERIFY(showState(window, QStringLiteral("fbx")));
    const auto *notice = window.findChild<StageNotice *>();
    QVERIFY(notice->isVisible());
    QCOMPARE(notice->accessibleName(), QStringLiteral("FBX files can't be previewed here."));
    const auto offers = [notice] {
        QStringList texts;
        for (const auto *button : notice->findChildren<QPushButton *>())
            texts += button->isVisible() ? QStringList{button->text()} : QStringList();
        return texts;
    };
    QCOMPARE(offers(), (QStringList{QStringLiteral("Open in Blender"), QStringLiteral("Export")}));
    QVERIFY(showState(window, QStringLiteral("missing")));
    QCOMPARE(notice->accessibleName(), QStringLiteral("The file of this model is missing."));
    QCOMPARE(offers().front(), QStringLiteral("Download again (free)"));
}

void TestGallery::aDeclinedImageLeadsToTheRules()
{
    const auto gallery = Gallery::open(false);
    QVERIFY(gallery);
    MainWindow &window = (*gallery)->window();
    window.show();
    QVERIFY(showState(window, QStringLiteral("declined")));
    const auto buttons = window.findChild<FailurePage *>()->findChildren<QPushButton *>();
    const auto rules = std::ranges::find(buttons, QStringLiteral("Rules ↗"), &QPushButton::text);
    QVERIFY(rules != buttons.end());
    Browser browser;
    QDesktopServices::setUrlHandler(QStringLiteral("https"), &browser, "open");
    (*rules)->click();
    QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
    QCOMPARE(browser.opened.path(), QStringLiteral("/legal/acceptable-use-policy"));
}

void TestGallery::aNewVersionIsToldAndItsNotesAreOpened()
{
    const auto gallery = Gallery::open(false);
    QVERIFY(gallery);
    MainWindow &window = (*gallery)->window();
    window.show();
    auto *offer = window.findChild<QToolButton *>(QStringLiteral("offer"));
    QVERIFY(offer->isHidden());
    QVERIFY(showState(window, QStringLiteral("update")));
    QVERIFY(offer->isVisible());
    Browser browser;
    QDesktopServices::setUrlHandler(QStringLiteral("https"), &browser, "open");
    offer->click();
    QDesktopServices::unsetUrlHandler(QStringLiteral("https"));
    QCOMPARE(browser.opened, QUrl(QStringLiteral("https://example.org/releases/1.5")));
    window.workbench().showRelease(QStringLiteral("1.6"), QUrl()); // without notes that may be opened
    QVERIFY(offer->isHidden());
}

void TestGallery::questionsKeepWhatIsPaidFor()
{
    const auto stop = stopQuestion(1, 0, nullptr);
    stop->show();
    QVERIFY(stop->text().contains(u"fal.ai will charge for it"));
    QCOMPARE(stop->defaultButton()->text(), QStringLiteral("Keep waiting"));
    QCOMPARE(stop->checkBox()->text(), QStringLiteral("Keep the model if it arrives anyway"));
    QVERIFY(stop->isChecked());
    const auto some = stopQuestion(2, 6, nullptr);
    QCOMPARE(some->text(), QStringLiteral("Cancel 6 waiting?"));
    QCOMPARE(some->informativeText(), QStringLiteral("2 are already being made and will finish."));
    QVERIFY(!some->checkBox());
    const auto quit = quitQuestion(3, true, nullptr);
    QCOMPARE(quit->text(), QStringLiteral("3 models are still being made at fal.ai."));
    QVERIFY(quit->checkBox());
    QVERIFY(!quitQuestion(3, false, nullptr)->informativeText().startsWith(u"They"));
    const auto cost = costQuestion(25, 7.5, nullptr);
    QCOMPARE(cost->text(), QStringLiteral("Create 25 models for about $7.50?"));
    QCOMPARE(cost->checkBox()->text(), QStringLiteral("Ask only above $15.00"));
}

void TestGallery::enterPressesNothingInTheSettings()
{
    const auto gallery = Gallery::open(false);
    QVERIFY(gallery);
    MainWindow &window = (*gallery)->window();
    window.show();
    QVERIFY(showState(window, QStringLiteral("settings-files")));
    const auto *settings = window.findChild<SettingsDialog *>();
    for (const auto *button : settings->findChildren<QPushButton *>())
        QVERIFY2(!button->autoDefault() && !button->isDefault(), qPrintable(button->text()));
}

void TestGallery::anUnknownStateIsRefused()
{
    const auto rendered =
        renderState(QStringLiteral("nowhere"), false, m_folder.filePath(QStringLiteral("x.png")));
    QVERIFY(!rendered);
    QCOMPARE(rendered.error().code, ErrorCode::ValidationError);
}

QTEST_MAIN(TestGallery)
#include "test_gallery.moc"
