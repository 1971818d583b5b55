// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/mesh/sample_glb.h"
#include "tests/ui/preview/gui_main.h"
#include "ui/preview/model_view.h"
#include "ui/preview/offscreen.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestModelView : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<ModelView> m_view;

    QString file(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return file.fileName();
    }

    QImage seen() const { return m_view->grab().toImage(); }

    bool show(const QByteArray &glb)
    {
        QSignalSpy loaded(m_view.get(), &ModelView::loaded);
        m_view->load(file(u"model.glb"_s, glb));
        return loaded.wait(20'000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QString why;
        if (!canPreview(&why))
            QSKIP(qPrintable(why));
    }

    void init()
    {
        m_view = std::make_unique<ModelView>();
        m_view->setReducedMotion(true);
        m_view->resize(240, 180);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }

    void cleanup() { m_view.reset(); }

    void aModelAppearsAndTellsItsStatistics()
    {
        QVERIFY(show(sampleCube().bytes()));
        QVERIFY(m_view->hasModel());
        QCOMPARE(m_view->statistics().triangles, 12);
        QVERIFY(m_view->accessibleDescription().contains(u"12"_s));
        const QImage picture = seen();
        QVERIFY(picture.pixelColor(120, 90) != picture.pixelColor(2, 2));
    }

    void thePosterIsThereUntilTheModelIs()
    {
        QImage poster(40, 40, QImage::Format_RGB32);
        poster.fill(Qt::red);
        m_view->setPoster(poster);
        QCOMPARE(seen().pixelColor(120, 90), QColor(Qt::red));
        QVERIFY(show(sampleCube().bytes()));
        QTRY_VERIFY(seen().pixelColor(120, 90) != QColor(Qt::red));
    }

    void aBrokenFileFailsAndKeepsThePoster()
    {
        QImage poster(40, 40, QImage::Format_RGB32);
        poster.fill(Qt::red);
        m_view->setPoster(poster);
        QSignalSpy failed(m_view.get(), &ModelView::failed);
        m_view->load(file(u"broken.glb"_s, sampleCube().bytes().left(500)));
        QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 20'000);
        QCOMPARE(failed[0][0].value<Error>().code, ErrorCode::ModelDamaged);
        QCOMPARE(seen().pixelColor(120, 90), QColor(Qt::red));
    }

    void onlyTheLastOfTwoLoadsAppears()
    {
        QSignalSpy loaded(m_view.get(), &ModelView::loaded);
        m_view->load(file(u"one.glb"_s, sampleBall(64, 128).bytes()));
        m_view->load(file(u"two.glb"_s, sampleCube().bytes()));
        QVERIFY(loaded.wait(20'000));
        QCOMPARE(m_view->statistics().triangles, 12);
        QVERIFY(!loaded.wait(300));
    }

    void aTransparentScreenshotHasNoGround()
    {
        QVERIFY(show(sampleCube().bytes()));
        const QImage clear = m_view->screenshot(true, QSize(200, 200)).result();
        QCOMPARE(clear.size(), QSize(200, 200));
        QCOMPARE(qAlpha(clear.pixel(1, 1)), 0);
        QCOMPARE(qAlpha(clear.pixel(100, 100)), 255);
        QCOMPARE(qAlpha(m_view->screenshot(false).result().pixel(1, 1)), 255);
    }

    void draggingTurnsAndTheWheelComesNearer()
    {
        QVERIFY(show(sampleCube().bytes()));
        const OrbitCamera before = m_view->camera();
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, {100, 90});
        QTest::mouseMove(m_view.get(), {140, 90});
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, {140, 90});
        QVERIFY(m_view->camera().yaw() < before.yaw());
        QCOMPARE(m_view->camera().distance(), before.distance());
        QWheelEvent wheel({120, 90}, m_view->mapToGlobal(QPointF(120, 90)), {}, {0, 120}, {}, {},
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view.get(), &wheel);
        QVERIFY(m_view->camera().distance() < before.distance());
    }

    void keysChangeWhatTheySay()
    {
        QVERIFY(show(sampleCube().bytes()));
        QSignalSpy changed(m_view.get(), &ModelView::optionsChanged);
        QTest::keyClick(m_view.get(), Qt::Key_M);
        QCOMPARE(m_view->options().mode, ViewMode::Clay);
        QTest::keyClick(m_view.get(), Qt::Key_G);
        QVERIFY(m_view->options().grid);
        QTest::keyClick(m_view.get(), Qt::Key_5);
        QVERIFY(m_view->options().parallel);
        QCOMPARE(changed.count(), 3);
        QTest::keyClick(m_view.get(), Qt::Key_7);
        QVERIFY(m_view->camera().pitch() > 80.F);
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QCOMPARE(m_view->camera().pitch(), 14.F);
    }

    void keysForThePageAreHandedOn()
    {
        QVERIFY(show(sampleCube().bytes()));
        QSignalSpy compare(m_view.get(), &ModelView::compareWanted);
        QSignalSpy picture(m_view.get(), &ModelView::pictureWanted);
        QTest::keyClick(m_view.get(), Qt::Key_C);
        QTest::keyClick(m_view.get(), Qt::Key_F12, Qt::ControlModifier);
        QCOMPARE(compare.count(), 1);
        QCOMPARE(picture.count(), 1);
        QVERIFY(picture[0][0].toBool());
    }

    void theKeySheetComesAndGoes()
    {
        const auto *sheet = m_view->findChild<KeySheet *>();
        QTest::keyClick(m_view.get(), Qt::Key_H);
        QVERIFY(sheet->isVisible());
        QTest::keyClick(m_view.get(), Qt::Key_Escape);
        QVERIFY(!sheet->isVisible());
    }

    void theTurntableTurnsUntilAHandStopsIt()
    {
        QVERIFY(show(sampleCube().bytes()));
        const float before = m_view->camera().yaw();
        QTest::keyClick(m_view.get(), Qt::Key_T);
        QTRY_VERIFY(m_view->camera().yaw() != before);
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, {100, 90});
        QTest::mouseMove(m_view.get(), {110, 90});
        QVERIFY(!m_view->options().turntable);
    }

    void aDoubleClickTurnsAroundWhatIsUnderTheCursor()
    {
        QVERIFY(show(sampleCube().bytes()));
        QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, {120, 90});
        const auto farthest = [this] {
            const QVector3D pivot = m_view->camera().pivot();
            return std::max({std::abs(pivot.x()), std::abs(pivot.y()), std::abs(pivot.z())});
        };
        QTRY_VERIFY2(std::abs(farthest() - 0.5F) < 0.02F, qPrintable(QString::number(double(farthest()))));
    }

    void comparingShowsThePictureOnTheLeft()
    {
        QVERIFY(show(sampleCube().bytes()));
        QImage source(50, 50, QImage::Format_RGB32);
        source.fill(Qt::green);
        m_view->compareWith(source);
        QVERIFY(m_view->isComparing());
        QCOMPARE(seen().pixelColor(60, 90), QColor(Qt::green));
        m_view->compareWith({});
        QVERIFY(!m_view->isComparing());
    }

    void aSecondModelSharesTheCamera()
    {
        QVERIFY(show(sampleCube().bytes()));
        m_view->compareWithModel(file(u"other.glb"_s, sampleCube().bytes()));
        QTRY_VERIFY_WITH_TIMEOUT(seen().pixelColor(60, 90) == seen().pixelColor(180, 90), 20'000);
    }

    void openingAndClosingModelsGivesTheirMemoryBack()
    {
        for (int i = 0; i < 10; ++i) {
            QVERIFY(show(sampleBall(32, 64).bytes()));
            m_view->clear();
            QVERIFY(!m_view->hasModel());
        }
    }
};

I2M_GUI_TEST(TestModelView, QApplication)
#include "test_model_view.moc"
