// SPDX-License-Identifier: GPL-3.0-or-later
// The stage with model files that cannot, or should not, be shown: real ones, in the real window.
#include "tests/mesh/sample_glb.h"
#include "tests/ui/preview/gui_main.h"
#include "ui/gallery.h"
#include "ui/main_window.h"
#include "ui/preview/model_view.h"
#include "ui/preview/offscreen.h"
#include "ui/stage/model_page.h"
#include "ui/translation.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QPushButton>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestStage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aBrokenFileIsSaidWithAWayOut_data();
    void aBrokenFileIsSaidWithAWayOut();
    void aFileThatOnlySaysItIsLargeIsFoundOut();
    void aVeryLargeModelIsShownToWhoAsksForIt();

private:
    /// Shows a finished model with this file.
    void show(const QByteArray &file);
    QStringList offers();

    std::unique_ptr<Gallery> m_gallery;
    StageNotice *m_notice = nullptr;
};

void TestStage::initTestCase()
{
    installTranslation(u"en"_s);
    QString why;
    if (!canPreview(&why))
        QSKIP(qPrintable(why));
}

void TestStage::init()
{
    auto gallery = Gallery::open(false);
    QVERIFY(gallery);
    m_gallery = std::move(*gallery);
    m_gallery->window().show();
    QVERIFY(QTest::qWaitForWindowExposed(&m_gallery->window()));
    m_notice = m_gallery->window().findChild<StageNotice *>();
}

void TestStage::show(const QByteArray &file)
{
    const QString path = m_gallery->window().workbench().queue().dir().absolute(u"jobs/gallery/model.glb"_s);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile model(path);
    QVERIFY(model.open(QIODevice::WriteOnly));
    QCOMPARE(model.write(file), file.size());
    model.close();
    QVERIFY(showState(m_gallery->window(), u"done"_s));
}

QStringList TestStage::offers()
{
    QStringList texts;
    for (const auto *button : m_notice->findChildren<QPushButton *>())
        texts += button->isVisible() ? QStringList{button->text()} : QStringList();
    return texts;
}

void TestStage::aBrokenFileIsSaidWithAWayOut_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("a page") << QByteArray("<!doctype html><title>Not found</title>");
    QTest::newRow("nothing") << QByteArray();
    const QByteArray cube = sampleCube().bytes();
    QTest::newRow("half") << cube.first(cube.size() / 2);
    SampleGlb wild = sampleCube();
    wild.change(u"accessors"_s, 0, u"count"_s, 25);
    QTest::newRow("one corner beyond its end") << wild.bytes();
}

void TestStage::aBrokenFileIsSaidWithAWayOut()
{
    QFETCH(QByteArray, file);
    show(file);
    QTRY_COMPARE(m_notice->accessibleName(), u"This model file can't be read."_s);
    QVERIFY(m_notice->isVisible());
    QCOMPARE(offers(), (QStringList{u"Create again with other settings…"_s, u"Show in folder"_s}));
    QVERIFY(!m_gallery->window().findChild<ModelView *>()->isVisible()); // the picture is behind it
}

void TestStage::aFileThatOnlySaysItIsLargeIsFoundOut()
{
    SampleGlb wild = sampleCube();
    wild.change(u"accessors"_s, 0, u"count"_s, 2'000'000'000);
    show(wild.bytes());
    QTRY_COMPARE(m_notice->accessibleName(), u"This model is very large."_s);
    m_notice->findChild<QPushButton *>()->click();
    QTRY_VERIFY(m_notice->accessibleName().startsWith(u"This model is too large to show here."_s));
    QVERIFY(offers().isEmpty()); // asking again would change nothing
}

void TestStage::aVeryLargeModelIsShownToWhoAsksForIt()
{
    SampleGlb ball = sampleBall(100, 250);
    const int triangles = 2 * 100 * 250 - 2 * 250;
    QJsonArray nodes;
    for (int i = 0; i <= 5'000'000 / triangles; ++i) { // a small file that is much to draw
        ball.add(u"nodes"_s, {{u"mesh"_s, 0}, {u"translation"_s, QJsonArray{i, 0, 0}}});
        nodes.append(i + 1);
    }
    ball.change(u"scenes"_s, 0, u"nodes"_s, nodes);
    show(ball.bytes());
    QTRY_COMPARE_WITH_TIMEOUT(m_notice->accessibleName(), u"This model is very large."_s, 20'000);
    QCOMPARE(offers(), QStringList{u"Preview anyway"_s});
    auto *view = m_gallery->window().findChild<ModelView *>();
    QVERIFY(!view->isVisible());
    m_notice->findChild<QPushButton *>()->click();
    QVERIFY(m_notice->isHidden());
    QVERIFY(view->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(view->hasModel(), 60'000);
    QVERIFY(m_notice->isHidden());
}

I2M_GUI_TEST(TestStage, QApplication)
#include "test_stage.moc"
