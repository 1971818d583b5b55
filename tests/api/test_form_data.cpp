// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/form_data.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

namespace {
QByteArray part(const QByteArray &disposition, const QByteArray &content)
{
    return "--b\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + content + "\r\n";
}
} // namespace

class TestFormData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFormMayBeCutAnywhere_data();
    void aFormMayBeCutAnywhere();
    void namesAreUnderstood_data();
    void namesAreUnderstood();
    void brokenFormsAreRefused_data();
    void brokenFormsAreRefused();
    void boundariesAreRead();
    void aLargeFileIsDroppedButCounted();
    void aTakenFileStays();

private:
    QTemporaryDir m_folder;
    QStringList left() const { return QDir(m_folder.path()).entryList(QDir::Files); }
};

void TestFormData::aFormMayBeCutAnywhere_data()
{
    QTest::addColumn<int>("piece");
    for (const int piece : {1, 2, 3, 7, 64, 1000, 100'000})
        QTest::addRow("%d bytes", piece) << piece;
}

void TestFormData::aFormMayBeCutAnywhere()
{
    QFETCH(int, piece);
    const QByteArray tricky = "\r\n--\r\n-b\r\r\n--a\r\n\r\n--" + QByteArray(500, '\r') + QByteArray(3, '\0');
    const QByteArray form = part("name=\"files\"; filename=\"a.png\"", tricky) + part("name=start", "false") +
                            part("name=\"empty\"; filename=\"e.png\"", "") + "--b--\r\nepilogue";
    FormData data("b", m_folder.path(), {});
    for (qsizetype at = 0; at < form.size(); at += piece)
        QVERIFY(
            data.write(QByteArrayView(form).sliced(at, std::min<qsizetype>(piece, form.size() - at))).ok());
    QVERIFY(data.finish().ok());
    QCOMPARE(data.files().size(), size_t(2));
    QCOMPARE(data.files()[0].size, tricky.size());
    QCOMPARE(data.files()[1].size, 0);
    QFile file(data.files()[0].path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), tricky);
    QCOMPARE(data.field(u"start"), u"false"_s);
}

void TestFormData::namesAreUnderstood_data()
{
    QTest::addColumn<QByteArray>("disposition");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << QByteArray("filename=\"a.png\"") << u"a.png"_s;
    QTest::newRow("token") << QByteArray("filename=a.png") << u"a.png"_s;
    QTest::newRow("UTF-8") << QByteArray("filename=\"модель ü.png\"") << u"модель ü.png"_s;
    QTest::newRow("extended") << QByteArray("filename=x; filename*=UTF-8''%C3%BC.png") << u"ü.png"_s;
    QTest::newRow("semicolon") << QByteArray("filename=\"a;b=c.png\"") << u"a;b=c.png"_s;
    QTest::newRow("escaped quote") << QByteArray("filename=\"a\\\"b.png\"") << u"a\"b.png"_s;
    QTest::newRow("folders") << QByteArray("filename=\"../../etc/a.png\"") << u"a.png"_s;
    QTest::newRow("backslashes") << QByteArray("filename=\"C:\\dir\\a.png\"") << u"a.png"_s;
    QTest::newRow("right to left") << QByteArray("filename=\"a\u202egnp.png\"") << u"agnp.png"_s;
}

void TestFormData::namesAreUnderstood()
{
    QFETCH(QByteArray, disposition);
    QFETCH(QString, name);
    FormData data("b", m_folder.path(), {});
    QVERIFY(data.write(part("name=files; " + disposition, "x") + "--b--").ok());
    QCOMPARE(data.files().at(0).name, name);
    QCOMPARE(data.files().at(0).size, 1);
}

void TestFormData::brokenFormsAreRefused_data()
{
    QTest::addColumn<QByteArray>("form");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &form, ErrorCode code) {
        QTest::newRow(name) << form << int(code);
    };
    row("empty", "", ErrorCode::ValidationError);
    row("other boundary", "--c\r\n", ErrorCode::ValidationError);
    row("no end", part("name=a", "x"), ErrorCode::ValidationError);
    row("cut in a head", "--b\r\nContent-Dispo", ErrorCode::ValidationError);
    row("cut in a file", part("name=f; filename=x", "x").chopped(3), ErrorCode::ValidationError);
    row("no name", "--b\r\nContent-Type: text/plain\r\n\r\nx\r\n--b--", ErrorCode::ValidationError);
    row("longer boundary", part("name=a", "x") + "--bb\r\n", ErrorCode::ValidationError);
    row("large part head", "--b\r\nX: " + QByteArray(5000, 'x'), ErrorCode::ValidationError);
    row("large field", part("name=a", QByteArray(70'000, 'x')) + "--b--", ErrorCode::PayloadTooLarge);
    row("26 files", part("name=f; filename=x", "x").repeated(26) + "--b--", ErrorCode::TooManyFiles);
    row("10 000 fields", part("name=f", "x").repeated(10'000) + "--b--", ErrorCode::ValidationError);
}

void TestFormData::brokenFormsAreRefused()
{
    QFETCH(QByteArray, form);
    QFETCH(int, code);
    {
        FormData data("b", m_folder.path(), {});
        auto result = data.write(form);
        if (result)
            result = data.finish();
        QVERIFY(!result.ok());
        QCOMPARE(int(result.error().code), code);
    }
    QCOMPARE(left(), QStringList());
}

void TestFormData::boundariesAreRead()
{
    QCOMPARE(FormData::boundaryOf("multipart/form-data; boundary=abc"), QByteArray("abc"));
    QCOMPARE(FormData::boundaryOf("Multipart/Form-Data; charset=x; Boundary=\"a b\""), QByteArray("a b"));
    QCOMPARE(FormData::boundaryOf("multipart/mixed; boundary=abc"), QByteArray());
    QCOMPARE(FormData::boundaryOf("multipart/form-data; boundary="), QByteArray());
    QCOMPARE(FormData::boundaryOf("multipart/form-data; boundary=" + QByteArray(71, 'x')), QByteArray());
}

void TestFormData::aLargeFileIsDroppedButCounted()
{
    FormLimits limits;
    limits.fileBytes = 1000;
    FormData data("b", m_folder.path(), limits);
    QVERIFY(data.write(part("name=f; filename=large", QByteArray(5000, 'x')) +
                       part("name=f; filename=s", "x") + "--b--")
                .ok());
    QVERIFY(data.files()[0].path.isEmpty());
    QCOMPARE(data.files()[0].size, 5000);
    QCOMPARE(left().size(), 1);
}

void TestFormData::aTakenFileStays()
{
    QString path;
    {
        FormData data("b", m_folder.path(), {});
        QVERIFY(data.write(part("name=f; filename=s", "x") + "--b--").ok());
        path = data.take(0);
    }
    QVERIFY(QFile::remove(path));
    QCOMPARE(left(), QStringList());
}

QTEST_GUILESS_MAIN(TestFormData)
#include "test_form_data.moc"
