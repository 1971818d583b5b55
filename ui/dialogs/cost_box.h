// SPDX-License-Identifier: GPL-3.0-or-later
// In the settings: what was spent this month, what models cost, and all of it as a file.
#pragma once

#include "ui/workbench.h"

#include <QLabel>
#include <QPushButton>
#include <QWidget>

namespace i2m {

class CostBox : public QWidget
{
    Q_OBJECT

public:
    explicit CostBox(Workbench &bench, QWidget *parent = nullptr);

private:
    void save();
    /// Reads page after page, so that nobody waits for the engine, then writes the file on the pool.
    void collect(const QString &path, const QList<Job> &known, const QString &next);
    void ended(const QString &path, const Result<void> &written);

    Workbench &m_bench;
    QLabel *m_month;
    QPushButton *m_save;
};

/// Title, price with the usual options, and the rule in words, of every model.
QList<QStringList> priceRows(const Catalogue &catalogue);

} // namespace i2m
