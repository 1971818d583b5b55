// SPDX-License-Identifier: GPL-3.0-or-later
// Bottom left: which model, with which options, and the one button that spends money and says how much.
#pragma once

#include "core/catalogue.h"
#include "ui/outlook.h"
#include "ui/presets.h"
#include "ui/recipe.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace i2m {

class HintLabel;

class Composer : public QFrame
{
    Q_OBJECT

public:
    explicit Composer(const Catalogue &catalogue, QWidget *parent = nullptr);

    void show(const ComposerText &text);
    /// The recipe shown; `scope` says for which rows ("Settings for 2 selected"), empty: for all drafts.
    void setRecipe(const Recipe &recipe, const QString &scope = {});
    void setPresets(const QList<Preset> &presets);
    const Recipe &recipe() const { return m_recipe; }
    const ModelEntry *entry() const { return m_catalogue.find(m_recipe.model); }

Q_SIGNALS:
    void triggered(i2m::WindowAction action);
    void changed(const i2m::Recipe &recipe);
    /// All options of the model were asked for.
    void allOptionsWanted();
    void presetSaveWanted();
    void presetRemoveWanted(const QString &name);

private:
    void rebuild();
    QToolButton *addChip(const QString &text, QMenu *menu, const QString &name);
    QMenu *modelMenu();
    void addPresets(QMenu *menu);
    void take(const Recipe &recipe);
    QMenu *inputMenu(const ModelInput &input);
    QMenu *detailMenu(const ModelInput &input);
    /// Each choice with its price, where they differ; null is the model's own choice.
    QMenu *menuOf(const ModelInput &input, const QList<std::pair<QString, QJsonValue>> &choices);
    int facesOf(const QJsonValue &value) const;
    QString facesText(const ModelInput &input) const;
    void choose(const QString &key, const QJsonValue &value);

    const Catalogue &m_catalogue;
    Recipe m_recipe;
    QList<Preset> m_presets;
    QLabel *m_scope;
    QWidget *m_chips;
    QToolButton *m_all;
    HintLabel *m_hint;
    QPushButton *m_button;
    QLabel *m_caption;
    WindowAction m_action = WindowAction::None;
};

} // namespace i2m
