// SPDX-License-Identifier: GPL-3.0-or-later
// Every model of the catalogue runs in the simulator with every one of its options, and answers with a real
// file where the catalogue says it is.
#include "core/catalogue.h"
#include "core/mesh/glb.h"
#include "core/mesh/gltf.h"
#include "core/mesh/statistics.h"
#include "tests/fal_simulator/wire.h"

#include <QJsonArray>
#include <QTest>
#include <QUrl>
#include <memory>

using namespace Qt::StringLiterals;
using namespace i2m;
using namespace i2m::sim;

class TestModels : public QObject
{
    Q_OBJECT

    std::unique_ptr<SimulatorProgram> m_simulator;
    QStringList m_pictures;
    std::unique_ptr<Catalogue> m_catalogue;

    QJsonObject imagesFor(const ModelEntry &model) const
    {
        const auto &keys = model.images.keys;
        if (model.images.kind == ImageInput::Kind::Url)
            return {{keys[0], m_pictures[0]}};
        if (model.images.kind == ImageInput::Kind::Views)
            return {{keys[0], m_pictures[0]}, {keys[2], m_pictures[1]}};
        return {{keys[0], QJsonArray::fromStringList(m_pictures.first(std::max(2, model.images.least)))}};
    }
    QByteArray run(const QString &model, const QJsonObject &input)
    {
        const auto body = QJsonDocument{input}.toJson(QJsonDocument::Compact);
        const auto queued =
            jsonOf(exchange(m_simulator->port(), httpRequest("POST", '/' + model.toLatin1(), body)));
        const QUrl address{queued[u"response_url"_s].toString()};
        return resultOf(m_simulator->port(), address.path().toLatin1());
    }
    static QJsonValue at(QJsonValue value, const QString &path)
    {
        for (const auto &key : path.split(u'.'))
            value = value.toObject()[key];
        return value;
    }
    static QJsonValue valueFor(const ModelInput &rule)
    {
        if (rule.kind == ModelInput::Kind::Choice)
            return rule.choices.last();
        if (rule.kind == ModelInput::Kind::Switch)
            return true;
        return rule.kind == ModelInput::Kind::Integer ? QJsonValue{rule.most.value_or(2000)} : rule.fallback;
    }
    QByteArray fetch(const QJsonValue &file)
    {
        const QUrl url{file.toObject()[u"url"_s].toString()};
        return bodyOf(exchange(m_simulator->port(), httpRequest("GET", url.path().toLatin1())));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_simulator = std::make_unique<SimulatorProgram>(QStringList{u"--seconds"_s, u"0"_s});
        QVERIFY(m_simulator->port() != 0);
        for (const int side : {96, 80, 64})
            m_pictures.append(uploadPicture(m_simulator->port(), testPicture(side)));
        auto catalogue = Catalogue::builtIn();
        QVERIFY(catalogue);
        m_catalogue = std::make_unique<Catalogue>(*std::move(catalogue));
    }

    void everyModelAnswersWhereTheCatalogueLooks_data()
    {
        QTest::addColumn<QString>("id");
        for (const auto &model : m_catalogue->entries())
            if (model.provider == u"fal")
                QTest::newRow(qPrintable(model.id)) << model.id;
    }
    void everyModelAnswersWhereTheCatalogueLooks()
    {
        QFETCH(QString, id);
        const auto &model = *m_catalogue->find(id);
        const auto result = run(id, imagesFor(model));
        QCOMPARE(statusOf(result), 200);
        const auto output = jsonOf(result);
        const auto file = at(output, model.modelKeys.first());
        const auto bytes = fetch(file);
        QCOMPARE(bytes.size(), file.toObject()[u"file_size"_s].toInt());
        QVERIFY(parseGlb(bytes));
        for (const auto &key : model.renderKeys)
            QVERIFY(fetch(at(output, key)).startsWith("\x89PNG"));
    }

