// SPDX-License-Identifier: GPL-3.0-or-later
// Asks how models should leave: format, size, which way is up, with or without their settings, as files or
// ZIP.
#pragma once

#include "ui/export.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QLabel>

namespace i2m {

class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    /// `rows`: finished models. `wish` is what is chosen at first.
    ExportDialog(const QList<QueueRow> &rows, const ExportWish &wish, QWidget *parent = nullptr);

    ExportWish wish() const;
    bool asZip() const { return m_zip; }

private:
    void chooseFormat();
    void showSize();

    QList<QueueRow> m_rows;
    ExportWish m_wish;
    QComboBox *m_format;
    QComboBox *m_size;
    QDoubleSpinBox *m_longest;
    QComboBox *m_unit;
    QComboBox *m_up;
    QCheckBox *m_settings;
    QLabel *m_result;
    bool m_zip = false;
};

} // namespace i2m
