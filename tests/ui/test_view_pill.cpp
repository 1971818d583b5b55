// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/preview/gui_main.h"
#include "ui/preview/model_view.h"
#include "ui/stage/view_pill.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

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
};

I2M_GUI_TEST(TestViewPill, QApplication)
#include "test_view_pill.moc"
