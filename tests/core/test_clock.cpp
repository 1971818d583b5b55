// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/clock.h"

#include <QTest>

namespace i2m {
using namespace Qt::StringLiterals;

class TestClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTimeIsWrittenAsRfc3339WithZ()
    {
        QCOMPARE(toIso(Time(Milliseconds(1'732'284'000'007))), u"2024-11-22T14:00:00.007Z"_s);
    }

    void notYetIsEmpty() { QVERIFY(toIso({}).isEmpty()); }
};

} // namespace i2m

QTEST_GUILESS_MAIN(i2m::TestClock)
#include "test_clock.moc"
