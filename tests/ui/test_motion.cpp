// SPDX-License-Identifier: GPL-3.0-or-later
// What moves does so briefly, and what is read aloud does not come all at once.
#include "ui/announcer.h"
#include "ui/eased_bar.h"
#include "ui/gallery.h"
#include "ui/main_window.h"
#include "ui/queue/queue_filter.h"
#include "ui/queue/queue_view.h"

#include <QApplication>
#include <QLabel>
#include <QProxyStyle>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
/// A system that wants less motion.
class StillStyle : public QProxyStyle
{
public:
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *answer) const override
    {
        return hint == SH_Widget_Animation_Duration ? 0
                                                    : QProxyStyle::styleHint(hint, option, widget, answer);
    }
};
/// A queue of drafts in a list that is shown.
struct ShownQueue
{
    explicit ShownQueue(int count)
    {
        QList<QueueRow> rows;
        for (int i = 0; i < count; ++i) {
            QueueRow row;
            row.key = row.name = QString::number(i);
            rows.append(row);
        }
        queue.add(rows);
        view.setModel(&filter);
        view.resize(380, 600);
        view.show();
        (void)QTest::qWaitForWindowExposed(&view);
    }
    int height() const { return view.visualRect(view.model()->index(0, 0)).height(); }
    QVariantAnimation &slide() { return *view.findChild<QVariantAnimation *>(u"slide"_s); }
    /// Where the rows are at this time of their way.
    void at(int milliseconds)
    {
        slide().pause();
        slide().setCurrentTime(milliseconds);
    }
    QImage picture() { return view.viewport()->grab().toImage(); }

    QueueModel queue{DataDir(u"/nowhere"_s)};
    QueueFilter filter{queue};
    Pictures pictures;
    QueueView view{pictures};
};
} // namespace

class TestMotion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBarGlidesForward();
    void rowsCloseAGap();
    void rowsMakeRoom();
    void rowsGoOnFromWhereTheyAre();
    void theEndOfALongListGlidesToo();
    void anotherLookAtTheRowsIsNoMotion();
    void theGroundBelowThePointerComesAndGoes();
    void aBarStandsWhereLessMotionIsWanted();
    void rowsStandWhereLessMotionIsWanted();
    void announcementsKeepTheirDistance();
};

void TestMotion::aBarGlidesForward()
{
    EasedBar bar;
    bar.showPercent(20);
    QCOMPARE(bar.value(), bar.maximum() / 5); // it was not there before
    bar.showPercent(60);
    QVERIFY(bar.value() < bar.maximum() * 6 / 10);
    QTRY_COMPARE(bar.value(), bar.maximum() * 6 / 10);
    bar.showPercent(10); // another batch
    QCOMPARE(bar.value(), bar.maximum() / 10);
    bar.showPercent(-1);
    QVERIFY(bar.isHidden());
}

void TestMotion::rowsCloseAGap()
{
    ShownQueue shown(1000);
    shown.queue.take({u"2"_s});
    QTRY_COMPARE(shown.slide().state(), QAbstractAnimation::Running);
    shown.at(0);
    QCOMPARE(shown.view.motion().shiftOf(1).down, 0);
    QCOMPARE(shown.view.motion().shiftOf(2).down, shown.height());
    QCOMPARE(shown.view.motion().shiftOf(7).down, shown.height()); // it was out of sight
    QCOMPARE(shown.view.motion().shiftOf(500).down, 0);            // and this still is
    shown.at(200);
    QCOMPARE(shown.view.motion().reach(), 0);
    QCOMPARE(shown.slide().state(), QAbstractAnimation::Stopped);
}

void TestMotion::rowsMakeRoom()
{
    ShownQueue shown(1000);
    const auto taken = shown.queue.take({u"3"_s, u"4"_s});
    QTRY_COMPARE(shown.slide().state(), QAbstractAnimation::Running);
    shown.at(200);
    const QImage before = shown.picture();
    QVERIFY(shown.queue.putBack(taken));
    QTRY_COMPARE(shown.slide().state(), QAbstractAnimation::Running);
    shown.at(0);
    QCOMPARE(shown.picture(), before); // also those that will be out of sight
    shown.at(100);
    QVERIFY(shown.picture() != before);
    const double half = shown.view.motion().shiftOf(3).opacity;
    QVERIFY(half > 0 && half < 1);
    QCOMPARE(shown.view.motion().shiftOf(2).opacity, 1.0);
}

