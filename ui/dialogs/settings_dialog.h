// SPDX-License-Identifier: GPL-3.0-or-later
// All settings, made from their rows: pages on the left, changes at once, a search over everything.
#pragma once

#include "ui/workbench.h"

#include <QDialog>
#include <QListWidget>
#include <QStackedWidget>

namespace i2m {

class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    explicit SettingsDialog(Workbench &bench, QWidget *parent = nullptr);
    /// "server", "account" …
    void openPage(const QString &page);

Q_SIGNALS:
    void connectWanted();
    void diagnosticsWanted();

private:
    /// What a page has beside the rows of its settings.
    struct Extras
    {
        QWidget *above = nullptr;
        QWidget *below = nullptr;
    };
    Extras extrasOf(const QString &page);
    QWidget *makePage(const QString &title, const QList<const SettingRow *> &rows, const Extras &extras);
    QWidget *accountBox();
    QWidget *advancedBox();
    QWidget *autostartBox();
    void reset();
    /// Errors: ValidationError; Cancelled when the user thought better of it.
    Result<void> change(const SettingRow &row, const QString &text);
    void search(const QString &text);

    Workbench &m_bench;
    QListWidget *m_list;
    QStackedWidget *m_pages;
    QList<std::pair<QWidget *, QString>> m_searchable; ///< a setting's widgets and its words
};

} // namespace i2m
