// SPDX-License-Identifier: GPL-3.0-or-later
// What can be taken back: removing, renaming, other settings, moving. Never money: what has gone on since
// then (a draft that became a model, a model that began) stays as it is, and that is told.
#pragma once

#include "ui/workbench.h"

#include <QUndoStack>

namespace i2m {

class Edits : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostSteps = 50;

    explicit Edits(Workbench &bench, QObject *parent = nullptr);
    /// The images of removed drafts are deleted for good.
    ~Edits() override;

    /// Nothing that still runs, and no draft on its way to the engine. Answers how many went.
    int remove(const QStringList &keys);
    /// The name keeps its ending: what follows the last dot is none of it.
    void rename(const QString &key, const QString &name);
    /// Without keys: those of new models.
    void setRecipe(const QStringList &keys, const Recipe &recipe);
    /// `keys` are those that were moved, `orders` what becomes of it: see queue_order.
    void move(const QStringList &keys, const QList<QStringList> &orders);
    QUndoStack &stack() { return m_stack; }

Q_SIGNALS:
    /// A step came too late and is forgotten. One sentence for the user.
    void tooLate(const QString &text);

private:
    /// “vase.png”, or how many.
    QString nameOf(const QStringList &keys) const;

    Workbench &m_bench;
    QUndoStack m_stack;
};

} // namespace i2m
