// SPDX-License-Identifier: GPL-3.0-or-later
// Who works on the shared queue, with Flower's columns, and what may be asked of them.
#pragma once

#include "ui/crew_door.h"
#include "ui/dialogs/fact_table.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>

namespace i2m {

class WorkersDialog : public QDialog
{
    Q_OBJECT

public:
    explicit WorkersDialog(CrewDoor &crew, QWidget *parent = nullptr);

private:
    QDialogButtonBox *wishes();
    void refresh();
    void showWishes();

    CrewDoor &m_crew;
    QLabel *m_head;
    FactTable *m_table;
    QPushButton *m_drain;
    QPushButton *m_forget;
    QList<WorkerRow> m_workers;
};

} // namespace i2m
