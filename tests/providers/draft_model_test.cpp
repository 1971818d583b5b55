// SPDX-License-Identifier: GPL-3.0-or-later
// The draft engine against pictures whose right answer is known.
#include "core/providers/draft_model.h"

#include <QPainter>
#include <QtTest>

using namespace i2m;
using namespace Qt::StringLiterals;

namespace {
QImage disc(const QSize &size)
{
    QImage picture(size, QImage::Format_RGB32);
    picture.fill(QColor(235, 232, 228));
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(180, 60, 40));
    painter.drawEllipse(
        QRectF(size.width() * 0.2, size.height() * 0.2, size.width() * 0.6, size.height() * 0.6));
    return picture;
}
} // namespace

class DraftModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSamePictureAndSeedGiveTheSameBytes()
    {
        const auto first = makeDraft(disc({320, 240}), {});
        const auto second = makeDraft(disc({320, 240}), {});
        QVERIFY(first && second);
        QVERIFY(first->glb.startsWith("glTF"));
        QCOMPARE(first->glb, second->glb);
    }

    void aRefusedStageStopsTheWork()
    {
        const auto draft =
            makeDraft(disc({320, 240}), {}, [](const QString &stage, int) { return stage != u"shape"_s; });
        QVERIFY(!draft);
        QCOMPARE(draft.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(DraftModelTest)
#include "draft_model_test.moc"
