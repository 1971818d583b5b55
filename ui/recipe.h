// SPDX-License-Identifier: GPL-3.0-or-later
// What a model is to be made with: a model of the catalogue and the options that differ from its defaults.
#pragma once

#include <QJsonObject>
#include <QString>

namespace i2m {

struct Recipe
{
    QString model; ///< catalogue id
    QJsonObject options{};

    friend bool operator==(const Recipe &, const Recipe &) = default;
};

} // namespace i2m
