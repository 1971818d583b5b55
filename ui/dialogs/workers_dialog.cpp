// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/workers_dialog.h"

#include "ui/dialogs/dialog_size.h"

#include <QLocale>
#include <QVBoxLayout>

namespace i2m {
using namespace Qt::StringLiterals;

namespace {
/// Where the numbers are, and what takes the room that is left.
enum Column { Active = 2, Load = 7, Queues = 8 };

QString statusText(const WorkerRow &worker)
{
    if (!worker.online)
        return WorkersDialog::tr("Offline");
    return worker.draining ? WorkersDialog::tr("Finishing") : WorkersDialog::tr("Online");
}

QStringList cellsOf(const WorkerRow &worker)
{
    const QLocale locale;
    return {worker.id,
            statusText(worker),
            locale.toString(worker.active),
            locale.toString(worker.done + worker.failed),
            locale.toString(worker.failed),
            locale.toString(worker.done),
            locale.toString(worker.retried),
            worker.load < 0 ? QString() : locale.toString(worker.load, 'f', 2),
            worker.queues,
            worker.version,
            locale.toString(worker.lastSeen.toLocalTime().time(), QLocale::ShortFormat)};
}
} // namespace

WorkersDialog::WorkersDialog(CrewDoor &crew, QWidget *parent)
    : QDialog(parent), m_crew(crew), m_head(new QLabel),
      m_table(new FactTable(tr("Workers"),
                            {tr("Worker"), tr("Status"), tr("Active"), tr("Processed"), tr("Failed"),
                             tr("Succeeded"), tr("Retried"), tr("Load average"), tr("Queues"), tr("Version"),
                             tr("Last seen")},
                            Queues)),
      m_drain(new QPushButton(tr("&Let it finish"))), m_forget(new QPushButton(tr("&Forget")))
{
    setWindowTitle(tr("Workers"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_head->setWordWrap(true);
    auto *buttons = wishes();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_head);
    layout->addWidget(m_table);
    layout->addWidget(buttons);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    openAs(*this, {1160, 380});
    const auto chosen = [this] {
        const int row = m_table->currentRow();
        return row >= 0 && row < m_workers.size() ? m_workers[row].id : QString();
    };
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_drain, &QPushButton::clicked, this, [this, chosen] { m_crew.drain(chosen()); });
    connect(m_forget, &QPushButton::clicked, this, [this, chosen] { m_crew.forget(chosen()); });
    connect(m_table, &QTableWidget::currentCellChanged, this, &WorkersDialog::showWishes);
    connect(&crew, &CrewDoor::changed, this, &WorkersDialog::refresh);
    connect(&crew, &CrewDoor::refused, m_head, &QLabel::setText);
    refresh();
}

QDialogButtonBox *WorkersDialog::wishes()
{
    m_drain->setToolTip(tr("It ends what it has begun and takes no more"));
    m_forget->setToolTip(tr("Takes a worker that is gone off the list"));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    for (QPushButton *button : {m_drain, m_forget}) {
        buttons->addButton(button, QDialogButtonBox::ActionRole);
        button->setAutoDefault(false); // Enter closes
    }
    return buttons;
}

void WorkersDialog::refresh()
{
    const CrewState state = m_crew.state();
    switch (state.kind) {
    case CrewState::Kind::Alone:
        m_head->setText(
            tr("This window works alone. To share a queue with other computers, give its address and the "
               "shared folder in the settings, and let the window work on it."));
        break;
    case CrewState::Kind::Joined:
        m_head->setText(tr("Sharing the queue at %1.").arg(state.address));
        break;
    case CrewState::Kind::Away:
        m_head->setText(tr("The queue at %1 cannot be reached. This window works alone until it is back.")
                            .arg(state.address));
        break;
    case CrewState::Kind::Back:
        m_head->setText(tr("The queue at %1 is back. This window joins it again when its own work is done.")
                            .arg(state.address));
        break;
    }
    const int row = m_table->currentRow();
    const QString chosen = row >= 0 && row < m_workers.size() ? m_workers[row].id : QString();
    m_workers = state.workers;
    QList<QStringList> rows;
    for (const WorkerRow &worker : std::as_const(m_workers))
        rows.append(cellsOf(worker));
    m_table->showRows(rows);
    for (int at = 0; at < m_workers.size(); ++at) {
        for (int column = Active; column <= Load; ++column)
            m_table->item(at, column)->setTextAlignment(Qt::AlignVCenter | Qt::AlignRight);
        if (m_workers[at].id == chosen)
            m_table->setCurrentCell(at, 0);
    }
    showWishes();
}

void WorkersDialog::showWishes()
{
    const int row = m_table->currentRow();
    const bool any = row >= 0 && row < m_workers.size();
    m_drain->setEnabled(any && m_workers[row].online && !m_workers[row].draining);
    m_forget->setEnabled(any && !m_workers[row].online);
}

} // namespace i2m
