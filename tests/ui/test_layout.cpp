// SPDX-License-Identifier: GPL-3.0-or-later
// Longer languages, right-to-left scripts and large text: nothing on a control is cut off.
#include "ui/gallery.h"
#include "ui/main_window.h"
#include "ui/stage/model_top.h"
#include "ui/translation.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

namespace {
struct LayoutRequests : QObject
{
    int count = 0;
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::LayoutRequest;
        return false;
    }
};
} // namespace

class TestLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslation(u"pseudo"_s); }
    void controlsKeepTheirTexts_data();
    void controlsKeepTheirTexts();
    void targetsAreLargeEnough();
    void theSmallestWindowKeepsItsTexts_data();
    void theSmallestWindowKeepsItsTexts();
    void aStageAtRestAsksForNoLayout();
    void rowsGrowWithTheText();
    void aMessageStandsAboveTheStagesButtons();
};

void TestLayout::controlsKeepTheirTexts_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("rightToLeft");
    for (const QString &state : galleryStates()) {
        QTest::newRow(qPrintable(state)) << state << false;
        QTest::newRow(qPrintable(state + u" right to left"_s)) << state << true;
    }
}

void TestLayout::controlsKeepTheirTexts()
{
    QFETCH(QString, state);
    QFETCH(bool, rightToLeft);
    QApplication::setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    const auto gallery = Gallery::open(false);
    QVERIFY(gallery.ok());
    MainWindow &window = (*gallery)->window();
    QVERIFY(showState(window, state));
    window.resize(1440, 900);
    window.show();
    QApplication::processEvents();
    QStringList cut;
    for (const auto *button : window.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !button->text().isEmpty() &&
            button->width() < button->minimumSizeHint().width())
            cut.append(button->text());
    }
    QVERIFY2(cut.isEmpty(), qPrintable(cut.join(u" | "_s)));
}

/// 28 pixels: a finger or a shaky hand finds it.
void TestLayout::targetsAreLargeEnough()
{
    QApplication::setLayoutDirection(Qt::LeftToRight);
    QStringList small;
    for (const QString &state : galleryStates()) {
        const auto gallery = Gallery::open(false);
        QVERIFY(gallery.ok());
        MainWindow &window = (*gallery)->window();
        window.resize(1440, 900);
        window.show();
        QVERIFY(showState(window, state));
        QApplication::processEvents();
        for (const auto *button : window.findChildren<QAbstractButton *>()) {
            const bool isOfQt = button->objectName().startsWith(u"qt_"_s) ||
                                qobject_cast<const QLineEdit *>(button->parentWidget()) ||
                                qobject_cast<const QTableView *>(button->parentWidget());
            if (button->isVisible() && !isOfQt && !qobject_cast<const QCheckBox *>(button) &&
                std::min(button->width(), button->height()) < 28)
                small.append(u"%1: %2 %3×%4"_s.arg(state, button->accessibleName() + button->text())
                                 .arg(button->width())
                                 .arg(button->height()));
        }
    }
    QVERIFY2(small.isEmpty(), qPrintable(small.join(u'\n')));
}

void TestLayout::theSmallestWindowKeepsItsTexts_data()
{
    QTest::addColumn<QString>("state");
    for (const char *state :
         {"first-start", "drafts", "running", "working", "failed", "all-failed", "refused", "several", "fbx",
          "locked", "no-credit", "paused", "partly-failed", "table"})
        QTest::newRow(state) << QString::fromLatin1(state);
}

void TestLayout::theSmallestWindowKeepsItsTexts()
{
    QFETCH(QString, state);
    installTranslation(u"de"_s);
    const auto back = qScopeGuard([] { installTranslation(u"pseudo"_s); });
    QApplication::setLayoutDirection(Qt::LeftToRight);
    const auto gallery = Gallery::open(false);
    QVERIFY(gallery.ok());
    MainWindow &window = (*gallery)->window();
    window.resize(window.minimumSize());
    window.show();
    QVERIFY(showState(window, state));
    QStringList cut;
    const auto look = [&] {
        cut.clear();
        for (const auto *button : window.findChildren<QAbstractButton *>()) {
            const QRect inside(button->mapTo(&window, QPoint()), button->size());
            if (button->isVisible() && !button->text().isEmpty() &&
                (button->width() < button->minimumSizeHint().width() || !window.rect().contains(inside)))
                cut.append(button->text());
        }
        return cut.isEmpty();
    };
    QTRY_VERIFY2_WITH_TIMEOUT(look(), qPrintable(cut.join(u" | "_s)), 1000);
}

void TestLayout::aMessageStandsAboveTheStagesButtons()
{
    const auto gallery = Gallery::open(false);
    QVERIFY(gallery.ok());
    MainWindow &window = (*gallery)->window();
    window.show();
    QVERIFY(showState(window, u"snackbar"_s));
    QApplication::processEvents();
    const auto placeOf = [&window](const QWidget &widget) {
        return QRect(widget.mapTo(&window, QPoint()), widget.size());
    };
    const QRect message = placeOf(window.snackbar());
    const QRect stage = placeOf(window.stagePane());
    QVERIFY(std::abs(message.center().x() - stage.center().x()) <= 1);
    constexpr int buttons = 16 + 52; // the margin below them and their height
    QVERIFY(message.bottom() < stage.bottom() - buttons);
}

/// What answers each request for a layout with another one keeps a processor busy for ever.
void TestLayout::aStageAtRestAsksForNoLayout()
{
    const auto gallery = Gallery::open(false);
    QVERIFY(gallery.ok());
    MainWindow &window = (*gallery)->window();
    window.show();
    QVERIFY(showState(window, u"done"_s));
    auto *top = window.findChild<ModelTop *>();
    QVERIFY(top);
    for (const int width : {1440, 900, 1240}) {
        window.resize(width, 780);
        QApplication::postEvent(top, new QEvent(QEvent::LayoutRequest));
        for (int i = 0; i < 20; ++i)
            QApplication::processEvents();
        LayoutRequests requests;
        top->installEventFilter(&requests);
        for (int i = 0; i < 20; ++i)
            QApplication::processEvents();
        QCOMPARE(requests.count, 0);
    }
}

void TestLayout::rowsGrowWithTheText()
{
    QApplication::setLayoutDirection(Qt::LeftToRight);
    const auto gallery = Gallery::open(false);
    QVERIFY(gallery.ok());
    const QAbstractItemDelegate *delegate = (*gallery)->window().queuePane().view().itemDelegate();
    const int usual = delegate->sizeHint({}, {}).height();
    QFont twice = QApplication::font();
    twice.setPixelSize(26);
    QApplication::setFont(twice);
    QVERIFY(delegate->sizeHint({}, {}).height() > usual);
}

QTEST_MAIN(TestLayout)
#include "test_layout.moc"
