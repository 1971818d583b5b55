// SPDX-License-Identifier: GPL-3.0-or-later
// Facts about the model that is shown: from its file, no graphics card needed.
#pragma once

#include "ui/queue/queue_row.h"

#include <QFrame>
#include <QGridLayout>

namespace i2m {

class InfoCard : public QFrame
{
    Q_OBJECT

public:
    explicit InfoCard(QWidget *parent = nullptr);
    void show(const QueueRow &row);

private:
    QGridLayout *m_grid;
    QList<std::pair<QString, QString>> m_facts;
};

/// Name and value of every fact, in the order in which they are shown.
QList<std::pair<QString, QString>> factsOf(const QueueRow &row);

} // namespace i2m
