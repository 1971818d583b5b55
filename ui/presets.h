// SPDX-License-Identifier: GPL-3.0-or-later
// Recipes the user gave a name, kept beside the window's layout. A name is there once.
#pragma once

#include "ui/recipe.h"

#include <QList>

namespace i2m {

struct Preset
{
    QString name;
    Recipe recipe;
};

class Presets
{
public:
    /// Kept in this INI file, in the order in which they were saved.
    explicit Presets(QString file);

    const QList<Preset> &all() const { return m_all; }
    /// Takes the place of one with the same name.
    void save(const Preset &preset);
    void remove(const QString &name);

private:
    void store() const;

    QString m_file;
    QList<Preset> m_all;
};

} // namespace i2m
