// SPDX-License-Identifier: GPL-3.0-or-later
// Links i2m_core alone: the built-in files must come along with the library.
#include "core/catalogue.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestCatalogue : public QObject
{
    Q_OBJECT

    Catalogue m_catalogue;
    const ModelEntry &model(const QString &name) const
    {
        const ModelEntry *found = m_catalogue.find(name);
        if (!found)
            qFatal("no model %s", qPrintable(name));
        return *found;
    }
    double price(const QString &name, const QJsonObject &options, int images = 1) const
    {
        return m_catalogue.estimate(model(name), options, images).value_or(-1);
    }
    QString refusal(const QString &name, const QJsonObject &options, int images = 1) const
    {
        const auto result = m_catalogue.validated(model(name), options, images);
        return result ? QString() : result.error().detail;
    }
    /// The built-in default model's file, changed by `change`, as a catalogue of its own.
    static Result<Catalogue> changedFile(const std::function<void(QJsonObject &)> &change)
    {
        QFile original(u":/models/tripo-v2.5.json"_s);
        if (!original.open(QIODevice::ReadOnly))
            qFatal("the built-in file is missing");
        QJsonObject object = QJsonDocument::fromJson(original.readAll()).object();
        change(object);
        QTemporaryDir folder;
        QFile copy(folder.filePath(u"changed.json"_s));
        if (!copy.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        copy.write(QJsonDocument(object).toJson());
        copy.close();
        return Catalogue::fromFolder(folder.path());
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto loaded = Catalogue::builtIn();
        QVERIFY2(loaded.ok(), loaded ? "" : qPrintable(loaded.error().detail));
        m_catalogue = *loaded;
    }

    void theDefaultOfFalIsTripo25()
    {
        QCOMPARE(m_catalogue.preferred(u"fal"_s)->id, u"tripo3d/tripo/v2.5/image-to-3d"_s);
        QCOMPARE(m_catalogue.find(u"tripo-v2.5"_s), m_catalogue.preferred(u"fal"_s));
        QVERIFY(!m_catalogue.find(u"no-such-model"_s));
    }

    void everyDefaultIsAllowedBySchema()
    {
        for (const ModelEntry &entry : m_catalogue.entries()) {
            QJsonObject defaults;
            for (const ModelInput &input : entry.inputs)
                defaults[input.key] = input.fallback;
            const auto checked = m_catalogue.validated(entry, defaults, entry.images.least);
            QVERIFY2(checked.ok(),
                     qPrintable(entry.id + u": "_s + (checked ? u""_s : checked.error().detail)));
        }
    }

    void everyModelSaysItsPriceAndItsDate()
    {
        for (const ModelEntry &entry : m_catalogue.entries()) {
            QVERIFY2(!entry.priceNote.isEmpty(), qPrintable(entry.id));
            QVERIFY2(QDate::fromString(entry.priceDate, Qt::ISODate).isValid(), qPrintable(entry.id));
            QVERIFY2(m_catalogue.toJson(entry)[u"inputs"_s].isArray(), qPrintable(entry.id));
        }
    }

    void missingOptionsGetTheirDefaults()
    {
        const auto options = m_catalogue.validated(model(u"tripo-v2.5"_s), {{u"pbr"_s, true}}, 1);
        QVERIFY(options.ok());
        QCOMPARE(options->value(u"pbr"_s), QJsonValue(true));
        QCOMPARE(options->value(u"texture"_s), QJsonValue(u"standard"_s));
        QVERIFY(!options->contains(u"seed"_s));
    }

    void optionsGivenAsTextAreTakenForWhatTheySpell()
    {
        const auto options = m_catalogue.validated(model(u"trellis-2"_s),
                                                   {{u"resolution"_s, u"512"_s},
                                                    {u"remesh"_s, u"false"_s},
                                                    {u"seed"_s, u"-7"_s},
                                                    {u"ss_guidance_strength"_s, u"2.5"_s}},
                                                   1);
        QVERIFY(options.ok());
        QCOMPARE(options->value(u"resolution"_s), QJsonValue(512));
        QCOMPARE(options->value(u"remesh"_s), QJsonValue(false));
        QCOMPARE(options->value(u"seed"_s), QJsonValue(-7));
        QCOMPARE(options->value(u"ss_guidance_strength"_s), QJsonValue(2.5));
        const auto box =
            m_catalogue.validated(model(u"rodin-v2"_s), {{u"bbox_condition"_s, u"100, 80,120"_s}}, 1);
        QVERIFY(box.ok());
        QCOMPARE(box->value(u"bbox_condition"_s), QJsonValue(QJsonArray{100, 80, 120}));
    }

    void aRefusalNamesTheOptionAndWhatItTakes_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonObject>("options");
        QTest::addColumn<QString>("refused");
        QTest::newRow("unknown") << u"tripo-v2.5"_s << QJsonObject{{u"colour"_s, 1}} << u"“colour”"_s;
        QTest::newRow("choice") << u"tripo-v2.5"_s << QJsonObject{{u"texture"_s, u"4K"_s}}
                                << u"texture takes one of “no”, “standard”, “HD”"_s;
        QTest::newRow("switch") << u"tripo-v2.5"_s << QJsonObject{{u"quad"_s, 1}}
                                << u"quad takes true or false"_s;
        QTest::newRow("fraction") << u"tripo-v2.5"_s << QJsonObject{{u"face_limit"_s, 10.5}}
                                  << u"face_limit takes a whole number"_s;
        QTest::newRow("range") << u"tripo-h3.1"_s << QJsonObject{{u"face_limit"_s, 999}}
                               << u"face_limit takes a whole number from 1000 to 2000000"_s;
        QTest::newRow("number") << u"trellis"_s << QJsonObject{{u"mesh_simplify"_s, 0.99}}
                                << u"mesh_simplify takes a number from 0.9 to 0.98"_s;
        QTest::newRow("infinite") << u"trellis"_s << QJsonObject{{u"ss_guidance_strength"_s, u"inf"_s}}
                                  << u"ss_guidance_strength takes a number"_s;
        QTest::newRow("long text") << u"meshy-v6"_s << QJsonObject{{u"texture_prompt"_s, QString(601, u'x')}}
                                   << u"at most 600 characters"_s;
        QTest::newRow("list") << u"rodin-v2"_s << QJsonObject{{u"bbox_condition"_s, QJsonArray{1, 2}}}
                              << u"3 whole numbers"_s;
        QTest::newRow("image key") << u"tripo-v2.5"_s << QJsonObject{{u"image_url"_s, u"http://x"_s}}
                                   << u"“image_url”"_s;
        QTest::newRow("no face limit")
            << u"trellis"_s << QJsonObject{{u"face_limit"_s, 5000}} << u"Trellis takes no face limit"_s;
    }
    void aRefusalNamesTheOptionAndWhatItTakes()
    {
        QFETCH(QString, name);
        QFETCH(QJsonObject, options);
        QFETCH(QString, refused);
        const QString detail = refusal(name, options);
        QVERIFY2(detail.contains(refused), qPrintable(detail));
    }

    void theNumberOfImagesIsChecked()
    {
        QVERIFY(refusal(u"tripo-v2.5"_s, {}, 2).contains(u"takes 1 images"_s));
        QVERIFY(refusal(u"tripo-v2.5-multiview"_s, {}, 1).contains(u"takes 2 to 4 images"_s));
        QVERIFY(refusal(u"tripo-v2.5-multiview"_s, {}, 5).contains(u"not 5"_s));
        QVERIFY(refusal(u"tripo-h3.1-multiview"_s, {}, 4).isEmpty());
    }

    void aFaceLimitFindsTheModelsOwnOption_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("limit");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("same") << u"tripo-v2.5"_s << 5000 << u"face_limit"_s << QJsonValue(5000);
        QTest::newRow("renamed") << u"hunyuan3d-v3"_s << 50000 << u"face_count"_s << QJsonValue(50000);
        QTest::newRow("polygons") << u"meshy-v6"_s << 12000 << u"target_polycount"_s << QJsonValue(12000);
        QTest::newRow("vertices") << u"trellis-2"_s << 50000 << u"decimation_target"_s << QJsonValue(25000);
        QTest::newRow("choice") << u"rodin-v2"_s << 100000 << u"quality_mesh_option"_s
                                << QJsonValue(u"20K Triangle"_s);
        QTest::newRow("below all") << u"rodin-v2"_s << 10 << u"quality_mesh_option"_s
                                   << QJsonValue(u"2K Triangle"_s);
    }
    void aFaceLimitFindsTheModelsOwnOption()
    {
        QFETCH(QString, name);
        QFETCH(int, limit);
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        const auto options = m_catalogue.validated(model(name), {{u"face_limit"_s, limit}}, 1);
        QVERIFY2(options.ok(), options ? "" : qPrintable(options.error().detail));
        QCOMPARE(options->value(key), value);
        QCOMPARE(options->contains(u"face_limit"_s), key == u"face_limit"_s);
    }

    void thePriceFollowsTheOptions_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QJsonObject>("options");
        QTest::addColumn<int>("images");
        QTest::addColumn<double>("cost");
        const QString tripo = u"tripo-v2.5"_s;
        QTest::newRow("standard") << tripo << QJsonObject{} << 1 << 0.30;
        QTest::newRow("plain") << tripo << QJsonObject{{u"texture"_s, u"no"_s}} << 1 << 0.20;
        QTest::newRow("pbr makes a texture")
            << tripo << QJsonObject{{u"texture"_s, u"no"_s}, {u"pbr"_s, true}} << 1 << 0.30;
        QTest::newRow("all of it") << tripo
                                   << QJsonObject{{u"texture"_s, u"HD"_s},
                                                  {u"quad"_s, true},
                                                  {u"style"_s, u"gold"_s}}
                                   << 1 << 0.50;
        QTest::newRow("fine shape") << u"tripo-h3.1"_s
                                    << QJsonObject{{u"geometry_quality"_s, u"detailed"_s}, {u"quad"_s, true}}
                                    << 1 << 0.55;
        QTest::newRow("own face count and views")
            << u"hunyuan3d-v3.1-pro"_s << QJsonObject{{u"face_count"_s, 40000}} << 3 << 0.675;
        QTest::newRow("three times") << u"rodin-v2"_s << QJsonObject{{u"addons"_s, u"HighPack"_s}} << 1
                                     << 1.20;
        QTest::newRow("unknown") << u"hunyuan3d-v2"_s << QJsonObject{} << 1 << -1.0;
    }
    void thePriceFollowsTheOptions()
    {
        QFETCH(QString, name);
        QFETCH(QJsonObject, options);
        QFETCH(int, images);
        QFETCH(double, cost);
        QCOMPARE(price(name, options, images), cost);
    }

    void aBadFileIsRefusedByFileAndField_data()
    {
        using Change = std::function<void(QJsonObject &)>;
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("problem");
        QTest::newRow("missing") << Change([](QJsonObject &o) { o.remove(u"title"_s); }) << u"title must"_s;
        QTest::newRow("unknown") << Change([](QJsonObject &o) { o[u"colour"_s] = 1; })
                                 << u"colour is not known"_s;
        QTest::newRow("kind") << Change([](QJsonObject &o) {
            o[u"inputs"_s] = QJsonArray{QJsonObject{
                {u"key"_s, u"a"_s}, {u"title"_s, u"A"_s}, {u"help"_s, u"A."_s}, {u"kind"_s, u"float"_s}}};
        }) << u"inputs[0].kind has an unknown word"_s;
        QTest::newRow("rule") << Change([](QJsonObject &o) {
            o[u"price"_s] =
                QJsonObject{{u"currency"_s, u"USD"_s}, {u"rules"_s, QJsonArray{QJsonObject{{u"plus"_s, 1}}}}};
        }) << u"price.rules[0]"_s;
        QTest::newRow("face limit") << Change([](QJsonObject &o) {
            o[u"face_limit"_s] = QJsonObject{{u"key"_s, u"no"_s}};
        }) << u"face_limit must name an input"_s;
        QTest::newRow("labels") << Change([](QJsonObject &o) {
            o[u"inputs"_s] = QJsonArray{QJsonObject{{u"key"_s, u"a"_s},
                                                    {u"title"_s, u"A"_s},
                                                    {u"help"_s, u"A."_s},
                                                    {u"kind"_s, u"choice"_s},
                                                    {u"choices"_s, QJsonArray{u"x"_s, u"y"_s}},
                                                    {u"labels"_s, QJsonArray{u"X"_s}}}};
        }) << u"labels must name each choice"_s;
        QTest::newRow("hint") << Change([](QJsonObject &o) {
            o[u"hints"_s] =
                QJsonArray{QJsonObject{{u"when"_s, QJsonObject{{u"none"_s, 1}}}, {u"say"_s, u"So."_s}}};
        }) << u"hints must say something of its inputs"_s;
    }
    void aBadFileIsRefusedByFileAndField()
    {
        QFETCH(std::function<void(QJsonObject &)>, change);
        QFETCH(QString, problem);
        const auto loaded = changedFile(change);
        QVERIFY(!loaded.ok());
        QVERIFY2(loaded.error().detail.contains(u"changed.json"_s), qPrintable(loaded.error().detail));
        QVERIFY2(loaded.error().detail.contains(problem), qPrintable(loaded.error().detail));
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "test_catalogue.moc"