void TestMotion::rowsGoOnFromWhereTheyAre()
{
    ShownQueue shown(20);
    shown.queue.take({u"0"_s});
    QTRY_COMPARE(shown.slide().state(), QAbstractAnimation::Running);
    shown.at(60);
    const int onTheWay = shown.view.motion().shiftOf(0).down;
    QVERIFY(onTheWay > 0 && onTheWay < shown.height());
    shown.queue.take({u"1"_s});
    QTRY_COMPARE(shown.slide().state(), QAbstractAnimation::Running);
    shown.at(0);
    QCOMPARE(shown.view.motion().shiftOf(0).down, onTheWay + shown.height());
}

void TestMotion::theEndOfALongListGlidesToo()
{
    ShownQueue shown(1000);
    shown.view.scrollToBottom();
    shown.queue.take({u"998"_s});
    QTRY_COMPARE(shown.slide().state(), QAbstractAnimation::Running);
    shown.at(0);
    QCOMPARE(shown.view.motion().shiftOf(996).down,
             -shown.height()); // the list ends at the bottom of the view
    QCOMPARE(shown.view.motion().shiftOf(998).down, 0);
}

void TestMotion::anotherLookAtTheRowsIsNoMotion()
{
    const auto gallery = Gallery::open(false);
    QVERIFY(gallery);
    MainWindow &window = (*gallery)->window();
    window.show();
    QVERIFY(showState(window, u"running"_s));
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto &slide = *window.findChild<QVariantAnimation *>(u"slide"_s);
    slide.stop();
    const auto staysStill = [&slide] {
        QCoreApplication::processEvents();
        return slide.state() == QAbstractAnimation::Stopped;
    };
    window.queuePane().filterBar().choose(QueueModel::Group::Failed);
    QVERIFY(staysStill());
    window.queuePane().filterBar().choose(QueueModel::Group::All);
    QVERIFY(staysStill());
    window.queuePane().shown().model()->sort(0, Qt::DescendingOrder);
    QVERIFY(staysStill());
    QueueModel &queue = window.workbench().queue();
    queue.take({queue.at(1).key});
    QVERIFY(!staysStill()); // but this is one
}

void TestMotion::theGroundBelowThePointerComesAndGoes()
{
    ShownQueue shown(3);
    RowMotion &motion = shown.view.motion();
    auto &fade = *shown.view.findChild<QVariantAnimation *>(u"hover"_s);
    const auto index = [&shown](int row) { return shown.filter.index(row, 0); };
    motion.point(index(0));
    fade.pause();
    fade.setCurrentTime(60);
    QCOMPARE(motion.glowOf(index(0)), 0.5);
    motion.point(index(1));
    fade.pause();
    fade.setCurrentTime(0);
    QCOMPARE(motion.glowOf(index(0)), 0.5);
    QCOMPARE(motion.glowOf(index(1)), 0.0);
    fade.setCurrentTime(120);
    QCOMPARE(motion.glowOf(index(0)), 0.0);
    QCOMPARE(motion.glowOf(index(1)), 1.0);
    QCOMPARE(fade.state(), QAbstractAnimation::Stopped);
    motion.point({});
    QCOMPARE(motion.glowOf(index(2)), 0.0);
    QTRY_COMPARE(motion.glowOf(index(1)), 0.0);
}

void TestMotion::aBarStandsWhereLessMotionIsWanted()
{
    QApplication::setStyle(new StillStyle);
    EasedBar bar;
    bar.showPercent(20);
    bar.showPercent(60);
    QCOMPARE(bar.value(), bar.maximum() * 6 / 10);
}

void TestMotion::rowsStandWhereLessMotionIsWanted()
{
    QApplication::setStyle(new StillStyle);
    ShownQueue shown(20);
    shown.queue.take({u"2"_s});
    QCoreApplication::processEvents();
    QCOMPARE(shown.slide().state(), QAbstractAnimation::Stopped);
    shown.view.motion().point(shown.filter.index(0, 0));
    QCOMPARE(shown.view.motion().glowOf(shown.filter.index(0, 0)), 1.0);
}

void TestMotion::announcementsKeepTheirDistance()
{
    QLabel status;
    QLabel banner;
    status.show();
    banner.show();
    Announcer announcer(300ms);
    QStringList heard;
    connect(&announcer, &Announcer::said, this, [&heard](const QString &text) { heard.append(text); });
    announcer.say(status, u"1 of 5 done"_s);
    announcer.say(status, u"2 of 5 done"_s);
    announcer.say(banner, u"Out of credit"_s);
    announcer.say(status, u"3 of 5 done"_s);
    QCOMPARE(heard, QStringList{u"1 of 5 done"_s});
    QCOMPARE(status.accessibleName(), u"3 of 5 done"_s);
    QTRY_COMPARE(heard, (QStringList{u"1 of 5 done"_s, u"Out of credit"_s, u"3 of 5 done"_s}));
}

QTEST_MAIN(TestMotion)
#include "test_motion.moc"
