// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer.h"

#include "ui/flow_layout.h"
#include "ui/hint_label.h"
#include "ui/icon.h"
#include "ui/option_words.h"
#include "ui/options_form.h"
#include "ui/wording.h"

#include <QInputDialog>
#include <QMenu>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <functional>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int chipsShown = 2;
constexpr int facesStep = 1000;
constexpr double leastFaces = 1000;   // where the model
constexpr double mostFaces = 500'000; // says nothing

QString detailKey(const ModelEntry &model) { return model.faceLimit["key"_L1].toString(); }

/// How much of the option makes a face; see resources/models/README.md.
double faceScale(const ModelEntry &model) { return model.faceLimit["scale"_L1].toDouble(1.0); }

/// Detail first, then texture, then other choices.
QList<ModelInput> chipInputs(const ModelEntry &model)
{
    const auto rank = [&model](const ModelInput &input) {
        const bool isChoice = input.kind == ModelInput::Kind::Choice;
        if (input.key == detailKey(model))
            return 0;
        if (input.key.contains("texture"_L1) && (isChoice || input.kind == ModelInput::Kind::Switch))
            return 1;
        return isChoice ? 2 : 3;
    };
    QList<ModelInput> inputs = model.inputs;
    inputs.removeIf(
        [&rank](const ModelInput &input) { return !input.simple || input.deprecated || rank(input) == 3; });
    std::ranges::stable_sort(inputs, {}, rank);
    return inputs.first(std::min<qsizetype>(chipsShown, inputs.size()));
}

QLabel *quietLabel()
{
    auto *label = new QLabel;
    label->setFont(Theme::font(Theme::Text::Caption));
    label->setProperty("quiet", true);
    label->setWordWrap(true);
    label->hide();
    return label;
}
} // namespace

Composer::Composer(const Catalogue &catalogue, QWidget *parent)
    : QFrame(parent), m_catalogue(catalogue), m_scope(quietLabel()), m_chips(new QWidget),
      m_all(new QToolButton), m_hint(new HintLabel), m_button(new QPushButton), m_caption(quietLabel())
{
    setObjectName(u"composer"_s);
    m_button->setObjectName(u"create"_s);
    m_button->setProperty("kind", u"primary"_s);
    m_button->setFont(Theme::font(Theme::Text::RowTitle, QFont::DemiBold));
    m_caption->setAlignment(Qt::AlignCenter);
    m_all->setObjectName(u"allOptions"_s);
    m_all->setProperty("kind", u"tight"_s);
    m_all->setIcon(icon(u"sliders"_s, &Tokens::text2));
    m_all->setIconSize(iconSquare(18));
    m_all->setToolTip(tr("More options…"));
    m_all->setAccessibleName(tr("More options…"));
    connect(m_all, &QToolButton::clicked, this, &Composer::allOptionsWanted);
    auto *options = new QHBoxLayout;
    options->setSpacing(4);
    options->addWidget(m_chips, 1);
    options->addWidget(m_all, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 14);
    column->setSpacing(10);
    column->addWidget(m_scope);
    column->addLayout(options);
    column->addWidget(m_hint);
    column->addWidget(m_button);
    column->addWidget(m_caption);
    connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT triggered(m_action); });
}

void Composer::show(const ComposerText &text)
{
    m_action = text.button.action;
    m_button->setText(text.button.text);
    m_button->setEnabled(text.enabled);
    const QString kind = text.primary ? u"primary"_s : u"secondary"_s;
    if (m_button->property("kind") != kind) {
        m_button->setProperty("kind", kind);
        m_button->style()->unpolish(m_button);
        m_button->style()->polish(m_button);
    }
    m_caption->setText(text.caption);
    m_caption->setVisible(!text.caption.isEmpty());
}

void Composer::setRecipe(const Recipe &recipe, const QString &scope)
{
    m_scope->setText(scope);
    m_scope->setVisible(!scope.isEmpty());
    if (recipe == m_recipe && m_chips->layout())
        return;
    m_recipe = recipe;
    rebuild();
}

