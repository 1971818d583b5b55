// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/preview/orbit_camera.h"

#include <QTest>
#include <algorithm>

using namespace i2m;

class TestOrbitCamera : public QObject
{
    Q_OBJECT

private:
    static QVector3D onScreen(const OrbitCamera &camera, const Bounds &bounds, float aspect, QVector3D point)
    {
        return (camera.projection(bounds, aspect) * camera.view()).map(point);
    }

private Q_SLOTS:
    void fittingLeavesATenthAroundEveryBox_data()
    {
        QTest::addColumn<QVector3D>("size");
        QTest::addColumn<float>("aspect");
        for (const QVector3D size : {QVector3D(1, 1, 1), QVector3D(0.01F, 2, 0.01F), QVector3D(500, 3, 40)})
            for (const float aspect : {0.5F, 1.F, 2.4F})
                QTest::addRow("%gx%gx%g %g", double(size.x()), double(size.y()), double(size.z()),
                              double(aspect))
                    << size << aspect;
    }

    void fittingLeavesATenthAroundEveryBox()
    {
        QFETCH(QVector3D, size);
        QFETCH(float, aspect);
        const Bounds bounds{QVector3D(3, -2, 7), QVector3D(3, -2, 7) + size};
        for (int side = int(ViewSide::Home); side <= int(ViewSide::Isometric); ++side) {
            OrbitCamera camera;
            camera.look(ViewSide(side));
            camera.fit(bounds, aspect);
            float farthest = 0;
            for (int corner = 0; corner < 8; ++corner) {
                const QVector3D point =
                    onScreen(camera, bounds, aspect,
                             bounds.minimum + size * QVector3D(float(corner & 1), float(corner >> 1 & 1),
                                                               float(corner >> 2)));
                farthest = std::max({farthest, std::abs(point.x()), std::abs(point.y())});
                QVERIFY(std::abs(point.z()) <= 1.F);
            }
            QVERIFY2(std::abs(farthest - 0.9F) < 0.001F, qPrintable(QString::number(double(farthest))));
        }
    }

    void whatIsUnderTheCursorStaysThereWhileZooming()
    {
        const Bounds bounds{QVector3D(-1, -1, -1), QVector3D(1, 1, 1)};
        OrbitCamera camera;
        camera.fit(bounds, 1.5F);
        const QPointF cursor(0.4, -0.3);
        const QMatrix4x4 before = camera.projection(bounds, 1.5F) * camera.view();
        const float depth = before.map(camera.pivot()).z();
        const QVector3D held = before.inverted().map(QVector3D(0.4F, -0.3F, depth));
        for (int i = 0; i < 5; ++i)
            camera.zoom(0.8F, cursor, 1.5F);
        const QVector3D after = onScreen(camera, bounds, 1.5F, held);
        QVERIFY(std::abs(after.x() - 0.4F) < 0.001F);
        QVERIFY(std::abs(after.y() + 0.3F) < 0.001F);
    }

    void aPanMovesThePivotWithTheHand()
    {
        const Bounds bounds{QVector3D(-1, -1, -1), QVector3D(1, 1, 1)};
        OrbitCamera camera;
        camera.fit(bounds, 2.F);
        const QVector3D held = camera.pivot();
        camera.pan({0.5, 0.25}, 2.F);
        const QVector3D after = onScreen(camera, bounds, 2.F, held);
        QVERIFY(std::abs(after.x() - 0.5F) < 0.001F);
        QVERIFY(std::abs(after.y() - 0.25F) < 0.001F);
    }

    void boundsOfTwoHoldBoth()
    {
        const Bounds both = Bounds{{-1, 0, 2}, {1, 1, 3}}.with(Bounds{{0, -2, 2.5F}, {0.5F, 4, 9}});
        QCOMPARE(both.minimum, QVector3D(-1, -2, 2));
        QCOMPARE(both.maximum, QVector3D(1, 4, 9));
    }

    void theCameraNeverTipsOver()
    {
        OrbitCamera camera;
        camera.orbit(0, 500);
        QVERIFY(camera.pitch() < 90.F);
        camera.orbit(0, -1'000);
        QVERIFY(camera.pitch() > -90.F);
    }
};

QTEST_APPLESS_MAIN(TestOrbitCamera)
#include "test_orbit_camera.moc"
