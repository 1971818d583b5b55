// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/durable_file.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>

namespace i2m {
using namespace Qt::StringLiterals;

class TestDurableFile : public QObject
{
    Q_OBJECT

private:
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static mode_t modeOf(const QString &path)
    {
        struct stat facts = {};
        return ::stat(QFile::encodeName(path).constData(), &facts) == 0 ? facts.st_mode & 0777 : 0;
    }

private Q_SLOTS:
    void aFileIsThereWholeAndNothingBesideIt()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"deep/er/model.glb"_s);
        QVERIFY(writeDurably(path, "one"));
        QVERIFY(writeDurably(path, "two"));
        QCOMPARE(read(path), "two");
        QCOMPARE(QDir(folder.filePath(u"deep/er"_s)).entryList(QDir::Files), QStringList{u"model.glb"_s});
    }

    void aSecretIsItsOwnersAloneWhateverWasThereBefore()
    {
        const mode_t before = ::umask(0);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"key"_s);
        for (const QString &name : {path, path + u".part"_s}) {
            QFile open(name);
            QVERIFY(open.open(QIODevice::WriteOnly));
            QVERIFY(open.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        }
        const auto written = writePrivately(path, "secret");
        ::umask(before);
        QVERIFY(written);
        QCOMPARE(modeOf(path), mode_t(0600));
        QCOMPARE(read(path), "secret");
    }

    void aFailureNamesThePathAndLeavesNothing()
    {
        QTemporaryDir folder;
        QVERIFY(writeDurably(folder.filePath(u"plain"_s), "x"));
        const auto written = writePrivately(folder.filePath(u"plain/key"_s), "secret");
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::StorageError);
        QVERIFY(written.error().detail.contains(u"plain/key"_s));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{u"plain"_s});
    }
};

} // namespace i2m

QTEST_GUILESS_MAIN(i2m::TestDurableFile)
#include "test_durable_file.moc"
