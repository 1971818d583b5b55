// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/packaging/house_rules.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace i2m {

namespace {

void write(const QTemporaryDir &tree, const QString &path, const QByteArray &text)
{
    QVERIFY(QDir(tree.path()).mkpath(path.section(u'/', 0, -2)));
    QFile file(tree.filePath(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

class HouseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyIncludeFollowsTheGraph();
    void everyLinkFollowsTheGraph();
    void futuresAreContinuedSafely();
    void onlyHttpCompatAsksForTheVersionOfQt();
    void aForbiddenIncludeIsFound();
    void aForbiddenLinkIsFound();
    void anUnsafeContinuationIsFound();
    void aVersionQuestionIsFound();

private:
    const QString m_source = QStringLiteral(I2M_SOURCE_DIR);
};

void HouseTest::everyIncludeFollowsTheGraph() { QCOMPARE(forbiddenIncludes(m_source), QStringList()); }

void HouseTest::everyLinkFollowsTheGraph() { QCOMPARE(forbiddenLinks(m_source), QStringList()); }

void HouseTest::futuresAreContinuedSafely() { QCOMPARE(unsafeContinuations(m_source), QStringList()); }

void HouseTest::onlyHttpCompatAsksForTheVersionOfQt() { QCOMPARE(versionQuestions(m_source), QStringList()); }

void HouseTest::aForbiddenIncludeIsFound()
{
    QTemporaryDir tree;
    write(tree, u"core/api/server.h"_s, "#pragma once\n");
    write(tree, u"core/api/routes.cpp"_s, "#include \"server.h\"\n#include <QString>\n");
    write(tree, u"core/jobs/engine.h"_s, "#pragma once\n");
    write(tree, u"ui/preview/view.cpp"_s,
          "#include \"core/jobs/engine.h\"\n#include \"core/api/server.h\"\n");
    write(tree, u"core/jobs/engine.cpp"_s, "#include \"../api/server.h\"\n");
    QCOMPARE(forbiddenIncludes(tree.path()),
             (QStringList{u"core/jobs/engine.cpp includes core/api/server.h"_s,
                          u"ui/preview/view.cpp includes core/api/server.h"_s}));
}

void HouseTest::aForbiddenLinkIsFound()
{
    QTemporaryDir tree;
    write(tree, u"core/mesh/CMakeLists.txt"_s,
          "# beside i2m_imaging\ni2m_library(i2m_mesh LINKS i2m_core i2m_jobs Qt6::Widgets)\n");
    QCOMPARE(forbiddenLinks(tree.path()), (QStringList{u"core/mesh/CMakeLists.txt names i2m_jobs"_s,
                                                       u"core/mesh/CMakeLists.txt names Qt6::Widgets"_s}));
}

void HouseTest::anUnsafeContinuationIsFound()
{
    QTemporaryDir tree;
    write(tree, u"ui/safe.cpp"_s, "ask(a, b) | then(this, [] {});\nrun(a).then([] {});\n");
    write(tree, u"ui/window.cpp"_s, "ask(a, b).then(this, [] {});\n");
    write(tree, u"ui/api.cpp"_s, "ask(a, b)\n    .then(&api,\n          [] {});\n");
    QCOMPARE(unsafeContinuations(tree.path()),
             (QStringList{u"ui/api.cpp continues a future with QFuture::then() in a context"_s,
                          u"ui/window.cpp continues a future with QFuture::then() in a context"_s}));
}

void HouseTest::aVersionQuestionIsFound()
{
    QTemporaryDir tree;
    write(tree, u"ui/window.cpp"_s, "#if QT_VERSION >= 0\n#endif\n");
    write(tree, u"core/api/http_compat.h"_s, "#if QT_VERSION >= 0\n#endif\n");
    QCOMPARE(versionQuestions(tree.path()), QStringList{u"ui/window.cpp asks for QT_VERSION"_s});
}

} // namespace i2m

QTEST_GUILESS_MAIN(i2m::HouseTest)
#include "house_test.moc"
