// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/preview/gui_main.h"
#include "ui/preview/model_view.h"
#include "ui/stage/view_pill.h"

#include <QApplication>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <algorithm>

using namespace i2m;

class TestViewPill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysDoWhatTheTooltipsPromise()
    {
        ModelView view;
        ViewPill pill(view);
        QSignalSpy compare(&pill, &ViewPill::compareWanted);
        QSignalSpy info(&pill, &ViewPill::infoToggled);
        QSignalSpy picture(&pill, &ViewPill::pictureWanted);
        QTest::keyClick(&view, Qt::Key_C);
        QTest::keyClick(&view, Qt::Key_I);
        QTest::keyClick(&view, Qt::Key_I);
        QTest::keyClick(&view, Qt::Key_F12);
        QTest::keyClick(&view, Qt::Key_F12, Qt::ControlModifier);
        QCOMPARE(compare.size(), 1);
        QCOMPARE(compare[0][0].toBool(), true);
        QCOMPARE(info.size(), 2);
        QCOMPARE(info[0][0].toBool(), false);
        QCOMPARE(info[1][0].toBool(), true);
        QCOMPARE(picture.size(), 2);
        QCOMPARE(picture[0][0].toBool(), false);
        QCOMPARE(picture[1][0].toBool(), true);
    }

    void whatFindsNoRoomMovesIntoAMenu()
    {
        ModelView view;
        ViewPill pill(view, &view);
        const auto buttons = pill.findChildren<QToolButton *>(Qt::FindDirectChildrenOnly);
        QToolButton *more = buttons.back();
        const auto shown = [&] {
            return std::ranges::count_if(buttons,
                                         [](const QToolButton *button) { return !button->isHidden(); });
        };
        pill.fitInto(10'000);
        QCOMPARE(shown(), buttons.size() - 1);
        QVERIFY(more->isHidden());
        const int whole = pill.width();
        for (const int room : {whole, whole - 1, whole * 3 / 4, whole / 2}) {
            pill.fitInto(room);
            QVERIFY(pill.width() <= room);
            QCOMPARE(more->isHidden(), room == whole);
            Q_EMIT more->menu()->aboutToShow();
            if (room != whole)
                QCOMPARE(shown() - 1 + more->menu()->actions().size(), buttons.size() - 1);
        }
        QSignalSpy info(&pill, &ViewPill::infoToggled);
        const auto actions = more->menu()->actions();
        const auto found = std::ranges::find_if(actions, [](const QAction *action) {
            return action->text().endsWith(QStringLiteral("(I)")) && action->isCheckable();
        });
        QVERIFY(found != actions.end());
        QVERIFY((*found)->isChecked());
        (*found)->trigger();
        QCOMPARE(info.size(), 1);
    }
};

I2M_GUI_TEST(TestViewPill, QApplication)
#include "test_view_pill.moc"
