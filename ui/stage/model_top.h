// SPDX-License-Identifier: GPL-3.0-or-later
// What stands above a model: its title, and what can be done with it.
#pragma once

#include "core/mesh/export.h"
#include "ui/actions.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace i2m {

class ModelTop : public QWidget
{
    Q_OBJECT

public:
    explicit ModelTop(const Actions &actions, QWidget *parent = nullptr);

    /// `name`: the whole one, for who points at the title.
    void show(const QString &title, const QString &name, const QString &subtitle);
    QString title() const { return m_title->text(); }
    /// Takes this width, and the height that it needs then.
    void placeIn(const QPoint &corner, int width);

Q_SIGNALS:
    /// The model is wanted in this format, in one gesture.
    void formatWanted(i2m::ModelFormat format);

private:
    QMenu *exportMenu(const Actions &actions);

    QLabel *m_title;
    QLabel *m_subtitle;
    QWidget *m_commands;
    QToolButton *m_blender;
    QBoxLayout *m_line; ///< the words, and what can be done
};

} // namespace i2m
