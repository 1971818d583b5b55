// SPDX-License-Identifier: GPL-3.0-or-later
// A model's options in words, as its form shows them.
#pragma once

#include "core/catalogue.h"

namespace i2m {

/// A text of the catalogue in the window's language.
QString catalogueText(const QString &english);
/// By its label, else "hd_quality" as "Hd quality", 5000 as "5,000".
QString choiceText(const ModelInput &input, const QJsonValue &value);
/// What can be chosen, with its words; null, where it is offered, leaves the choice to the model.
QList<std::pair<QString, QJsonValue>> optionChoices(const ModelInput &input);
/// Title and value of each option that is given, in the order of the form. An option that the model does not
/// know keeps its key for a title. Without a model all do.
QList<std::pair<QString, QString>> optionWords(const ModelEntry *model, const QJsonObject &options);

} // namespace i2m
