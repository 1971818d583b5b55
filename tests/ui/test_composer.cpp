// SPDX-License-Identifier: GPL-3.0-or-later
// What the chips offer for each model of the catalogue: detail and texture first, with prices, and a word on
// what options mean together.
#include "ui/composer.h"
#include "ui/translation.h"

#include <QLabel>
#include <QMenu>
#include <QTest>
#include <algorithm>

using namespace i2m;
using namespace Qt::StringLiterals;

class TestComposer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theChipsStandInTheirOrder();
    void textureSaysWhatEachChoiceCosts();
    void detailOffersOnlyWhatTheModelTakes();
    void ownDetailIsShown();
    void whatOptionsMeanTogetherIsSaid();
    void everyModelHasItsChips();

private:
    static QStringList chips(const Composer &composer);
    static QStringList menuOf(const Composer &composer, const QString &chip);
    static QAction *actionOf(const Composer &composer, const QString &chip, const QString &text);
    static QString hint(const Composer &composer);

    Catalogue m_catalogue;
};

void TestComposer::initTestCase()
{
    installTranslation(u"en"_s);
    m_catalogue = *Catalogue::builtIn();
}

QStringList TestComposer::chips(const Composer &composer)
{
    QStringList texts;
    for (const auto *chip : composer.findChildren<QToolButton *>()) {
        if (!chip->isHidden() && chip->menu())
            texts.append(chip->text().remove(u" ▾"_s));
    }
    return texts;
}

QAction *TestComposer::actionOf(const Composer &composer, const QString &chip, const QString &text)
{
    for (const auto *button : composer.findChildren<QToolButton *>()) {
        if (button->isHidden() || !button->menu() || !button->text().startsWith(chip))
            continue;
        for (QAction *action : button->menu()->actions()) {
            if (action->text().startsWith(text))
                return action;
        }
    }
    return nullptr;
}

QStringList TestComposer::menuOf(const Composer &composer, const QString &chip)
{
    QStringList texts;
    for (const auto *button : composer.findChildren<QToolButton *>()) {
        if (button->isHidden() || !button->menu() || !button->text().startsWith(chip))
            continue;
        for (const QAction *action : button->menu()->actions()) {
            if (!action->isSeparator())
                texts.append(action->text());
        }
    }
    return texts;
}

QString TestComposer::hint(const Composer &composer)
{
    QStringList said;
    for (const auto *label : composer.findChildren<QLabel *>()) {
        if (!label->isHidden())
            said.append(label->text());
    }
    return said.join(u' ');
}

void TestComposer::theChipsStandInTheirOrder()
{
    Composer composer(m_catalogue);
    composer.setRecipe({m_catalogue.find(u"tripo-v2.5"_s)->id, {}});
    QCOMPARE(chips(composer), (QStringList{u"Tripo 2.5"_s, u"Detail: Auto"_s, u"Texture: Standard"_s}));
    int asked = 0;
    connect(&composer, &Composer::allOptionsWanted, this, [&asked] { ++asked; });
    composer.findChild<QToolButton *>(u"allOptions"_s)->click();
    QCOMPARE(asked, 1);
}

void TestComposer::textureSaysWhatEachChoiceCosts()
{
    Composer composer(m_catalogue);
    composer.setRecipe({m_catalogue.find(u"tripo-v2.5"_s)->id, {}});
    QCOMPARE(menuOf(composer, u"Texture"_s),
             (QStringList{u"None\tabout $0.20"_s, u"Standard\tabout $0.30"_s, u"HD\tabout $0.40"_s}));
    QVERIFY(actionOf(composer, u"Texture"_s, u"Standard"_s)->isChecked());
    actionOf(composer, u"Texture"_s, u"None"_s)->trigger();
    QCOMPARE(composer.recipe().options, (QJsonObject{{u"texture"_s, u"no"_s}}));
    QVERIFY(chips(composer).contains(u"Texture: None"_s));
    // With quads each of them costs more.
    composer.setRecipe({composer.recipe().model, {{u"quad"_s, true}}});
    QCOMPARE(menuOf(composer, u"Texture"_s).front(), u"None\tabout $0.25"_s);
}