void Composer::rebuild()
{
    delete m_chips->layout();
    for (auto *child : m_chips->findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        child->hide(); // it may be the one whose menu asked for this
        child->deleteLater();
    }
    auto *row = new FlowLayout(m_chips, 5);
    const ModelEntry *model = entry();
    row->addWidget(
        addChip(model ? catalogueText(model->title) : tr("Choose a model"), modelMenu(), tr("Model")));
    for (const ModelInput &input : model ? chipInputs(*model) : QList<ModelInput>{}) {
        const bool detail = input.key == detailKey(*model);
        const bool faces = detail && input.kind == ModelInput::Kind::Integer;
        const QString title = detail ? tr("Detail") : catalogueText(input.title);
        const QString value = faces ? facesText(input) : optionValueText(input, m_recipe.options);
        row->addWidget(
            addChip(tr("%1: %2").arg(title, value), faces ? detailMenu(input) : inputMenu(input), title));
    }
    m_all->setEnabled(model && !model->inputs.isEmpty());
    m_hint->hide();
    if (model)
        m_hint->showHints(m_catalogue, *model, m_recipe.options);
}

QToolButton *Composer::addChip(const QString &text, QMenu *menu, const QString &name)
{
    auto *chip = new QToolButton(m_chips);
    chip->setProperty("kind", u"chip"_s);
    chip->setText(text + u" ▾"_s);
    chip->setAccessibleName(name + u": "_s + text);
    chip->setToolTip(text);
    chip->setFont(Theme::font(Theme::Text::Caption, QFont::Medium));
    chip->setMenu(menu);
    menu->setParent(chip, menu->windowFlags());
    chip->setPopupMode(QToolButton::InstantPopup);
    return chip;
}

QMenu *Composer::modelMenu()
{
    auto *menu = new QMenu;
    menu->setToolTipsVisible(true);
    for (const ModelEntry &model : m_catalogue.entries()) {
        const auto price = m_catalogue.estimate(model, {});
        const QString cost = model.provider == "draft"_L1 ? tr("free")
                             : price                      ? tr("about %1").arg(moneyText(*price))
                                                          : QString();
        const QString title = catalogueText(model.title);
        auto *action = menu->addAction(cost.isEmpty() ? title : title + u'\t' + cost);
        action->setToolTip(catalogueText(model.purpose));
        action->setCheckable(true);
        action->setChecked(model.id == m_recipe.model);
        connect(action, &QAction::triggered, this, [this, id = model.id] { take({id, {}}); });
    }
    addPresets(menu);
    return menu;
}

void Composer::setPresets(const QList<Preset> &presets)
{
    m_presets = presets;
    if (m_chips->layout())
        rebuild();
}

void Composer::take(const Recipe &recipe)
{
    m_recipe = recipe;
    rebuild();
    Q_EMIT changed(m_recipe);
}

void Composer::addPresets(QMenu *menu)
{
    menu->addSeparator();
    for (const Preset &preset : m_presets) {
        auto *action = menu->addAction(preset.name);
        action->setCheckable(true);
        action->setChecked(preset.recipe == m_recipe);
        action->setEnabled(m_catalogue.find(preset.recipe.model));
        connect(action, &QAction::triggered, this, [this, recipe = preset.recipe] { take(recipe); });
    }
    connect(menu->addAction(tr("Save as preset…")), &QAction::triggered, this, &Composer::presetSaveWanted);
    if (m_presets.isEmpty())
        return;
    QMenu *remove = menu->addMenu(tr("Remove preset"));
    for (const Preset &preset : m_presets)
        connect(remove->addAction(preset.name), &QAction::triggered, this,
                [this, name = preset.name] { Q_EMIT presetRemoveWanted(name); });
}

