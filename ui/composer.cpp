// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/composer.h"

#include "ui/flow_layout.h"
#include "ui/icon.h"
#include "ui/options_form.h"
#include "ui/wording.h"

#include <QMenu>
#include <QStyle>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
constexpr int chipsShown = 2;

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
      m_all(new QToolButton), m_button(new QPushButton), m_caption(quietLabel())
{
    setObjectName(u"composer"_s);
    m_button->setObjectName(u"create"_s);
    m_button->setProperty("kind", u"primary"_s);
    m_button->setFont(Theme::font(Theme::Text::RowTitle, QFont::DemiBold));
    m_caption->setAlignment(Qt::AlignCenter);
    m_all->setProperty("kind", u"tight"_s);
    m_all->setIcon(icon(u"sliders"_s, &Tokens::text2));
    m_all->setIconSize(iconSquare(18));
    m_all->setToolTip(tr("All options"));
    m_all->setAccessibleName(tr("All options"));
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
    row->addWidget(addChip(model ? model->title : tr("Choose a model"), modelMenu(), tr("Model")));
    int shown = 0;
    for (const ModelInput &input : model ? model->inputs : QList<ModelInput>{}) {
        const bool worthAChip = input.simple && !input.deprecated && input.kind != ModelInput::Kind::Switch;
        QMenu *menu = worthAChip && shown < chipsShown ? inputMenu(input) : nullptr;
        if (!menu)
            continue;
        ++shown;
        const QString title = input.key == "face_limit"_L1 ? tr("Detail") : input.title;
        row->addWidget(
            addChip(tr("%1: %2").arg(title, optionValueText(input, m_recipe.options)), menu, input.title));
    }
    m_all->setEnabled(model && !model->inputs.isEmpty());
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
        auto *action = menu->addAction(cost.isEmpty() ? model.title : tr("%1\t%2").arg(model.title, cost));
        action->setToolTip(model.purpose);
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

QMenu *Composer::inputMenu(const ModelInput &input)
{
    QList<std::pair<QString, QJsonValue>> choices;
    if (input.kind == ModelInput::Kind::Switch)
        choices = {{tr("On"), true}, {tr("Off"), false}};
    else if (input.kind == ModelInput::Kind::Choice)
        for (const QJsonValue &choice : input.choices)
            choices.append({optionValueText(input, {{input.key, choice}}), choice});
    else if (input.key == "face_limit"_L1)
        choices = {{tr("Auto"), QJsonValue::Null},
                   {tr("Low (5,000 faces)"), 5000},
                   {tr("Medium (10,000 faces)"), 10000},
                   {tr("High (20,000 faces)"), 20000}};
    if (choices.isEmpty())
        return nullptr;
    auto *menu = new QMenu;
    const QJsonValue chosen = m_recipe.options.value(input.key);
    const QJsonValue shown = chosen.isUndefined() ? input.fallback : chosen;
    for (const auto &[text, value] : choices) {
        auto *action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(value == shown || (value.isNull() && shown.isUndefined()));
        const QJsonValue stored = value == input.fallback ? QJsonValue(QJsonValue::Null) : value;
        connect(action, &QAction::triggered, this, [this, key = input.key, stored] { choose(key, stored); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("More…")), &QAction::triggered, this, &Composer::allOptionsWanted);
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
