// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hint_label.h"

#include "ui/option_words.h"
#include "ui/theme.h"

#include <algorithm>

namespace i2m {

HintLabel::HintLabel(QWidget *parent) : QLabel(parent)
{
    setFont(Theme::font(Theme::Text::Caption));
    setProperty("quiet", true);
    setWordWrap(true);
    hide();
}

void HintLabel::showHints(const Catalogue &catalogue, const ModelEntry &model, const QJsonObject &options)
{
    QStringList hints = catalogue.hints(model, options);
    std::ranges::transform(hints, hints.begin(), catalogueText);
    setText(hints.join(u' '));
    setVisible(!hints.isEmpty());
}

} // namespace i2m