void TestComposer::detailOffersOnlyWhatTheModelTakes()
{
    Composer composer(m_catalogue);
    const auto detail = [&](const QString &model) {
        composer.setRecipe({m_catalogue.find(model)->id, {}});
        return menuOf(composer, u"Detail"_s);
    };
    const QString note = u"Fewer faces = lighter file."_s;
    QCOMPARE(detail(u"tripo-v2.5"_s),
             (QStringList{u"Auto"_s, u"Low (5,000 faces)"_s, u"Medium (10,000 faces)"_s,
                          u"High (20,000 faces)"_s, u"Custom…"_s, note}));
    QVERIFY(!actionOf(composer, u"Detail"_s, note)->isEnabled());
    // From 40,000 faces.
    QCOMPARE(detail(u"fal-ai/hunyuan3d-v3/image-to-3d"_s),
             (QStringList{u"Usual (500,000 faces)"_s, u"Custom…"_s, note}));
    // Counts vertices, from 5,000: half as many as faces.
    QCOMPARE(detail(u"fal-ai/trellis-2"_s),
             (QStringList{u"Usual (1,000,000 faces)"_s, u"Medium (10,000 faces)"_s, u"High (20,000 faces)"_s,
                          u"Custom…"_s, note}));
    actionOf(composer, u"Detail"_s, u"Medium"_s)->trigger();
    QCOMPARE(composer.recipe().options, (QJsonObject{{u"decimation_target"_s, 5000}}));
    QVERIFY(chips(composer).contains(u"Detail: 10,000"_s));
}

void TestComposer::ownDetailIsShown()
{
    Composer composer(m_catalogue);
    composer.setRecipe({m_catalogue.find(u"tripo-v2.5"_s)->id, {{u"face_limit"_s, 7000}}});
    QVERIFY(chips(composer).contains(u"Detail: 7,000"_s));
    QVERIFY(actionOf(composer, u"Detail"_s, u"Custom (7,000 faces)…"_s)->isChecked());
    QVERIFY(!actionOf(composer, u"Detail"_s, u"Auto"_s)->isChecked());
    actionOf(composer, u"Detail"_s, u"Auto"_s)->trigger();
    QVERIFY(composer.recipe().options.isEmpty());
}

void TestComposer::whatOptionsMeanTogetherIsSaid()
{
    Composer composer(m_catalogue);
    const QString model = m_catalogue.find(u"tripo-v2.5"_s)->id;
    composer.setRecipe({model, {}});
    QCOMPARE(hint(composer), QString());
    composer.setRecipe({model, {{u"quad"_s, true}}});
    QVERIFY(hint(composer).startsWith(u"Quads arrive as FBX"_s));
    composer.setRecipe({model, {{u"pbr"_s, true}}});
    QCOMPARE(hint(composer), QString());
    composer.setRecipe({model, {{u"pbr"_s, true}, {u"texture"_s, u"no"_s}}});
    QVERIFY(hint(composer).startsWith(u"PBR includes a texture"_s));
}

void TestComposer::everyModelHasItsChips()
{
    Composer composer(m_catalogue);
    for (const ModelEntry &model : m_catalogue.entries()) {
        composer.setRecipe({model.id, {}});
        const QStringList texts = chips(composer);
        QVERIFY2(texts.size() >= 1 && texts.size() <= 3, qPrintable(model.id + texts.join(u", "_s)));
        QCOMPARE(texts.front(), model.title);
        for (const auto *chip : composer.findChildren<QToolButton *>()) {
            const bool offers = chip->isHidden() || !chip->menu() ||
                                std::ranges::any_of(chip->menu()->actions(), &QAction::isChecked);
            QVERIFY2(offers, qPrintable(model.id + chip->text()));
        }
    }
}

QTEST_MAIN(TestComposer)
#include "test_composer.moc"
