// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sha256.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QTest>

using namespace i2m;

class TestSha256 : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesHashAsQtSays_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 1 << 20, (1 << 20) + 1, 3 << 20})
            QTest::addRow("%d bytes", size) << size;
    }
    void filesHashAsQtSays()
    {
        QFETCH(int, size);
        QByteArray bytes(size, 'a');
        for (int i = 0; i < size; i += 1000)
            bytes[i] = char(i / 1000);
        const QByteArray expected = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
        QBuffer buffer(&bytes);
        QVERIFY(buffer.open(QIODevice::ReadOnly));
        QCOMPARE(sha256(buffer), std::optional(expected));
        QCOMPARE(sha256(bytes), expected);
    }
    void whatCannotBeReadHasNone()
    {
        QBuffer closed;
        QTest::ignoreMessage(QtWarningMsg, "QIODevice::read (QBuffer): device not open");
        QVERIFY(!sha256(closed));
    }
};

QTEST_GUILESS_MAIN(TestSha256)
#include "test_sha256.moc"
