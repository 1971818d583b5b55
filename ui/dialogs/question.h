// SPDX-License-Identifier: GPL-3.0-or-later
// The few questions the window asks: only where money or work is lost. Their buttons carry verbs.
#pragma once

#include <QCheckBox>
#include <QMessageBox>
#include <memory>

namespace i2m {

class Question : public QMessageBox
{
    Q_OBJECT

public:
    /// `yes` does it, `no` leaves everything as it is; `check` is a box below, empty: none.
    Question(const QString &text, const QString &more, const QString &yes, const QString &no,
             const QString &check, QWidget *parent);

    /// Waits for the answer.
    bool ask();
    /// Enter leaves everything as it is.
    void preferNo() { setDefaultButton(m_no); }
    bool isChecked() const { return checkBox() && checkBox()->isChecked(); }

private:
    QPushButton *m_yes;
    QPushButton *m_no;
};

/// `remote`: all of them are being made at fal.ai.
std::unique_ptr<Question> quitQuestion(int open, bool remote, QWidget *parent);
/// `price` in USD of all models together.
std::unique_ptr<Question> costQuestion(int models, double price, QWidget *parent);
/// `running` ones cannot be taken back anymore; without `waiting` ones, its box says what becomes of them.
std::unique_ptr<Question> stopQuestion(int running, int waiting, QWidget *parent);

} // namespace i2m
