// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storage/daily_backup.h"
#include "core/storage/sqlite_store.h"
#include "tests/storage/store_contract.h"

#include <QDir>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

namespace i2m {
using namespace Qt::StringLiterals;

/// What only the SQLite store promises: how it deals with its file.
class SqliteFile : public QObject
{
    Q_OBJECT

private:
    static void insertOne(SqliteStore &store)
    {
        Job job;
        job.id.value = randomHex128();
        job.provider = u"fal"_s;
        job.created = now();
        Task task;
        task.id.value = randomHex128();
        task.job = job.id;
        job.tasks = {task};
        QVERIFY(store.insert(job));
    }

private Q_SLOTS:
    void itOpensInWalModeAndSyncsFully()
    {
        QTemporaryDir folder;
        auto database = SqliteDatabase::open(DataDir(folder.path()));
        QVERIFY(database);
        QCOMPARE(database->one(u"PRAGMA journal_mode"_s)->toString(), u"wal"_s);
        QCOMPARE(database->one(u"PRAGMA synchronous"_s)->toInt(), 2);
    }

    void leasesOfACrashedOwnerAreVoid()
    {
        QTemporaryDir folder;
        const DataDir dir(folder.path());
        {
            auto store = SqliteStore::open(dir);
            QVERIFY(store);
            insertOne(**store);
            QCOMPARE((*store)->claim(u"fal"_s, 1, now(), now() + std::chrono::hours(1))->size(), 1);
        }
        auto store = SqliteStore::open(dir);
        QVERIFY(store);
        QCOMPARE((*store)->claim(u"fal"_s, 0, now(), now() + std::chrono::hours(1))->size(), 1);
    }

    void aGuestLooksOnAndLeavesNoMark()
    {
        QTemporaryDir folder;
        const DataDir dir(folder.path());
        QCOMPARE(SqliteStore::open(dir, SqliteStore::Access::Guest).error().code, ErrorCode::FileNotFound);
        auto owner = SqliteStore::open(dir);
        QVERIFY(owner);
        insertOne(**owner);
        QCOMPARE((*owner)->claim(u"fal"_s, 1, now(), now() + std::chrono::hours(1))->size(), 1);
        {
            auto guest = SqliteStore::open(dir, SqliteStore::Access::Guest);
            QVERIFY(guest);
            QCOMPARE((*guest)->counts()->running, 1);
        }
        QCOMPARE(*(*owner)->fact(u"clean"_s), u"0"_s);
        QCOMPARE((*owner)->claim(u"fal"_s, 0, now(), now() + std::chrono::hours(1))->size(), 0);
    }

