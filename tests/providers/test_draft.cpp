// SPDX-License-Identifier: GPL-3.0-or-later
// The draft provider as the engine uses it: real images in a data folder, real files out.
#include "core/mesh/statistics.h"
#include "core/providers/draft.h"
#include "tests/imaging/sample_images.h"
#include "tests/providers/draft_pictures.h"

#include <QMutex>
#include <QTemporaryDir>
#include <QtTest>

using namespace i2m;
using namespace Qt::StringLiterals;
using draft_pictures::Backdrop;

class DraftTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    DataDir m_dir{m_folder.path()};
    Catalogue m_catalogue;
    QMutex m_mutex;
    QList<Progress> m_reports;

    /// A task over the views, stored like taken-in images.
    Step step(const QList<QImage> &views, const QJsonObject &options = {})
    {
        Step step{{},
                  {},
                  m_dir,
                  [](const QJsonObject &) { return Result<void>(); },
                  [this](const Progress &progress) {
                      const QMutexLocker lock(&m_mutex);
                      m_reports.append(progress);
                  }};
        step.job.id = {randomHex128()};
        step.job.provider = step.job.model = u"draft"_s;
        step.job.options = options;
        step.task.id = TaskId{randomHex128()};
        step.task.job = step.job.id;
        QDir().mkpath(m_dir.jobDir(step.job.id));
        for (const QImage &view : views) {
            ImageFile image;
            image.path = DataDir::relativePath(step.job.id, TaskId{randomHex128()}, u".png");
            image.name = u"A blue vase.png"_s;
            if (!view.isNull() && !view.save(m_dir.absolute(image.path)))
                qFatal("the test's picture could not be stored");
            step.task.images.append(image);
        }
        return step;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto catalogue = Catalogue::builtIn();
        QVERIFY(catalogue);
        m_catalogue = *catalogue;
    }

    void init() { m_reports.clear(); }

    void aTaskBecomesAFreeModelFile()
    {
        Draft draft(m_catalogue, Settings());
        const auto options =
            draft.validated(draft.defaultModel(), {{u"face_limit"_s, 1500}, {u"seed"_s, 3}}, 1);
        QVERIFY(options);
        auto future =
            draft.advance(step({draft_pictures::product(u"vase"_s, {300, 400}, Backdrop::Plain)}, *options));
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30'000);
        const Outcome outcome = future.result();
        QVERIFY(std::holds_alternative<Done>(outcome));
        const Done &done = std::get<Done>(outcome);
        QVERIFY(done.part.startsWith(m_dir.root()) && done.part.endsWith(u".glb.part"_s));
        const auto statistics = statisticsOf(done.part);
        QVERIFY(statistics);
        QVERIFY(statistics->watertight());
        QVERIFY(statistics->triangles <= 1500 && statistics->triangles >= 1425);
        QCOMPARE(done.cost, 0.0);
        QCOMPARE(done.billing, Billing::Free);
        QCOMPARE(done.facts[u"draft"_s].toBool(), true);
        QCOMPARE(done.facts[u"seed"_s].toInteger(), 3);
    }

    void progressIsReportedStageByStage()
    {
        Draft draft(m_catalogue, Settings());
        auto future = draft.advance(step({draft_pictures::disc({200, 200}, Backdrop::Plain)}));
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30'000);
        const QMutexLocker lock(&m_mutex);
        QStringList stages;
        int last = 0;
        for (const Progress &report : std::as_const(m_reports)) {
            if (!stages.contains(report.stage))
                stages.append(report.stage);
            QVERIFY(report.percent >= last && report.percent <= 100);
            last = report.percent;
        }
        QCOMPARE(stages, (QStringList{u"cutout"_s, u"shape"_s, u"texture"_s, u"saving"_s}));
    }

    void aCancelledStepStops()
    {
        Draft draft(m_catalogue, Settings());
        const Step work =
            step({draft_pictures::disc({200, 200}, Backdrop::Plain)}, {{u"face_limit"_s, 400'000}});
        auto future = draft.advance(work);
        future.cancel();
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30'000);
        QVERIFY(QDir(m_dir.jobDir(work.job.id)).entryList({u"*.part"_s}).isEmpty());
    }

    void aLostImageIsRefused()
    {
        Draft draft(m_catalogue, Settings());
        auto future = draft.advance(step({QImage()}));
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30'000);
        const Outcome outcome = future.result();
        QVERIFY(std::holds_alternative<Refused>(outcome));
        QCOMPARE(std::get<Refused>(outcome).error.code, ErrorCode::FileNotFound);
    }

    void brokenPixelsBehindAGoodStructureAreRefused()
    {
        Draft draft(m_catalogue, Settings());
        const Step work = step({QImage()});
        QFile image(m_dir.absolute(work.task.images.front().path));
        QVERIFY(image.open(QIODevice::WriteOnly));
        image.write(sample::png().first(33) + sample::pngChunk("IDAT", "not deflated") +
                    sample::pngChunk("IEND", {}));
        image.close();
        auto future = draft.advance(work);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30'000);
        const Outcome outcome = future.result();
        QVERIFY(std::holds_alternative<Refused>(outcome));
        const Error error = std::get<Refused>(outcome).error;
        QCOMPARE(error.code, ErrorCode::UnsupportedImage);
        QCOMPARE(error.remedy(), Remedy::GiveUp);
    }

    void whatTheCatalogueDoesNotTakeIsRefused()
    {
        Draft draft(m_catalogue, Settings());
        QVERIFY(!draft.validated(u"tripo-v2.5"_s, {}, 1));
        QVERIFY(!draft.validated(u"draft"_s, {{u"face_limit"_s, 3}}, 1));
        QVERIFY(!draft.validated(u"draft"_s, {}, 5));
        QVERIFY(draft.validated(u"draft"_s, {}, 4));
    }

    void asManyRunAtOnceAsTheSettingSays()
    {
        Settings settings;
        QVERIFY(settings.set(setting::draftParallel, u"3"_s));
        QCOMPARE(Draft(m_catalogue, settings).parallel(), 3);
    }
};

QTEST_GUILESS_MAIN(DraftTest)
#include "test_draft.moc"