QMenu *Composer::menuOf(const ModelInput &input, const QList<std::pair<QString, QJsonValue>> &choices)
{
    const QJsonValue chosen = m_recipe.options.value(input.key);
    QList<std::optional<double>> prices;
    for (const auto &[text, value] : choices) {
        QJsonObject options = m_recipe.options;
        options[input.key] = value;
        prices.append(m_catalogue.estimate(*entry(), options));
    }
    const bool samePrice = std::ranges::adjacent_find(prices, std::not_equal_to()) == prices.end();
    auto *menu = new QMenu;
    for (qsizetype i = 0; i < choices.size(); ++i) {
        const auto &[text, value] = choices[i];
        auto *action = menu->addAction(
            samePrice || !prices[i] ? text : text + u'\t' + tr("about %1").arg(moneyText(*prices[i])));
        action->setCheckable(true);
        action->setChecked(chosen.isUndefined() ? value.isNull() || value == input.fallback
                                                : value == chosen);
        const QJsonValue stored = value == input.fallback ? QJsonValue(QJsonValue::Null) : value;
        connect(action, &QAction::triggered, this, [this, key = input.key, stored] { choose(key, stored); });
    }
    return menu;
}

QMenu *Composer::inputMenu(const ModelInput &input)
{
    if (input.kind == ModelInput::Kind::Switch)
        return menuOf(input, {{tr("On"), true}, {tr("Off"), false}});
    return menuOf(input, optionChoices(input));
}

int Composer::facesOf(const QJsonValue &value) const
{
    return int(std::lround(value.toDouble() / faceScale(*entry())));
}

QString Composer::facesText(const ModelInput &input) const
{
    const QJsonValue chosen = m_recipe.options.value(input.key);
    const QJsonValue value = chosen.isUndefined() ? input.fallback : chosen;
    return value.isDouble() ? QLocale().toString(facesOf(value)) : tr("Auto");
}

QMenu *Composer::detailMenu(const ModelInput &input)
{
    const double least = input.least.value_or(leastFaces);
    const double most = input.most.value_or(mostFaces);
    const QLocale locale;
    QList<std::pair<QString, QJsonValue>> choices;
    if (input.fallback.isDouble())
        choices.append(
            {tr("Usual (%1 faces)").arg(locale.toString(facesOf(input.fallback))), input.fallback});
    else
        choices.append({tr("Auto"), QJsonValue::Null});
    for (const auto &[text, faces] :
         {std::pair(tr("Low (%1 faces)"), 5000), std::pair(tr("Medium (%1 faces)"), 10'000),
          std::pair(tr("High (%1 faces)"), 20'000)}) {
        const double value = faces * faceScale(*entry());
        if (value >= least && value <= most && value != input.fallback.toDouble(0))
            choices.append({text.arg(locale.toString(faces)), value});
    }
    const QJsonValue chosen = m_recipe.options.value(input.key);
    const bool listed = chosen.isUndefined() || std::ranges::any_of(choices, [&chosen](const auto &choice) {
                            return choice.second == chosen;
                        });
    QMenu *menu = menuOf(input, choices);
    auto *custom = menu->addAction(listed ? tr("Custom…") : tr("Custom (%1 faces)…").arg(facesText(input)));
    custom->setCheckable(!listed);
    custom->setChecked(!listed);
    connect(custom, &QAction::triggered, this, [this, input, least, most] {
        const double scale = faceScale(*entry());
        const QJsonValue now = m_recipe.options.value(input.key);
        bool accepted = false;
        const int faces =
            QInputDialog::getInt(this, tr("Detail"), tr("The model has at most this many faces:"),
                                 facesOf(now.isDouble()              ? now
                                         : input.fallback.isDouble() ? input.fallback
                                                                     : QJsonValue(10'000 * scale)),
                                 facesOf(least), facesOf(most), facesStep, &accepted);
        if (accepted)
            choose(input.key, std::round(faces * scale));
    });
    menu->addSeparator();
    menu->addAction(tr("Fewer faces = lighter file."))->setEnabled(false);
    return menu;
}

void Composer::choose(const QString &key, const QJsonValue &value)
{
    if (value.isNull())
        m_recipe.options.remove(key);
    else
        m_recipe.options[key] = value;
    rebuild();
    Q_EMIT changed(m_recipe);
}

} // namespace i2m
