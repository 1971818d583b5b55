// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/question.h"

#include "ui/theme.h"
#include "ui/wording.h"

#include <QLabel>
#include <QPushButton>

namespace i2m {

Question::Question(const QString &text, const QString &more, const QString &yes, const QString &no,
                   const QString &check, QWidget *parent)
    : QMessageBox(parent), m_yes(nullptr), m_no(nullptr)
{
    setIcon(NoIcon);
    setText(text);
    if (auto *title = findChild<QLabel *>(QStringLiteral("qt_msgbox_label")))
        title->setFont(Theme::font(Theme::Text::RowTitle, QFont::DemiBold));
    setInformativeText(more);
    if (!check.isEmpty())
        setCheckBox(new QCheckBox(check));
    m_yes = addButton(yes, AcceptRole);
    m_no = addButton(no, RejectRole);
    setEscapeButton(m_no);
}

bool Question::ask()
{
    exec();
    return clickedButton() == m_yes;
}

std::unique_ptr<Question> quitQuestion(int open, bool remote, QWidget *parent)
{
    return std::make_unique<Question>(
        remote ? Question::tr("%n model(s) are still being made at fal.ai.", nullptr, open)
               : Question::tr("%n model(s) are not finished yet.", nullptr, open),
        remote ? Question::tr("They finish there, and appear here when you open Image2Model again.")
               : Question::tr(
                     "Those at fal.ai finish there. Everything goes on when you open Image2Model again."),
        Question::tr("Quit"), Question::tr("Keep open"), Question::tr("Don't ask again"), parent);
}

std::unique_ptr<Question> costQuestion(int models, double price, QWidget *parent)
{
    return std::make_unique<Question>(
        Question::tr("Create %n model(s) for about %1?", nullptr, models).arg(moneyText(price)), QString(),
        Question::tr("Create"), Question::tr("Cancel"),
        Question::tr("Ask only above %1").arg(moneyText(2 * price)), parent);
}

std::unique_ptr<Question> stopQuestion(int running, int waiting, QWidget *parent)
{
    if (waiting > 0)
        return std::make_unique<Question>(
            Question::tr("Cancel %n waiting?", nullptr, waiting),
            Question::tr("%n are already being made and will finish.", nullptr, running),
            Question::tr("Cancel %n", nullptr, waiting), Question::tr("Keep"), QString(), parent);
    auto question = std::make_unique<Question>(
        Question::tr("%n model(s) are already being made. fal.ai will charge for them.", nullptr, running),
        QString(), Question::tr("Stop waiting"), Question::tr("Keep waiting"),
        Question::tr("Keep the model(s) if they arrive anyway", nullptr, running), parent);
    question->checkBox()->setChecked(true);
    question->preferNo(); // Enter must not throw away what is paid for
    return question;
}

} // namespace i2m