    void aDamagedFileIsSetAsideAndTheBackupTakesItsPlace()
    {
        QTemporaryDir folder;
        const DataDir dir(folder.path());
        {
            auto store = SqliteStore::open(dir);
            QVERIFY(store);
            insertOne(**store);
        }
        QVERIFY(SqliteDatabase::backUp(dir.databasePath(), dir.backupDir() + u"/library-1.sqlite"_s));
        QFile file(dir.databasePath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        auto store = SqliteStore::open(dir);
        QVERIFY(store);
        QVERIFY((*store)->note().contains(u"backup"_s));
        QCOMPARE((*store)->counts()->queued, 1);
        QCOMPARE(QDir(folder.path()).entryList({u"library.sqlite.corrupt-*"_s}).size(), 1);
    }

    void oneBackupADayAndThreeAreKept()
    {
        QTemporaryDir folder;
        const DataDir dir(folder.path());
        auto store = SqliteStore::open(dir);
        QVERIFY(store);
        insertOne(**store);
        QDateTime day = QDateTime::currentDateTimeUtc();
        QVERIFY(*backUpDaily(dir, day));
        QVERIFY(!*backUpDaily(dir, day.addSecs(3600)));
        for (int i = 1; i <= 4; ++i)
            QVERIFY(*backUpDaily(dir, day.addDays(i)));
        const QStringList names = QDir(dir.backupDir()).entryList(QDir::Files, QDir::Name);
        QCOMPARE(names.size(), 3);
        QCOMPARE(names.back(), u"library-"_s + day.addDays(4).toString(u"yyyyMMdd-hhmmss"_s) + u".sqlite"_s);
    }

    void flippedBitsNeverCrash()
    {
        QTemporaryDir folder;
        const DataDir dir(folder.path());
        {
            auto store = SqliteStore::open(dir);
            QVERIFY(store);
            insertOne(**store);
        }
        QFile whole(dir.databasePath());
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray good = whole.readAll();
        whole.close();
        for (int i = 0; i < 40; ++i) {
            QByteArray bad = good;
            const qsizetype at = (qsizetype(i) * 2654435761) % bad.size();
            bad[at] = char(bad[at] ^ (1 << (i % 8)));
            QFile file(dir.databasePath());
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(bad);
            file.close();
            QFile::remove(dir.databasePath() + u"-wal"_s);
            QFile::remove(dir.databasePath() + u"-shm"_s);
            auto store = SqliteStore::open(dir);
            if (store)
                (void)(*store)->jobs({}, 10, {});
        }
    }

    void whatAnOlderVersionWroteIsReadWithoutLoss()
    {
        QTemporaryDir folder;
        const DataDir dir(folder.path());
        {
            auto database = SqliteDatabase::open(dir);
            QVERIFY(database);
            QVERIFY(database->run(u"INSERT INTO job (id, owner, status, names, created, finished, revision, "
                                  u"body) VALUES ('j', '', "
                                  "'completed', 'old vase.png', 5, 9, 1, "
                                  "'{\"job_id\":\"j\",\"provider\":\"fal\",\"model\":\"tripo\","
                                  "\"source\":\"window\",\"created\":5,\"revision\":1}')"_s));
            QVERIFY(database->run(
                u"INSERT INTO task (id, job, place, provider, state, priority, turn, due, revision, body) "
                u"VALUES ('t', "
                "'j', 0, 'fal', 2, 0, 0, 5, 2, "
                "'{\"file_id\":\"t\",\"job_id\":\"j\",\"index\":0,\"status\":\"completed\","
                "\"stage\":\"done\",\"progress\":100,\"attempts\":1,\"request_id\":\"r\",\"cost\":0.3,"
                "\"billing\":\"charged\",\"created\":5,\"started\":6,\"finished\":9,\"revision\":2,"
                "\"images\":[{\"path\":\"jobs/j/t.png\",\"name\":\"Old vase.png\"}],"
                "\"model\":{\"path\":\"jobs/j/t.glb\",\"format\":\"glb\",\"size\":7,\"remote_url\":\"u\"}}')"_s));
        }
        for (const QString &name : {u"Old vase.png"_s, u"New.png"_s}) { // the second time renamed
            auto store = SqliteStore::open(dir);
            QVERIFY(store);
            const Task task = (*store)->job({u"j"_s})->tasks[0];
            QCOMPARE(task.name(), name);
            QCOMPARE(task.originalName(), u"Old vase.png"_s);
            QCOMPARE(task.worker, QString());
            QVERIFY(!task.unawaited);
            QCOMPARE(task.received, -1);
            QCOMPARE(task.model->remoteUrl, u"u"_s);
            QCOMPARE(task.billing, Billing::Charged);
            QVERIFY((*store)->fulfill({u"j"_s}, {u"t"_s}, {.title = u"New.png"_s}));
        }
    }

    void aNewerSchemaIsRefusedAndLeftAlone()
    {
        QTemporaryDir folder;
        const DataDir dir(folder.path());
        {
            auto database = SqliteDatabase::open(dir);
            QVERIFY(database);
            QVERIFY(database->run(u"PRAGMA user_version = 99"_s));
        }
        const auto store = SqliteStore::open(dir);
        QVERIFY(!store);
        QCOMPARE(store.error().code, ErrorCode::ValidationError);
        QVERIFY(QFile::exists(dir.databasePath()));
    }

    void anUnusableFolderIsAClearError()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"plain"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const auto store = SqliteStore::open(DataDir(file.fileName() + u"/data"_s));
        QVERIFY(!store);
        QCOMPARE(store.error().code, ErrorCode::StorageError);
        QVERIFY(store.error().detail.contains(u"plain"_s));
    }
};

} // namespace i2m

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QTemporaryDir folder;
    int serial = 0;
    i2m::StoreContract contract([&](bool again) -> std::unique_ptr<i2m::JobStore> {
        const QString path = folder.filePath(QString::number(again ? serial : ++serial));
        auto store = i2m::SqliteStore::open(i2m::DataDir(path));
        return store ? std::move(*store) : nullptr;
    });
    i2m::SqliteFile file;
    return QTest::qExec(&contract, argc, argv) + QTest::qExec(&file, argc, argv);
}

#include "test_sqlite_store.moc"
