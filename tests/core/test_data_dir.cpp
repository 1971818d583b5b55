// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data_dir.h"
#include "core/free_space.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace i2m {

class DataDirTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyTheOwnerMayLookIntoANewFolder();
    void roomIsToldForAFolderAndNoneWithoutOne();
};

void DataDirTest::onlyTheOwnerMayLookIntoANewFolder()
{
    QTemporaryDir place;
    const DataDir data(place.filePath(u"data"_s));
    QVERIFY(data.create());
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFileInfo(data.root()).permissions() & others, QFile::Permissions());
    QCOMPARE(QFileInfo(data.spoolDir()).permissions() & others, QFile::Permissions());
}

void DataDirTest::roomIsToldForAFolderAndNoneWithoutOne()
{
    QTemporaryDir place;
    QVERIFY(freeSpace(place.path()) > 0);
    QCOMPARE(freeSpace(place.filePath(u"nowhere"_s)), 0);
}

} // namespace i2m

QTEST_GUILESS_MAIN(i2m::DataDirTest)
#include "test_data_dir.moc"
