// SPDX-License-Identifier: GPL-3.0-or-later
// The cutout against outlines that are known to the pixel.
#include "core/imaging/cutout.h"
#include "tests/providers/draft_pictures.h"

#include <QtTest>
#include <numeric>

using namespace i2m;
using namespace Qt::StringLiterals;
using draft_pictures::Backdrop;

namespace {
/// Intersection over union of the mask and the picture's true outline.
double agreement(const Plane &mask, const QImage &transparent)
{
    double both = 0;
    double any = 0;
    for (int y = 0; y < mask.height; ++y) {
        for (int x = 0; x < mask.width; ++x) {
            const bool found = mask(x, y) > 0.5F;
            const bool truth = qAlpha(transparent.pixel(x, y)) > 127;
            both += found && truth;
            any += found || truth;
        }
    }
    return both / any;
}
} // namespace

class CutoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSubjectIsFound_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<Backdrop>("backdrop");
        QTest::addColumn<double>("least");
        for (const char *name : {"vase", "mug", "leaf"}) {
            const QString product = QString::fromLatin1(name);
            QTest::addRow("%s, plain", name) << product << Backdrop::Plain << 0.97;
            QTest::addRow("%s, gradient", name) << product << Backdrop::Gradient << 0.97;
            QTest::addRow("%s, shadow", name) << product << Backdrop::Shadowed << 0.93;
            QTest::addRow("%s, busy", name) << product << Backdrop::Busy << 0.9;
            QTest::addRow("%s, transparent", name) << product << Backdrop::Transparent << 0.999;
        }
    }

    void theSubjectIsFound()
    {
        QFETCH(QString, name);
        QFETCH(Backdrop, backdrop);
        QFETCH(double, least);
        const QSize size(360, 300);
        const Cutout cutout = cutOut(draft_pictures::product(name, size, backdrop), 0);
        QCOMPARE(cutout.way, backdrop == Backdrop::Transparent ? Cutout::Way::Alpha : Cutout::Way::Segmented);
        const double found =
            agreement(cutout.mask, draft_pictures::product(name, size, Backdrop::Transparent));
        QVERIFY2(found >= least, qPrintable(QString::number(found)));
    }

    void theSamplesAreCutOutWhole_data()
    {
        QTest::addColumn<double>("least"); // of the picture's area
        QTest::addColumn<double>("most");
        QTest::newRow("vase") << 0.17 << 0.21;
        QTest::newRow("mug") << 0.28 << 0.33;
        QTest::newRow("duck") << 0.17 << 0.21;
    }

    void theSamplesAreCutOutWhole()
    {
        QFETCH(double, least);
        QFETCH(double, most);
        const QImage photo(u"" I2M_SAMPLES_DIR "/%1.jpg"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
        QVERIFY(!photo.isNull());
        const Cutout cutout =
            cutOut(photo.scaled(400, 400, Qt::KeepAspectRatio, Qt::SmoothTransformation), 0);
        QCOMPARE(cutout.way, Cutout::Way::Segmented);
        const double area = std::accumulate(cutout.mask.values.begin(), cutout.mask.values.end(), 0.0) /
                            double(cutout.mask.values.size());
        QVERIFY2(area > least && area < most, qPrintable(QString::number(area)));
    }

    void aPictureWithoutSubjectHasNone()
    {
        QCOMPARE(cutOut(draft_pictures::grain({300, 200}), 0).way, Cutout::Way::None);
        QImage blank(300, 200, QImage::Format_RGB32);
        blank.fill(Qt::white);
        QCOMPARE(cutOut(blank, 0).way, Cutout::Way::None);
    }

    void anOpaqueAlphaChannelIsNoMask()
    {
        const QImage picture =
            draft_pictures::disc({300, 200}, Backdrop::Plain).convertToFormat(QImage::Format_ARGB32);
        QCOMPARE(cutOut(picture, 0).way, Cutout::Way::Segmented);
    }

    void theSameSeedGivesTheSameMask()
    {
        const QImage picture = draft_pictures::product(u"mug"_s, {300, 300}, Backdrop::Busy);
        QVERIFY(cutOut(picture, 9).mask.values == cutOut(picture, 9).mask.values);
    }

    void aSinglePixelIsNoCrash()
    {
        QImage picture(1, 1, QImage::Format_RGB32);
        picture.fill(Qt::red);
        QCOMPARE(cutOut(picture, 0).way, Cutout::Way::None);
    }
};

QTEST_GUILESS_MAIN(CutoutTest)
#include "test_cutout.moc"
