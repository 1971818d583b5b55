// SPDX-License-Identifier: GPL-3.0-or-later
// What moves does so briefly, and what is read aloud does not come all at once.
#include "ui/announcer.h"
#include "ui/eased_bar.h"

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
} // namespace

class TestMotion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBarGlidesForward();
    void aBarStandsWhereLessMotionIsWanted();
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

void TestMotion::aBarStandsWhereLessMotionIsWanted()
{
    QApplication::setStyle(new StillStyle);
    EasedBar bar;
    bar.showPercent(20);
    bar.showPercent(60);
    QCOMPARE(bar.value(), bar.maximum() * 6 / 10);
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
