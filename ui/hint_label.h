// SPDX-License-Identifier: GPL-3.0-or-later
// What the catalogue has to say of a combination of options, such as that it arrives in another format.
#pragma once

#include "core/catalogue.h"

#include <QLabel>

namespace i2m {

class HintLabel : public QLabel
{
    Q_OBJECT

public:
    explicit HintLabel(QWidget *parent = nullptr);

    /// Hides when there is nothing to say.
    void showHints(const Catalogue &catalogue, const ModelEntry &model, const QJsonObject &options);
};

} // namespace i2m
