// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for the fal.ai key, checks it while it is typed (free of charge) and keeps it where it is safe.
#pragma once

#include "ui/account.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

namespace i2m {

class ConnectDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectDialog(Account &account, QWidget *parent = nullptr);

    /// A pasted key without quotes, spaces and "FAL_KEY=".
    static QString cleaned(const QString &pasted);

private:
    void edited();
    void check();
    void showVerdict(const KeyVerdict &verdict);
    void say(const QString &text, const char *tone);
    void connectAccount();
    /// Nothing is left to do but to read why the key is not kept.
    void showNotKept(const Error &error);

    Account &m_account;
    QLineEdit *m_key;
    QLabel *m_verdict;
    QPushButton *m_later;
    QPushButton *m_connect;
    QTimer m_pause;
    int m_checks = 0; ///< only the newest answer counts
};

} // namespace i2m
