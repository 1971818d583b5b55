// SPDX-License-Identifier: GPL-3.0-or-later
// Deletes batches that ended long ago, with their images and models. Says how much before it does.
#pragma once

#include "core/jobs/engine.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>

namespace i2m {

class CleanUpDialog : public QDialog
{
    Q_OBJECT

public:
    /// `shared`: the batches are everybody's on this queue, and it says so.
    /// Without an engine it only shows what it is told.
    CleanUpDialog(Engine *engine, bool shared, QWidget *parent = nullptr);

    /// So much would be deleted.
    void showAmount(qsizetype batches, qint64 bytes);

Q_SIGNALS:
    void cleaned(int jobs);

private:
    void count();
    /// A few at a time, so that nobody waits for the engine.
    void removeFrom(qsizetype first);

    Engine *m_engine;
    bool m_shared;
    QComboBox *m_age;
    QLabel *m_what;
    QPushButton *m_delete;
    QList<JobId> m_jobs;
    int m_asked = 0; ///< answers to older questions are dropped
};

} // namespace i2m