    void everyOptionIsTaken_data() { everyModelAnswersWhereTheCatalogueLooks_data(); }
    void everyOptionIsTaken()
    {
        QFETCH(QString, id);
        const auto &model = *m_catalogue->find(id);
        auto all = imagesFor(model);
        for (const auto &rule : model.inputs) {
            const auto value = valueFor(rule);
            if (!value.isNull() && !value.isUndefined())
                all[rule.key] = value;
            auto wrong = imagesFor(model);
            wrong[rule.key] = QJsonObject{{u"no"_s, u"option takes an object"_s}};
            const auto refused = run(id, wrong);
            QCOMPARE(statusOf(refused), 422);
            const auto detail = jsonOf(refused)[u"detail"_s].toArray()[0].toObject();
            QCOMPARE(detail[u"loc"_s].toArray()[1].toString(), rule.key);
        }
        const auto result = run(id, all);
        QVERIFY2(statusOf(result) == 200, bodyOf(result).constData());
    }

    void aFaceLimitIsKept()
    {
        const auto id = m_catalogue->preferred(u"fal"_s)->id;
        const auto result = run(id, {{u"image_url"_s, m_pictures[0]}, {u"face_limit"_s, 2000}});
        const auto gltf = parseGlb(fetch(jsonOf(result)[u"model_mesh"_s]));
        QVERIFY(gltf);
        const auto statistics = statisticsOf(*gltf);
        QVERIFY(statistics);
        QVERIFY(statistics->triangles <= 2000);
        QVERIFY(statistics->triangles >= 1900);
    }

    void otherFormatsComeWithTheirOwnBytes_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("magic");
        const auto rodin = u"fal-ai/hyper3d/rodin/v2"_s;
        const auto format = u"geometry_file_format"_s;
        QTest::newRow("quads") << u"tripo3d/tripo/v2.5/image-to-3d"_s << u"quad"_s << QJsonValue{true}
                               << u".fbx"_s << QByteArray{"Kaydara FBX Binary"};
        QTest::newRow("usdz") << rodin << format << QJsonValue{u"usdz"_s} << u".usdz"_s
                              << QByteArray{"PK\3\4"};
        QTest::newRow("obj") << rodin << format << QJsonValue{u"obj"_s} << u".obj"_s << QByteArray{};
        QTest::newRow("stl") << rodin << format << QJsonValue{u"stl"_s} << u".stl"_s << QByteArray{};
    }
    void otherFormatsComeWithTheirOwnBytes()
    {
        QFETCH(QString, id);
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QFETCH(QString, suffix);
        QFETCH(QByteArray, magic);
        const auto &model = *m_catalogue->find(id);
        auto input = imagesFor(model);
        input[key] = value;
        const auto file = at(jsonOf(run(id, input)), model.modelKeys.first());
        QVERIFY(file.toObject()[u"file_name"_s].toString().endsWith(suffix));
        const auto bytes = fetch(file);
        QVERIFY(!bytes.isEmpty());
        QVERIFY(bytes.startsWith(magic));
    }

    void everyViewCounts()
    {
        const auto before = jsonOf(exchange(m_simulator->port(),
                                            httpRequest("GET", "/_simulator/stats")))[u"submits_by_image"_s]
                                .toObject();
        run(u"tripo3d/tripo/v2.5/multiview-to-3d"_s,
            {{u"front_image_url"_s, m_pictures[0]}, {u"back_image_url"_s, m_pictures[2]}});
        const auto after = jsonOf(exchange(m_simulator->port(),
                                           httpRequest("GET", "/_simulator/stats")))[u"submits_by_image"_s]
                               .toObject();
        int total = 0;
        for (const auto &key : after.keys())
            total += after[key].toInt() - before[key].toInt();
        QCOMPARE(total, 2);
    }
};

QTEST_GUILESS_MAIN(TestModels)
#include "test_models.moc"
